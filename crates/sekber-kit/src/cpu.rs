//! Heavy computation away from the threads that serve: so many jobs at a time, the others wait in a bounded queue. Of one sender
//! two are at work or wait there, however many pages it has asked for: the rest waits outside, so that one alone fills no queue.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, OnceLock};
use std::time::Duration;

use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::problem::Problem;
use super::turns::{Turn, Turns};

/// Computations of one sender that are at work in a pool or wait in its queue.
const OF_ONE_SENDER: usize = 2;
/// The turns of senders, for each pool by its name.
static SENDERS: LazyLock<Turns<(&'static str, Arc<str>)>> = LazyLock::new(|| Turns::of(OF_ONE_SENDER));

tokio::task_local! {
    /// For whom the request at hand is answered.
    static SENDER: Arc<str>;
}

/// Answers a request for a sender: what is computed on the way takes turns with whatever else is computed for the same one.
pub async fn computing_for<T>(sender: Arc<str>, answer: impl Future<Output = T>) -> T {
    SENDER.scope(sender, answer).await
}

/// For whom the request at hand is answered; none where there is no request.
pub fn sender() -> Option<Arc<str>> {
    SENDER.try_with(Arc::clone).ok()
}

/// What a client that found a queue full or waited too long is told to wait, in seconds.
const RETRY_AFTER: i64 = 5;

/// A bounded number of computations at a time, and a bounded queue before them.
pub struct Pool {
    name: &'static str,
    permits: OnceLock<Arc<Semaphore>>,
    /// Computations at a time; `None` for as many as there are cores.
    at_once: Option<NonZeroUsize>,
    queued: AtomicUsize,
    longest_queue: usize,
    patience: Duration,
}

/// Everything without a pool of its own: documents, workbooks, ratings, imported sheets. With two at least, one long job
/// does not hold up all others even on a machine with one core.
static GENERAL: Pool = Pool::new("general", None, 64, Duration::from_secs(20));

/// Runs a computation of more than about a millisecond in the general pool and gives back its result. What the computation
/// itself may refuse stands in its result: `cpu::run(|| sheet::read(&bytes)).await?` is a `Result` of its own.
///
/// A computation that has begun goes on when its request is given up; it keeps its place until it ends.
///
/// # Errors
/// [`Problem::Busy`] when the queue is full or the wait took longer than 20 seconds; [`Problem::Ours`] when the
/// computation panicked.
pub async fn run<T, F>(work: F) -> Result<T, Problem>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    GENERAL.run(work).await
}

/// Runs a piece of a longer work on this thread, whose other requests go on elsewhere meanwhile. For work that borrows what
/// cannot be handed to a pool, and of which so much goes on at a time as something else allows, such as one job of a
/// person.
pub fn in_place<T>(work: impl FnOnce() -> T) -> T {
    let flavour = Handle::try_current().map(|runtime| runtime.runtime_flavor());
    match flavour {
        Ok(RuntimeFlavor::MultiThread) => tokio::task::block_in_place(work),
        _ => work(),
    }
}

impl Pool {
    /// A pool for `at_once` computations at a time (`None`: one for each core, but two at least), with at most
    /// `longest_queue` waiting, each for at most `patience`.
    pub const fn new(
        name: &'static str,
        at_once: Option<NonZeroUsize>,
        longest_queue: usize,
        patience: Duration,
    ) -> Self {
        Self { name, permits: OnceLock::new(), at_once, queued: AtomicUsize::new(0), longest_queue, patience }
    }

    /// As [`run`], in this pool.
    ///
    /// # Errors
    /// As [`run`].
    pub async fn run<T, F>(&self, work: F) -> Result<T, Problem>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let own = self.own_turn().await?;
        let permit = self.permit().await?;
        let job = move || {
            // Held by the computation, not by whoever waits for it: a client that goes away frees no core.
            let _held = (permit, own);
            work()
        };
        let name = self.name;
        tokio::task::spawn_blocking(job).await.map_err(|error| {
            Problem::Ours(anyhow::anyhow!("a computation of the {name} pool failed: {error}"))
        })
    }

    /// A turn among what is computed for the sender of the request at hand; none where there is no request.
    async fn own_turn(&self) -> Result<Option<Turn>, Problem> {
        let Some(sender) = sender() else { return Ok(None) };
        let turn = tokio::time::timeout(self.patience, SENDERS.take(&(self.name, sender))).await;
        turn.map(Some).map_err(|_| Problem::Busy(RETRY_AFTER))
    }

    async fn permit(&self) -> Result<OwnedSemaphorePermit, Problem> {
        let permits = self.permits.get_or_init(|| Arc::new(Semaphore::new(self.width()))).clone();
        if let Ok(permit) = permits.clone().try_acquire_owned() {
            return Ok(permit);
        }
        let _place = Place::take(&self.queued, self.longest_queue).ok_or(Problem::Busy(RETRY_AFTER))?;
        match tokio::time::timeout(self.patience, permits.acquire_owned()).await {
            Ok(permit) => Ok(permit.map_err(anyhow::Error::from)?),
            Err(_) => {
                tracing::warn!(pool = self.name, "a computation waited too long for its turn");
                Err(Problem::Busy(RETRY_AFTER))
            }
        }
    }

    fn width(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(2, |cores| cores.get().max(2));
        self.at_once.map_or_else(cores, NonZeroUsize::get)
    }
}

/// A place in a queue, given back when it is dropped.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn take(queued: &'a AtomicUsize, longest: usize) -> Option<Self> {
        let room = |before| (before < longest).then_some(before + 1);
        queued.fetch_update(Ordering::Relaxed, Ordering::Relaxed, room).ok()?;
        Some(Self(queued))
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests;
