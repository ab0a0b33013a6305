//! The bell of one process: it wakes the worker when a job was queued here, so that nobody waits for the next look.

use tokio::sync::Notify;

/// Wakes whoever waits for jobs in this process.
#[derive(Default)]
pub struct Bell {
    /// Wakes the worker that looks for jobs.
    pub(super) queue: Notify,
    /// Wakes those who hold leases, to see whether their job was cancelled.
    pub(super) leases: Notify,
}

impl Bell {
    /// Says that something about jobs has changed.
    pub fn ring(&self) {
        self.queue.notify_one();
        self.leases.notify_waiters();
    }
}
