//! What speaks against issuing a draft as it is without forbidding it: remarks that ask for a change, a side that has not answered, and
//! what it leaves to be written by hand although somebody could fill it in.

use sekber_core::partnership::AgreementState;
use sekber_core::registry::Turn;

use super::law;
use super::model::Agreement;
use super::remark::RemarkFinding;
use super::store::remarks::{self, Remark};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// What whoever issues a paper should have seen.
pub struct Unsettled {
    /// The remarks on it, the newest first.
    remarks: Vec<Remark>,
    /// Keys of what it leaves to be written by hand; none where it is no draft.
    pub open: Vec<&'static str>,
    /// The side that has not said yet that it wants nothing changed; none where both did, or one side writes it alone.
    pub unread: Option<Turn>,
}

impl Unsettled {
    /// Reads it; one statement.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn of(app: &App, agreement: &Agreement) -> Result<Self, Problem> {
        let remarks = remarks::of_agreement(app.db(), &app.region(), &agreement.id).await?;
        let is_draft = agreement.state == AgreementState::Draft;
        let waits = |turn: &Turn| is_draft && matches!(turn, Turn::Office | Turn::Partner);
        Ok(Self {
            remarks,
            open: if is_draft { law::open(agreement) } else { Vec::new() },
            unread: agreement.turn.filter(waits),
        })
    }

    /// How many remarks there are; none where nobody wrote one.
    pub fn count(&self) -> Option<usize> {
        Some(self.remarks.len()).filter(|count| *count > 0)
    }

    /// The latest remark of each who wrote one, the newest first.
    pub fn latest(&self) -> Vec<&Remark> {
        let mut latest: Vec<&Remark> = Vec::new();
        for one in &self.remarks {
            if !latest.iter().any(|known| known.section == one.section) {
                latest.push(one);
            }
        }
        latest
    }

    /// Whether somebody asks for a change and has not written since that nothing stands against it.
    pub fn asks_for_change(&self) -> bool {
        self.latest().iter().any(|one| one.finding == RemarkFinding::ToChange)
    }

    /// Whether whoever issues it has to say that all of this was seen.
    pub fn asks(&self) -> bool {
        self.asks_for_change() || !self.open.is_empty() || self.unread.is_some()
    }
}
