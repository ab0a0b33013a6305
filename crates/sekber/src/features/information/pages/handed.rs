//! What was handed over about a request: letters as they were kept, and the files with the answer.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::value::{AttachmentId, InformationRequestId};

use crate::features::information::model::InformationRequest;
use crate::features::information::permits::InformationReader;
use crate::features::information::{documents, extension_letter, store};
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::files::{self, Attachment};
use crate::kit::form::Form;
use crate::kit::page::official_document::{self, Format};
use crate::kit::page::{PathId, redirect};
use crate::kit::problem::Problem;

/// What is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// The letter that says that it takes longer.
    Extension,
    /// The letter with the answer.
    Letter,
}

/// One of the files that a request or an objection names; none where it names none.
pub(super) async fn file_of(app: &App, id: Option<&AttachmentId>) -> Result<Option<Attachment>, Problem> {
    match id {
        Some(id) => Ok(files::find_own(app.db(), &app.region(), id).await?),
        None => Ok(None),
    }
}

/// Sends what was handed over: letters as they were kept when they were sent.
///
/// # Errors
/// [`Problem::NotFound`] as long as there is none.
pub async fn hand_over(app: &App, one: &InformationRequest, what: Handed) -> Result<Response, Problem> {
    let kept = match what {
        Handed::Extension => file_of(app, one.extension_file()).await?,
        Handed::Letter => file_of(app, one.letter_file()).await?,
    };
    match (kept, what) {
        (Some(kept), _) => files::send(app.files(), &kept).await,
        // One that went with the name of whoever asked.
        (None, Handed::Extension) => {
            let letter = extension_letter::letter(app, one).await?;
            official_document::send(&extension_letter::file_name(one), letter, Format::Pdf).await
        }
        // One from before letters were kept, or one that went with the name of whoever asked.
        (None, Handed::Letter) => set_again(app, one, Format::Pdf).await,
    }
}

/// Sends the letter with the answer as it would be sent today.
async fn set_again(app: &App, one: &InformationRequest, format: Format) -> Result<Response, Problem> {
    let beside = store::files::of_request(app.db(), &app.region(), one).await?;
    let names: Vec<String> = beside.into_iter().map(|file| file.file_name).collect();
    let letter = documents::letter(app, one, &names).await?;
    official_document::send(&documents::file_name(one), letter, format).await
}

/// The same for the secretariat, which is led to the request as long as there is none.
async fn own(app: &App, id: &InformationRequestId, what: Handed) -> Result<Response, Problem> {
    let one = store::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    let is_there = match what {
        Handed::Extension => one.extended_on.is_some(),
        Handed::Letter => one.answered_at.is_some(),
    };
    match is_there {
        true => hand_over(app, &one, what).await,
        false => Ok(redirect(&format!("/information/{id}"))),
    }
}

/// The letter that says that it takes longer.
pub async fn extension(
    _: Secretariat,
    State(app): State<App>,
    PathId(id): PathId<InformationRequestId>,
) -> Result<Response, Problem> {
    own(&app, &id, Handed::Extension).await
}

/// The letter with the answer.
pub async fn letter(
    _: Secretariat,
    State(app): State<App>,
    PathId(id): PathId<InformationRequestId>,
) -> Result<Response, Problem> {
    own(&app, &id, Handed::Letter).await
}

/// The same as DOCX, for the secretariat alone: what whoever asked gets is not to be written on.
pub async fn letter_docx(
    _: Secretariat,
    State(app): State<App>,
    PathId(id): PathId<InformationRequestId>,
) -> Result<Response, Problem> {
    let one = store::find(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    if one.answered_at.is_none() {
        return Ok(redirect(&format!("/information/{id}")));
    }
    match file_of(&app, one.docx_id.as_ref()).await? {
        Some(kept) => files::send(app.files(), &kept).await,
        None => set_again(&app, &one, Format::Docx).await,
    }
}

/// Sends one of the files that were handed over with the answer.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such file.
pub async fn hand_over_file(app: &App, one: &InformationRequest, id: &str) -> Result<Response, Problem> {
    let beside = store::files::of_request(app.db(), &app.region(), one).await?;
    let file = beside.iter().find(|file| file.id.as_str() == id).ok_or(Problem::NotFound)?;
    files::send(app.files(), file).await
}

/// The same for those who read the register, who are led to the request where they name none; the secretariat also sees what will be
/// handed over.
pub async fn file(
    InformationReader(actor): InformationReader,
    State(app): State<App>,
    PathId(id): PathId<InformationRequestId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let one = store::find(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    let asked = Form::from_query(query.as_deref());
    match asked.filled("of") {
        Some(file) if one.answered_at.is_some() || actor.is_secretariat() => {
            hand_over_file(&app, &one, file).await
        }
        _ => Ok(redirect(&format!("/information/{id}"))),
    }
}
