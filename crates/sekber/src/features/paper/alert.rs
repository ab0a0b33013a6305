//! Warnings before papers run out, for the first page of those who can do something about it.

use jiff::civil::Date;
use sekber_core::registry::papers::Expiry;
use sekber_core::value::{OrganisationId, RegionCode};

use super::model::{ExpiringPaper, papers_path};
use super::store;
use crate::kit::access::Actor;
use crate::kit::page::Frame;
use crate::kit::store::{Db, StoreError};

/// Most warnings on one page; the rest is behind the link to all of them.
const MOST: i64 = 10;

/// A warning about one paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    paper: ExpiringPaper,
    state: Expiry,
}

impl Alert {
    /// How the paper stands: expired, within 30 or within 90 days.
    pub fn state(&self) -> Expiry {
        self.state
    }

    /// Whose paper it is.
    pub fn organisation(&self) -> &OrganisationId {
        &self.paper.organisation_id
    }

    /// The warning in the language of the page.
    pub fn sentence(&self, frame: &Frame) -> String {
        let facts = [
            ("paper", frame.say_code("paper-kind-", self.paper.kind.as_str())),
            ("partner", self.paper.organisation_name.clone()),
            ("date", frame.civil_date(&self.paper.expires_on)),
        ];
        let key = match self.state {
            Expiry::Expired => "paper-alert-expired",
            _ => "paper-alert-soon",
        };
        frame.say_facts(key, &facts)
    }

    /// Where the paper can be renewed.
    pub fn href(&self) -> String {
        papers_path(&self.paper.organisation_id)
    }
}

/// The papers that somebody should be warned about today, the most urgent first, at most ten: all partners' for the
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
    Ok(found.into_iter().map(|paper| Alert { state: paper.expiry(&today), paper }).collect())
}
