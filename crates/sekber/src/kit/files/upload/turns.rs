//! Turns for uploads: so many at a time over all, and so few for one person that nobody holds them all.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};

use crate::kit::problem::Problem;

/// Files that arrive at the same time. Each holds some 200 kB of memory and its size on the disk.
const AT_ONCE: usize = 64;
/// Files of one person that arrive at the same time.
const PER_PERSON: usize = 2;
/// How long an upload waits for its turn.
const PATIENCE: Duration = Duration::from_secs(20);
/// What a client that got no turn is told to wait, in seconds.
const RETRY_AFTER: i64 = 15;

static ALL: Semaphore = Semaphore::const_new(AT_ONCE);
static PERSONS: LazyLock<Mutex<HashMap<String, usize>>> = LazyLock::new(Mutex::default);

/// A turn; given back when it is dropped.
pub struct Turn {
    sender: String,
    _permit: SemaphorePermit<'static>,
}

/// Waits for a turn.
///
/// # Errors
/// [`Problem::Busy`] at once when the sender has two uploads under way, or when all turns stay taken for 20 seconds.
pub async fn take(sender: &str) -> Result<Turn, Problem> {
    let permit = tokio::time::timeout(PATIENCE, ALL.acquire()).await;
    let permit = permit.map_err(|_| Problem::Busy(RETRY_AFTER))?.map_err(anyhow::Error::from)?;
    let mut persons = PERSONS.lock().unwrap_or_else(PoisonError::into_inner);
    let count = persons.entry(sender.to_owned()).or_default();
    if *count >= PER_PERSON {
        return Err(Problem::Busy(RETRY_AFTER));
    }
    *count += 1;
    Ok(Turn { sender: sender.to_owned(), _permit: permit })
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut persons = PERSONS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = persons.get_mut(&self.sender) {
            *count -= 1;
            if *count == 0 {
                persons.remove(&self.sender);
            }
        }
    }
}
