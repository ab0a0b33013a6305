//! Working on imports: a job for each that was asked to be checked or applied. Whoever works on one puts a mark of their own
//! on it, and writes only as long as the mark is theirs.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use sekber_core::value::{ImportId, Moment};

use super::kind::State;
use super::overtaken::lost;
use super::store::lease::{self, Lease};
use super::store::{self, Run};
use super::writing::Applied;
use super::{checking, taking_back, writing};
use crate::kit::app::App;
use crate::kit::jobs::{Failure, Job, NewJob, Outcome, Retries, Work, every, job};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// The name of the job that checks or applies one import.
pub const IMPORT: &str = "import";
/// Imports that a process works on at the same time.
const AT_A_TIME: usize = 2;
/// How often work is begun again that has written nothing, when its process died or the database was away.
const RETRIES: Retries = Retries { attempts: 5, first_pause: 15, longest_pause: 8 * 60 };
/// Seconds until a batch that could not be written is tried again; doubled with every attempt.
const RETRY_SECONDS: i64 = 15;
/// How long a sheet is waited for that is being read.
const READING_SECONDS: i64 = 30;
/// How often imports are set aside whose sheets were never read to the end, and old rows are forgotten.
const CLEANUP: Duration = Duration::from_secs(60);
/// Days after which the rows of an import are forgotten; its summary stays.
pub const KEPT_DAYS: i64 = 30;
/// Old rows that are forgotten at a time, and how many times whenever the cleanup runs.
const FORGOTTEN: (i64, usize) = (500, 20);

/// The room's jobs.
pub fn jobs() -> Vec<Job> {
    vec![
        job(IMPORT, work).at_once(AT_A_TIME).retried(RETRIES).when_given_up(given_up),
        every("import_cleanup", CLEANUP, clean_up),
    ]
}

/// Until when a sheet is waited for that is being read now.
pub fn reading_until(app: &App) -> Moment {
    app.now().plus_seconds(READING_SECONDS)
}

/// One attempt at an import, if it still waits for this very job.
async fn work(work: Work) -> Result<Outcome, Failure> {
    let Ok(id) = work.payload.parse::<ImportId>() else { return Ok(Outcome::Done) };
    let app = work.app.clone();
    let lease = Lease { run: id, work: Arc::new(work) };
    if !lease::begin(app.db(), &app.region(), &lease).await? {
        return Ok(Outcome::Done);
    }
    match carry_on(&app, &lease).await {
        Ok(outcome) => Ok(outcome),
        Err(problem) => {
            let run = store::run(app.db(), &app.region(), &lease.run).await?;
            if run.is_some_and(|run| run.state.is_busy()) {
                return Err(problem.into());
            }
            // What became of the import stands on its page; there is nothing to try again.
            tracing::warn!(import = %lease.run, %problem, "an import was not finished");
            Ok(Outcome::Done)
        }
    }
}

async fn carry_on(app: &App, lease: &Lease) -> Result<Outcome, Problem> {
    let run = store::run(app.db(), &app.region(), &lease.run).await?.ok_or(Problem::NotFound)?;
    match run.state {
        State::Checking => check(app, lease, &run).await.map(|()| Outcome::Done),
        State::Applying => apply(app, lease, &run).await,
        State::TakingBack => take_back(app, lease, &run).await,
        _ => Ok(Outcome::Done),
    }
}

async fn settle(app: &App, lease: &Lease, state: State, reason: &str) -> Result<(), Problem> {
    lease::settle(app.db(), &app.region(), lease, (state, reason)).await?;
    Ok(())
}

async fn check(app: &App, lease: &Lease, run: &Run) -> Result<(), Problem> {
    let checked = checking::check(app, lease, run).await;
    match &checked {
        Ok(()) => {}
        Err(Problem::NotAllowed) => settle(app, lease, State::Failed, "permission").await?,
        Err(_) => settle(app, lease, State::Interrupted, "").await?,
    }
    checked
}

async fn apply(app: &App, lease: &Lease, run: &Run) -> Result<Outcome, Problem> {
    let problem = match writing::apply(app, lease, run).await {
        Ok(Applied::Written(records)) => {
            if records >= writing::MANY {
                app.db().analyze().await;
            }
            return Ok(Outcome::Done);
        }
        Ok(Applied::Stale) => {
            if !lease::check_again(app.db(), &app.region(), lease, "stale").await? {
                return Err(lost());
            }
            return check(app, lease, run).await.map(|()| Outcome::Done);
        }
        Err(problem) => problem,
    };
    let now = store::run(app.db(), &app.region(), &lease.run).await?.ok_or(Problem::NotFound)?;
    if now.written_to.unwrap_or(0) > 0 {
        // Part of it is written: it is carried to its end, when the database allows.
        tracing::warn!(import = %lease.run, %problem, "an import goes on in a moment");
        return Ok(Outcome::Later(RETRY_SECONDS << run.attempts.clamp(0, 5)));
    }
    let reason = if matches!(problem, Problem::NotAllowed) { "permission" } else { "" };
    settle(app, lease, State::Failed, reason).await?;
    Err(problem)
}

async fn take_back(app: &App, lease: &Lease, run: &Run) -> Result<Outcome, Problem> {
    let Err(problem) = taking_back::take_back(app, lease, run).await else { return Ok(Outcome::Done) };
    let now = store::run(app.db(), &app.region(), &lease.run).await?.ok_or(Problem::NotFound)?;
    if now.written_to.unwrap_or(0) > 0 {
        // Part of it is taken back: it is carried to its end, when the database allows.
        tracing::warn!(import = %lease.run, %problem, "an import is taken back further in a moment");
        return Ok(Outcome::Later(RETRY_SECONDS << run.attempts.clamp(0, 5)));
    }
    let reason = if matches!(problem, Problem::NotAllowed) { "permission" } else { "not-taken-back" };
    settle(app, lease, State::Applied, reason).await?;
    Err(problem)
}

/// An import whose job failed for good or was cancelled waits for somebody's decision, unless part of it is written.
fn given_up<'a>(tx: &'a mut Tx, import: &'a str, why: &'a Failure) -> BoxFuture<'a, Result<(), Problem>> {
    Box::pin(async move {
        let reason = if why.is_cancellation() { "cancelled" } else { "attempts" };
        match lease::give_up(tx, import, reason).await? {
            true => Ok(()),
            false => Err(Problem::refused("refused-import-writing")),
        }
    })
}

/// Sets unread imports aside, queues those that wait without a job (an older backup brings such ones), and forgets a part
/// of the old rows: all of them at once would keep other writers waiting.
async fn clean_up(work: Work) -> Result<Outcome, Failure> {
    let (db, region, now) = (work.app.db(), work.app.region(), work.app.now());
    lease::discard_unread(db, &region, now).await?;
    for run in lease::unqueued(db, &region).await? {
        let job = NewJob::new(IMPORT, &run);
        lease::queue(&work.app, &run, &job).await?;
    }
    let before = now.plus_seconds(-KEPT_DAYS * 24 * 60 * 60);
    lease::discard_waiting(db, &region, before).await?;
    for _ in 0..FORGOTTEN.1 {
        if store::forget_rows(db, &region, before, FORGOTTEN.0).await? == 0 {
            break;
        }
    }
    Ok(Outcome::Done)
}
