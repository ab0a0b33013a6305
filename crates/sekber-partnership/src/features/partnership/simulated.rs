//! Partnerships that are made up for a demonstration, and say so: carried on from real parties and programmes, further than
//! anybody has told.

use jiff::civil::Date;
use sekber_core::partnership::{AgreementKind, Part, PartnershipState, RoadKind};
use sekber_core::value::{AgreementId, CycleId, MeetingId, PartnershipId};

use super::draft::{AgreementDraft, PartnershipDraft, Signing};
use super::said::{PaperSaid, Said};
use super::settle::{noon, write_turns};
use super::store::simulated::SimulatedPartnership;
use super::store::write::{self, Moved, NewPartnership};
use super::store::{agreements, record, signing};
use crate::kit::access::Permit;
use crate::kit::app::new_id;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// The year after the meeting of the demonstration.
const FIRST_YEAR: i16 = 2024;

impl SimulatedPartnership {
    /// The first year of which the demonstration tells more: the one after its meeting, or a later one in which this began.
    pub fn first_year(&self) -> i16 {
        self.start_on.map_or(FIRST_YEAR, |day| day.year().max(FIRST_YEAR))
    }
}

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

/// The first and the last day of its course: of its steps and of the signing of its papers; none where nothing of it has a day.
fn course(one: &Simulated) -> Option<(Date, Date)> {
    let signed = one.papers.iter().filter_map(|(_, signing)| Some(signing.as_ref()?.signed_on));
    let days: Vec<Date> = one.steps.iter().map(|(_, day)| *day).chain(signed).collect();
    Some((*days.iter().min()?, *days.iter().max()?))
}

/// How it came to its papers, as the trail tells it of those that somebody carried there: what was done, and how far it was then.
fn begins(one: &Simulated) -> Vec<(&'static str, PartnershipState)> {
    let mut course = Vec::new();
    // Those of a meeting are accepted when they are opened.
    let is_asked = matches!(one.state, PartnershipState::Proposed | PartnershipState::Declined);
    if one.meeting.is_none() && !is_asked {
        course.push(("partnership.accepted", PartnershipState::Accepted));
    }
    if one.road.is_some() {
        course.push(("partnership.begun", PartnershipState::InAgreement));
    }
    course
}

/// What was done once its papers stood.
fn goes_on(state: PartnershipState) -> &'static [(&'static str, PartnershipState)] {
    match state {
        PartnershipState::Active => &[("partnership.activated", PartnershipState::Active)],
        PartnershipState::Completed => &[
            ("partnership.activated", PartnershipState::Active),
            ("partnership.completed", PartnershipState::Completed),
        ],
        PartnershipState::Ended => &[("partnership.ended", PartnershipState::Ended)],
        _ => &[],
    }
}

fn told(
    one: &Simulated,
    was: PartnershipState,
    (kind, state): (&'static str, PartnershipState),
    id: &PartnershipId,
) -> Event {
    let road = one.road.filter(|_| state == PartnershipState::InAgreement);
    let reason = if state == PartnershipState::Ended { one.reason.as_str() } else { "" };
    let after = serde_json::json!({ "state": state.as_str(), "road": road, "reason": reason });
    let before = serde_json::json!({ "state": was.as_str() });
    Event::new(kind, id, &one.draft.title).before(&before).after(&after)
}

/// Draws its papers up, each on the last signed one of a kind that carries it.
async fn papers(tx: &mut Tx, one: &Simulated, id: &PartnershipId) -> Result<(), Problem> {
    let mut signed: Vec<(AgreementKind, AgreementId)> = Vec::new();
    let parties = record::parties_in(tx, id).await?;
    for (draft, signing) in &one.papers {
        let carries = |kind: &AgreementKind| draft.kind.base().is_some_and(|kinds| kinds.contains(kind));
        let base = signed.iter().rev().find(|(kind, _)| carries(kind)).map(|(_, id)| id.clone());
        let draft = AgreementDraft { base, ..draft.clone() };
        let paper: AgreementId = new_id();
        let partner = draft.kind.is_signed_by_both().then_some(&one.draft.partner);
        agreements::insert(tx, &paper, &draft, (id, partner), true).await?;
        let said = PaperSaid::of(tx, &draft, &parties).await?;
        tx.note(Event::new("agreement.drafted", &paper, &draft.title).after(&said));
        if let Some(how) = signing {
            signing::set_signed(tx, &paper, 1, how, None).await?;
            tx.note(Event::new("agreement.signed", &paper, &draft.title).after(how));
            signed.push((draft.kind, paper));
        }
    }
    Ok(())
}

async fn make(tx: &mut Tx, cycle: &CycleId, one: &Simulated, today: Date) -> Result<(), Problem> {
    let id: PartnershipId = new_id();
    let now = tx.now;
    let course = course(one);
    // Both sides had accepted before its first step was taken.
    let agreed = course.map_or(now, |(first, _)| noon(first, now));
    let accepted = match one.state {
        // Who proposed it has accepted; the partner is asked, or has declined.
        PartnershipState::Proposed | PartnershipState::Declined => {
            vec![(one.draft.lead.clone(), now, "Simulasi".to_owned())]
        }
        _ => {
            let parties = one.draft.parties();
            let asked = parties.iter().filter(|(_, part)| part.must_accept());
            asked.map(|(id, _)| ((*id).clone(), agreed, "Simulasi".to_owned())).collect()
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
    let said = Said::after(tx, (&one.draft, None), None).await?;
    tx.note(Event::new(begun, &id, &one.draft.title).after(&said));
    let mut was = if one.meeting.is_some() { PartnershipState::Accepted } else { PartnershipState::Proposed };
    for done in begins(one) {
        tx.note(told(one, was, done, &id));
        was = done.1;
    }
    for (step, day) in &one.steps {
        write::note_step(tx, &id, step, (*day, "")).await?;
        let noted = serde_json::json!({ "step": step, "taken_on": day.to_string(), "note": "" });
        tx.note(Event::new("partnership.step_taken", &id, &one.draft.title).after(&noted));
    }
    papers(tx, one, &id).await?;
    let before = record::find_in(tx, &id).await?.ok_or(Problem::NotFound)?;
    let moved = Moved { state: one.state, reason: &one.reason, road: one.road, end_on: None };
    write::set_state(tx, &before, &moved).await?;
    for done in goes_on(one.state) {
        tx.note(told(one, was, *done, &id));
        was = done.1;
    }
    if one.state == PartnershipState::Declined {
        let parties = record::parties_in(tx, &id).await?;
        let partner = parties.into_iter().find(|party| party.part == Part::Partner).map(|party| party.name);
        let declined =
            serde_json::json!({ "state": one.state.as_str(), "party": partner, "reason": one.reason });
        let before = serde_json::json!({ "state": was.as_str() });
        tx.note(Event::new("partnership.declined", &id, &one.draft.title).before(&before).after(&declined));
    }
    if let (PartnershipState::Active | PartnershipState::Completed, Some(day)) =
        (one.state, one.draft.start_on)
    {
        write::set_activated(tx, &id, noon(day, now)).await?;
    }
    write_turns(tx, &id, today).await?;
    // What it is and whose turn it is goes by its own days, not by the day on which it was made up.
    let Some((first, last)) = course else { return Ok(()) };
    let state = match one.state {
        PartnershipState::InAgreement => first,
        PartnershipState::Active => one.draft.start_on.unwrap_or(last),
        PartnershipState::Completed => one.draft.end_on.unwrap_or(last),
        _ => return Ok(()),
    };
    write::set_since(tx, &id, (noon(state, now), noon(last, now))).await?;
    Ok(())
}
