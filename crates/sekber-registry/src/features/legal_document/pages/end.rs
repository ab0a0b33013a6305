//! Ending a document, asked on a page of its own because it cannot be undone.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use sekber_core::value::{LegalDocumentId, OrganisationId};

use super::{document_in_force, partner};
use crate::features::legal_document::actions;
use crate::features::legal_document::model::{LegalDocument, documents_path};
use crate::features::legal_document::permits::LegalDocumentEditor;
use crate::features::registry::Organisation;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId, go, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/legal_document/pages/end.html")]
struct EndPage {
    frame: Frame,
    partner: Organisation,
    document: LegalDocument,
}

impl EndPage {
    fn list_path(&self) -> String {
        documents_path(&self.partner.id)
    }
}

/// Asks whether the document shall end.
pub async fn ask(
    editor: LegalDocumentEditor,
    State(app): State<App>,
    PathId((_, document)): PathId<(OrganisationId, LegalDocumentId)>,
    frame: Frame,
) -> Result<Response, Problem> {
    let partner = partner(&app, &editor.organisation).await?;
    let document = document_in_force(&app, &partner.id, &document).await?;
    page(&EndPage { frame, partner, document })
}

/// Ends the document.
pub async fn end(
    editor: LegalDocumentEditor,
    State(app): State<App>,
    PathId((_, document)): PathId<(OrganisationId, LegalDocumentId)>,
    form: Form,
) -> Result<Response, Problem> {
    let LegalDocumentEditor { actor, organisation } = editor;
    let document = document_in_force(&app, &organisation, &document).await?;
    actions::end(&app, &actor, &organisation, &document.id, form.version()).await?;
    Ok(go(documents_path(&organisation), "notice-document-ended"))
}
