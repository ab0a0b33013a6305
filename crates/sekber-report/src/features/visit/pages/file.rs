//! The record of a visit as a file, and issuing it.

use axum::extract::State;
use axum::response::Response;
use sekber_core::document::DocumentKind;
use sekber_core::value::VisitId;

use super::record::answer;
use crate::features::document;
use crate::features::partnership::Scene;
use crate::features::visit::actions::issue::{Issuing, issue as verb};
use crate::features::visit::documents::Record;
use crate::features::visit::guard::VisitReader;
use crate::features::visit::limits;
use crate::features::visit::model::Visit;
use crate::features::visit::store::read;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::official_document::{self, Format};
use crate::kit::page::{Frame, PathId, go};
use crate::kit::problem::Problem;

/// The record as it was issued, or else as a draft.
async fn file(app: &App, (scene, visit): (Scene, Visit), format: Format) -> Result<Response, Problem> {
    let about = ("visit", visit.id.as_str());
    let issued = document::in_force(app.db(), &app.region(), about, DocumentKind::VisitRecord).await?;
    if let Some(issued) = issued.filter(|issued| issued.is_in_force() && issued.file(format).is_some()) {
        return document::send_kept(app, &issued, format).await;
    }
    let Scene { partnership, parties, .. } = scene;
    let record = Record::with(app, visit, (partnership.title, parties)).await?;
    let name = format!("{}-{}", document::file_name(DocumentKind::VisitRecord), record.visit.on_day);
    official_document::send(&name, record.document(app, None), format).await
}

/// The record as PDF.
pub async fn pdf(
    VisitReader(scene, visit): VisitReader,
    State(app): State<App>,
) -> Result<Response, Problem> {
    file(&app, (scene, visit), Format::Pdf).await
}

/// The record as DOCX, to write on.
pub async fn docx(
    VisitReader(scene, visit): VisitReader,
    State(app): State<App>,
) -> Result<Response, Problem> {
    file(&app, (scene, visit), Format::Docx).await
}

async fn scene(app: &App, actor: crate::kit::access::Actor, id: &VisitId) -> Result<(Scene, Visit), Problem> {
    let (db, region) = (app.db(), app.region());
    let visit = read::find(db, &region, id).await?.ok_or(Problem::NotFound)?;
    Ok((Scene::of(actor, app, &visit.partnership_id).await?, visit))
}

/// Issues the record under a number and a code.
pub async fn issue(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<VisitId>,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let issuing = Issuing {
        number: form.bounded("number", limits::NAME, &mut faults),
        classification: form.bounded("classification", limits::NAME, &mut faults),
        stand: form.text("stand").to_owned(),
    };
    let done = match faults.is_empty() {
        true => verb(&app, &actor, &id, issuing).await,
        false => Err(Problem::Invalid(faults)),
    };
    let done = match done {
        Ok(kept) => return Ok(go(kept.path(), "notice-document-issued")),
        Err(other) => Err(other),
    };
    let (scene, visit) = scene(&app, actor, &id).await?;
    answer(&app, (frame, scene, visit), form, done, "notice-document-issued").await
}
