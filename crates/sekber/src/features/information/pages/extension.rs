//! Handlers about more time: the joint secretariat prolongs a request, with a letter to whoever asked.

use axum::extract::State;
use axum::response::Response;
use sekber_core::value::InformationRequestId;

use super::queue::{after, held, stand};
use crate::features::document::{self, Read};
use crate::features::information::actions::{self, Extension};
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId};
use crate::kit::problem::Problem;

/// The extension that a form brings, about what whoever prolongs it read.
pub(super) async fn brought(app: &App, id: &InformationRequestId, form: &Form) -> Result<Extension, Problem> {
    // Before who signs: whoever writes on the list between the two is noticed.
    let read = Read { then: form.text("stand").to_owned(), now: stand(&held(app, id).await?)? };
    let signer = document::chosen_signatory(app, form).await?;
    let because = form.paragraphs("because").to_owned();
    let letter_number = form.text("extension_number").to_owned();
    Ok(Extension { because, letter_number, signer, read })
}

/// Prolongs it.
pub async fn extend(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<InformationRequestId>,
    form: Form,
) -> Result<Response, Problem> {
    let done = match brought(&app, &id, &form).await {
        Ok(extension) => actions::extend(&app, &actor, (&id, form.version()), &extension).await,
        Err(problem) => Err(problem),
    };
    after(&app, (frame, &id, form), done, "notice-information-extended").await
}
