//! Answering a need, taking the answer back, and what its office decides about it.

use sekber_core::registry::kinds::Side;
use sekber_core::registry::verification::State;
use sekber_core::value::{NeedId, OrganisationId, ProgrammeId};
use sekber_engines::matching::interest::{Opinion, Stance, Told};
use sekber_engines::matching::need::{AnswerState, Decision, NeedState};
use serde::Serialize;

use super::{find, load, refused};
use crate::features::matching::{self, Pair, PairRecord};
use crate::features::need::letters;
use crate::features::need::model::{Answer, AnswerDraft, Need};
use crate::features::need::store::answers;
use crate::features::registry;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// An answer as the trail keeps it.
#[derive(Serialize)]
struct Kept<'a> {
    partner: &'a str,
    programme: &'a str,
    message: &'a str,
    state: &'a str,
    reason: &'a str,
}

fn kept(answer: &Answer) -> Kept<'_> {
    let Answer { partner, programme, message, state, reason, .. } = answer;
    Kept {
        partner,
        programme: programme.as_deref().unwrap_or_default(),
        message,
        state: state.as_str(),
        reason,
    }
}

/// The pair of a need's office and a programme, with what both sides have said about it.
async fn pair(tx: &mut Tx, need: &Need, programme: &ProgrammeId) -> Result<PairRecord, Problem> {
    let pair = Pair { office: need.office_id.clone(), programme: programme.clone() };
    match PairRecord::load(tx, &need.cycle_id, &pair).await {
        Err(Problem::NotFound) => Err(Problem::Invalid(Faults::one("programme", "fault-not-a-choice"))),
        other => other,
    }
}

/// Says in the matching that a side wishes for the pair, unless it says so already.
async fn wish(tx: &mut Tx, known: &PairRecord, side: Side) -> Result<(), Problem> {
    if known.interest_of(side).is_some_and(|interest| interest.stance == Stance::Want) {
        return Ok(());
    }
    let opinion = Opinion::new(Stance::Want, None, "", "").map_err(matching::refused)?;
    if let Some(event) = matching::tell(tx, known, side, &opinion, Told::Page).await? {
        tx.note(event);
    }
    Ok(())
}

/// Writes what a partner answers to an open need over its answer before, and tells the office. Whoever answers with a programme
/// says in the matching, too, that it wishes for the pair.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever does not keep the partner's records, [`Problem::Invalid`] when the draft breaks a rule or its
/// programme is not one that the partner put forward, a refusal when the need is over or of another cycle, the partner is
/// suspended or not verified, or the office wishes for what was answered before.
pub async fn answer(
    app: &App,
    actor: &Actor,
    partner: &OrganisationId,
    id: &NeedId,
    draft: &AnswerDraft,
) -> Result<(), Problem> {
    actor.require_for(partner, Actor::may_edit)?;
    draft.faults().or(())?;
    let mut tx = app.begin(actor).await?;
    let record = registry::find_in(&mut tx, partner).await?.ok_or(Problem::NotFound)?;
    if record.organisation.side != Side::Partner {
        return Err(Problem::NotFound);
    }
    let state = record.organisation.state.verification();
    if state == Some(State::Suspended) {
        return Err(Problem::refused("need-refused-suspended"));
    }
    // Whose verification has lapsed says nothing new to the district until it is verified again.
    if !actor.is_secretariat() && state != Some(State::Verified) {
        return Err(Problem::refused("need-refused-unverified"));
    }
    let need = find(&mut tx, id).await?;
    if need.state != NeedState::Open {
        return Err(Problem::refused("need-refused-over"));
    }
    let before = answers::find_in(&mut tx, id, partner).await?;
    if before.as_ref().is_some_and(|answer| !answer.state.may_be_written_over()) {
        return Err(Problem::refused("need-refused-accepted"));
    }
    if let Some(programme) = &draft.programme {
        let known = pair(&mut tx, &need, programme).await?;
        if known.names.partner_id != *partner {
            return Err(Problem::Invalid(Faults::one("programme", "fault-not-a-choice")));
        }
        wish(&mut tx, &known, Side::Partner).await?;
    }
    answers::write(&mut tx, id, partner, draft).await?;
    let after = answers::find_in(&mut tx, id, partner).await?.ok_or(Problem::NotFound)?;
    letters::answered(app, &mut tx, &need, (before.as_ref(), &after)).await?;
    let event = Event::new("need.answered", id, &need.title).after(&kept(&after));
    let event = match &before {
        Some(before) => event.before(&kept(before)),
        None => event,
    };
    Ok(tx.commit(event).await?)
}

/// Takes back an answer that waits. What the partner wished for in the matching stays, until it says otherwise there.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever does not keep the partner's records, [`Problem::NotFound`] without an answer, a refusal when
/// the office has decided or the need is of another cycle.
pub async fn take_back(
    app: &App,
    actor: &Actor,
    partner: &OrganisationId,
    id: &NeedId,
) -> Result<(), Problem> {
    actor.require_for(partner, Actor::may_edit)?;
    let mut tx = app.begin(actor).await?;
    let need = find(&mut tx, id).await?;
    let before = answers::find_in(&mut tx, id, partner).await?.ok_or(Problem::NotFound)?;
    if before.state != AnswerState::Waiting {
        return Err(Problem::refused("need-refused-step"));
    }
    answers::take_back(&mut tx, id, partner).await?;
    let after = Answer { state: AnswerState::TakenBack, ..before.clone() };
    let event = Event::new("need.answer_taken_back", id, &need.title);
    Ok(tx.commit(event.before(&kept(&before)).after(&kept(&after))).await?)
}

/// What an office decides about a partner's answer: with a wish for the programme in the matching, or with a no and its reason. The
/// partner is told.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever does not keep the office's records, [`Problem::NotFound`] without an answer,
/// [`Problem::Invalid`] for a no without a reason, a refusal when nothing is to be decided, the need is of another cycle, the
/// answer names no programme, or the partner is suspended; [`Problem::Conflict`] when the answer has changed since `version`.
pub async fn decide(
    app: &App,
    actor: &Actor,
    (office, id): (&OrganisationId, &NeedId),
    (partner, version): (&OrganisationId, i64),
    decision: Decision,
    reason: &str,
) -> Result<(), Problem> {
    actor.require_for(office, Actor::may_edit)?;
    let reason = reason.trim();
    let mut tx = app.begin(actor).await?;
    let need = load(&mut tx, office, id).await?;
    if need.state != NeedState::Open {
        return Err(Problem::refused("need-refused-over"));
    }
    let before = answers::find_in(&mut tx, id, partner).await?.ok_or(Problem::NotFound)?;
    if before.version != version {
        return Err(Problem::Conflict);
    }
    let state = before.state.after(decision, before.programme_id.is_some(), reason).map_err(refused)?;
    if state == AnswerState::Accepted && before.suspended {
        return Err(Problem::refused("need-refused-suspended"));
    }
    if let Some(programme) = before.programme_id.as_ref().filter(|_| state == AnswerState::Accepted) {
        let known = match pair(&mut tx, &need, programme).await {
            Err(Problem::Invalid(_)) => return Err(Problem::refused("need-refused-programme-over")),
            other => other?,
        };
        wish(&mut tx, &known, Side::Office).await?;
    }
    if !answers::decide(&mut tx, &before, version, state, reason).await? {
        return Err(Problem::Conflict);
    }
    let after = Answer { state, reason: reason.to_owned(), ..before.clone() };
    letters::decided(app, &mut tx, &need, &after).await?;
    let kind = match decision {
        Decision::Accept => "need.answer_accepted",
        Decision::Decline => "need.answer_declined",
    };
    Ok(tx.commit(Event::new(kind, id, &need.title).before(&kept(&before)).after(&kept(&after))).await?)
}
