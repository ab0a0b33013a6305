//! Whose word an entry is: what somebody else says of the public purse, or of what is given to the district, waits for the office that
//! leads; a large sum comes with its document; and what stands is changed by whoever recorded it or gives, never by the other side.

use sekber_core::ledger::{Budget, Stage, Way};
use sekber_core::registry::kinds::Side;
use sekber_core::value::{OrganisationId, PartnershipId};

use super::draft::EntryDraft;
use super::hands::Government;
use super::limits;
use super::model::LedgerEntry;
use super::store::totals;
use crate::features::partnership::{self, Part, Partnership, PartnershipState, Party};
use crate::kit::access::Actor;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::{StoreError, Tx};

/// Whether an actor keeps what these two hands of a partnership do: the office that leads keeps all of its money, everybody else who
/// takes part what it gives or receives itself.
pub fn may_keep(actor: &Actor, parties: &[Party], hands: [Option<&OrganisationId>; 2]) -> bool {
    let own = |party: &Party| {
        let id = &party.organisation_id;
        actor.acts_for(id) && hands.contains(&Some(id))
    };
    partnership::leads(actor, parties) || parties.iter().any(own)
}

/// For whom an actor records an entry between two hands: of those who take part whoever of the actor's gives, else receives, else keeps
/// it; nobody for the secretariat.
pub fn recorder<'a>(
    actor: &Actor,
    parties: &'a [Party],
    hands: [Option<&OrganisationId>; 2],
) -> Option<&'a OrganisationId> {
    if actor.is_secretariat() {
        return None;
    }
    let ids = parties.iter().map(|party| &party.organisation_id);
    let own: Vec<&OrganisationId> = ids.filter(|id| actor.acts_for(id)).collect();
    let of_hands = hands.into_iter().flatten().find_map(|hand| own.iter().find(|id| **id == hand));
    of_hands.or(own.first()).copied()
}

/// Whose an entry is to change, beside the secretariat's: that of whoever recorded it and of whoever gives; the leading office's alone
/// once it was confirmed. Where neither is known to take part, it is that of whoever receives, or of the office when it is public money.
pub fn whose<'a>(parties: &'a [Party], entry: &LedgerEntry) -> Vec<&'a Party> {
    let lead = || -> Vec<&'a Party> { parties.iter().filter(|party| party.part == Part::Lead).collect() };
    if entry.is_confirmed() {
        return lead();
    }
    let of = |ids: [&Option<OrganisationId>; 2]| -> Vec<&'a Party> {
        let is_one = |party: &&Party| ids.iter().any(|id| id.as_ref() == Some(&party.organisation_id));
        parties.iter().filter(is_one).collect()
    };
    let own = of([&entry.recorder_id, &entry.funder_id]);
    let receiver = if is_public(entry.way) { Vec::new() } else { of([&entry.implementer_id, &None]) };
    [own, receiver].into_iter().find(|found| !found.is_empty()).unwrap_or_else(lead)
}

/// Asks whether an entry is an actor's to undo, alone or for another that takes its place.
///
/// # Errors
/// A refusal that names whose it is.
pub fn may_change(actor: &Actor, parties: &[Party], entry: &LedgerEntry) -> Result<(), Problem> {
    let whose = whose(parties, entry);
    if actor.is_secretariat() || whose.iter().any(|party| actor.acts_for(&party.organisation_id)) {
        return Ok(());
    }
    let names: Vec<&str> = whose.iter().map(|party| party.name.as_str()).collect();
    let key = if entry.is_confirmed() { "refused-ledger-confirmed" } else { "refused-ledger-whose" };
    Err(Problem::refused_with(key, "who", names.join(", ")))
}

/// The office that leads among those who take part.
pub fn lead(parties: &[Party]) -> Option<&OrganisationId> {
    parties.iter().find(|party| party.part == Part::Lead).map(|party| &party.organisation_id)
}

/// Whether money or goods that go this way are the public purse's, or become so.
fn is_public(way: Way) -> bool {
    way.budget() != Budget::Partners || matches!(way, Way::MoneyToDistrict | Way::GoodsToOffice)
}

/// Whether an entry counts only once the office that leads has confirmed it: it is of public money or names an office, and neither the
/// leading office nor the secretariat nor the office whose hands it passes records it.
pub fn waits(actor: &Actor, parties: &[Party], draft: &EntryDraft, government: &Government) -> bool {
    if draft.simulated || partnership::leads(actor, parties) {
        return false;
    }
    let hands = [draft.funder.id.as_ref(), draft.implementer.id.as_ref()];
    let is_own_office = parties.iter().any(|party| {
        let id = &party.organisation_id;
        party.part.side() == Side::Office && actor.acts_for(id) && hands.contains(&Some(id))
    });
    let is_public = is_public(draft.way) || government.gives.is_some() || government.receives;
    is_public && !is_own_office
}

/// What nobody says: that an office's money is the partners', or that the district's or a village's comes from somebody else. And what nobody says alone: that the money of others was handed over or
/// spent before the papers are in force; the office that leads and the secretariat say it.
pub fn faults(
    actor: &Actor,
    (parties, government): (&[Party], &Government),
    found: &Partnership,
    draft: &EntryDraft,
) -> Faults {
    let mut faults = Faults::none();
    // What is passed on is counted where it comes from.
    if let Some(office) = &government.gives
        && draft.out_of.is_none()
        && draft.way.budget() == Budget::Partners
    {
        faults.add_with("way", "fault-ledger-office-money", "name", office.as_str());
    }
    let is_of_budget = matches!(draft.way.budget(), Budget::District | Budget::Village);
    if is_of_budget && !government.gives_budget && draft.out_of.is_none() && !draft.simulated {
        faults.add_with("way", "fault-ledger-not-government", "name", draft.funder.name.as_str());
    }
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
pub fn is_large(draft: &EntryDraft) -> bool {
    !draft.simulated && draft.rupiah().is_some_and(|rupiah| rupiah.high >= limits::LARGE)
}

/// Whether a document has to prove an amount: it is large by itself, or together with what no document proves of the same year and
/// stage. What takes the place of as much or more asks for none that was not there.
///
/// # Errors
/// When the database cannot be asked.
pub async fn needs_proof(
    tx: &mut Tx,
    partnership: &PartnershipId,
    draft: &EntryDraft,
    instead_of: Option<&LedgerEntry>,
) -> Result<bool, StoreError> {
    if is_large(draft) {
        return Ok(true);
    }
    let high = draft.rupiah().map_or(0, |rupiah| rupiah.high);
    let is_no_more = |former: &LedgerEntry| {
        former.stage == draft.stage && former.year == draft.year && former.high_idr >= high
    };
    if draft.simulated || draft.out_of.is_some() || high == 0 || instead_of.is_some_and(is_no_more) {
        return Ok(false);
    }
    let others = totals::unproved_in(tx, partnership, (draft.stage, draft.year)).await?;
    Ok(others.saturating_add(high) >= limits::LARGE)
}
