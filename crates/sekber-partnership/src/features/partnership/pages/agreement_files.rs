//! The files of a paper: what it says while it is a draft, what was issued of it from then on, and the scans of the signed sheet.

use axum::extract::State;
use axum::response::Response;
use sekber_core::partnership::AgreementState;
use sekber_core::value::{AgreementId, AttachmentId};

use crate::features::document;
use crate::features::partnership::documents;
use crate::features::partnership::guard::AgreementReader;
use crate::features::partnership::model::Agreement;
use crate::features::partnership::store::signing;
use crate::kit::app::App;
use crate::kit::files;
use crate::kit::page::PathId;
use crate::kit::page::official_document::{self, Format};
use crate::kit::problem::Problem;

async fn file(app: &App, agreement: &Agreement, format: Format) -> Result<Response, Problem> {
    let kind = agreement.kind.document().ok_or(Problem::NotFound)?;
    let about = ("agreement", agreement.id.as_str());
    let issued = match agreement.state {
        AgreementState::Withdrawn => None,
        _ => document::in_force(app.db(), &app.region(), about, kind).await?,
    };
    let issued = issued.filter(|one| one.is_in_force() && one.pdf_id.is_some());
    // Both sides sign the edition that was issued, so nobody is given another text under its name.
    if let Some(issued) = issued.as_ref().filter(|_| agreement.state != AgreementState::Draft) {
        return document::send_kept(app, issued, format).await;
    }
    let around = documents::Around::of(app, agreement).await?;
    // A draft that says something else since is given as it stands.
    let says = documents::digest(agreement, around.words())?;
    if let Some(issued) = issued.filter(|one| one.digest == says) {
        return document::send_kept(app, &issued, format).await;
    }
    let what = if agreement.state == AgreementState::Signed { "salinan" } else { "konsep" };
    let name = format!("{}-{what}", document::file_name(kind));
    official_document::send(&name, documents::document(app, agreement, &around, None), format).await
}

/// What the paper says, to print: as it was issued, and as a draft before.
pub async fn pdf(
    AgreementReader(scene): AgreementReader,
    State(app): State<App>,
) -> Result<Response, Problem> {
    file(&app, &scene.agreement, Format::Pdf).await
}

/// The same to write on.
pub async fn docx(
    AgreementReader(scene): AgreementReader,
    State(app): State<App>,
) -> Result<Response, Problem> {
    file(&app, &scene.agreement, Format::Docx).await
}

/// The scan of the signed sheet.
pub async fn scan(
    AgreementReader(scene): AgreementReader,
    State(app): State<App>,
) -> Result<Response, Problem> {
    let id = scene.agreement.scan_id.ok_or(Problem::NotFound)?;
    let found = files::find_own(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    files::send(app.files(), &found).await
}

/// A sheet that stood as the signed one before that was set right.
pub async fn former_scan(
    AgreementReader(scene): AgreementReader,
    State(app): State<App>,
    PathId((_, scan)): PathId<(AgreementId, AttachmentId)>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let former = signing::former_scans(db, &region, &scene.agreement.id).await?;
    let one = former.into_iter().find(|one| one.attachment_id == scan).ok_or(Problem::NotFound)?;
    let found = files::find_own(db, &region, &one.attachment_id).await?.ok_or(Problem::NotFound)?;
    files::send(app.files(), &found).await
}
