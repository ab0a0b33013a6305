//! A pool that heals: what is known about its connections, and the renewal of all that were open when one of them failed.
//!
//! A connection may remember a failure. SQLite, for one, ends a transaction by itself when the disk is full, and the driver,
//! which has not noticed, refuses to begin another. Nobody has to know how each failure is remembered if no connection that
//! saw one is used again.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sqlx::pool::{PoolConnectionMetadata, PoolOptions};
use sqlx::{Connection, Database, Pool};

use super::{Outage, StoreError};

/// How long one statement may take before its connection is given up, waiting for a connection included. Below the time
/// that a request may take, so that a silent database is told as such.
const PATIENCE: Duration = Duration::from_secs(30);

/// A pool of connections with what is known about them.
pub struct Connections<D: Database> {
    pub(super) pool: Pool<D>,
    pub(super) condition: Condition,
}

impl<D: Database> Clone for Connections<D> {
    fn clone(&self) -> Self {
        Self { pool: self.pool.clone(), condition: self.condition.clone() }
    }
}

impl<D: Database> fmt::Debug for Connections<D> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Connections").field("condition", &self.condition).finish_non_exhaustive()
    }
}

impl<D: Database> Connections<D> {
    /// Opens a pool.
    ///
    /// # Errors
    /// When the first connection cannot be made.
    pub(super) async fn open(
        options: PoolOptions<D>,
        to: <D::Connection as Connection>::Options,
    ) -> Result<Self, StoreError> {
        let condition = Condition::default();
        let (idle, released) = (condition.clone(), condition.clone());
        let options = options
            .before_acquire(move |connection, about| {
                // An open transaction on an idle connection is one whose end failed.
                let fit = idle.is_fit(&about) && !connection.is_in_transaction();
                Box::pin(async move { Ok(fit) })
            })
            .after_release(move |_, about| {
                let fit = released.is_fit(&about);
                Box::pin(async move { Ok(fit) })
            });
        Ok(Self { pool: options.connect_with(to).await?, condition })
    }
}

/// What is known about the connections of a pool; shared by all who use it.
#[derive(Debug, Clone, Default)]
pub(super) struct Condition(Arc<Mutex<Seen>>);

#[derive(Debug, Default)]
struct Seen {
    /// When a connection was last left in an unknown state; those opened before are not used again.
    spoiled: Option<Instant>,
    /// When a statement that writes last succeeded.
    moved: Option<Instant>,
    /// The outage met since something was last committed.
    outage: Option<Outage>,
}

impl Condition {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a connection was opened after the last failure.
    fn is_fit(&self, about: &PoolConnectionMetadata) -> bool {
        self.seen().spoiled.is_none_or(|spoiled| about.age < spoiled.elapsed())
    }

    /// Waits for a statement, but not for ever, and remembers how it ended.
    pub(super) async fn watch<T>(
        &self,
        work: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        let done = tokio::time::timeout(PATIENCE, work).await.unwrap_or_else(|_| Err(StoreError::silent()));
        if let Err(error) = &done {
            let mut seen = self.seen();
            if error.spoils_the_connection() {
                seen.spoiled = Some(Instant::now());
            }
            // Waiting in vain for one's turn says nothing about the one whose turn it is.
            seen.outage = error.outage().filter(|outage| *outage != Outage::Busy).or(seen.outage);
        }
        done
    }

    /// A statement that writes succeeded; whether it is kept, only its commit will tell.
    pub(super) fn moved(&self) {
        self.seen().moved = Some(Instant::now());
    }

    /// Something was stored: whatever outage there was is over.
    pub(super) fn stored(&self) {
        let mut seen = self.seen();
        (seen.moved, seen.outage) = (Some(Instant::now()), None);
    }

    /// Whether a statement that writes has succeeded within so short a time.
    pub(super) fn moved_within(&self, time: Duration) -> bool {
        self.seen().moved.is_some_and(|moved| moved.elapsed() <= time)
    }

    /// Whether no outage is known.
    pub(super) fn is_well(&self) -> bool {
        self.seen().outage.is_none()
    }
}
