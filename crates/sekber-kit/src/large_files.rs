//! Files that hold whole lists are made two at a time, whoever asks for them, and one at a time for one sender: each takes up to a
//! hundred megabytes while it is made.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use super::app::App;
use super::cpu;
use super::problem::Problem;
use super::turns::{Turn, Turns};

/// Files that are made at a time.
const AT_A_TIME: usize = 2;
/// How long the next one waits, holding nothing.
const PATIENCE: Duration = Duration::from_secs(10);
/// Seconds after which it is worth trying again.
const LATER: i64 = 5;
/// How long a file may wait for its reader and keep its turn.
const A_MOMENT: Duration = Duration::from_secs(1);
/// How long a file waits at most until its reader takes anything more: whoever paused it, or fell asleep, asks again.
const A_LONG_WHILE: Duration = Duration::from_secs(30 * 60);
/// Files that may wait for slow readers without a turn: each holds what it has read and not yet sent.
const MOST_SLOW: usize = 16;

/// The turns of one crowd; another crowd has turns of its own, so that it cannot keep this one waiting.
pub struct Making(Arc<Crowd>);

struct Crowd {
    making: Turns<()>,
    senders: Turns<Arc<str>>,
    slow: Turns<()>,
    longest: Duration,
}

impl Default for Making {
    fn default() -> Self {
        Self::giving_up_after(A_LONG_WHILE)
    }
}

impl Making {
    /// Turns of files that wait so long at most for their readers.
    fn giving_up_after(longest: Duration) -> Self {
        Self(Arc::new(Crowd {
            making: Turns::of(AT_A_TIME),
            senders: Turns::of(1),
            slow: Turns::of(MOST_SLOW),
            longest,
        }))
    }

    /// A turn to make a file, asked for before anything of it is read.
    ///
    /// # Errors
    /// [`Problem::Busy`] when it does not come within ten seconds.
    pub async fn begin(&self) -> Result<LargeFile, Problem> {
        let turns = async {
            let own = match cpu::sender() {
                Some(sender) => Some(self.0.senders.take(&sender).await),
                None => None,
            };
            LargeFile { crowd: Arc::clone(&self.0), turn: Some(self.0.making.take(&()).await), own }
        };
        tokio::time::timeout(PATIENCE, turns).await.map_err(|_| Problem::Busy(LATER))
    }
}

/// A file that is being made; the next one's turn comes when this is dropped or written.
#[must_use]
pub struct LargeFile {
    crowd: Arc<Crowd>,
    /// None only while a slow reader is waited for.
    turn: Option<Turn>,
    /// Of the sender, who has no other file made meanwhile, slow or not.
    own: Option<Turn>,
}

impl LargeFile {
    /// Writes what was read, in the pool of computations. A writing that has begun keeps its turn until it ends, also when its
    /// request is given up.
    ///
    /// # Errors
    /// As [`cpu::run`].
    pub async fn write<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        cpu::run(move || {
            let _turns = (self.turn, self.own);
            work()
        })
        .await
    }

    /// Waits until its reader takes what was written. Where that takes more than a moment, others have the turn meanwhile, and this
    /// file goes on when its own comes again: two slow lines keep nobody from a file. Where 16 files wait so, it keeps its turn. None
    /// where its reader takes nothing for half an hour: then the file is to end, since readers who never go on would keep everybody's
    /// turns.
    pub async fn until<T>(&mut self, taken: impl Future<Output = T>) -> Option<T> {
        let mut taken = pin!(tokio::time::timeout(self.crowd.longest, taken));
        if let Ok(done) = tokio::time::timeout(A_MOMENT, taken.as_mut()).await {
            return done.ok();
        }
        let Some(_place) = self.crowd.slow.try_take(&()) else {
            return taken.await.ok();
        };
        self.turn = None;
        let done = taken.await.ok()?;
        self.turn = Some(self.crowd.making.take(&()).await);
        Some(done)
    }
}

/// A turn among all who are signed in; see [`Making::begin`].
///
/// # Errors
/// As [`Making::begin`].
pub async fn begin(app: &App) -> Result<LargeFile, Problem> {
    app.process_memory::<Making>().begin().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_third_file_waits_and_one_that_is_done_is_the_next_ones_turn() {
        let making = Making::default();
        let (first, _second) = (making.begin().await.unwrap(), making.begin().await.unwrap());
        let mut third = std::pin::pin!(making.begin());
        assert!(futures_util::poll!(&mut third).is_pending());
        assert!(first.write(|| true).await.unwrap());
        assert!(third.await.is_ok());
    }

    #[tokio::test]
    async fn whoever_asks_for_many_files_leaves_a_turn_to_others() {
        let making = Making::default();
        let _first = cpu::computing_for("greedy".into(), making.begin()).await.unwrap();
        let mut second = std::pin::pin!(cpu::computing_for("greedy".into(), making.begin()));
        assert!(futures_util::poll!(&mut second).is_pending());
        assert!(cpu::computing_for("other".into(), making.begin()).await.is_ok());
    }

    #[tokio::test]
    async fn a_slow_reader_keeps_no_turn_and_its_file_waits_for_the_next_one() {
        let making = Making::default();
        let (mut slow, second) = (making.begin().await.unwrap(), making.begin().await.unwrap());
        let (taken, reader) = tokio::sync::oneshot::channel::<()>();
        let mut waiting = std::pin::pin!(slow.until(reader));
        assert!(futures_util::poll!(&mut waiting).is_pending());
        let mut third = std::pin::pin!(making.begin());
        assert!(futures_util::poll!(&mut third).is_pending(), "a moment is no slowness");
        let third = tokio::select! {
            third = &mut third => third.unwrap(),
            _ = &mut waiting => unreachable!("nobody has taken anything"),
        };
        taken.send(()).unwrap();
        assert!(futures_util::poll!(&mut waiting).is_pending(), "two at a time");
        drop(third);
        waiting.await.unwrap().unwrap();
        drop(second);
    }

    #[tokio::test]
    async fn a_reader_who_takes_nothing_at_all_is_given_up() {
        for longest in [Duration::from_millis(20), A_MOMENT + Duration::from_millis(50)] {
            let making = Making::giving_up_after(longest);
            let mut file = making.begin().await.unwrap();
            assert_eq!(file.until(std::future::pending::<()>()).await, None, "{longest:?}");
            drop(file);
            let _both = (making.begin().await.unwrap(), making.begin().await.unwrap());
            let places: Vec<_> = (0..MOST_SLOW).map(|_| making.0.slow.try_take(&())).collect();
            assert!(places.iter().all(Option::is_some));
        }
    }

    #[tokio::test]
    async fn a_reader_who_keeps_up_costs_no_turn() {
        let making = Making::default();
        let (mut first, _second) = (making.begin().await.unwrap(), making.begin().await.unwrap());
        assert_eq!(first.until(async { 7 }).await, Some(7));
        let mut third = std::pin::pin!(making.begin());
        assert!(futures_util::poll!(&mut third).is_pending());
    }
}
