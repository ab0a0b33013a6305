//! Pages of partnerships and their papers.

pub mod act;
pub mod agreement;
pub mod agreement_edit;
pub mod download;
pub mod edit;
pub mod hall;
pub mod list;
pub mod panel;
pub mod record;
pub mod year;

use sekber_core::partnership::{AgreementState, PartnershipState};

/// The class that colours a state's badge.
pub fn badge(state: &PartnershipState) -> &'static str {
    match state {
        PartnershipState::Proposed | PartnershipState::Accepted => "info",
        PartnershipState::InAgreement => "warn",
        PartnershipState::Active => "good",
        PartnershipState::Completed => "",
        PartnershipState::Ended | PartnershipState::Declined => "bad",
    }
}

/// The class that colours the badge of an agreement's state.
pub fn agreement_badge(state: &AgreementState) -> &'static str {
    match state {
        AgreementState::Draft => "info",
        AgreementState::Signed => "good",
        AgreementState::Withdrawn => "",
    }
}
