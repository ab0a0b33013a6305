//! The page of a phone around the part that changes: who may still be written down as present, and why something that was sent
//! was not taken.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{Html, Response};
use sekber_core::meeting::kinds::Round;
use sekber_core::value::SubmissionId;

use super::Phone;
use crate::features::meeting::guard::Delegate;
use crate::features::meeting::model::Meeting;
use crate::features::meeting::state::{Audience, Hall, Part};
use crate::kit::app::{App, new_id};
use crate::kit::page::{Frame, page, page_with};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

#[derive(Template)]
#[template(path = "features/meeting/pages/phone.html")]
struct PhonePage {
    frame: Frame,
    meeting: Arc<Meeting>,
    short_name: String,
    part: String,
    /// Whether somebody with an account can still be written down as present.
    may_arrive: bool,
    /// Whether the meeting was over when it came in, so that nobody writes it down as present.
    came_late: bool,
    /// Why something that was sent was not taken, and what was typed with it.
    refused: Option<(String, String)>,
    seq: i64,
    now: i64,
}

/// The part that changes, drawn once for all phones of a participant.
async fn drawn(app: &App, delegate: &Delegate, language: Language) -> Result<Part, Problem> {
    let Hall { state, parts } = &delegate.hall;
    let audience = Audience::Participant(&delegate.participant, delegate.organisation.as_ref());
    let open = state.records.meeting.takes_picks(app.now());
    let draw = || async {
        let glance = state.glance(app, language).await?;
        let frame = Frame::shared(app, language);
        let settings = app.settings();
        let begins = settings.midnight(delegate.meeting.day);
        let begins = begins.plus_seconds(60 * delegate.meeting.presentations_begin());
        let local = |moment| settings.local(moment);
        let phone = Phone::of(state, &glance, frame, delegate, (open, (begins, &local)));
        Ok(phone.render().map_err(anyhow::Error::from)?)
    };
    parts.get(audience, language, state.version(audience, open), draw).await
}

/// The phone's page.
pub async fn show(delegate: Delegate, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    page(&phone_page(&app, delegate, frame, None).await?)
}

/// The phone's page once more after something was sent that is not taken, with the reason and what was typed.
///
/// # Errors
/// Whatever else was wrong; when the database cannot be asked.
pub async fn again(
    app: &App,
    delegate: Delegate,
    frame: Frame,
    (problem, typed): (Problem, String),
) -> Result<Response, Problem> {
    if !matches!(problem, Problem::Refused { .. } | Problem::Invalid(_) | Problem::Conflict) {
        return Err(problem);
    }
    let refused = Some((frame.say_problem(&problem), typed));
    page_with(problem.status(), &phone_page(app, delegate, frame, refused).await?)
}

async fn phone_page(
    app: &App,
    delegate: Delegate,
    frame: Frame,
    refused: Option<(String, String)>,
) -> Result<PhonePage, Problem> {
    let part = drawn(app, &delegate, frame.language).await?;
    let fresh: SubmissionId = new_id();
    let records = &delegate.hall.state.records;
    let own = records.participants.iter().find(|one| one.id == delegate.participant);
    let is_absent = own.is_some_and(|own| !own.presence.is_there());
    Ok(PhonePage {
        may_arrive: delegate.meeting.round.is_open() && is_absent,
        came_late: delegate.meeting.round == Round::Closed && is_absent,
        refused,
        part: part.named(fresh.as_str()),
        seq: delegate.hall.state.records.seq,
        now: app.now().0,
        short_name: delegate.short_name,
        meeting: delegate.meeting,
        frame,
    })
}

/// The part of it that changes.
pub async fn part(delegate: Delegate, State(app): State<App>, frame: Frame) -> Result<Html<String>, Problem> {
    Ok(Html(drawn(&app, &delegate, frame.language).await?.unnamed()))
}
