//! Whether the server can do its work: what `/health` answers, found out by storing a trifle and not by asking whether
//! somebody is there.

use std::path::Path;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sekber_kit::app::App;
use sekber_kit::store::{Outage, StoreError};
use tokio::runtime::Handle;
use tokio::sync::Mutex;

/// How long an answer holds, so that asking often costs no more than asking once.
const HOLDS: Duration = Duration::from_secs(1);
/// How long the database may take to prove that it can write.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long an answer about the place of attachments holds: it may be a bucket that counts each question.
const FILES_HOLD: Duration = Duration::from_secs(30);

type Found = Result<(), &'static str>;

/// What the database proved last.
#[derive(Default)]
struct Last {
    answer: std::sync::Mutex<Option<(Instant, Found)>>,
    /// Held by whoever asks it to prove itself: one at a time.
    proving: Mutex<()>,
}

impl Last {
    /// The last answer and its age, unless a request has met since what it did not know.
    fn known(&self, app: &App) -> Option<(Duration, Found)> {
        let known = *self.answer.lock().unwrap_or_else(PoisonError::into_inner);
        known
            .filter(|(_, answer)| answer.is_err() || app.db().is_well())
            .map(|(at, answer)| (at.elapsed(), answer))
    }
}

/// What the place of attachments answered last.
#[derive(Default)]
struct LastOfFiles {
    answer: std::sync::Mutex<Option<(Instant, bool)>>,
    /// Held by whoever asks it: one at a time.
    asking: Mutex<()>,
}

/// The threads that serve, for whoever is answered by another one.
#[derive(Clone)]
pub struct Workers(pub Handle);

/// Answers `ok`, or 503 with what is down. Without a place for attachments everything else goes on, so a server that lacks
/// only that stays in service and says so in a second line.
pub async fn health(State(app): State<App>, request: Request) -> Response {
    // Whatever has to be asked is asked by the threads that serve, whose connections to the database are theirs.
    let workers = request.extensions().get::<Workers>().map_or_else(Handle::current, |those| those.0.clone());
    let (database, files) = match (known(&app, &workers), known_of_files(&app, &workers)) {
        (Some(database), Some(files)) => (database, files),
        _ => {
            // In a task of its own, so that whoever hangs up does not make the next one begin anew.
            let asked = async move { (found(&app).await, keeps_files(&app).await) };
            workers.spawn(asked).await.unwrap_or((Err("could not be looked at"), true))
        }
    };
    match (database, files) {
        (Ok(()), true) => (StatusCode::OK, "ok\n").into_response(),
        (Ok(()), false) => (StatusCode::OK, "ok\nattachments: cannot be kept\n").into_response(),
        (Err(why), _) => (StatusCode::SERVICE_UNAVAILABLE, format!("database: {why}\n")).into_response(),
    }
}

/// Whether attachments can be written, read and deleted, as was last found; none before anybody asked. The workers ask again
/// once that is old.
fn known_of_files(app: &App, workers: &Handle) -> Option<bool> {
    let last = app.process_memory::<LastOfFiles>();
    let (at, answer) = (*last.answer.lock().unwrap_or_else(PoisonError::into_inner))?;
    if at.elapsed() >= FILES_HOLD {
        let app = app.clone();
        workers.spawn(async move { look_at_files(&app).await });
    }
    Some(answer)
}

/// The same. Only the first who wants to know waits for it: the place may be a bucket far away.
async fn keeps_files(app: &App) -> bool {
    match known_of_files(app, &Handle::current()) {
        Some(answer) => answer,
        None => look_at_files(app).await,
    }
}

async fn look_at_files(app: &App) -> bool {
    let last: Arc<LastOfFiles> = app.process_memory();
    let Ok(_asking) = last.asking.try_lock() else { return true };
    let answer = match tokio::time::timeout(PATIENCE, app.files().probe()).await {
        Ok(Ok(())) => true,
        Ok(Err(error)) => {
            tracing::error!(%error, "the place of attachments");
            false
        }
        Err(_) => {
            tracing::error!("the place of attachments does not answer");
            false
        }
    };
    *last.answer.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), answer));
    answer
}

/// Whether the database can write, where that is known. Nobody waits for a proof while a good one is young: a disk that flushes
/// for a tenth of a second is no reason to think the server gone, so an answer may be as old as [`HOLDS`] and [`PATIENCE`]
/// together, while the workers ask again.
fn known(app: &App, workers: &Handle) -> Option<Found> {
    if app.db().is_well() && app.db().is_writing(HOLDS) {
        return Some(Ok(()));
    }
    let last: Arc<Last> = app.process_memory();
    match last.known(app)? {
        (age, answer) if age < HOLDS => Some(answer),
        (age, Ok(())) if age < HOLDS + PATIENCE => {
            let app = app.clone();
            workers.spawn(async move { proved(&app, &last).await });
            Some(Ok(()))
        }
        _ => None,
    }
}

/// Whether the database can write; asked where it is not known.
async fn found(app: &App) -> Found {
    match known(app, &Handle::current()) {
        Some(answer) => answer,
        None => proved(app, &app.process_memory::<Last>()).await,
    }
}

/// Asks the database to prove itself, unless somebody else has just done so.
async fn proved(app: &App, last: &Last) -> Found {
    let _proving = last.proving.lock().await;
    if let Some((age, answer)) = last.known(app)
        && age < HOLDS
    {
        return answer;
    }
    let answer = match tokio::time::timeout(PATIENCE, app.db().prove()).await {
        Ok(Ok(())) => Ok(()),
        // A long transaction began meanwhile and goes on: the one writer of SQLite is at work.
        _ if app.db().is_writing(HOLDS) => Ok(()),
        Ok(Err(error)) => Err(told(&error)),
        Err(_) => Err(Outage::Silent.in_words()),
    };
    *last.answer.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), answer));
    answer
}

/// Everybody may ask, so the details go to the log.
fn told(error: &StoreError) -> &'static str {
    tracing::error!(%error, "health");
    error.outage().map_or("it reports an error, which the log names", Outage::in_words)
}

/// Free bytes of the disk that a folder is on; `None` when nobody can say.
pub fn room(folder: &Path) -> Option<u64> {
    let about = rustix::fs::statvfs(folder).ok()?;
    Some(about.f_bavail.saturating_mul(about.f_frsize))
}
