//! The minutes, written by more than one without losing a word, and the tasks that follow from them.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::meeting::kinds::TaskState;
use sekber_core::value::{MeetingId, OrganisationId, TaskId};

use super::find;
use crate::features::meeting::actions::outcome as verbs;
use crate::features::meeting::model::{Approval, Meeting, Participant, Task};
use crate::features::meeting::store::outcome::{self, Revision};
use crate::features::meeting::store::participants;
use crate::kit::access::{Member, Secretariat};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId, go, page, page_with};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/meeting/pages/minutes.html")]
struct MinutesPage {
    frame: Frame,
    meeting: Meeting,
    text: String,
    version: i64,
    /// What somebody else wrote meanwhile.
    theirs: Option<String>,
    tasks: Vec<Task>,
    everybody: Vec<Participant>,
    approvals: Vec<(String, Approval)>,
    revisions: Vec<Revision>,
    /// A task that somebody else moved meanwhile, with the remark that was typed.
    met: Option<(TaskId, String)>,
}

impl MinutesPage {
    /// The remark on a task as it was typed, when somebody else moved the task meanwhile.
    fn met_at(&self, task: &Task) -> Option<&str> {
        self.met.as_ref().filter(|(met, _)| *met == task.id).map(|(_, note)| note.as_str())
    }
}

/// How many earlier states of the minutes the page shows.
const REVISIONS: i64 = 20;

async fn minutes_page(
    app: &App,
    frame: Frame,
    meeting: Meeting,
    text: String,
    theirs: Option<String>,
) -> Result<MinutesPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let everybody = participants::all(db, &region, &meeting.id).await?;
    let approvals = outcome::approvals(db, &region, &meeting.id).await?;
    let named = |approval: Approval| {
        let who = everybody.iter().find(|one| one.id == approval.participant_id)?;
        Some((who.short_name.clone(), approval))
    };
    Ok(MinutesPage {
        approvals: approvals.into_iter().filter_map(named).collect(),
        tasks: outcome::tasks(db, &region, &meeting.id).await?,
        revisions: outcome::revisions(db, &region, &meeting.id, REVISIONS).await?,
        version: meeting.minutes_version,
        everybody,
        met: None,
        text,
        theirs,
        meeting,
        frame,
    })
}

/// The minutes as they are.
pub async fn show(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let text = meeting.minutes_begun();
    page(&minutes_page(&app, frame, meeting, text, None).await?)
}

/// Writes the minutes; when somebody else wrote meanwhile, both texts are shown.
pub async fn write(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let version = form.version();
    let text = form.paragraphs("minutes").to_owned();
    match verbs::write_minutes(&app, &actor, &meeting.id, version, &text).await {
        Ok(()) => Ok(go(format!("{}/minutes", meeting.path()), "notice-meeting-minutes")),
        Err(Problem::Conflict) => {
            let now = find(&app, &meeting.id).await?;
            let theirs = Some(now.minutes.clone());
            page_with(StatusCode::CONFLICT, &minutes_page(&app, frame, now, text, theirs).await?)
        }
        Err(other) => Err(other),
    }
}

/// Gives somebody a task: an organisation that takes part, or anybody by name.
pub async fn give_task(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let all = participants::all(app.db(), &app.region(), &meeting.id).await?;
    let organisation: Option<OrganisationId> = match form.filled("organisation") {
        Some(id) => Some(id.parse().map_err(|_| Problem::NotFound)?),
        None => None,
    };
    let known = match &organisation {
        Some(id) => {
            let invited = all.iter().find(|one| one.organisation_id.as_ref() == Some(id));
            Some(invited.ok_or(Problem::NotFound)?)
        }
        None => None,
    };
    let owner = known.map_or(form.text("owner"), |one| one.name.as_str());
    let due = match form.filled("due") {
        Some(day) => Some(day.parse().map_err(|_| Problem::refused("meeting-refused-day"))?),
        None => None,
    };
    let organisation = known.and_then(|one| one.organisation_id.clone());
    verbs::give_task(&app, &actor, &meeting.id, (form.text("what"), owner), organisation, due).await?;
    Ok(go(format!("{}/minutes#tasks", meeting.path()), "notice-meeting-task"))
}

/// Says how far a task is.
pub async fn move_task(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    PathId((meeting, task)): PathId<(MeetingId, TaskId)>,
    form: Form,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let version = form.version();
    let state: TaskState = form.text("state").parse().map_err(|_| Problem::NotFound)?;
    let note = form.text("note");
    let moved = verbs::move_task(&app, &actor, &meeting.id, (&task, version), state, note).await;
    match moved {
        Err(Problem::Conflict) if actor.is_secretariat() => {
            let text = meeting.minutes_begun();
            let shown = minutes_page(&app, frame, meeting, text, None).await?;
            let met = Some((task, note.to_owned()));
            return page_with(StatusCode::CONFLICT, &MinutesPage { met, ..shown });
        }
        other => other?,
    }
    let back =
        if actor.is_secretariat() { format!("{}/minutes#tasks", meeting.path()) } else { meeting.path() };
    Ok(go(back, "notice-meeting-task"))
}
