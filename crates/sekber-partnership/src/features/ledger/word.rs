//! Whose word an entry is: money of the public purse, and what is given to the district, is recorded by the office that keeps it, and a
//! large sum comes with its document.

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

/// What nobody says alone. The office that leads and the secretariat say all, another office what it gives or receives itself, and a
/// partner what is its own: of the money of others not before the papers are in force that it was handed over or spent.
pub fn faults(actor: &Actor, parties: &[Party], found: &Partnership, draft: &EntryDraft) -> Faults {
    let mut faults = Faults::none();
    if draft.simulated || partnership::leads(actor, parties) {
        return faults;
    }
    let hands = [draft.funder.id.as_ref(), draft.implementer.id.as_ref()];
    let is_own_office = parties.iter().any(|party| {
        let id = &party.organisation_id;
        party.part.side() == Side::Office && actor.acts_for(id) && hands.contains(&Some(id))
    });
    if is_public(draft.way) && !is_own_office {
        faults.add("way", "fault-ledger-office-records");
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
