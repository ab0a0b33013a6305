//! Pages of legal documents: a partner's own, and those that run out.

pub mod beside;
pub mod edit;
pub mod end;
pub mod expiring;
pub mod panel;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::registry::Turn;
use sekber_core::registry::legal_documents::LegalDocumentKind;
use sekber_core::value::{LegalDocumentId, OrganisationId};

use super::model::{LegalDocument, badge, documents_path};
use super::permits::LegalDocumentReader;
use super::standing::{Need, Standing};
use super::store;
use crate::features::registry::{self, Organisation};
use crate::kit::access::Permit;
use crate::kit::app::App;
use crate::kit::files;
use crate::kit::page::{Frame, PathId, page};
use crate::kit::problem::Problem;

/// A document in the list, and whether a later one has taken its place.
struct Line {
    document: LegalDocument,
    renewed: bool,
}

#[derive(Template)]
#[template(path = "features/legal_document/pages/papers.html")]
struct DocumentsPage {
    frame: Frame,
    partner: Organisation,
    standing: Standing,
    in_force: Vec<Line>,
    ended: Vec<LegalDocument>,
    today: Date,
    may_edit: bool,
    is_own: bool,
    /// What Kesbangpol said last.
    legality: String,
}

impl DocumentsPage {
    fn path(&self) -> String {
        documents_path(&self.partner.id)
    }

    /// The documents that meet a requirement, as one text.
    fn names(&self, need: &Need) -> String {
        let names: Vec<String> =
            need.any_of.iter().map(|kind| self.frame.say_code("document-kind-", kind.as_str())).collect();
        names.join(&format!(" {} ", self.frame.say("document-or")))
    }

    fn size(&self, document: &LegalDocument) -> String {
        let kilobytes = (document.file_size.unwrap_or_default() + 999) / 1000;
        format!("{} kB", self.frame.whole(&kilobytes))
    }
}

/// A partner's documents, those in force and those that have ended, and what its legal form still asks for.
pub async fn documents(
    reader: LegalDocumentReader,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    registry::require_in_sight(&app, &reader.actor, &reader.organisation).await?;
    let partner = partner(&app, &reader.organisation).await?;
    if !reads_drafts(&reader) && !partner.state.is_handed_in() {
        return Err(Problem::NotFound);
    }
    let kind = partner.partner_kind().ok_or(Problem::NotFound)?;
    let today = app.today();
    let legality = registry::legality_said(&app, &frame, &reader.actor, &partner).await?;
    let mut documents = store::documents(app.db(), &app.region(), &partner.id).await?;
    // In the order in which the kinds are listed everywhere; within a kind the latest end stays first.
    documents.sort_by_key(|document| document.kind);
    let standing = Standing::of(partner.legal_form, kind, &documents, today);
    let (in_force, ended): (Vec<LegalDocument>, Vec<LegalDocument>) =
        documents.into_iter().partition(LegalDocument::is_in_force);
    let lines = in_force
        .iter()
        .map(|document| Line { renewed: document.is_renewed_by(&in_force), document: document.clone() });
    page(&DocumentsPage {
        legality,
        in_force: lines.collect(),
        may_edit: reader.actor.may_keep_documents(&partner.id),
        is_own: reader.actor.belongs_to(&partner.id) && reader.actor.may_keep_documents(&partner.id),
        frame,
        partner,
        standing,
        ended,
        today,
    })
}

/// The scan of a document, also of one that has ended.
pub async fn file(
    reader: LegalDocumentReader,
    State(app): State<App>,
    PathId((_, document)): PathId<(OrganisationId, LegalDocumentId)>,
) -> Result<Response, Problem> {
    registry::require_in_sight(&app, &reader.actor, &reader.organisation).await?;
    if !reads_drafts(&reader) && !partner(&app, &reader.organisation).await?.state.is_handed_in() {
        return Err(Problem::NotFound);
    }
    let (db, region) = (app.db(), app.region());
    let document =
        store::find(db, &region, &reader.organisation, &document).await?.ok_or(Problem::NotFound)?;
    let attachment = document.attachment_id.ok_or(Problem::NotFound)?;
    let found = files::find(db, &region, &reader.organisation, &attachment).await?;
    files::send(app.files(), &found.ok_or(Problem::NotFound)?).await
}

/// Whether somebody reads the documents of a partner that has not handed itself in, too: a draft is its own people's, and there is
/// nothing for whoever comes to look at what a partner is in law.
fn reads_drafts(reader: &LegalDocumentReader) -> bool {
    Permit::Reader.allows(Some(&reader.actor), reader.actor.belongs_to(&reader.organisation))
}

/// The partner in the path; offices have no documents, and a record joined to another is found there.
async fn partner(app: &App, organisation: &OrganisationId) -> Result<Organisation, Problem> {
    let found = registry::find(app.db(), &app.region(), organisation).await?;
    found
        .map(|record| record.organisation)
        .filter(|found| found.partner_kind().is_some() && found.merged_into.is_none())
        .ok_or(Problem::NotFound)
}

/// The partner's document in the path while it is in force.
async fn document_in_force(
    app: &App,
    organisation: &OrganisationId,
    document: &LegalDocumentId,
) -> Result<LegalDocument, Problem> {
    let found = store::find(app.db(), &app.region(), organisation, document).await?;
    found.filter(LegalDocument::is_in_force).ok_or(Problem::NotFound)
}

/// All kinds of documents with their names, for choices.
fn kinds(frame: &Frame) -> Vec<(String, String)> {
    frame.say_codes("document-kind-", LegalDocumentKind::ALL)
}
