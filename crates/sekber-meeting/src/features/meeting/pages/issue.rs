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
use crate::features::document::{self, Draft, IssuedDocument, Read, SignedBy, Subject};
use crate::features::meeting::actions::issue::{self as verb, Obstacle, needs_number};
use crate::features::meeting::documents::DocumentScene;
use crate::features::meeting::model::Meeting;
use crate::features::meeting::store::{outcome, participants};
use crate::kit::access::{Actor, Permit, Secretariat};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, page, page_with};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// Most characters of a number and a classification.
const LONGEST: usize = 100;

/// Something to look at before a document is issued; it stops nobody.
struct Caution {
    text: String,
    /// Where it is mended.
    href: String,
}

/// What whoever issues a document should look at.
fn cautions(papers: &DocumentScene, kind: DocumentKind, signer: &SignedBy) -> Vec<Caution> {
    let DocumentScene { app, frame, meeting, .. } = papers;
    let mut all = Vec::new();
    let dated = meeting.letter_date.filter(|_| kind == DocumentKind::Invitation);
    if let Some(day) = dated.filter(|day| *day < app.today()) {
        let text = frame.say_with("issue-letter-before-today", "date", frame.civil_date(&day));
        all.push(Caution { text, href: format!("{}/edit#letter_date", meeting.path()) });
    }
    let head = papers.letterhead(signer);
    if head.address.is_empty() {
        let text = frame.say_with("issue-no-address", "unit", head.unit);
        all.push(Caution { text, href: "/settings/documents".to_owned() });
    }
    all
}

#[derive(Template)]
#[template(path = "features/meeting/pages/issue.html")]
struct IssuePage {
    frame: Arc<Frame>,
    meeting: Meeting,
    kind: DocumentKind,
    obstacles: Vec<Obstacle>,
    cautions: Vec<Caution>,
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
        needs_number(self.kind)
    }

    /// Whether the edition in force was signed already: another one takes its validity.
    fn replaces_signed(&self) -> bool {
        self.earlier.iter().any(|one| one.is_in_force() && one.scan_id.is_some())
    }

    fn invites(&self) -> bool {
        self.kind == DocumentKind::Invitation
    }

    /// The date that the document bears, as far as it is known: a letter its own, all others that of the meeting.
    fn dated(&self) -> Option<String> {
        let day = if self.invites() { self.meeting.letter_date } else { Some(self.meeting.day) };
        day.map(|day| self.frame.civil_date(&day))
    }

    fn meeting_day(&self) -> String {
        self.frame.civil_date(&self.meeting.day)
    }

    fn draft_path(&self, ending: &str) -> String {
        format!("{}/files/{}.{ending}", self.meeting.path(), self.kind)
    }
}

/// What the form begins with: the number of the edition before, the one that the meeting was given, or the next of the year.
async fn begun(
    papers: &DocumentScene,
    (planned, keeps_number): (&str, bool),
    before: Option<&IssuedDocument>,
) -> Result<Form, Problem> {
    let next = document::suggestion(&papers.app).await?;
    let (number, classification) = match before {
        Some(before) if keeps_number && !before.number.is_empty() => {
            (before.number.clone(), before.classification.clone())
        }
        _ => (next.number, next.classification),
    };
    let number = match (before, planned) {
        (None, planned) if !planned.is_empty() => planned.to_owned(),
        _ => number,
    };
    // Whoever signed the edition before signs the next, unless somebody else is chosen.
    let signs = |before: &IssuedDocument| {
        let by = before.signed_by();
        papers.signatories().iter().find(|one| SignedBy::from((*one).clone()) == by)
    };
    let signatory = before.and_then(signs).map(|one| one.id.to_string()).unwrap_or_default();
    let text = |name: &str, value: String| (name.to_owned(), value);
    let fields = [("number", number), ("classification", classification), ("signatory", signatory)];
    Ok(Form::from(fields.map(|(name, value)| text(name, value)).to_vec()))
}

fn signer(papers: &DocumentScene, form: &Form) -> Result<SignedBy, Problem> {
    Ok(document::chosen_of(papers.signatories(), form)?.unwrap_or_else(|| papers.chair_signs()))
}

/// Everything that has to be mended elsewhere first.
async fn obstacles(
    papers: &DocumentScene,
    kind: DocumentKind,
    signer: &SignedBy,
) -> Result<Vec<Obstacle>, Problem> {
    let DocumentScene { app, meeting, .. } = papers;
    let mut all = verb::obstacles(meeting, kind, signer, app.today());
    all.extend(verb::returned(app, meeting, kind).await?);
    Ok(all)
}

async fn issue_page(
    papers: &DocumentScene,
    kind: DocumentKind,
    typed: Option<Form>,
    faults: Faults,
    refused: Option<String>,
) -> Result<IssuePage, Problem> {
    let DocumentScene { app, frame, meeting, .. } = papers;
    let (db, region) = (app.db(), app.region());
    let mut earlier = document::about(db, &region, meeting.subject()).await?;
    earlier.retain(|one| one.kind == kind);
    let typed = match typed {
        Some(typed) => typed,
        None => {
            let planned = match kind {
                DocumentKind::Agreement => meeting.record_number.as_str(),
                DocumentKind::Invitation => meeting.letter_number.as_str(),
                _ => "",
            };
            // A letter that replaces another has a number of its own.
            let keeps_number = kind != DocumentKind::Invitation;
            begun(papers, (planned, keeps_number), earlier.first()).await?
        }
    };
    let signer = signer(papers, &typed)?;
    Ok(IssuePage {
        obstacles: obstacles(papers, kind, &signer).await?,
        cautions: cautions(papers, kind, &signer),
        signatories: document::choices_of(papers.signatories()),
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

async fn papers_and_kind(
    app: &App,
    frame: Frame,
    (meeting, kind): (MeetingId, String),
) -> Result<(DocumentScene, DocumentKind), Problem> {
    let meeting = find(app, &meeting).await?;
    let kind: DocumentKind = kind.parse().map_err(|_| Problem::NotFound)?;
    if !kind.is_of_meetings() {
        return Err(Problem::NotFound);
    }
    Ok((DocumentScene::of(app, frame, meeting).await?, kind))
}

/// The form.
pub async fn show(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(path): PathId<(MeetingId, String)>,
) -> Result<Response, Problem> {
    let (papers, kind) = papers_and_kind(&app, frame, path).await?;
    page(&issue_page(&papers, kind, None, Faults::none(), None).await?)
}

/// Issues a document: what it says now is kept, byte for byte, under a code by which anybody can check it.
pub async fn issue(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(path): PathId<(MeetingId, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let (papers, kind) = papers_and_kind(&app, frame, path).await?;
    let mut faults = Faults::none();
    let number = match needs_number(kind) {
        true => form.required("number", LONGEST, &mut faults),
        false => form.bounded("number", LONGEST, &mut faults),
    };
    let classification = form.bounded("classification", LONGEST, &mut faults);
    let signer = signer(&papers, &form)?;
    if !faults.is_empty() || !obstacles(&papers, kind, &signer).await?.is_empty() {
        let again = issue_page(&papers, kind, Some(form), faults, None).await?;
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &again);
    }
    // Before what the paper says: whoever writes between the two is noticed.
    let now = outcome::stand(app.db(), &app.region(), &papers.meeting.id).await?;
    let written = papers.in_indonesian();
    let editions = document::about(app.db(), &app.region(), papers.meeting.subject()).await?;
    let content = Content::load(&written, kind, &editions).await?;
    let draft = Draft {
        subject: subject(&papers).await?,
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
        verb::issue(&app, &actor, &papers.meeting, draft, |issued| content.document(&written, Some(issued)));
    match issued.await {
        Ok(document) => Ok(go(document.path(), "notice-document-issued")),
        Err(problem @ (Problem::Refused { .. } | Problem::Conflict)) => {
            let why = document::why_not(&papers.frame, &problem);
            let again = issue_page(&papers, kind, Some(form), Faults::none(), Some(why)).await?;
            page_with(problem.status(), &again)
        }
        Err(other) => Err(other),
    }
}

/// Issues the minutes of a made-up meeting that was held, signed by its chair, by the verb that the page calls; issued again they stay as
/// they are.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, else as the verb.
pub async fn demonstrate_minutes(app: &App, actor: &Actor, id: &MeetingId) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let (kind, frame) = (DocumentKind::Minutes, Frame::shared(app, Language::Indonesian));
    let papers = DocumentScene::of(app, frame, find(app, id).await?).await?;
    let stand = outcome::stand(app.db(), &app.region(), id).await?;
    let editions = document::about(app.db(), &app.region(), papers.meeting.subject()).await?;
    let content = Content::load(&papers, kind, &editions).await?;
    let draft = Draft {
        subject: subject(&papers).await?,
        kind,
        title: papers.frame.say_code("document-", kind.as_str()),
        number: String::new(),
        classification: String::new(),
        signer: papers.chair_signs(),
        digest: content.digest(&papers)?,
        lines: content.lines(),
        read: Read { then: stand.clone(), now: stand },
    };
    let write = |issued: &document::Issued| content.document(&papers, Some(issued));
    verb::issue(app, actor, &papers.meeting, draft, write).await.map(|_| ())
}

/// The meeting as a document is about it: those who were invited may read it, as pairs are agreed on by some who were not there.
async fn subject(papers: &DocumentScene) -> Result<Subject, Problem> {
    let DocumentScene { app, frame, meeting, .. } = papers;
    let there = participants::all(app.db(), &app.region(), &meeting.id).await?;
    Ok(Subject {
        kind: "meeting",
        id: meeting.id.to_string(),
        name: format!("{}, {}, {}", meeting.name, frame.civil_date(&meeting.day), meeting.place),
        readers: there.into_iter().filter_map(|one| one.organisation_id).collect(),
    })
}
