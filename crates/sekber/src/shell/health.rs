//! Whether the server can do its work: what `/health` answers, found out by storing a trifle and not by asking whether
//! somebody is there.

use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tokio::sync::Mutex;

use crate::kit::app::App;
use crate::kit::store::{Outage, StoreError};

/// How long an answer holds, so that asking often costs no more than asking once.
const HOLDS: Duration = Duration::from_secs(1);
/// How long the database may take to prove that it can write.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long an answer about the place of attachments holds: it may be a bucket that counts each question.
const FILES_HOLD: Duration = Duration::from_secs(30);

/// The last answer, and who finds the next one: one at a time.
#[derive(Default)]
struct Last(Mutex<Option<(Instant, Result<(), &'static str>)>>);

/// What the place of attachments answered last.
#[derive(Default)]
struct LastOfFiles {
    answer: std::sync::Mutex<Option<(Instant, bool)>>,
    /// Held by whoever asks it: one at a time.
    asking: Mutex<()>,
}

/// Answers `ok`, or 503 with what is down. Without a place for attachments everything else goes on, so a server that lacks
/// only that stays in service and says so in a second line.
pub async fn health(State(app): State<App>) -> Response {
    // In a task of its own, so that whoever hangs up does not make the next one begin anew.
    let found = tokio::spawn(async move { (found(&app).await, keeps_files(&app).await) }).await;
    match found.unwrap_or((Err("could not be looked at"), true)) {
        (Ok(()), true) => (StatusCode::OK, "ok\n").into_response(),
        (Ok(()), false) => (StatusCode::OK, "ok\nattachments: cannot be kept\n").into_response(),
        (Err(why), _) => (StatusCode::SERVICE_UNAVAILABLE, format!("database: {why}\n")).into_response(),
    }
}

/// Whether attachments can be written, read and deleted, as was last found. Only the first who wants to know waits for it:
/// the place may be a bucket far away.
async fn keeps_files(app: &App) -> bool {
    let known = *app.process_memory::<LastOfFiles>().answer.lock().unwrap_or_else(PoisonError::into_inner);
    match known {
        None => look_at_files(app).await,
        Some((at, answer)) => {
            if at.elapsed() >= FILES_HOLD {
                let app = app.clone();
                tokio::spawn(async move { look_at_files(&app).await });
            }
            answer
        }
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

async fn found(app: &App) -> Result<(), &'static str> {
    if app.db().is_well() && app.db().is_writing(HOLDS) {
        return Ok(());
    }
    let last: Arc<Last> = app.process_memory();
    let mut last = last.0.lock().await;
    if let Some((at, answer)) = *last
        && at.elapsed() < HOLDS
        // A request has met what this answer did not know.
        && (answer.is_err() || app.db().is_well())
    {
        return answer;
    }
    let proved = tokio::time::timeout(PATIENCE, app.db().prove()).await;
    let answer = match proved {
        Ok(Ok(())) => Ok(()),
        // A long transaction began meanwhile and goes on: the one writer of SQLite is at work.
        _ if app.db().is_writing(HOLDS) => Ok(()),
        Ok(Err(error)) => Err(told(&error)),
        Err(_) => Err(Outage::Silent.in_words()),
    };
    *last = Some((Instant::now(), answer));
    answer
}

/// Everybody may ask, so the details go to the log.
fn told(error: &StoreError) -> &'static str {
    tracing::error!(%error, "health");
    error.outage().map_or("it reports an error, which the log names", Outage::in_words)
}
