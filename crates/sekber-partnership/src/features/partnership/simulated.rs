//! Partnerships that are made up for a demonstration, and say so: carried on from real parties and programmes, further than
//! anybody has told.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use sekber_core::partnership::{AgreementKind, Part, PartnershipState, RoadKind};
use sekber_core::value::{AgreementId, CycleId, MeetingId, Moment};

use super::draft::{AgreementDraft, PartnershipDraft, Signing};
use super::settle::write_turns;
use super::store::write::{self, Moved, NewPartnership};
use super::store::{agreements, record, signing};
use crate::kit::access::Permit;
use crate::kit::app::new_id;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// A partnership to make up.
#[derive(Debug, Clone)]
pub struct Simulated {
    /// What it is.
    pub draft: PartnershipDraft,
    /// The meeting that agreed on it; none where it was proposed by hand.
    pub meeting: Option<MeetingId>,
    /// How far it has got.
    pub state: PartnershipState,
    /// Why it ended early.
    pub reason: String,
    /// Its road, once that has begun.
    pub road: Option<RoadKind>,
    /// Steps that were noted, with their days.
    pub steps: Vec<(&'static str, Date)>,
    /// Its papers, signed or being drafted; each rests on the last signed one of a kind that carries it.
    pub papers: Vec<(AgreementDraft, Option<Signing>)>,
}

/// Makes partnerships up, each marked as simulated.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the operator does it; otherwise when the database refuses.
pub async fn simulate(tx: &mut Tx, cycle: &CycleId, all: &[Simulated], today: Date) -> Result<(), Problem> {
    tx.actor.require(Permit::Admin)?;
    for one in all {
        make(tx, cycle, one, today).await?;
    }
    Ok(())
}

async fn make(tx: &mut Tx, cycle: &CycleId, one: &Simulated, today: Date) -> Result<(), Problem> {
    let id = new_id();
    let now = tx.now;
    let accepted = match one.state {
        // Who proposed it has accepted; the partner is asked, or has declined.
        PartnershipState::Proposed | PartnershipState::Declined => {
            vec![(one.draft.lead.clone(), now, "Simulasi".to_owned())]
        }
        _ => {
            let parties = one.draft.parties();
            let asked = parties.iter().filter(|(_, part)| part.must_accept());
            asked.map(|(id, _)| ((*id).clone(), now, "Simulasi".to_owned())).collect()
        }
    };
    let new = NewPartnership {
        id: &id,
        cycle,
        draft: &one.draft,
        meeting: one.meeting.as_ref(),
        state: PartnershipState::Proposed,
        accepted,
        simulated: true,
    };
    write::insert(tx, &new).await?;
    let begun = if one.meeting.is_some() { "partnership.opened" } else { "partnership.proposed" };
    tx.note(Event::new(begun, &id, &one.draft.title).after(&one.draft));
    for (step, day) in &one.steps {
        write::note_step(tx, &id, step, (*day, "")).await?;
    }
    let mut signed: Vec<(AgreementKind, AgreementId)> = Vec::new();
    for (draft, signing) in &one.papers {
        let carries = |kind: &AgreementKind| draft.kind.base().is_some_and(|kinds| kinds.contains(kind));
        let base = signed.iter().rev().find(|(kind, _)| carries(kind)).map(|(_, id)| id.clone());
        let draft = AgreementDraft { base, ..draft.clone() };
        let paper: AgreementId = new_id();
        let partner = draft.kind.is_signed_by_both().then_some(&one.draft.partner);
        agreements::insert(tx, &paper, &draft, (&id, partner), true).await?;
        tx.note(Event::new("agreement.drafted", &paper, &draft.title).after(&draft));
        if let Some(how) = signing {
            signing::set_signed(tx, &paper, 1, how, None).await?;
            tx.note(Event::new("agreement.signed", &paper, &draft.title).after(how));
            signed.push((draft.kind, paper));
        }
    }
    let before = record::find_in(tx, &id).await?.ok_or(Problem::NotFound)?;
    let moved = Moved { state: one.state, reason: &one.reason, road: one.road, end_on: None };
    write::set_state(tx, &before, &moved).await?;
    if one.state == PartnershipState::Declined {
        let parties = record::parties_in(tx, &id).await?;
        let partner = parties.into_iter().find(|party| party.part == Part::Partner).map(|party| party.name);
        let declined =
            serde_json::json!({ "state": one.state.as_str(), "party": partner, "reason": one.reason });
        tx.note(Event::new("partnership.declined", &id, &one.draft.title).after(&declined));
    }
    if let (PartnershipState::Active | PartnershipState::Completed, Some(day)) =
        (one.state, one.draft.start_on)
    {
        write::set_activated(tx, &id, noon(day, now)).await?;
    }
    write_turns(tx, &id, today).await.map(|_| ())
}

/// A moment of a day that lies before the end of the demonstration's filling.
fn noon(day: Date, now: Moment) -> Moment {
    let at = TimeZone::UTC.to_timestamp(day.at(5, 0, 0, 0));
    at.map_or(now, |at| Moment(at.as_millisecond().min(now.0)))
}
