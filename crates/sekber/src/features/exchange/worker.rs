//! Working on imports: the queue stands in the database, whoever works on one holds a lease on it, and what a stop of the
//! program cut off is taken up again.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

use sekber_core::value::{ImportId, Moment};

use super::kind::State;
use super::store::lease::{self, Lease};
use super::store::{self, Run};
use super::writing::Applied;
use super::{checking, writing};
use crate::kit::app::{App, new_id};
use crate::kit::problem::Problem;

/// Imports that a process works on at the same time.
const AT_A_TIME: usize = 2;
/// Imports that wait in a process at most; more wait in the database.
const IN_LINE: usize = 16;
/// How long a lease lasts; afterwards another process may take the work over.
const LEASE_SECONDS: i64 = 30;
/// How often a lease is renewed.
const RENEWAL: Duration = Duration::from_secs(10);
/// How long others leave an import to the process in which it was asked for.
const HEAD_START_SECONDS: i64 = 5;
/// The pause between two looks for imports that nobody works on.
const PAUSE: Duration = Duration::from_secs(5);
/// How often work that has written nothing is begun again.
const MOST_ATTEMPTS: i64 = 5;
/// Seconds until a batch that could not be written is tried again; doubled with every attempt.
const RETRY_SECONDS: i64 = 15;

/// The places of one process.
struct Places {
    line: Arc<Semaphore>,
    work: Semaphore,
}

impl Default for Places {
    fn default() -> Self {
        Self { line: Arc::new(Semaphore::new(IN_LINE)), work: Semaphore::new(AT_A_TIME) }
    }
}

/// Until when others leave an import alone that was just asked for.
pub fn head_start(app: &App) -> Moment {
    app.now().plus_seconds(HEAD_START_SECONDS)
}

/// Until when a lease that begins now lasts.
pub fn lease_end(app: &App) -> Moment {
    app.now().plus_seconds(LEASE_SECONDS)
}

/// What a worker says that finds its import in other hands.
pub fn lost() -> Problem {
    Problem::refused("refused-import-taken-over")
}

/// Works on an import apart from the request, so that it goes on when the visitor leaves. When the line is full it waits
/// in the database until [`keep_working`] comes by.
pub fn in_background(app: &App, id: ImportId) -> JoinHandle<()> {
    let app = app.clone();
    let place = app.memory::<Places>().line.clone().try_acquire_owned();
    tokio::spawn(async move {
        let Ok(_place) = place else { return };
        if let Err(problem) = work_on(&app, &id).await {
            tracing::warn!(import = %id, %problem, "an import was not finished");
        }
    })
}

/// Works on an import if it waits for work and nobody else does; returns when it is done or in other hands.
///
/// # Errors
/// Why the work ended early; what becomes of the import then stands on its page.
pub async fn work_on(app: &App, id: &ImportId) -> Result<(), Problem> {
    let places = app.memory::<Places>();
    let _place = places.work.acquire().await.map_err(anyhow::Error::from)?;
    let owner = new_id::<ImportId>().to_string();
    let lease = Lease { run: id.clone(), owner };
    if !lease::claim(app.db(), &app.region(), &lease, (app.now(), lease_end(app))).await? {
        return Ok(());
    }
    // Whichever ends first: a worker whose lease is lost drops what it is at, an open transaction included.
    tokio::select! {
        done = carry_on(app, &lease) => done,
        lost = keep(app, &lease) => Err(lost),
    }
}

/// Renews a lease for as long as that works.
async fn keep(app: &App, lease: &Lease) -> Problem {
    loop {
        tokio::time::sleep(RENEWAL).await;
        match lease::renew(app.db(), &app.region(), lease, lease_end(app)).await {
            Ok(true) => {}
            Ok(false) => return lost(),
            Err(error) => tracing::warn!(import = %lease.run, %error, "the lease could not be renewed"),
        }
    }
}

async fn carry_on(app: &App, lease: &Lease) -> Result<(), Problem> {
    let run = store::run(app.db(), &app.region(), &lease.run).await?.ok_or(Problem::NotFound)?;
    if run.attempts > MOST_ATTEMPTS && run.written_to.unwrap_or(0) == 0 {
        return settle(app, lease, State::Interrupted, "attempts").await;
    }
    match run.state {
        State::Checking => check(app, lease, &run).await,
        State::Applying => apply(app, lease, &run).await,
        _ => Ok(()),
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

async fn apply(app: &App, lease: &Lease, run: &Run) -> Result<(), Problem> {
    let problem = match writing::apply(app, lease, run).await {
        Ok(Applied::Written(records)) => {
            if records >= writing::MANY {
                app.db().count_anew().await;
            }
            return Ok(());
        }
        Ok(Applied::Stale) => {
            if !lease::check_again(app.db(), &app.region(), lease, "stale").await? {
                return Err(lost());
            }
            return check(app, lease, run).await;
        }
        Err(problem) => problem,
    };
    let now = store::run(app.db(), &app.region(), &lease.run).await?.ok_or(Problem::NotFound)?;
    if now.written_to.unwrap_or(0) > 0 {
        // Part of it is written: it is carried to its end, when the database allows.
        let pause = RETRY_SECONDS << run.attempts.clamp(0, 5);
        lease::release(app.db(), &app.region(), lease, app.now().plus_seconds(pause)).await?;
    } else {
        let reason = if matches!(problem, Problem::NotAllowed) { "permission" } else { "" };
        settle(app, lease, State::Failed, reason).await?;
    }
    Err(problem)
}

/// Takes up every import that nobody works on, to its end; how many there were.
///
/// # Errors
/// When the database cannot be asked. Imports that fail do not keep the others from being taken up.
pub async fn take_up(app: &App) -> Result<u64, Problem> {
    let (db, region) = (app.db(), app.region());
    let unread = lease::discard_unread(db, &region, app.now()).await?;
    let mut taken = 0;
    for id in lease::waiting(db, &region, app.now()).await? {
        tracing::info!(import = %id, "an import that nobody worked on is taken up");
        if let Err(problem) = work_on(app, &id).await {
            tracing::warn!(import = %id, %problem, "an import was not finished");
        }
        taken += 1;
    }
    Ok(unread + taken)
}

/// Looks for imports that nobody works on, until the task is ended.
pub async fn keep_working(app: App) {
    loop {
        if let Err(problem) = take_up(&app).await {
            tracing::error!(%problem, "the queue of imports could not be read");
        }
        tokio::time::sleep(PAUSE).await;
    }
}
