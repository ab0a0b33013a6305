//! Warnings before documents run out, for the first page of those who can do something about it.

use jiff::civil::Date;
use sekber_core::registry::legal_documents::Expiry;
use sekber_core::value::{OrganisationId, RegionCode};

use super::model::{ExpiringDocument, documents_path};
use super::store;
use crate::kit::access::Actor;
use crate::kit::page::Frame;
use crate::kit::store::{Db, StoreError};

/// Most warnings on one page; the rest is behind the link to all of them.
const MOST: i64 = 10;

/// A warning about one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    document: ExpiringDocument,
    state: Expiry,
}

impl Alert {
    /// How the document stands: expired, within 30 or within 90 days.
    pub fn state(&self) -> Expiry {
        self.state
    }

    /// Whose document it is.
    pub fn organisation(&self) -> &OrganisationId {
        &self.document.organisation_id
    }

    /// The warning in the language of the page.
    pub fn sentence(&self, frame: &Frame) -> String {
        let facts = [
            ("paper", frame.say_code("document-kind-", self.document.kind.as_str())),
            ("partner", self.document.organisation_name.clone()),
            ("date", frame.civil_date(&self.document.expires_on)),
        ];
        let key = match self.state {
            Expiry::Expired => "document-alert-expired",
            _ => "document-alert-soon",
        };
        frame.say_facts(key, &facts)
    }

    /// Where the document can be renewed.
    pub fn href(&self) -> String {
        documents_path(&self.document.organisation_id)
    }
}

/// The documents that somebody should be warned about today, the most urgent first, at most ten: all partners' for the
/// secretariat and the leaders, their own for everybody else. One statement; none for people without a partner.
///
/// # Errors
/// When the database cannot be asked.
pub async fn alerts(
    db: &Db,
    region: &RegionCode,
    actor: &Actor,
    today: Date,
) -> Result<Vec<Alert>, StoreError> {
    let sees_all = actor.oversees();
    let own: Vec<OrganisationId> = actor.organisations().cloned().collect();
    if !sees_all && own.is_empty() {
        return Ok(Vec::new());
    }
    let found = store::most_urgent(db, region, (!sees_all).then_some(own), today, MOST).await?;
    Ok(found.into_iter().map(|document| Alert { state: document.expiry(&today), document }).collect())
}
