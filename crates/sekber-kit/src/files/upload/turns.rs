//! Turns for uploads: so many at a time over all, and so few for one person that nobody holds them all.

use std::sync::LazyLock;
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::problem::Problem;
use crate::turns::{self, Turns};

/// Files that arrive at the same time. Each holds some 200 kB of memory and its size on the disk.
const AT_ONCE: usize = 64;
/// Files of one person that arrive at the same time.
const PER_PERSON: usize = 2;
/// How long an upload waits for its turn.
const PATIENCE: Duration = Duration::from_secs(20);
/// What a client that got no turn is told to wait, in seconds.
const RETRY_AFTER: i64 = 15;

static ALL: Semaphore = Semaphore::const_new(AT_ONCE);
static PERSONS: LazyLock<Turns<String>> = LazyLock::new(|| Turns::of(PER_PERSON));

/// A turn; given back when it is dropped.
pub struct Turn {
    _own: turns::Turn,
    _permit: SemaphorePermit<'static>,
}

/// Waits for a turn.
///
/// # Errors
/// [`Problem::Busy`] at once when the sender has two uploads under way, or when all turns stay taken for 20 seconds.
pub async fn take(sender: &str) -> Result<Turn, Problem> {
    let permit = tokio::time::timeout(PATIENCE, ALL.acquire()).await;
    let permit = permit.map_err(|_| Problem::Busy(RETRY_AFTER))?.map_err(anyhow::Error::from)?;
    let own = PERSONS.try_take(&sender.to_owned()).ok_or(Problem::Busy(RETRY_AFTER))?;
    Ok(Turn { _own: own, _permit: permit })
}
