//! A partner's documents in force beside the checklist of whoever verifies it, so that what is ticked can be read there: scans that are
//! pictures are shown, others are one press away.

use askama::Template;
use jiff::civil::Date;
use sekber_core::registry::kinds::Side;

use crate::features::legal_document::model::{LegalDocument, badge, documents_path};
use crate::features::legal_document::store;
use crate::kit::card::{Drawing, PanelOf};
use crate::kit::page::{Frame, part};

/// Endings of files that a page can show as pictures.
const PICTURES: [&str; 4] = [".jpg", ".jpeg", ".png", ".webp"];

#[derive(Template)]
#[template(path = "features/legal_document/pages/beside.html")]
struct BesidePanel<'a> {
    frame: &'a Frame,
    path: String,
    documents: Vec<LegalDocument>,
    today: Date,
}

impl BesidePanel<'_> {
    fn is_picture(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        PICTURES.iter().any(|ending| name.ends_with(ending))
    }
}

/// Draws the panel. The page it stands on is the secretariat's, which reads all documents.
pub fn draw(of: PanelOf<'_>) -> Drawing<'_> {
    Box::pin(async move {
        if of.side == Side::Office || !of.actor.is_secretariat() {
            return Ok(None);
        }
        let mut documents = store::documents(of.app.db(), &of.app.region(), of.organisation).await?;
        documents.retain(LegalDocument::is_in_force);
        let (path, today) = (documents_path(of.organisation), of.app.today());
        part(&BesidePanel { frame: of.frame, path, documents, today }).map(Some)
    })
}
