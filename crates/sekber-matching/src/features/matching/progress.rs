//! How far a rating is that takes longer than a reader wants to wait.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::fit_matrix::{self, Table};
use crate::features::district::Cycle;
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// How long a page waits for the table of fits before it tells how far that is.
const PATIENCE: Duration = Duration::from_secs(4);

/// Programmes rated so far in the rating that goes on, and how many there are; 0 of 0 when none does.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Progress {
    /// A rating of so many begins.
    pub fn begin(&self, all: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
    }

    /// One more is rated.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// How many are rated, and how many there are.
    pub fn now(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed))
    }

    /// The rating is over.
    pub fn end(&self) {
        self.begin(0);
    }
}

/// The table of a cycle for a page. The first rating of some hundred thousand programmes takes a minute; whoever comes
/// meanwhile is told how far it is, and the rating goes on without them.
///
/// # Errors
/// [`Problem::Working`] when it takes longer than a reader wants to wait; otherwise as [`fit_matrix::table`].
pub async fn table_soon(app: &App, cycle: &Cycle) -> Result<Arc<Table>, Problem> {
    match tokio::time::timeout(PATIENCE, fit_matrix::table(app, cycle)).await {
        Ok(found) => found,
        Err(_) => {
            let (done, all) = app.memory::<Progress>().now();
            Err(Problem::Working { done, all })
        }
    }
}
