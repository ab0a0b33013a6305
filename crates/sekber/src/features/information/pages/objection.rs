//! Handlers about objections: whoever asked raises one and takes the letter, the joint secretariat records the decision.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::information::ObjectionState;
use sekber_core::value::InformationRequestId;

use super::citizen::{STATE, asked_for, looked_up, state_page};
use super::handed::file_of;
use super::queue::{GIVEN, after, held, stand};
use crate::features::document::{self, Read, SignedBy};
use crate::features::information::actions::{self, Decision};
use crate::features::information::model::{InformationRequest, read_receipt};
use crate::features::information::objection::{
    InformationObjection, ObjectionDraft, last_decided, last_with_file,
};
use crate::features::information::objection_letter;
use crate::features::information::permits::InformationReader;
use crate::features::information::store;
use crate::kit::access::{Actor, Origin, Public, RequestIdentity, Secretariat, token};
use crate::kit::app::App;
use crate::kit::files::{self, NewFile, Upload};
use crate::kit::form::{Faults, Form};
use crate::kit::page::official_document::{self, Format};
use crate::kit::page::{Frame, PathId, page, page_with, redirect};
use crate::kit::problem::Problem;

/// Raises an objection for whoever has number and code, and shows the request with it. Nobody has to say who asks, so the trail does
/// not name whoever is signed in.
pub async fn raise(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    visitor: RequestIdentity,
    origin: Origin,
    form: Form,
) -> Result<Response, Problem> {
    let Some(asked) = asked_for(&form) else { return Ok(redirect(STATE)) };
    let one = looked_up(&app, &origin, (&asked.0, &asked.1)).await?.ok_or(Problem::NotFound)?;
    let receipt = read_receipt(&asked.0).ok_or(Problem::NotFound)?;
    let code: String = asked.1.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    let actor = Actor { once: visitor.once, ..Actor::applicant() };
    let done = match ObjectionDraft::from_form(&form) {
        Ok(draft) => actions::object(&app, &actor, (receipt, &token::hash(&code)), &draft).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => page(&state_page(&app, frame, asked, one, (Form::default(), Faults::none())).await?),
        Err(Problem::Invalid(faults)) => {
            let again = state_page(&app, frame, asked, one, (form, faults)).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
        Err(other) => Err(other),
    }
}

/// The decision that a form brings.
fn decision(form: &Form, (signer, read): (Option<SignedBy>, Read), faults: &mut Faults) -> Decision {
    let state = form.parsed("end", "fault-not-a-choice", faults).unwrap_or(ObjectionState::Received);
    let ground = form.parsed("decision_ground", "fault-not-a-choice", faults);
    let power_shown = form.checked("power_shown", faults);
    let letter_number = form.text("decision_number").to_owned();
    let decision = form.paragraphs("decision").to_owned();
    Decision { state, ground, decision, power_shown, letter_number, signer, read }
}

/// The decision and the file that a form brings, about what whoever records it read.
pub(super) async fn brought(
    app: &App,
    id: &InformationRequestId,
    upload: &Upload,
) -> Result<(Decision, Option<NewFile>), Problem> {
    let (form, mut faults) = (&upload.form, Faults::none());
    let file =
        upload.file.as_ref().and_then(|file| file.accepted_or(GIVEN, "fault-information-file", &mut faults));
    // Before who signs: whoever writes on the list between the two is noticed.
    let read = Read { then: form.text("stand").to_owned(), now: stand(&held(app, id).await?)? };
    let signer = document::chosen_signatory(app, form).await?;
    let decision = decision(form, (signer, read), &mut faults);
    faults.or((decision, file))
}

/// Records what the superior decided.
pub async fn decide(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<InformationRequestId>,
    upload: Upload,
) -> Result<Response, Problem> {
    let done = match brought(&app, &id, &upload).await {
        Ok((decision, file)) => actions::decide(&app, &actor, &id, &decision, file).await,
        Err(problem) => Err(problem),
    };
    after(&app, (frame, &id, upload.form), done, "notice-information-decided").await
}

/// Sends the letter as it was kept when it was sent to whoever asked.
async fn send(
    app: &App,
    one: &InformationRequest,
    objection: &InformationObjection,
    format: Format,
) -> Result<Response, Problem> {
    let kept = match format {
        Format::Pdf => objection.letter_file(),
        Format::Docx => objection.docx_id.as_ref(),
    };
    if let Some(kept) = file_of(app, kept).await? {
        return files::send(app.files(), &kept).await;
    }
    // One from before letters were kept, or one that went with the name of whoever asked.
    let file = file_of(app, objection.file_id.as_ref()).await?;
    let called = file.as_ref().map(|file| file.file_name.as_str());
    let letter = objection_letter::letter(app, one, objection, called).await?;
    official_document::send(&objection_letter::file_name(objection), letter, format).await
}

/// Sends the file that was handed over with the decision.
async fn send_file(app: &App, objection: &InformationObjection) -> Result<Response, Problem> {
    let file = file_of(app, objection.file_id.as_ref()).await?.ok_or(Problem::NotFound)?;
    files::send(app.files(), &file).await
}

/// The file that was handed over with the decision, for whoever has number and code; whoever comes without is asked for them.
pub async fn file(
    _: Public,
    State(app): State<App>,
    origin: Origin,
    form: Form,
) -> Result<Response, Problem> {
    let Some((number, code)) = asked_for(&form) else { return Ok(redirect(STATE)) };
    let one = looked_up(&app, &origin, (&number, &code)).await?.ok_or(Problem::NotFound)?;
    let objections = store::objection::of_request(app.db(), &app.region(), &one.id).await?;
    send_file(&app, last_with_file(&objections).ok_or(Problem::NotFound)?).await
}

/// The same for those who read the register, who are led to the request as long as there is none.
pub async fn own_file(
    _: InformationReader,
    State(app): State<App>,
    PathId(id): PathId<InformationRequestId>,
) -> Result<Response, Problem> {
    store::find(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    let objections = store::objection::of_request(app.db(), &app.region(), &id).await?;
    match last_with_file(&objections) {
        Some(objection) => send_file(&app, objection).await,
        None => Ok(redirect(&format!("/information/{id}"))),
    }
}

/// The letter with the decision, for whoever has number and code; whoever comes without is asked for them. They get the paper as it
/// was signed: what can be written on is the secretariat's alone.
pub async fn letter(
    _: Public,
    State(app): State<App>,
    origin: Origin,
    form: Form,
) -> Result<Response, Problem> {
    let Some((number, code)) = asked_for(&form) else { return Ok(redirect(STATE)) };
    let one = looked_up(&app, &origin, (&number, &code)).await?.ok_or(Problem::NotFound)?;
    let objections = store::objection::of_request(app.db(), &app.region(), &one.id).await?;
    let objection = last_decided(&objections).filter(|objection| objection.has_letter());
    send(&app, &one, objection.ok_or(Problem::NotFound)?, Format::Pdf).await
}

/// The same for the secretariat, which is led to the request as long as there is none.
async fn own(app: &App, id: &InformationRequestId, format: Format) -> Result<Response, Problem> {
    let one = store::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    let objections = store::objection::of_request(app.db(), &app.region(), id).await?;
    match last_decided(&objections) {
        Some(objection) => send(app, &one, objection, format).await,
        None => Ok(redirect(&format!("/information/{id}"))),
    }
}

/// The letter as PDF.
pub async fn own_pdf(
    _: Secretariat,
    State(app): State<App>,
    PathId(id): PathId<InformationRequestId>,
) -> Result<Response, Problem> {
    own(&app, &id, Format::Pdf).await
}

/// The letter as DOCX.
pub async fn own_docx(
    _: Secretariat,
    State(app): State<App>,
    PathId(id): PathId<InformationRequestId>,
) -> Result<Response, Problem> {
    own(&app, &id, Format::Docx).await
}
