//! Whether the server can do its work: what `/health` answers, found out by storing a trifle and not by asking whether
//! somebody is there.

use std::sync::Arc;
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

/// The last answer, and who finds the next one: one at a time.
#[derive(Default)]
struct Last(Mutex<Option<(Instant, Result<(), &'static str>)>>);

/// Answers `ok`, or 503 with what is down.
pub async fn health(State(app): State<App>) -> Response {
    // In a task of its own, so that whoever hangs up does not make the next one begin anew.
    let found = tokio::spawn(async move { found(&app).await }).await;
    match found.unwrap_or(Err("could not be looked at")) {
        Ok(()) => (StatusCode::OK, "ok\n").into_response(),
        Err(why) => (StatusCode::SERVICE_UNAVAILABLE, format!("database: {why}\n")).into_response(),
    }
}

async fn found(app: &App) -> Result<(), &'static str> {
    if app.db().is_well() && app.db().is_writing(HOLDS) {
        return Ok(());
    }
    let last: Arc<Last> = app.memory();
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
