//! Bringing slides and handouts, reading them at a computer or on a phone, taking them back.

use axum::extract::State;
use axum::response::Response;
use sekber_core::value::{AttachmentId, MeetingId};

use super::find;
use crate::features::meeting::actions::handout as verbs;
use crate::features::meeting::guard::{Contributor, Delegate};
use crate::features::meeting::model::Handout;
use crate::features::meeting::store::handouts;
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::files::{self, HANDOUTS, Upload};
use crate::kit::form::Faults;
use crate::kit::page::{Frame, PathId, go};
use crate::kit::problem::Problem;

async fn handout(app: &App, meeting: &MeetingId, id: &AttachmentId) -> Result<Handout, Problem> {
    handouts::find(app.db(), &app.region(), meeting, id).await?.ok_or(Problem::NotFound)
}

async fn send(app: &App, handout: &Handout) -> Result<Response, Problem> {
    let found = files::find(app.db(), &app.region(), &handout.organisation_id, &handout.id).await?;
    files::send(app.files(), &found.ok_or(Problem::NotFound)?).await
}

/// Adds a handout of the organisation that the person acts for in the meeting.
pub async fn add(
    Contributor { actor, meeting, organisation }: Contributor,
    State(app): State<App>,
    frame: Frame,
    upload: Upload,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let file = upload.file.as_ref().and_then(|file| file.accepted(HANDOUTS, &mut faults));
    let Some(file) = file else {
        let why = faults
            .iter()
            .next()
            .map_or_else(|| frame.say("meeting-handout-none"), |fault| frame.say_fault(fault));
        return Err(Problem::refused_with("meeting-refused-handout", "why", why));
    };
    verbs::add(&app, &actor, &meeting, &organisation, file).await?;
    Ok(go(meeting.path(), "notice-meeting-handout"))
}

/// Sends a handout to somebody with an account.
pub async fn read(
    _: Member,
    State(app): State<App>,
    PathId((meeting, id)): PathId<(MeetingId, AttachmentId)>,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    send(&app, &handout(&app, &meeting.id, &id).await?).await
}

/// Sends a handout to a phone in the hall.
pub async fn read_on_phone(
    delegate: Delegate,
    State(app): State<App>,
    PathId((_, id)): PathId<(MeetingId, AttachmentId)>,
) -> Result<Response, Problem> {
    send(&app, &handout(&app, &delegate.meeting.id, &id).await?).await
}

/// Takes a handout back.
pub async fn end(
    Member(actor): Member,
    State(app): State<App>,
    PathId((meeting, id)): PathId<(MeetingId, AttachmentId)>,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let handout = handout(&app, &meeting.id, &id).await?;
    verbs::end(&app, &actor, &meeting, &handout).await?;
    Ok(go(meeting.path(), "notice-meeting-handout"))
}
