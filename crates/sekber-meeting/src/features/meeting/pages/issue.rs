//! Issuing a document of a meeting: what is still missing with the way to mend it, its number and who signs.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::document::DocumentKind;
use sekber_core::value::MeetingId;

use super::content::Content;
use super::find;
use crate::features::document::{self, Draft, IssuedDocument, Read, Signatory, SignedBy, Subject};
use crate::features::meeting::actions::issue::{self as verb, Obstacle, is_result, obstacles};
use crate::features::meeting::documents::Desk;
use crate::features::meeting::model::Meeting;
use crate::features::meeting::store::{outcome, participants};
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, page, page_with};
use crate::kit::problem::Problem;

/// Most characters of a number and a classification.
const LONGEST: usize = 100;

#[derive(Template)]
#[template(path = "features/meeting/pages/issue.html")]
struct IssuePage {
    frame: Arc<Frame>,
    meeting: Meeting,
    kind: DocumentKind,
    obstacles: Vec<Obstacle>,
    signatories: Vec<(String, String)>,
    earlier: Vec<IssuedDocument>,
    refused: Option<String>,
    /// What the paper is made of, as whoever signs reads it here.
    stand: String,
    typed: Form,
    faults: Faults,
}

impl IssuePage {
    fn needs_number(&self) -> bool {
        is_result(self.kind)
    }

    /// Whether the edition in force was signed already: another one takes its validity.
    fn replaces_signed(&self) -> bool {
        self.earlier.iter().any(|one| one.is_in_force() && one.scan_id.is_some())
    }

    fn draft_path(&self, ending: &str) -> String {
        format!("{}/files/{}.{ending}", self.meeting.path(), self.kind)
    }
}

/// What the form begins with: the number of the edition before, the one that the meeting was given, or the next of the year.
async fn begun(app: &App, meeting: &Meeting, before: Option<&IssuedDocument>) -> Result<Form, Problem> {
    let next = document::suggestion(app).await?;
    let (number, classification) = match before {
        Some(before) if !before.number.is_empty() => (before.number.clone(), before.classification.clone()),
        _ => (next.number, next.classification),
    };
    let number = match (before, meeting.record_number.as_str()) {
        (None, planned) if !planned.is_empty() => planned.to_owned(),
        _ => number,
    };
    // Whoever signed the edition before signs the next, unless somebody else is chosen.
    let signs = async |before: &IssuedDocument| -> Result<Option<Signatory>, Problem> {
        let all = document::signatories(app.db(), &app.region()).await?;
        Ok(all.into_iter().find(|one| SignedBy::from(one.clone()) == before.signed_by()))
    };
    let signatory = match before {
        Some(before) => signs(before).await?.map(|one| one.id.to_string()).unwrap_or_default(),
        None => String::new(),
    };
    let text = |name: &str, value: String| (name.to_owned(), value);
    let fields = [("number", number), ("classification", classification), ("signatory", signatory)];
    Ok(Form::from(fields.map(|(name, value)| text(name, value)).to_vec()))
}

async fn signer(app: &App, desk: &Desk, form: &Form) -> Result<SignedBy, Problem> {
    Ok(document::chosen_signatory(app, form).await?.unwrap_or_else(|| desk.chair_signs()))
}

async fn issue_page(
    desk: &Desk,
    kind: DocumentKind,
    typed: Option<Form>,
    faults: Faults,
    refused: Option<String>,
) -> Result<IssuePage, Problem> {
    let Desk { app, frame, meeting, .. } = desk;
    let (db, region) = (app.db(), app.region());
    let mut earlier = document::about(db, &region, ("meeting", meeting.id.as_str())).await?;
    earlier.retain(|one| one.kind == kind);
    let typed = match typed {
        Some(typed) => typed,
        None if kind == DocumentKind::Agreement => begun(app, meeting, earlier.first()).await?,
        None => {
            begun(app, &Meeting { record_number: String::new(), ..meeting.clone() }, earlier.first()).await?
        }
    };
    let signer = signer(app, desk, &typed).await?;
    Ok(IssuePage {
        obstacles: obstacles(meeting, kind, &signer, app.today()),
        signatories: document::signatory_choices(app).await?,
        frame: frame.clone(),
        meeting: meeting.clone(),
        kind,
        stand: outcome::stand(db, &region, &meeting.id).await?,
        earlier,
        refused,
        typed,
        faults,
    })
}

async fn desk_and_kind(
    app: &App,
    frame: Frame,
    (meeting, kind): (MeetingId, String),
) -> Result<(Desk, DocumentKind), Problem> {
    let meeting = find(app, &meeting).await?;
    let kind: DocumentKind = kind.parse().map_err(|_| Problem::NotFound)?;
    if !kind.is_of_meetings() {
        return Err(Problem::NotFound);
    }
    Ok((Desk::of(app, frame, meeting).await?, kind))
}

/// The form.
pub async fn show(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(path): PathId<(MeetingId, String)>,
) -> Result<Response, Problem> {
    let (desk, kind) = desk_and_kind(&app, frame, path).await?;
    page(&issue_page(&desk, kind, None, Faults::none(), None).await?)
}

/// Issues a document: what it says now is kept, byte for byte, under a code by which anybody can check it.
pub async fn issue(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(path): PathId<(MeetingId, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let (desk, kind) = desk_and_kind(&app, frame, path).await?;
    let mut faults = Faults::none();
    let number = match is_result(kind) {
        true => form.required("number", LONGEST, &mut faults),
        false => form.bounded("number", LONGEST, &mut faults),
    };
    let classification = form.bounded("classification", LONGEST, &mut faults);
    let signer = signer(&app, &desk, &form).await?;
    if !faults.is_empty() || !obstacles(&desk.meeting, kind, &signer, app.today()).is_empty() {
        let again = issue_page(&desk, kind, Some(form), faults, None).await?;
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &again);
    }
    // Before what the paper says: whoever writes between the two is noticed.
    let now = outcome::stand(app.db(), &app.region(), &desk.meeting.id).await?;
    let written = desk.in_indonesian();
    let content = Content::load(&written, kind).await?;
    let draft = Draft {
        subject: subject(&desk).await?,
        kind,
        title: written.frame.say_code("document-", kind.as_str()),
        number,
        classification,
        signer,
        digest: content.digest(&written)?,
        lines: content.lines(),
        read: Read { then: form.text("stand").to_owned(), now },
    };
    let issued =
        verb::issue(&app, &actor, &desk.meeting, draft, |issued| content.document(&written, Some(issued)));
    match issued.await {
        Ok(document) => Ok(go(document.path(), "notice-document-issued")),
        Err(problem @ (Problem::Refused { .. } | Problem::Conflict)) => {
            let why = document::why_not(&desk.frame, &problem);
            let again = issue_page(&desk, kind, Some(form), Faults::none(), Some(why)).await?;
            page_with(problem.status(), &again)
        }
        Err(other) => Err(other),
    }
}

/// The meeting as a document is about it: those who were invited may read it, as pairs are agreed on by some who were not there.
async fn subject(desk: &Desk) -> Result<Subject, Problem> {
    let Desk { app, frame, meeting, .. } = desk;
    let there = participants::all(app.db(), &app.region(), &meeting.id).await?;
    Ok(Subject {
        kind: "meeting",
        id: meeting.id.to_string(),
        name: format!("{}, {}, {}", meeting.name, frame.civil_date(&meeting.day), meeting.place),
        readers: there.into_iter().filter_map(|one| one.organisation_id).collect(),
    })
}
