//! The verb that takes a programme through its states, and the letter to its owner about what the secretariat decided.

use sekber_core::registry::programme::{Refusal, Step, apply};
use sekber_core::value::ProgrammeId;

use super::find_in;
use crate::features::mail::Message;
use crate::features::programme::index::index;
use crate::features::programme::limits;
use crate::features::programme::model::ProgrammeDraft;
use crate::features::programme::snapshot::StateSnapshot;
use crate::features::programme::store;
use crate::features::registry;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Takes a step in a programme's life.
///
/// # Errors
/// [`Problem::NotAllowed`] when the step is not the actor's to take, [`Problem::Conflict`] when the programme has
/// another version by now, and a refusal that says what stands in the way.
pub async fn take_step(
    app: &App,
    actor: &Actor,
    id: &ProgrammeId,
    version: i64,
    step: &Step,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let event = step_in(&mut tx, id, version, step).await?;
    if step.is_for_secretariat() {
        tell_owner(&mut tx, app, id, step).await?;
    }
    Ok(tx.commit(event).await?)
}

/// Tells the people of a programme's owner what was decided of it.
async fn tell_owner(tx: &mut Tx, app: &App, id: &ProgrammeId, step: &Step) -> Result<(), Problem> {
    let stored = find_in(tx, id).await?;
    let [subject, text] = match step {
        Step::Return { .. } => ["email-programme-returned-subject", "email-programme-returned-text"],
        _ => ["email-programme-accepted-subject", "email-programme-accepted-text"],
    };
    let facts = [
        ("title", stored.content.title.clone()),
        ("link", format!("{}/programmes/{id}", app.settings().base_url)),
        ("district", app.district().name),
        ("reason", stored.state_reason.clone()),
    ];
    let once = format!("{subject} {id} {}", stored.version);
    let message = Message {
        about: id.to_string(),
        once,
        subject,
        text,
        facts: &facts,
        simulated: stored.content.is_simulated(),
    };
    registry::write_letters_to(app, tx, [&stored.content.organisation], &message).await
}

/// The same within a transaction; the event is the caller's to note.
///
/// # Errors
/// As [`take_step`].
pub async fn step_in(tx: &mut Tx, id: &ProgrammeId, version: i64, step: &Step) -> Result<Event, Problem> {
    let stored = find_in(tx, id).await?;
    match step.is_for_secretariat() {
        true => tx.actor.require(Permit::Secretariat)?,
        false => tx.actor.require_for(&stored.content.organisation, Actor::may_edit)?,
    }
    if stored.version != version {
        return Err(Problem::Conflict);
    }
    let missing: Vec<String> = stored.content.missing_fields().into_iter().map(str::to_owned).collect();
    let next = apply(stored.content.state, step, &missing).map_err(|refusal| refused(&refusal))?;
    let reason = match step {
        Step::Return { reason } | Step::Cancel { reason } => reason.trim(),
        _ => "",
    };
    let mut faults = Faults::none();
    faults.check_longest("reason", reason, limits::REASON);
    faults.or(())?;
    if !store::set_state(tx, id, version, next, reason).await? {
        return Err(Problem::Conflict);
    }
    if next.is_open_to_all() && !stored.content.state.is_open_to_all() {
        let shared = ProgrammeDraft { state: next, ..stored.content.clone() };
        let names = store::names_in(tx, std::iter::once(&shared)).await?;
        index(tx, std::iter::once((id, &shared)), &names).await?;
    }
    let before = StateSnapshot { state: stored.content.state.as_str(), reason: &stored.state_reason };
    let after = StateSnapshot { state: next.as_str(), reason };
    Ok(happened(step, id, &stored.content.title).before(&before).after(&after))
}

pub(super) fn happened(step: &Step, id: &ProgrammeId, title: &str) -> Event {
    match step {
        Step::Propose => Event::new("programme.proposed", id, title),
        Step::Verify => Event::new("programme.verified", id, title),
        Step::Return { .. } => Event::new("programme.returned", id, title),
        Step::Start => Event::new("programme.started", id, title),
        Step::Complete => Event::new("programme.completed", id, title),
        Step::Cancel { .. } => Event::new("programme.cancelled", id, title),
        Step::Reopen => Event::new("programme.reopened", id, title),
    }
}

pub(super) fn refused(refusal: &Refusal) -> Problem {
    match refusal {
        Refusal::OutOfTurn { .. } => Problem::refused("programme-refused-turn"),
        Refusal::MissingFields(_) => Problem::refused("programme-refused-incomplete"),
        Refusal::NoReason => Problem::refused("programme-refused-reason"),
    }
}
