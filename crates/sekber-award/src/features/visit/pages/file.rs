//! The record of a visit as a file, and issuing it.

use axum::extract::State;
use axum::response::Response;
use sekber_core::document::{ActingMark, DocumentKind};
use sekber_core::value::{SignatoryId, VisitId};

use super::record::answer;
use crate::features::document::{self, SignedBy};
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

async fn file(app: &App, id: &VisitId, format: Format) -> Result<Response, Problem> {
    let record = Record::of(app, id).await?.ok_or(Problem::NotFound)?;
    let name = format!("{}-{}", document::file_name(DocumentKind::VisitRecord), record.visit.on_day);
    official_document::send(&name, record.document(app, None), format).await
}

/// The record as PDF, as a draft.
pub async fn pdf(VisitReader(_, visit): VisitReader, State(app): State<App>) -> Result<Response, Problem> {
    file(&app, &visit.id, Format::Pdf).await
}

/// The record as DOCX, as a draft to write on.
pub async fn docx(VisitReader(_, visit): VisitReader, State(app): State<App>) -> Result<Response, Problem> {
    file(&app, &visit.id, Format::Docx).await
}

async fn signer(app: &App, form: &Form, faults: &mut Faults) -> Result<SignedBy, Problem> {
    let id: Option<SignatoryId> = form.parsed("signatory", "fault-not-a-choice", faults);
    let found = match &id {
        Some(id) => document::signatory_of(app.db(), &app.region(), id).await?,
        None => None,
    };
    if found.is_none() && faults.of("signatory").is_none() {
        faults.add("signatory", "fault-required");
    }
    let nobody = SignedBy {
        name: String::new(),
        position: String::new(),
        rank: String::new(),
        number: String::new(),
        mark: ActingMark::Holder,
        on_behalf_of: String::new(),
    };
    Ok(found.map_or(nobody, SignedBy::from))
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
        signer: signer(&app, &form, &mut faults).await?,
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
