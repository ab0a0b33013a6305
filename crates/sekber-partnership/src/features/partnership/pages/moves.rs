//! What stages a partnership goes through, and what the reader of its page may do about it now.

use jiff::civil::Date;
use sekber_core::partnership::{Act, PartnershipState};

use crate::features::partnership::checklist::{Item, is_clear};
use crate::features::partnership::model::{Partnership, Party};
use crate::features::partnership::store::record::Happening;
use crate::kit::access::Actor;

/// A stage on the way of a partnership.
pub(super) struct Stage {
    pub(super) state: PartnershipState,
    pub(super) class: &'static str,
    pub(super) current: bool,
}

/// Something that the reader may do now.
pub(super) struct Move {
    pub(super) act: Act,
    /// For which party, when that has to be said.
    pub(super) party: Option<(String, String)>,
    /// Whether a party takes back with it what it accepted before.
    pub(super) withdraws: bool,
}

/// The stages, with how far a partnership has come. What ended early keeps what it had reached: that it was carried out is known from
/// its history.
pub(super) fn stages(partnership: &Partnership, history: &[Happening]) -> Vec<Stage> {
    use PartnershipState as S;
    let state = partnership.state;
    let way = [S::Proposed, S::Accepted, S::InAgreement, S::Active, S::Completed];
    let here = way.iter().position(|one| *one == state);
    let was_carried_out = history.iter().any(|one| one.kind == "partnership.activated");
    let done = match state {
        S::Declined => 1,
        S::Ended if was_carried_out => 4,
        S::Ended if partnership.road.is_some() => 3,
        S::Ended => 2,
        _ => here.unwrap_or(0),
    };
    let stage = |(at, one): (usize, &S)| Stage {
        state: *one,
        class: if at < done { "done" } else { "" },
        current: here == Some(at),
    };
    let mut stages: Vec<Stage> = way.iter().enumerate().map(stage).collect();
    if matches!(state, S::Ended | S::Declined) {
        stages.push(Stage { state, class: "bad", current: true });
    }
    stages
}

/// What the reader may do now, as the rules say: for the own organisations, or as the secretariat.
pub(super) fn moves(
    actor: &Actor,
    partnership: &Partnership,
    parties: &[Party],
    items: &[Item],
    today: Date,
) -> Vec<Move> {
    let mut all = Vec::new();
    for act in Act::ALL.iter().copied().filter(|act| act.is_open_in(partnership.state)) {
        if act == Act::Activate && (!is_clear(items) || partnership.starts_after(today)) {
            continue;
        }
        if act == Act::Complete && !partnership.may_be_completed(today) {
            continue;
        }
        let open = parties.iter().filter(|party| act.is_open_to(party.part));
        let own: Vec<&Party> = open.clone().filter(|party| actor.acts_for(&party.organisation_id)).collect();
        if matches!(act, Act::Accept | Act::Decline) {
            let named = if actor.is_secretariat() { open.collect() } else { own };
            // What a party accepted it can take back, as long as the others have not accepted.
            let own = |party: &Party| act == Act::Decline && actor.acts_for(&party.organisation_id);
            let open = named.into_iter().filter(|party| party.accepted_at.is_none() || own(party));
            all.extend(open.map(|party| Move {
                act,
                withdraws: party.accepted_at.is_some(),
                party: Some((party.organisation_id.to_string(), party.short_name.clone())),
            }));
        } else if actor.is_secretariat() || !own.is_empty() {
            all.push(Move { act, party: None, withdraws: false });
        }
    }
    all
}
