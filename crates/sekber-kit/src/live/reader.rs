//! Reads a topic's log for all who listen to it, and asks again who may.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, broadcast};

use super::{Channels, Live, LiveEvent, Log, Topic};
use crate::store::StoreError;

/// How often the database is looked at for what another process has committed.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// Joins those who listen to a topic; the first one starts the reader of the log, from the log's `head`.
pub(super) fn subscribe(
    live: &Arc<Live>,
    topic: String,
    head: i64,
    log: impl Log,
    organisation: Option<&str>,
) -> broadcast::Receiver<Arc<LiveEvent>> {
    let mut topics = live.topics.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = topics.get(&topic) {
        return known.channels.subscribe(organisation);
    }
    let channels = Arc::new(Channels::default());
    let receiver = channels.subscribe(organisation);
    let wake = Arc::new(Notify::new());
    topics.insert(topic.clone(), Topic { channels: channels.clone(), wake: wake.clone() });
    let reader = Reader { live: live.clone(), topic, log, channels, wake, last: AtomicI64::new(head) };
    tokio::spawn(reader.run());
    receiver
}

/// Reads the log of a topic for all who listen to it.
struct Reader<L> {
    live: Arc<Live>,
    topic: String,
    log: L,
    channels: Arc<Channels>,
    wake: Arc<Notify>,
    /// The number that was passed on last.
    last: AtomicI64,
}

impl<L: Log> Reader<L> {
    /// Reads until nobody listens any more, or the log turns out to end before what was passed on: then all streams
    /// end, and each page learns the true number when it comes back.
    async fn run(self) {
        tokio::select! {
            () = self.pass_on() => {}
            () = self.ask_again() => {
                self.live.topics.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.topic);
                tracing::warn!(topic = self.topic, "the log of a live stream has become shorter");
            }
        }
    }

    /// Reads what is new and passes it on, until nobody listens any more.
    async fn pass_on(&self) {
        loop {
            let _ = tokio::time::timeout(LOOK_AGAIN, self.wake.notified()).await;
            {
                let mut topics = self.live.topics.lock().unwrap_or_else(PoisonError::into_inner);
                if self.channels.nobody_listens() {
                    topics.remove(&self.topic);
                    return;
                }
            }
            while self.pass_some_on().await {}
        }
    }

    /// Whether there may be more at once.
    async fn pass_some_on(&self) -> bool {
        match self.log.after(self.last.load(Ordering::Relaxed)).await {
            Ok(events) => {
                let some = !events.is_empty();
                for event in events {
                    self.last.store(event.seq, Ordering::Relaxed);
                    self.channels.send(&Arc::new(event));
                }
                some
            }
            Err(error) => {
                tracing::warn!(%error, topic = self.topic, "a live stream could not read on");
                false
            }
        }
    }

    /// Asks again and again who may still listen; returns when the log has become shorter than what was passed on.
    async fn ask_again(&self) {
        let mut asking = self.live.asking.subscribe();
        loop {
            let period = *asking.borrow_and_update();
            let _ = tokio::time::timeout(period, asking.changed()).await;
            match self.ask().await {
                Ok(true) => {}
                Ok(false) => return,
                // A database that is away tells nobody anything; the question is repeated with the next one.
                Err(error) => {
                    tracing::warn!(%error, topic = self.topic, "permissions could not be asked again")
                }
            }
        }
    }

    /// Shuts out whoever may not listen any more; false when the log has become shorter.
    async fn ask(&self) -> Result<bool, StoreError> {
        let last = self.last.load(Ordering::Relaxed);
        let holders = self.live.listeners.holders(&self.topic);
        let gone = self.log.not_permitted(holders).await?;
        self.live.listeners.shut_out(&self.topic, &gone);
        Ok(self.log.head().await? >= last)
    }
}
