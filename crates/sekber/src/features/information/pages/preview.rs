//! Handlers that show a letter before it is sent, as a draft of which nothing is kept. What sending would refuse is refused here in the
//! same words.

use axum::extract::State;
use axum::response::Response;
use sekber_core::value::InformationRequestId;
use sekber_documents::official::{Block, Document};

use super::{extension, objection, queue};
use crate::features::information::{actions, documents, extension_letter, objection_letter};
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::files::{NewFile, Upload};
use crate::kit::form::Form;
use crate::kit::page::official_document::{self, Format};
use crate::kit::page::{Frame, PathId};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// Sends a letter that says that it is a draft.
async fn send(app: &App, name: &str, mut letter: Document) -> Result<Response, Problem> {
    letter.blocks.push(Block::Draft { text: app.words().say(Language::Indonesian, "document-draft") });
    official_document::send(&format!("konsep-{name}"), letter, Format::Pdf).await
}

/// The name of the file that would go with a letter, as it would be kept.
fn called(file: Option<NewFile>) -> Option<String> {
    file.map(|file| file.kind.name(&file.name))
}

async fn of_answer(app: &App, id: &InformationRequestId, upload: &Upload) -> Result<Response, Problem> {
    let (verdict, file) = queue::brought(app, id, upload).await?;
    let asked = (id, upload.form.version());
    let (one, files) = actions::answerable(app, asked, &verdict, file.as_ref()).await?;
    let letter = documents::letter(app, &verdict.answered(app, &one), &files).await?;
    send(app, &documents::file_name(&one), letter).await
}

/// The letter with an answer as it would be sent.
pub async fn answer(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<InformationRequestId>,
    upload: Upload,
) -> Result<Response, Problem> {
    match of_answer(&app, &id, &upload).await {
        Ok(letter) => Ok(letter),
        Err(problem) => queue::again(&app, (frame, &id, upload.form), problem).await,
    }
}

async fn of_extension(app: &App, id: &InformationRequestId, form: &Form) -> Result<Response, Problem> {
    let extension = extension::brought(app, id, form).await?;
    let one = actions::extendable(app, (id, form.version()), &extension).await?;
    let letter = extension_letter::letter(app, &extension.extended(app, &one)).await?;
    send(app, &extension_letter::file_name(&one), letter).await
}

/// The letter that says that it takes longer, as it would be sent.
pub async fn extension(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<InformationRequestId>,
    form: Form,
) -> Result<Response, Problem> {
    match of_extension(&app, &id, &form).await {
        Ok(letter) => Ok(letter),
        Err(problem) => queue::again(&app, (frame, &id, form), problem).await,
    }
}

async fn of_decision(app: &App, id: &InformationRequestId, upload: &Upload) -> Result<Response, Problem> {
    let (decision, file) = objection::brought(app, id, upload).await?;
    let (one, decided) = actions::decidable(app, id, &decision).await?;
    let letter = objection_letter::letter(app, &one, &decided, called(file).as_deref()).await?;
    send(app, &objection_letter::file_name(&decided), letter).await
}

/// The letter about an objection as it would be sent.
pub async fn decision(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<InformationRequestId>,
    upload: Upload,
) -> Result<Response, Problem> {
    match of_decision(&app, &id, &upload).await {
        Ok(letter) => Ok(letter),
        Err(problem) => queue::again(&app, (frame, &id, upload.form), problem).await,
    }
}
