//! Withdrawing programmes that should never have been entered, many at a time: they end as cancelled, give up their number, and are
//! not taken for the programme that a later sheet means.

use sekber_core::registry::programme::{Step, apply};
use sekber_core::value::ProgrammeId;

use super::open_ones;
use super::steps::{happened, refused};
use crate::features::programme::limits;
use crate::features::programme::snapshot::StateSnapshot;
use crate::features::programme::store;
use crate::kit::access::Actor;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Withdraws programmes of these versions within a transaction and notes an event for each. Returns the places of those that were
/// left as they are because they have another version by now, are closed, or are gone.
///
/// # Errors
/// [`Problem::NotAllowed`] when one is not the actor's to keep; otherwise when the reason is too long or the database refuses.
pub async fn withdraw_many(
    tx: &mut Tx,
    wanted: &[(ProgrammeId, i64)],
    reason: &str,
) -> Result<Vec<usize>, Problem> {
    let mut faults = Faults::none();
    faults.check_longest("reason", reason, limits::REASON);
    faults.or(())?;
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let mut stored = open_ones(tx, wanted).await?;
    let step = Step::Cancel { reason: reason.to_owned() };
    let mut stale = Vec::new();
    for (index, (id, version)) in wanted.iter().enumerate() {
        let Some(known) = stored.remove(id).filter(|one| one.version == *version) else {
            stale.push(index);
            continue;
        };
        tx.actor.require_for(&known.content.organisation, Actor::may_edit)?;
        let next = apply(known.content.state, &step, &[]).map_err(|refusal| refused(&refusal))?;
        if !store::withdraw(tx, id, *version, reason).await? {
            stale.push(index);
            continue;
        }
        let before = StateSnapshot { state: known.content.state.as_str(), reason: &known.state_reason };
        let after = StateSnapshot { state: next.as_str(), reason };
        tx.note(happened(&step, id, &known.content.title).before(&before).after(&after));
    }
    Ok(stale)
}
