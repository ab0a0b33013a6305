//! Handlers about the files of an answer: they are put beside the request and taken away again, and what was typed stays.

use axum::extract::State;
use axum::response::Response;
use sekber_core::value::{AttachmentId, InformationRequestId};

use super::queue::{GIVEN, again, typed_on};
use crate::features::information::actions;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::files::Upload;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId};
use crate::kit::problem::Problem;

/// Shows the form again with what was typed, as the request is now.
async fn shown(
    app: &App,
    (frame, id, form): (Frame, &InformationRequestId, Form),
    done: Result<(), Problem>,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => typed_on(app, (frame, id, form)).await,
        Err(problem) => again(app, (frame, id, form), problem).await,
    }
}

/// Puts a file beside the request.
pub async fn add(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<InformationRequestId>,
    upload: Upload,
) -> Result<Response, Problem> {
    let file = upload.required((GIVEN, "fault-information-file"), ("file", "fault-information-choose"));
    let done = match file {
        Ok(file) => actions::add_file(&app, &actor, (&id, upload.form.version()), file).await,
        Err(problem) => Err(problem),
    };
    shown(&app, (frame, &id, upload.form), done).await
}

/// Takes one away that the pressed button names.
pub async fn remove(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<InformationRequestId>,
    upload: Upload,
) -> Result<Response, Problem> {
    let form = upload.form;
    let file: AttachmentId = form.code("remove")?;
    let done = actions::remove_file(&app, &actor, (&id, form.version()), &file).await;
    shown(&app, (frame, &id, form), done).await
}
