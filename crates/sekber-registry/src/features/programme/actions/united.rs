//! Two records of one activity become one: one stays as it is, the other is given up and says where it is recorded.

use sekber_core::registry::programme::{Step, apply};
use sekber_core::value::ProgrammeId;
use serde::Serialize;

use super::steps::refused;
use super::{find_in, require_open};
use crate::features::programme::limits;
use crate::features::programme::model::UNITED;
use crate::features::programme::snapshot::StateSnapshot;
use crate::features::programme::store::record;
use crate::kit::access::Permit;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// What the trail of the record that stays tells of the other one.
#[derive(Serialize)]
struct Absorbed<'a> {
    other: &'a str,
}

/// Gives a version of a programme up for another one that records the same activity, within a transaction, and notes the event.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::NotFound`], a refusal when one of them is closed,
/// [`Problem::Conflict`] when the programme has another version by now.
pub async fn unite(
    tx: &mut Tx,
    (gone, version): (&ProgrammeId, i64),
    stays: &ProgrammeId,
    reason: &str,
) -> Result<(), Problem> {
    tx.actor.require(Permit::Secretariat)?;
    let mut faults = Faults::none();
    faults.check_longest("reason", reason, limits::REASON);
    faults.or(())?;
    let (before, other) = (find_in(tx, gone).await?, find_in(tx, stays).await?);
    require_open(&before)?;
    require_open(&other)?;
    if before.version != version || gone == stays {
        return Err(Problem::Conflict);
    }
    let step = Step::Cancel { reason: reason.to_owned() };
    apply(before.content.state, &step, &[]).map_err(|refusal| refused(&refusal))?;
    if !record::record_in(tx, gone, version, (stays, reason)).await? {
        return Err(Problem::Conflict);
    }
    let was = StateSnapshot { state: before.content.state.as_str(), reason: &before.state_reason };
    let is = StateSnapshot { state: UNITED, reason };
    tx.note(Event::new("programme.united", gone, &before.content.title).before(&was).after(&is));
    let told = Absorbed { other: &before.content.title };
    tx.note(Event::new("programme.absorbed", stays, &other.content.title).after(&told));
    Ok(())
}
