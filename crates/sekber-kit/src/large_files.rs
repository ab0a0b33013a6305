//! Files that hold whole lists are made two at a time, whoever asks for them: each takes up to a hundred megabytes while it is made.

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

/// The turns of one crowd; another crowd has turns of its own, so that it cannot keep this one waiting.
pub struct Making(Turns<()>);

impl Default for Making {
    fn default() -> Self {
        Self(Turns::of(AT_A_TIME))
    }
}

impl Making {
    /// A turn to make a file, asked for before anything of it is read.
    ///
    /// # Errors
    /// [`Problem::Busy`] when it does not come within ten seconds.
    pub async fn begin(&self) -> Result<LargeFile, Problem> {
        let turn = tokio::time::timeout(PATIENCE, self.0.take(&())).await;
        turn.map(LargeFile).map_err(|_| Problem::Busy(LATER))
    }
}

/// A file that is being made; the next one's turn comes when this is dropped or written.
#[must_use]
pub struct LargeFile(Turn);

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
            let _turn = self.0;
            work()
        })
        .await
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
}
