//! Turns by name: of each name so many at a time, in the order in which they were asked for. Whoever waits holds nothing but
//! a place in the queue.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Names that are remembered before those with nobody in their queue are forgotten.
const MOST: usize = 10_000;

/// The queues of all names.
pub struct Turns<K> {
    at_a_time: usize,
    queues: Mutex<HashMap<K, Arc<Semaphore>>>,
}

/// A turn; it ends when it is dropped.
#[must_use]
pub struct Turn {
    /// None only if the queue had been closed, which nobody does.
    _permit: Option<OwnedSemaphorePermit>,
}

impl<K: Eq + Hash + Clone> Turns<K> {
    /// No queues yet; of each name so many turns at a time.
    pub fn of(at_a_time: usize) -> Self {
        Self { at_a_time, queues: Mutex::default() }
    }

    /// Waits for a turn, for as long as the one who asks likes to.
    pub async fn take(&self, name: &K) -> Turn {
        Turn { _permit: self.queue(name).acquire_owned().await.ok() }
    }

    /// A turn, if there is one at once.
    pub fn try_take(&self, name: &K) -> Option<Turn> {
        let permit = self.queue(name).try_acquire_owned().ok()?;
        Some(Turn { _permit: Some(permit) })
    }

    fn queue(&self, name: &K) -> Arc<Semaphore> {
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        if queues.len() >= MOST {
            // Whoever has a turn, or waits for one, holds its queue.
            queues.retain(|_, queue| Arc::strong_count(queue) > 1);
        }
        queues.entry(name.clone()).or_insert_with(|| Arc::new(Semaphore::new(self.at_a_time))).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn each_name_has_its_own_turns_and_a_turn_that_ends_is_the_next_ones() {
        let turns = Turns::of(2);
        let mut held = vec![turns.take(&"greedy").await, turns.take(&"greedy").await];
        assert!(turns.try_take(&"greedy").is_none());
        let mut next = std::pin::pin!(turns.take(&"greedy"));
        assert!(futures_util::poll!(&mut next).is_pending());
        assert!(turns.try_take(&"other").is_some());
        held.pop();
        let _next = next.await;
        assert!(turns.try_take(&"greedy").is_none());
    }

    #[test]
    fn names_with_nobody_in_their_queue_are_forgotten() {
        let turns = Turns::of(1);
        let held = turns.try_take(&0);
        for name in 1..=3 * MOST {
            assert!(turns.try_take(&name).is_some());
        }
        assert!(turns.queues.lock().unwrap().len() <= MOST);
        assert!(turns.try_take(&0).is_none(), "a queue in use is kept");
        drop(held);
        assert!(turns.try_take(&0).is_some());
    }
}
