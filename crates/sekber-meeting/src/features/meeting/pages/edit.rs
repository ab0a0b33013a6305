//! Calling a meeting, and changing its particulars.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use sekber_core::value::MeetingId;

use super::find;
use crate::features::district;
use crate::features::meeting::actions::prepare::{self, Changed};
use crate::features::meeting::desks::Desks;
use crate::features::meeting::form::{blank as blank_meeting, read};
use crate::features::meeting::letter_nature::LetterNature;
use crate::features::meeting::model::Meeting;
use crate::kit::access::Secretariat;
use crate::kit::app::{App, id_from_form, new_id};
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, page, page_with};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/meeting/pages/edit.html")]
struct EditPage {
    frame: Frame,
    action: String,
    back: String,
    typed: Form,
    faults: Faults,
    /// Whether somebody else changed the meeting while this was typed.
    met: bool,
    /// The meeting that the same form has called before: its path and name, and what the next one is to be called.
    made: Option<(String, String, MeetingId)>,
}

impl EditPage {
    fn natures(&self) -> Vec<(String, String)> {
        self.frame.say_codes("letter-nature-", LetterNature::ALL)
    }
}

/// The form as it stands in the record.
fn typed(meeting: &Meeting) -> Form {
    let text = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    Form::from(vec![
        text("name", &meeting.name),
        text("place", &meeting.place),
        text("day", &meeting.day.to_string()),
        text("starts", &meeting.starts),
        text("ends", &meeting.ends),
        text("pause_from", meeting.pause_from.as_deref().unwrap_or_default()),
        text("pause_to", meeting.pause_to.as_deref().unwrap_or_default()),
        text("presentations_from", meeting.presentations_from.as_deref().unwrap_or_default()),
        text("talks_from", meeting.talks_from.as_deref().unwrap_or_default()),
        text("agenda", &meeting.agenda),
        text("letter_number", &meeting.letter_number),
        text("letter_date", &meeting.letter_date.map(|day| day.to_string()).unwrap_or_default()),
        text("letter_basis", &meeting.letter_basis),
        text("letter_copies", &meeting.letter_copies),
        text("letter_contact", &meeting.letter_contact),
        text("letter_nature", meeting.letter_nature.as_str()),
        text("record_number", &meeting.record_number),
        text("chair_name", &meeting.chair_name),
        text("chair_position", &meeting.chair_position),
        text("chair_number", &meeting.chair_number),
        text("secretary_name", &meeting.secretary_name),
        text("slot_minutes", &meeting.slot_minutes.to_string()),
        text("tables", &meeting.tables.to_string()),
        text("version", &meeting.version.to_string()),
        text("fresh", meeting.id.as_str()),
    ])
}

/// An empty form; `?like=` fills in what another meeting had that can be the same again.
pub async fn blank(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let mut meeting = blank_meeting(new_id(), cycle.id, app.today());
    let query = Form::from_query(query.as_deref());
    if let Some(like) = query.filled("like") {
        let like = find(&app, &like.parse().map_err(|_| Problem::NotFound)?).await?;
        let (id, cycle_id, day) = (meeting.id, meeting.cycle_id, meeting.day);
        let (letter_number, record_number) = (String::new(), String::new());
        meeting = Meeting { id, cycle_id, day, letter_number, record_number, letter_date: None, ..like };
    }
    page(&EditPage {
        action: "/meetings/new".to_owned(),
        back: "/meetings".to_owned(),
        typed: with(&typed(&meeting), "like", query.text("like")),
        faults: Faults::none(),
        met: false,
        made: None,
        frame,
    })
}

/// The same form with another text in one of its fields.
fn with(form: &Form, name: &str, text: &str) -> Form {
    let others = form.pairs().filter(|(other, _)| *other != name);
    // As it was typed: the agenda has lines.
    let mut pairs: Vec<(String, String)> =
        others.map(|(other, _)| (other.to_owned(), form.raw(other).to_owned())).collect();
    pairs.push((name.to_owned(), text.to_owned()));
    Form::from(pairs)
}

/// The desks of the meeting that another is called like; none when it is like no other.
async fn desks_of(app: &App, form: &Form) -> Result<Desks, Problem> {
    match form.filled("like") {
        Some(like) => {
            let like = find(app, &like.parse().map_err(|_| Problem::NotFound)?).await?;
            Ok(Desks::set_up(&like.desks.drafts(), 1))
        }
        None => Ok(Desks::default()),
    }
}

/// Calls a meeting.
pub async fn create(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let id: MeetingId = id_from_form(form.text("fresh"));
    let blank = Meeting { desks: desks_of(&app, &form).await?, ..blank_meeting(id, cycle.id, app.today()) };
    let done = match read(&form, &blank) {
        Ok(meeting) => match prepare::create(&app, &actor, &meeting).await {
            Err(Problem::Conflict) => return called_before(&app, frame, form, &meeting.id).await,
            saved => saved.map(|()| (meeting.path(), "notice-meeting-saved")),
        },
        Err(problem) => Err(problem),
    };
    answer(frame, form, "/meetings/new".to_owned(), "/meetings".to_owned(), done)
}

/// The form once more when it has called another meeting before: sent again, it calls one of its own.
async fn called_before(app: &App, frame: Frame, typed: Form, id: &MeetingId) -> Result<Response, Problem> {
    let made = find(app, id).await?;
    let shown = EditPage {
        action: "/meetings/new".to_owned(),
        back: "/meetings".to_owned(),
        typed,
        faults: Faults::none(),
        met: false,
        made: Some((made.path(), made.name, new_id())),
        frame,
    };
    page_with(StatusCode::CONFLICT, &shown)
}

/// The form of a meeting.
pub async fn show(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    page(&EditPage {
        action: format!("{}/edit", meeting.path()),
        back: meeting.path(),
        typed: typed(&meeting),
        faults: Faults::none(),
        met: false,
        made: None,
        frame,
    })
}

/// Changes a meeting's particulars.
pub async fn change(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let before = find(&app, &meeting).await?;
    let version = form.version();
    let done = match read(&form, &Meeting { version, ..before.clone() }) {
        Ok(meeting) => match prepare::change(&app, &actor, &meeting).await {
            Err(Problem::Conflict) => return met(&app, frame, form, &meeting.id).await,
            saved => saved.map(|changed| (meeting.path(), notice(changed))),
        },
        Err(problem) => Err(problem),
    };
    answer(frame, form, format!("{}/edit", before.path()), before.path(), done)
}

/// The form as it was typed once more, for whoever was a moment too late: saved again it is written over what stands now.
async fn met(app: &App, frame: Frame, typed: Form, id: &MeetingId) -> Result<Response, Problem> {
    let now = find(app, id).await?;
    let shown = EditPage {
        action: format!("{}/edit", now.path()),
        back: now.path(),
        typed: with(&typed, "version", &now.version.to_string()),
        faults: Faults::none(),
        met: true,
        made: None,
        frame,
    };
    page_with(StatusCode::CONFLICT, &shown)
}

/// What a change came to, in words: whether those who were invited know of it.
fn notice(changed: Changed) -> &'static str {
    match changed {
        Changed::Kept => "notice-meeting-saved",
        Changed::Moved(0) => "notice-meeting-moved-untold",
        Changed::Moved(_) => "notice-meeting-moved-told",
    }
}

fn answer(
    frame: Frame,
    typed: Form,
    action: String,
    back: String,
    done: Result<(String, &'static str), Problem>,
) -> Result<Response, Problem> {
    match done {
        Ok((path, notice)) => Ok(go(path, notice)),
        Err(Problem::Invalid(faults)) => {
            let shown = EditPage { frame, action, back, typed, faults, met: false, made: None };
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &shown)
        }
        Err(other) => Err(other),
    }
}
