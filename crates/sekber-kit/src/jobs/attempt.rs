//! One attempt at a job: claim it, run its function under the lease, write down what became of it.

use std::panic::AssertUnwindSafe;
use std::time::Instant;

use futures_util::FutureExt as _;
use sekber_core::job::State;
use serde::Serialize;

use super::bell::Bell;
use super::failure::Failure;
use super::kind::{Job, Outcome, Work};
use super::lease::{Broken, LEASE_SECONDS, Lease};
use super::store::{self, Ending, Row};
use super::worker::Workers;
use crate::access::Actor;
use crate::app::{App, new_id};
use crate::audit::Event;
use crate::problem::Problem;
use crate::store::StoreError;
use crate::words::Language;
use sekber_core::value::JobId;

/// A job that this process has taken, before its function runs.
pub(super) struct Claim {
    job: Job,
    lease: Lease,
    row: Row,
    /// This attempt's number.
    attempt: i64,
}

/// How an attempt ended.
#[derive(Debug)]
enum End {
    Came(Outcome),
    Failed(Failure),
    Broke(Broken),
    /// The process stops.
    Stopped,
}

/// Takes a job for one attempt; none when another process was faster.
pub(super) async fn claim(app: &App, job: Job, row: &Row) -> Result<Option<Claim>, StoreError> {
    let lease = Lease { job: row.id.clone(), owner: new_id::<JobId>().to_string() };
    let until = app.now().plus_seconds(LEASE_SECONDS);
    let claimed = store::claim(app.db(), &app.region(), &lease, (row, until)).await?;
    let attempt = row.attempts + 1;
    Ok(claimed.then(|| Claim { job, lease, row: row.clone(), attempt }))
}

/// What the trail keeps of a job that was given up.
#[derive(Debug, Serialize)]
struct Told<'a> {
    attempts: i64,
    error: &'a str,
}

impl Claim {
    /// Runs the job's function and writes down what became of it. What cannot be written down is done again when the lease
    /// has run out.
    pub async fn run(self, app: &App, workers: &Workers) {
        let begun = Instant::now();
        let end = match self.ends_before_it_begins() {
            Some(end) => end,
            None => self.work(app, workers).await,
        };
        let result = match &end {
            End::Came(_) => "done",
            End::Failed(_) => "failed",
            End::Broke(_) | End::Stopped => "broken_off",
        };
        metrics::counter!("sekber_job_attempts_total", "name" => self.job.name, "result" => result)
            .increment(1);
        metrics::histogram!("sekber_job_seconds", "name" => self.job.name)
            .record(begun.elapsed().as_secs_f64());
        if let Err(problem) = self.settle(app, end).await {
            tracing::error!(job = %self.lease.job, name = self.job.name, %problem, "the end of a job could not be written down");
        }
    }

    /// A job that was cancelled when its worker had died, or whose workers die of it, is not begun again.
    fn ends_before_it_begins(&self) -> Option<End> {
        if self.row.cancel_asked {
            return Some(End::Broke(Broken::Cancelled));
        }
        let is_worn_out = self.row.state == State::Running && self.row.attempts >= self.job.retries.attempts;
        (is_worn_out && !self.row.is_periodic()).then(|| End::Failed(Failure::interrupted()))
    }

    async fn work(&self, app: &App, workers: &Workers) -> End {
        let (payload, lease) = (self.row.payload.clone(), Some(self.lease.clone()));
        let work = Work { app: app.clone(), payload, attempt: self.attempt, lease };
        let bell = app.process_memory::<Bell>();
        let function = AssertUnwindSafe((self.job.function)(work)).catch_unwind();
        // Whichever ends first: a worker whose lease is lost drops what it is at, an open transaction included.
        tokio::select! {
            ended = function => match ended {
                Ok(Ok(outcome)) => End::Came(outcome),
                Ok(Err(failure)) => End::Failed(failure),
                Err(_) => End::Failed(Failure::panicked()),
            },
            broken = self.lease.keep(app, &bell.leases) => End::Broke(broken),
            () = workers.stopped() => End::Stopped,
        }
    }

    async fn settle(&self, app: &App, end: End) -> Result<(), Problem> {
        let now = app.now();
        let again = |seconds: i64, attempts: i64| Ending {
            state: State::Queued,
            due: Some(now.plus_seconds(seconds)),
            attempts,
            error_json: "",
        };
        match end {
            End::Came(Outcome::Done) => {
                let ending = match self.job.period_seconds() {
                    Some(period) => again(period, 0),
                    None => Ending { state: State::Done, due: None, attempts: self.attempt, error_json: "" },
                };
                self.end(app, &ending).await
            }
            End::Came(Outcome::Later(seconds)) => self.end(app, &again(seconds, self.row.attempts)).await,
            End::Stopped => self.end(app, &again(0, self.row.attempts)).await,
            End::Broke(Broken::Lost) => Ok(()),
            End::Broke(Broken::Cancelled) => self.give_up(app, State::Cancelled, &Failure::cancelled()).await,
            End::Failed(failure) => self.fail(app, &failure).await,
        }
    }

    async fn fail(&self, app: &App, failure: &Failure) -> Result<(), Problem> {
        let detail = failure.detail();
        tracing::warn!(job = %self.lease.job, name = self.job.name, attempt = self.attempt, detail, "an attempt at a job failed");
        let error_json = failure.to_json();
        let pause = self.job.retries.pause_after(self.attempt).filter(|_| !failure.is_final());
        let (state, pause) = match (pause, self.job.period_seconds()) {
            (Some(pause), _) => (State::Queued, pause),
            (None, Some(period)) => (State::Failed, period),
            (None, None) => return self.give_up(app, State::Failed, failure).await,
        };
        let due = Some(app.now().plus_seconds(pause));
        self.end(app, &Ending { state, due, attempts: self.attempt, error_json: &error_json }).await
    }

    async fn end(&self, app: &App, ending: &Ending<'_>) -> Result<(), Problem> {
        let ended = store::ending(&app.region(), &self.lease, ending, app.now());
        app.db().housekeeping(ended).await?;
        Ok(())
    }

    /// Ends a job for good, with its line in the trail. A room that may not leave the work undone has it go on instead.
    async fn give_up(&self, app: &App, state: State, failure: &Failure) -> Result<(), Problem> {
        let mut tx = app.begin(&Actor::machine()).await?;
        if let Some(given_up) = self.job.given_up {
            match given_up(&mut tx, &self.row.payload, failure).await {
                Err(Problem::Refused { .. }) => {
                    drop(tx);
                    let pause = if failure.is_cancellation() { 0 } else { self.job.retries.longest_pause };
                    let due = Some(app.now().plus_seconds(pause));
                    let error_json = failure.to_json();
                    let again = Ending { state: State::Queued, due, attempts: 0, error_json: &error_json };
                    return self.end(app, &again).await;
                }
                done => done?,
            }
        }
        let error_json = failure.to_json();
        let ending = Ending { state, due: None, attempts: self.attempt, error_json: &error_json };
        if tx.run(store::ending(&app.region(), &self.lease, &ending, app.now())).await? == 0 {
            return Ok(());
        }
        let label =
            app.words().say(Language::Indonesian, &format!("job-name-{}", self.job.name.replace('_', "-")));
        let error = failure.in_words(app.words(), Language::Indonesian);
        let told = Told { attempts: self.attempt, error: &error };
        let event = match state {
            State::Cancelled => Event::new("job.stopped", &self.lease.job, label),
            _ => Event::new("job.failed", &self.lease.job, label).after(&told),
        };
        tx.commit(event).await?;
        Ok(())
    }
}
