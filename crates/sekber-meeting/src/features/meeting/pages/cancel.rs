//! Calling a meeting off: the page says who will be told, and asks why.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use sekber_core::value::MeetingId;

use super::find;
use crate::features::mail;
use crate::features::meeting::actions::{cancellation, letters};
use crate::features::meeting::model::Meeting;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, count, go, page_with};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/meeting/pages/cancel.html")]
struct CancelPage {
    frame: Frame,
    meeting: Meeting,
    reason: String,
    faults: Faults,
    /// How many letters would be written.
    letters: i64,
}

/// Asks for the reason.
pub async fn show(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
) -> Result<Response, Problem> {
    ask(&app, frame, &meeting, (String::new(), Faults::none())).await
}

/// Calls the meeting off.
pub async fn cancel(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let version = form.version();
    let reason = form.text("reason");
    match cancellation::cancel(&app, &actor, &meeting, version, reason).await {
        Ok(0) => Ok(go(format!("/meetings/{meeting}"), "notice-meeting-cancelled-untold")),
        Ok(_) => Ok(go(format!("/meetings/{meeting}"), "notice-meeting-cancelled-told")),
        Err(Problem::Invalid(faults)) => ask(&app, frame, &meeting, (reason.to_owned(), faults)).await,
        Err(other) => Err(other),
    }
}

async fn ask(
    app: &App,
    frame: Frame,
    id: &MeetingId,
    (reason, faults): (String, Faults),
) -> Result<Response, Problem> {
    let meeting = find(app, id).await?;
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let letters = match mail::is_set_up(app) {
        true => count(letters::reached(app, &meeting).await?.len()),
        false => 0,
    };
    page_with(status, &CancelPage { letters, meeting, reason, faults, frame })
}
