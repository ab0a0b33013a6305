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
        Ok(Self { pool: healing(options, &condition).connect_with(to).await?, condition })
    }

    /// Opens a pool whose first connection is made when it is wanted.
    pub(super) fn open_when_wanted(
        options: PoolOptions<D>,
        to: <D::Connection as Connection>::Options,
    ) -> Self {
        let condition = Condition::default();
        Self { pool: healing(options, &condition).connect_lazy_with(to), condition }
    }
}

/// Has a pool leave connections that were open during a failure.
fn healing<D: Database>(options: PoolOptions<D>, condition: &Condition) -> PoolOptions<D> {
    let (idle, released) = (condition.clone(), condition.clone());
    options
        .before_acquire(move |connection, about| {
            // An open transaction on an idle connection is one whose end failed.
            let fit = idle.is_fit(&about) && !connection.is_in_transaction();
            Box::pin(async move { Ok(fit) })
        })
        .after_release(move |_, about| {
            let fit = released.is_fit(&about);
            Box::pin(async move { Ok(fit) })
        })
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
    /// When the server was last found to be away, or somebody began to ask it again.
    away: Option<Instant>,
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
        (seen.moved, seen.outage, seen.away) = (Some(Instant::now()), None, None);
    }

    /// The server was asked and is away.
    pub(super) fn went_away(&self) {
        self.seen().away = Some(Instant::now());
    }

    /// The server was asked and answered.
    pub(super) fn answered(&self) {
        self.seen().away = None;
    }

    /// Whether the server was found to be away, and has not answered since.
    pub(super) fn is_away(&self) -> bool {
        self.seen().away.is_some()
    }

    /// Whether there is any sense in asking the server: always, unless it was found to be away; then once in so much time.
    pub(super) fn may_be_asked(&self, once_in: Duration) -> bool {
        let mut seen = self.seen();
        let may = seen.away.is_none_or(|away| away.elapsed() > once_in);
        if may && seen.away.is_some() {
            seen.away = Some(Instant::now());
        }
        may
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_is_away_is_asked_by_one_at_a_time() {
        let condition = Condition::default();
        assert!(condition.may_be_asked(Duration::MAX) && condition.may_be_asked(Duration::MAX));
        condition.went_away();
        assert!(
            condition.is_away() && !condition.may_be_asked(Duration::from_secs(3600)),
            "it was asked just now"
        );
        assert!(condition.may_be_asked(Duration::ZERO), "somebody looks again");
        assert!(!condition.may_be_asked(Duration::from_secs(3600)), "somebody is asking it");
        condition.answered();
        assert!(!condition.is_away() && condition.may_be_asked(Duration::MAX));
        condition.went_away();
        condition.stored();
        assert!(condition.may_be_asked(Duration::MAX), "it has stored something");
    }
}
