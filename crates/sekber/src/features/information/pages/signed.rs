//! Handlers about letters that were signed on paper: the secretariat hands their scans in.

use axum::extract::State;
use axum::response::Response;
use sekber_core::value::InformationRequestId;

use super::queue::after;
use crate::features::information::actions::{self, SignedLetter};
use crate::kit::access::{Actor, Secretariat};
use crate::kit::app::App;
use crate::kit::files::{FileKind, Upload};
use crate::kit::page::{Frame, PathId};
use crate::kit::problem::Problem;

/// Takes the scan in a field of the form.
async fn take(
    (app, actor, frame): (&App, &Actor, Frame),
    id: &InformationRequestId,
    (which, field): (SignedLetter, &'static str),
    upload: Upload,
) -> Result<Response, Problem> {
    let not_taken = "fault-information-scan";
    let done = match upload.required((&[FileKind::Pdf], not_taken), (field, not_taken)) {
        Ok(file) => actions::add_signed(app, actor, id, which, file).await,
        Err(problem) => Err(problem),
    };
    after(app, (frame, id, upload.form.clone()), done, "notice-information-signed").await
}

/// Takes the scan of the letter with the answer.
pub async fn answer(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<InformationRequestId>,
    upload: Upload,
) -> Result<Response, Problem> {
    take((&app, &actor, frame), &id, (SignedLetter::Answer, "scan"), upload).await
}

/// Takes the scan of the letter that says that it takes longer.
pub async fn extension(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<InformationRequestId>,
    upload: Upload,
) -> Result<Response, Problem> {
    take((&app, &actor, frame), &id, (SignedLetter::Extension, "extension_scan"), upload).await
}

/// Takes the scan of the letter about the objection that was decided last.
pub async fn reply(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<InformationRequestId>,
    upload: Upload,
) -> Result<Response, Problem> {
    take((&app, &actor, frame), &id, (SignedLetter::Reply, "reply_scan"), upload).await
}
