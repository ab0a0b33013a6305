//! The verbs of the planning calendar.

use sekber_core::calendar::{UsualStep, usual_steps};
use sekber_core::value::{CycleId, MilestoneId, working_day};

use super::model::MilestoneDraft;
use super::store;
use crate::features::district::Cycle;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Adds a step to a cycle.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] when the draft breaks a rule.
pub async fn add(app: &App, actor: &Actor, cycle: &CycleId, draft: &MilestoneDraft) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    draft.faults().or(())?;
    let mut tx = app.begin(actor).await?;
    let id: MilestoneId = new_id();
    store::insert(&mut tx, &id, cycle, draft).await?;
    let event = Event::new("milestone.added", &id, &draft.title).after(draft);
    Ok(tx.commit(event).await?)
}

/// Changes a step.
///
/// # Errors
/// As [`add`]; [`Problem::Conflict`] when it has changed since it was read.
pub async fn change(
    app: &App,
    actor: &Actor,
    id: &MilestoneId,
    draft: &MilestoneDraft,
    version: i64,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    draft.faults().or(())?;
    let mut tx = app.begin(actor).await?;
    let before = store::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    if !store::overwrite(&mut tx, id, draft, version).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("milestone.changed", id, &draft.title).before(&before.content()).after(draft);
    Ok(tx.commit(event).await?)
}

/// Takes a step out of the calendar; the trail keeps what it was.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::NotFound`] when it is gone already.
pub async fn remove(app: &App, actor: &Actor, id: &MilestoneId) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let before = store::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    store::delete(&mut tx, id).await?;
    let event = Event::new("milestone.removed", id, &before.title).before(&before.content());
    Ok(tx.commit(event).await?)
}

/// Fills an empty calendar with the usual steps of the cycle's year.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, a refusal when the cycle has steps already.
pub async fn fill(app: &App, actor: &Actor, cycle: &Cycle) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let year = i16::try_from(cycle.year).map_err(|_| Problem::NotFound)?;
    let mut tx = app.begin(actor).await?;
    tx.lock_audit_head().await?;
    if store::has_any(&mut tx, &cycle.id).await? {
        return Err(Problem::refused("calendar-refused-filled"));
    }
    set_steps(&mut tx, &cycle.id, &usual_steps(year)).await?;
    Ok(tx.commit(Event::new("milestone.filled", &cycle.id, &cycle.name)).await?)
}

/// Writes steps into a cycle, within a transaction that tells of it; what lasts one day is on a working day.
///
/// # Errors
/// As [`add`].
pub async fn set_steps(tx: &mut Tx, cycle: &CycleId, steps: &[UsualStep]) -> Result<(), Problem> {
    tx.actor.require(Permit::Secretariat)?;
    for step in steps {
        let day = working_day(step.starts);
        let (starts_on, ends_on) =
            if step.starts == step.ends { (day, day) } else { (step.starts, step.ends) };
        let draft = MilestoneDraft { title: step.title.to_owned(), starts_on, ends_on, party: step.party };
        draft.faults().or(())?;
        store::insert(tx, &new_id(), cycle, &draft).await?;
    }
    Ok(())
}
