//! Where the district's trail ends, as far as this process knows: every commit adds a line to the trail, so what was read
//! as of its last line is still true while that line is the last. Memory can thus answer without asking the database.
//!
//! Own commits are known at once. Those of other processes are found by looking several times a second while anybody
//! asks; should the looking get stuck, whoever asks looks for himself.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::verify::head;
use crate::app::App;
use crate::store::StoreError;

/// How often the database is looked at for what another process has committed.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// How old a look may be before whoever asks has to look again: the longest that another process's change goes unseen.
const TRUSTED: Duration = Duration::from_millis(800);
/// Looks in which nobody asked, after which the looking ends: half a minute.
const UNASKED: u32 = 300;

/// The number of the trail's last line, as this process knows it.
#[derive(Debug, Default)]
pub struct Tail {
    line: AtomicI64,
    looked: Mutex<Option<Instant>>,
    looking: tokio::sync::Mutex<()>,
    asked: AtomicBool,
    followed: AtomicBool,
}

impl Tail {
    /// The last line that is known of, without asking whether there are more.
    pub fn known(&self) -> i64 {
        self.line.load(Ordering::SeqCst)
    }

    /// A transaction of this process has committed a line.
    pub fn committed(&self, line: i64) {
        self.line.fetch_max(line, Ordering::SeqCst);
    }

    /// Something was seen that the last look did not know of: the next who asks looks again.
    pub fn doubt(&self) {
        *self.looked.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn is_trusted(&self) -> bool {
        let looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        looked.is_some_and(|looked| looked.elapsed() < TRUSTED)
    }

    async fn look(&self, app: &App) -> Result<(), StoreError> {
        let begun = Instant::now();
        let known = self.line.load(Ordering::SeqCst);
        let found = head(app.db(), &app.region()).await?.seq;
        if found < known {
            // Another database stands there than before: it was restored.
            self.line.store(found, Ordering::SeqCst);
        } else {
            self.committed(found);
        }
        *self.looked.lock().unwrap_or_else(PoisonError::into_inner) = Some(begun);
        Ok(())
    }
}

/// The number of the trail's last line: exact for what this process has committed, at most a second old for others.
/// No statement while it is being followed, which asking begins.
///
/// # Errors
/// When the database has to be asked and cannot be.
pub async fn last_line(app: &App) -> Result<i64, StoreError> {
    let tail = app.memory::<Tail>();
    tail.asked.store(true, Ordering::Relaxed);
    if !tail.is_trusted() {
        let _turn = tail.looking.lock().await;
        if !tail.is_trusted() {
            tail.look(app).await?;
        }
    }
    if !tail.followed.swap(true, Ordering::SeqCst) {
        tokio::spawn(follow(app.clone(), tail.clone()));
    }
    Ok(tail.line.load(Ordering::SeqCst))
}

/// Looks again and again until nobody asks any more.
async fn follow(app: App, tail: Arc<Tail>) {
    let mut unasked = 0;
    while unasked < UNASKED {
        tokio::time::sleep(LOOK_AGAIN).await;
        unasked = if tail.asked.swap(false, Ordering::Relaxed) { 0 } else { unasked + 1 };
        if let Err(error) = tail.look(&app).await {
            tracing::debug!(%error, "the end of the trail cannot be looked at");
        }
    }
    tail.followed.store(false, Ordering::SeqCst);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_commits_are_known_at_once_and_never_go_back() {
        let tail = Tail::default();
        tail.committed(7);
        tail.committed(5);
        assert_eq!(tail.line.load(Ordering::SeqCst), 7);
    }

    #[test]
    fn doubt_makes_the_next_look_again() {
        let tail = Tail::default();
        assert!(!tail.is_trusted());
        *tail.looked.lock().unwrap() = Some(Instant::now());
        assert!(tail.is_trusted());
        tail.doubt();
        assert!(!tail.is_trusted());
    }
}
