//! Agreeing to what another side put forward: a line holds from then on, or is dropped.

use sekber_core::value::{ActivityId, IndicatorId, PartnershipId};
use sekber_core::work_plan::Proposer;

use super::snapshot::{Agreed, Reason};
use super::{open, proposer};
use crate::features::work_plan::store::write::{self, Line};
use crate::features::work_plan::store::{activities, indicators};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Whether the actor may agree to a line of a partnership now.
async fn require(
    tx: &mut Tx,
    partnership: &PartnershipId,
    (by, waits): (Proposer, bool),
) -> Result<(), Problem> {
    let (_, parties) = open(tx, partnership).await?;
    if !by.may_be_agreed_by(proposer(&tx.actor, &parties)) {
        return Err(Problem::refused("refused-plan-own"));
    }
    if waits { Ok(()) } else { Err(Problem::refused("refused-plan-agreed")) }
}

fn nothing(actor: &Actor) -> Problem {
    match actor.require(Permit::Secretariat) {
        Ok(()) => Problem::NotFound,
        Err(refused) => refused,
    }
}

/// Agrees to an activity, or to drop it where that was put forward.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor takes part or is of the secretariat; a refusal for whoever put it forward, when it holds
/// already or was dropped, and when the partnership is over; [`Problem::Conflict`] when somebody else was faster.
pub async fn activity(app: &App, actor: &Actor, id: &ActivityId, version: i64) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let found = activities::find_in(&mut tx, id).await?.ok_or_else(|| nothing(actor))?;
    require(&mut tx, &found.partnership_id, (found.proposed_by, found.waits())).await?;
    if found.is_cancelling() {
        let why = (app.today(), found.drop_reason.as_str());
        if !write::drop_line(&mut tx, Line::Activity(id), version, why).await? {
            return Err(Problem::Conflict);
        }
        let event = Event::new("work_activity.dropped", id, &found.title);
        return Ok(tx.commit(event.after(&Reason { reason: &found.drop_reason })).await?);
    }
    if !write::agree(&mut tx, Line::Activity(id), version).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("work_activity.agreed", id, &found.title);
    Ok(tx.commit(event.after(&Agreed { agreed_by: &actor.name })).await?)
}

/// Agrees to an indicator, or to drop it where that was put forward.
///
/// # Errors
/// As [`activity`].
pub async fn indicator(app: &App, actor: &Actor, id: &IndicatorId, version: i64) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let found = indicators::find_in(&mut tx, id).await?.ok_or_else(|| nothing(actor))?;
    require(&mut tx, &found.partnership_id, (found.proposed_by, found.waits())).await?;
    if found.is_cancelling() {
        let why = (app.today(), found.drop_reason.as_str());
        if !write::drop_line(&mut tx, Line::Indicator(id), version, why).await? {
            return Err(Problem::Conflict);
        }
        let event = Event::new("work_indicator.dropped", id, &found.title);
        return Ok(tx.commit(event.after(&Reason { reason: &found.drop_reason })).await?);
    }
    if !write::agree(&mut tx, Line::Indicator(id), version).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("work_indicator.agreed", id, &found.title);
    Ok(tx.commit(event.after(&Agreed { agreed_by: &actor.name })).await?)
}
