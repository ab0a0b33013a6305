//! Jobs: work that outlives the request and the process that asked for it. A job is a row, whoever works on it holds a
//! lease, and what a stop of the program cut off is taken up again. Rooms declare their jobs on their cards.
//!
//! A job is done at least once: a process that dies between the work and writing that down leaves it to be done again.
//! So the work of a job must bear being repeated.

mod attempt;
mod bell;
mod failure;
mod kind;
mod lease;
mod store;
mod timers;
mod worker;

use sekber_core::value::{JobId, Moment};

use super::app::{App, new_id};
use super::problem::Problem;
use super::store::{Sql, StoreError, Tx};

pub use bell::Bell;
pub use failure::{Failure, GivenUp};
pub use kind::{Job, Outcome, Schedule, Work, every, in_each_process, job};
pub use lease::LEASE_SECONDS;
pub use sekber_core::job::{Retries, State};
pub use store::{Figures, Row, delete_over, figures, page};
pub use worker::{Served, begin, keep_working, run_due, stop, work_on};

/// A job that is to be queued.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// Its identifier.
    pub id: JobId,
    /// The name under which a room declares it.
    pub name: &'static str,
    /// What it is to be done with.
    pub payload: String,
    /// A job of this name with the same key is queued once only, for as long as the first one is kept.
    pub once: Option<String>,
    /// When it is due; none for at once.
    pub due: Option<Moment>,
}

impl NewJob {
    /// A job that is due at once.
    pub fn new(name: &'static str, payload: impl ToString) -> Self {
        Self { id: new_id(), name, payload: payload.to_string(), once: None, due: None }
    }

    /// The same, queued once only for this key.
    #[must_use]
    pub fn once(mut self, key: impl ToString) -> Self {
        self.once = Some(key.to_string());
        self
    }

    /// The same, due later.
    #[must_use]
    pub fn due_at(mut self, due: Moment) -> Self {
        self.due = Some(due);
        self
    }

    /// The statement that queues it, for a transaction of housekeeping.
    pub fn statement(&self, app: &App) -> Sql {
        store::insertion(&app.region(), self, app.now())
    }
}

/// Queues a job with the change that is its reason: it exists exactly when the transaction is committed, and this process
/// begins with it at once. `false` when a job with its key is known already.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue(tx: &mut Tx, job: &NewJob) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let added = tx.run(store::insertion(&region, job, now)).await? > 0;
    tx.ring_after_commit();
    Ok(added)
}

/// Has a job of this key tried again from its first attempt, wherever it has got to; queues it when it is gone.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue_again(tx: &mut Tx, job: &NewJob) -> Result<(), StoreError> {
    if !enqueue(tx, job).await? {
        store::queue_again(tx, store::Which::Key(job.name, job.once.as_deref().unwrap_or_default())).await?;
    }
    Ok(())
}

/// A job by its identifier, inside a transaction.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: &JobId) -> Result<Option<Row>, StoreError> {
    store::find_in(tx, id).await
}

/// Has a job that failed or was cancelled tried again from its first attempt; `false` when it is in another state.
///
/// # Errors
/// When the database refuses.
pub async fn retry(tx: &mut Tx, id: &JobId) -> Result<bool, StoreError> {
    tx.ring_after_commit();
    Ok(store::queue_again(tx, store::Which::Id(id)).await? == 1)
}

/// Whether somebody may cancel a job: it is not over, and its kind allows it.
pub fn may_be_cancelled(app: &App, row: &Row) -> bool {
    let kind = app.jobs().iter().find(|job| job.name == row.name);
    row.state.may_be_cancelled() && !row.is_periodic() && kind.is_none_or(|kind| kind.is_cancellable)
}

/// Cancels a job that waits; whoever is working on one is asked to stop, and does so within seconds. `false` when there is
/// nothing to cancel.
///
/// # Errors
/// [`Problem::Refused`] when what the job is about may not be left undone; else when the database refuses.
pub async fn cancel(app: &App, tx: &mut Tx, id: &JobId) -> Result<bool, Problem> {
    let Some(row) = store::find_in(tx, id).await? else { return Err(Problem::NotFound) };
    if !may_be_cancelled(app, &row) {
        return Ok(false);
    }
    tx.ring_after_commit();
    if store::ask_to_cancel(tx, id).await? {
        return Ok(true);
    }
    if !store::cancel_queued(tx, id).await? {
        return Ok(false);
    }
    let kind = app.jobs().iter().find(|job| job.name == row.name);
    if let Some(given_up) = kind.and_then(|kind| kind.given_up) {
        given_up(tx, &row.payload, &Failure::cancelled()).await?;
    }
    Ok(true)
}
