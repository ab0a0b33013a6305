//! Patience with a slow peer: waiting uses it up, bytes restore it, and it is never more than at the beginning.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep};

/// Bytes that restore a second of patience; whoever moves fewer in a second runs out of it.
const BYTES_A_SECOND: u32 = 1_000;

/// The patience with one peer.
pub struct Pace {
    most: Duration,
    left: Duration,
    waiting: Option<(Pin<Box<Sleep>>, Instant)>,
}

impl Pace {
    /// Full patience.
    pub fn new(most: Duration) -> Self {
        Self { most, left: most, waiting: None }
    }

    /// So many bytes moved.
    pub fn moved(&mut self, bytes: usize) {
        if let Some((_, since)) = self.waiting.take() {
            self.left = self.left.saturating_sub(since.elapsed());
        }
        let restored = Duration::from_secs(1) * u32::try_from(bytes).unwrap_or(u32::MAX) / BYTES_A_SECOND;
        self.left = (self.left + restored).min(self.most);
    }

    /// Nothing moves at the moment: ready when patience is over, else the task is woken when it will be.
    pub fn poll_over(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let left = self.left;
        let (timer, _) = self.waiting.get_or_insert_with(|| (Box::pin(sleep(left)), Instant::now()));
        timer.as_mut().poll(context)
    }
}
