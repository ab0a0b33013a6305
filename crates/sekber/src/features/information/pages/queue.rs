//! What the joint secretariat sees: requests with their clock, and what it does about one.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::information::{InformationState, RefusalGround};
use sekber_core::value::InformationRequestId;

use crate::features::document::{self, Read, SignedBy};
use crate::features::information::actions::{self, Verdict};
use crate::features::information::documents;
use crate::features::information::model::InformationRequest;
use crate::features::information::store;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::digest::sha256;
use crate::kit::files::{self, Attachment, FileKind, Upload};
use crate::kit::form::{Faults, Form};
use crate::kit::page::official_document::{self, Format};
use crate::kit::page::{Frame, PathId, QueryString, go, page, page_with, redirect};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

/// Kinds of files that are handed over with an answer.
const GIVEN: &[FileKind] =
    &[FileKind::Pdf, FileKind::Xlsx, FileKind::Docx, FileKind::Jpeg, FileKind::Png, FileKind::Webp];

#[derive(Template)]
#[template(path = "features/information/pages/queue.html")]
struct QueuePage {
    frame: Frame,
    query: QueryString,
    state: String,
    states: Vec<(String, String)>,
    page: Page<InformationRequest>,
    today: Date,
}

/// Requests, those that wait first unless others are asked for.
pub async fn list(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = frame.query(query.as_deref());
    let state: Option<InformationState> = asked.filter("state");
    let cursor = Cursor::from_query(asked.filled("after"), asked.filled("before"));
    let found = store::page(app.db(), &app.region(), state, &cursor).await?;
    page(&QueuePage {
        query: QueryString::keep(&asked, &["state"]),
        state: asked.text("state").to_owned(),
        states: frame.say_codes("information-state-", InformationState::ALL),
        page: found,
        today: app.today(),
        frame,
    })
}

#[derive(Template)]
#[template(path = "features/information/pages/record.html")]
struct RecordPage {
    frame: Frame,
    faults: Faults,
    typed: Form,
    one: InformationRequest,
    today: Date,
    ends: Vec<(String, String)>,
    grounds: Vec<(String, String)>,
    /// Who can sign the letter.
    signatories: Vec<(String, String)>,
    /// A name of what the page holds: whoever answers has read it.
    stand: String,
    /// Whether what was sent was about what it says no more.
    has_changed: bool,
}

/// A request, and who can sign the letter while it waits.
async fn held(
    app: &App,
    id: &InformationRequestId,
) -> Result<(InformationRequest, Vec<(String, String)>), Problem> {
    let one = store::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    let signatories = if one.waits() { document::signatory_choices(app).await? } else { Vec::new() };
    Ok((one, signatories))
}

/// A name of what whoever answers reads.
fn stand((one, signatories): &(InformationRequest, Vec<(String, String)>)) -> Result<String, Problem> {
    let asked = (&one.name, &one.contact, &one.what, &one.purpose, &one.extended_because);
    let read = (one.id.as_str(), one.version, asked, signatories);
    Ok(sha256(serde_json::to_string(&read).map_err(anyhow::Error::from)?))
}

async fn record(
    app: &App,
    frame: Frame,
    id: &InformationRequestId,
    (typed, faults): (Form, Faults),
    has_changed: bool,
) -> Result<RecordPage, Problem> {
    let held = held(app, id).await?;
    let stand = stand(&held)?;
    let (one, signatories) = held;
    let ends = [InformationState::Answered, InformationState::Refused, InformationState::NotHeld];
    Ok(RecordPage {
        ends: frame.say_codes("information-state-", ends),
        grounds: frame.say_codes("information-ground-", RefusalGround::ALL),
        signatories,
        stand,
        has_changed,
        today: app.today(),
        one,
        typed,
        faults,
        frame,
    })
}

/// A request.
pub async fn show(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<InformationRequestId>,
) -> Result<Response, Problem> {
    page(&record(&app, frame, &id, (Form::default(), Faults::none()), false).await?)
}

/// Leads on, or shows the form again with what is to be mended.
async fn after(
    app: &App,
    (frame, id, form): (Frame, &InformationRequestId, Form),
    done: Result<(), Problem>,
    notice: &'static str,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(go(format!("/information/{id}"), notice)),
        Err(Problem::Invalid(faults)) => {
            let again = record(app, frame, id, (form, faults), false).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
        Err(Problem::Conflict) => {
            let again = record(app, frame, id, (form, Faults::none()), true).await?;
            page_with(StatusCode::CONFLICT, &again)
        }
        Err(other) => Err(other),
    }
}

/// Prolongs it.
pub async fn extend(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<InformationRequestId>,
    form: Form,
) -> Result<Response, Problem> {
    let done = actions::extend(&app, &actor, (&id, form.version()), form.paragraphs("because")).await;
    after(&app, (frame, &id, form), done, "notice-information-extended").await
}

fn verdict(form: &Form, signer: Option<SignedBy>, read: Read) -> Result<Verdict, Problem> {
    let mut faults = Faults::none();
    let state = form.choice("state", &mut faults);
    let ground = form.parsed("ground", "fault-not-a-choice", &mut faults);
    let answer = form.paragraphs("answer").to_owned();
    let state = state.unwrap_or(InformationState::Received);
    let verdict = Verdict { state, ground, answer, signer, read };
    let faults = if faults.is_empty() { verdict.faults() } else { faults };
    faults.or(verdict)
}

/// Answers or refuses it.
pub async fn answer(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<InformationRequestId>,
    upload: Upload,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let file = upload.file.as_ref().and_then(|file| file.accepted(GIVEN, &mut faults));
    let form = upload.form.clone();
    // Before who signs: whoever writes on the list between the two is noticed.
    let read = Read { then: form.text("stand").to_owned(), now: stand(&held(&app, &id).await?)? };
    let signer = document::chosen_signatory(&app, &form).await?;
    let done = match verdict(&form, signer, read) {
        Ok(verdict) if faults.is_empty() => {
            actions::answer(&app, &actor, (&id, form.version()), &verdict, file).await
        }
        Ok(_) => Err(Problem::Invalid(faults)),
        Err(problem) => Err(problem),
    };
    after(&app, (frame, &id, form), done, "notice-information-answered").await
}

/// What is handed over with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// The letter.
    Letter,
    /// The file beside it.
    File,
}

/// Sends what was handed over with an answer.
///
/// # Errors
/// [`Problem::NotFound`] as long as there is none.
pub async fn hand_over(app: &App, one: &InformationRequest, what: Handed) -> Result<Response, Problem> {
    let file: Option<Attachment> = match &one.file_id {
        Some(id) => files::find_own(app.db(), &app.region(), id).await?,
        None => None,
    };
    match what {
        Handed::File => files::send(app.files(), &file.ok_or(Problem::NotFound)?).await,
        Handed::Letter => {
            let called = file.as_ref().map(|file| file.file_name.as_str());
            let letter = documents::letter(app, one, called).await?;
            let name = format!("jawaban-ppid-{}-{}", one.year, one.number);
            official_document::send(&name, letter, Format::Pdf).await
        }
    }
}

/// The same for the secretariat, which is led to the request as long as there is none.
async fn own(app: &App, id: &InformationRequestId, what: Handed) -> Result<Response, Problem> {
    let one = store::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    let is_there = match what {
        Handed::Letter => one.answered_at.is_some(),
        Handed::File => one.file_id.is_some(),
    };
    match is_there {
        true => hand_over(app, &one, what).await,
        false => Ok(redirect(&format!("/information/{id}"))),
    }
}

/// The letter with the answer.
pub async fn letter(
    _: Secretariat,
    State(app): State<App>,
    PathId(id): PathId<InformationRequestId>,
) -> Result<Response, Problem> {
    own(&app, &id, Handed::Letter).await
}

/// The file that was handed over with it.
pub async fn file(
    _: Secretariat,
    State(app): State<App>,
    PathId(id): PathId<InformationRequestId>,
) -> Result<Response, Problem> {
    own(&app, &id, Handed::File).await
}
