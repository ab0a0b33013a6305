//! What is done with an indicator: put it forward, change it, drop it.

use sekber_core::value::{IndicatorId, PartnershipId};

use super::snapshot::{OfIndicator, Reason};
use super::{check_responsible, open, own_indicator, proposer, require_kept};
use crate::features::work_plan::draft::IndicatorDraft;
use crate::features::work_plan::limits;
use crate::features::work_plan::store::write::{self, Line};
use crate::features::work_plan::store::{indicators, values};
use crate::kit::access::Actor;
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

async fn snapshot(tx: &mut Tx, id: &IndicatorId) -> Result<OfIndicator, Problem> {
    let indicator = indicators::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    Ok(OfIndicator::new(&indicator, &indicators::targets_in(tx, id).await?))
}

/// Puts an indicator forward.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor takes part or is of the secretariat, a refusal when the partnership is over,
/// [`Problem::Invalid`] with what is to be mended.
pub async fn propose(
    app: &App,
    actor: &Actor,
    partnership: &PartnershipId,
    draft: &IndicatorDraft,
) -> Result<IndicatorId, Problem> {
    let mut tx = app.begin(actor).await?;
    let id = new_id();
    let (_, parties) = open(&mut tx, partnership).await?;
    draft.faults().or(())?;
    check_responsible(draft.responsible.as_ref(), &parties)?;
    // Two who add the last one that fits wait for each other.
    tx.lock_audit_head().await?;
    let count = indicators::count(&mut tx, partnership).await?;
    if usize::try_from(count).is_ok_and(|count| count >= limits::INDICATORS) {
        return Err(Problem::refused("refused-plan-full"));
    }
    write::insert_indicator(&mut tx, (&id, partnership), draft, (proposer(actor, &parties), false)).await?;
    let after = snapshot(&mut tx, &id).await?;
    tx.commit(Event::new("work_indicator.proposed", &id, &draft.title).after(&after)).await?;
    Ok(id)
}

/// Changes an indicator: whoever changes it puts it forward anew, and another side agrees again. What values tell stays as it was
/// asked once there are some.
///
/// # Errors
/// As [`propose`]; a refusal when values were recorded and unit, counting or parts would become others, [`Problem::Conflict`] when
/// somebody else was faster.
pub async fn change(
    app: &App,
    actor: &Actor,
    id: &IndicatorId,
    version: i64,
    draft: &IndicatorDraft,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let indicator = own_indicator(&mut tx, id).await?;
    let (_, parties) = open(&mut tx, &indicator.partnership_id).await?;
    require_kept(indicator.dropped_on)?;
    draft.faults().or(())?;
    check_responsible(draft.responsible.as_ref(), &parties)?;
    // Whoever records a value at this moment waits here, or was faster.
    tx.lock_audit_head().await?;
    let measures_another = indicator.unit != draft.unit
        || indicator.counting != draft.counting
        || indicator.asks() != draft.asks;
    if measures_another && values::count(&mut tx, id).await? > 0 {
        return Err(Problem::refused("refused-plan-measured"));
    }
    let before = snapshot(&mut tx, id).await?;
    if !write::overwrite_indicator(&mut tx, id, version, draft, proposer(actor, &parties)).await? {
        return Err(Problem::Conflict);
    }
    let after = snapshot(&mut tx, id).await?;
    Ok(tx
        .commit(Event::new("work_indicator.changed", id, &draft.title).before(&before).after(&after))
        .await?)
}

/// Drops an indicator with a reason; it stays on record with its values. What was agreed on is dropped once another side agrees to that,
/// and stays as it is until then.
///
/// # Errors
/// As [`change`].
pub async fn drop_indicator(
    app: &App,
    actor: &Actor,
    id: &IndicatorId,
    version: i64,
    reason: &str,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let indicator = own_indicator(&mut tx, id).await?;
    let (_, parties) = open(&mut tx, &indicator.partnership_id).await?;
    require_kept(indicator.dropped_on)?;
    let mut faults = Faults::none();
    faults.check_required("reason", reason, limits::REASON);
    faults.or(())?;
    if indicator.agreed_at.is_some() || write::was_agreed(&mut tx, Line::Indicator(id)).await? {
        let by = proposer(actor, &parties);
        if !write::propose_drop(&mut tx, Line::Indicator(id), version, (by, reason)).await? {
            return Err(Problem::Conflict);
        }
        let event = Event::new("work_indicator.drop_proposed", id, &indicator.title);
        return Ok(tx.commit(event.after(&Reason { reason })).await?);
    }
    if !write::drop_line(&mut tx, Line::Indicator(id), version, (app.today(), reason)).await? {
        return Err(Problem::Conflict);
    }
    Ok(tx
        .commit(Event::new("work_indicator.dropped", id, &indicator.title).after(&Reason { reason }))
        .await?)
}
