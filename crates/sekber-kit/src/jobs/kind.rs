//! What a room declares about a job: its name, its function, when it runs, how often it is tried.

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use sekber_core::job::Retries;
use sekber_core::value::JobId;

use super::failure::{Failure, GivenUp};
use super::lease::Lease;
use crate::app::App;

/// How an attempt ended that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The work is done.
    Done,
    /// The work got further and goes on after so many seconds; this does not count as an attempt.
    Later(i64),
}

/// When a job runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schedule {
    /// When it is queued.
    Queued,
    /// Again and again, in one process of the district at a time.
    Every(Duration),
    /// Again and again in each process, for what a process keeps in its memory. There is no row: what such a job works on
    /// ends with the process.
    InEachProcess(Duration),
}

/// What a job's function is given.
pub struct Work {
    /// The application.
    pub app: App,
    /// What the job is to be done with.
    pub payload: String,
    /// How often it has been tried, this attempt included.
    pub attempt: i64,
    /// The right to work on it; none for a job in each process.
    pub(super) lease: Option<Lease>,
}

impl Work {
    /// Says how far the work is, and holds the lease for longer.
    ///
    /// # Errors
    /// When the lease is in other hands or the job was cancelled: then nothing more may be written.
    pub async fn progress(&self, done: i64, total: i64) -> Result<(), Failure> {
        let Some(lease) = &self.lease else { return Ok(()) };
        match lease.progress(&self.app, (done, total)).await? {
            true => Ok(()),
            false => Err(Failure::lost()),
        }
    }

    /// The job; none in each process.
    pub fn job(&self) -> Option<&JobId> {
        self.lease.as_ref().map(|lease| &lease.job)
    }

    /// The name of this attempt, different from every other: rooms that write step by step keep it beside their own
    /// cursor, so that an attempt that was overtaken writes nothing more.
    pub fn fence(&self) -> &str {
        self.lease.as_ref().map_or("", |lease| &lease.owner)
    }
}

/// A job's function.
pub(super) type Function = Arc<dyn Fn(Work) -> BoxFuture<'static, Result<Outcome, Failure>> + Send + Sync>;

/// A job as a room declares it.
#[derive(Clone)]
pub struct Job {
    /// Its name, as stored; `job-name-…` is its name in words.
    pub name: &'static str,
    /// When it runs.
    pub schedule: Schedule,
    /// How often it is tried.
    pub retries: Retries,
    /// How many of its kind run in a process at once.
    pub at_once: usize,
    /// Whether somebody may cancel one.
    pub is_cancellable: bool,
    /// What happens when one has failed for good or was cancelled.
    pub given_up: Option<GivenUp>,
    /// Whether this process can do it at all.
    pub(super) is_ready: fn(&App) -> bool,
    pub(super) function: Function,
}

/// A job that runs when it is queued.
pub fn job<F, W>(name: &'static str, function: F) -> Job
where
    F: Fn(Work) -> W + Send + Sync + 'static,
    W: Future<Output = Result<Outcome, Failure>> + Send + 'static,
{
    Job {
        name,
        schedule: Schedule::Queued,
        retries: Retries::DEFAULT,
        at_once: 1,
        is_cancellable: true,
        given_up: None,
        is_ready: |_| true,
        function: Arc::new(move |work| function(work).boxed()),
    }
}

/// A job that runs every period, in one process of the district at a time; first when the server starts. It never ends: when
/// its attempts have failed it is shown as failed and tried again with the next period.
pub fn every<F, W>(name: &'static str, period: Duration, function: F) -> Job
where
    F: Fn(Work) -> W + Send + Sync + 'static,
    W: Future<Output = Result<Outcome, Failure>> + Send + 'static,
{
    Job { schedule: Schedule::Every(period), is_cancellable: false, ..job(name, function) }
}

/// A job that runs every period in each process, and once more when it stops.
pub fn in_each_process<F, W>(name: &'static str, period: Duration, function: F) -> Job
where
    F: Fn(Work) -> W + Send + Sync + 'static,
    W: Future<Output = Result<Outcome, Failure>> + Send + 'static,
{
    Job { schedule: Schedule::InEachProcess(period), is_cancellable: false, ..job(name, function) }
}

impl Job {
    /// The same, tried as often and with such pauses.
    #[must_use]
    pub fn retried(self, retries: Retries) -> Self {
        Self { retries, ..self }
    }

    /// The same, so many of them at once in a process.
    #[must_use]
    pub fn at_once(self, at_once: usize) -> Self {
        Self { at_once, ..self }
    }

    /// The same, with what happens when one has failed for good or was cancelled.
    #[must_use]
    pub fn when_given_up(self, given_up: GivenUp) -> Self {
        Self { given_up: Some(given_up), ..self }
    }

    /// The same, worked on only where the set-up allows it; elsewhere it waits.
    #[must_use]
    pub fn ready_when(self, is_ready: fn(&App) -> bool) -> Self {
        Self { is_ready, ..self }
    }

    /// The seconds of its period, when it has one in the database.
    pub(super) fn period_seconds(&self) -> Option<i64> {
        match self.schedule {
            Schedule::Every(period) => Some(i64::try_from(period.as_secs()).unwrap_or(i64::MAX)),
            Schedule::Queued | Schedule::InEachProcess(_) => None,
        }
    }
}
