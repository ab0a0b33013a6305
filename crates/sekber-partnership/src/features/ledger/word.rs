//! Whose word an entry is: what somebody else says of the public purse, or of what is given to the district, waits for the office that
//! leads, and a large sum comes with its document.

use sekber_core::ledger::{Budget, Rupiah, Stage, Way};
use sekber_core::registry::kinds::Side;

use super::draft::EntryDraft;
use super::limits;
use crate::features::partnership::{self, Partnership, PartnershipState, Party};
use crate::kit::access::Actor;
use crate::kit::form::Faults;

/// Whether money or goods that go this way are the public purse's, or become so.
fn is_public(way: Way) -> bool {
    way.budget() != Budget::Partners || matches!(way, Way::MoneyToDistrict | Way::GoodsToOffice)
}

/// Whether an entry counts only once the office that leads has confirmed it: it is of public money, and neither that office nor the
/// secretariat nor the office whose hands it passes records it.
pub fn waits(actor: &Actor, parties: &[Party], draft: &EntryDraft) -> bool {
    if draft.simulated || partnership::leads(actor, parties) {
        return false;
    }
    let hands = [draft.funder.id.as_ref(), draft.implementer.id.as_ref()];
    let is_own_office = parties.iter().any(|party| {
        let id = &party.organisation_id;
        party.part.side() == Side::Office && actor.acts_for(id) && hands.contains(&Some(id))
    });
    is_public(draft.way) && !is_own_office
}

/// What nobody says alone: that the money of others was handed over or spent before the papers are in force. The office that leads and
/// the secretariat say it.
pub fn faults(actor: &Actor, parties: &[Party], found: &Partnership, draft: &EntryDraft) -> Faults {
    let mut faults = Faults::none();
    if draft.simulated || partnership::leads(actor, parties) {
        return faults;
    }
    let gives = draft.funder.id.as_ref().is_some_and(|id| actor.acts_for(id));
    let was_handed_over = matches!(draft.stage, Stage::Disbursed | Stage::Realised);
    let ran = matches!(
        found.state,
        PartnershipState::Active | PartnershipState::Completed | PartnershipState::Ended
    );
    if was_handed_over && !gives && !ran {
        faults.add("stage", "fault-ledger-before-papers");
    }
    faults
}

/// Whether an amount is so large that a document has to prove it.
pub fn is_large(draft: &EntryDraft, rupiah: Rupiah) -> bool {
    !draft.simulated && rupiah.high >= limits::LARGE
}
