//! The verbs that take several programmes one step on: they are put forward by their owners, and accepted by the secretariat. Each goes as
//! it goes alone, in a transaction of its own.

use sekber_core::registry::programme::Step;
use sekber_core::value::ProgrammeId;

use super::take_step;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;

/// How many programmes are put forward or accepted at a time: two pages of the list.
pub const MOST_AT_ONCE: usize = 100;

/// Accepts programmes by id and by the version in which they were looked at. What cannot be accepted stays as it is and is told
/// with the reason; it holds up none of the others.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] when none or too many are named; otherwise when the
/// database refuses.
pub async fn accept_many(
    app: &App,
    actor: &Actor,
    chosen: &[(ProgrammeId, i64)],
) -> Result<Vec<(ProgrammeId, Problem)>, Problem> {
    actor.require(Permit::Secretariat)?;
    take_each(app, actor, chosen, &Step::Verify).await
}

/// Puts drafts forward by id and by the version in which they were looked at. What cannot be put forward stays a draft and is told with the
/// reason; it holds up none of the others.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever does not keep one of them, [`Problem::Invalid`] when none or too many are named; otherwise when the
/// database refuses.
pub async fn propose_many(
    app: &App,
    actor: &Actor,
    chosen: &[(ProgrammeId, i64)],
) -> Result<Vec<(ProgrammeId, Problem)>, Problem> {
    actor.require(Permit::Organisation)?;
    take_each(app, actor, chosen, &Step::Propose).await
}

async fn take_each(
    app: &App,
    actor: &Actor,
    chosen: &[(ProgrammeId, i64)],
    step: &Step,
) -> Result<Vec<(ProgrammeId, Problem)>, Problem> {
    let mut chosen = chosen.to_vec();
    chosen.sort();
    chosen.dedup_by(|one, other| one.0 == other.0);
    let mut faults = Faults::none();
    faults.check_chosen("programme", "programme-fault-accept-none", chosen.len(), MOST_AT_ONCE);
    faults.or(())?;
    let mut left = Vec::new();
    for (id, version) in chosen {
        match take_step(app, actor, &id, version, step).await {
            Ok(()) => {}
            Err(why @ (Problem::Refused { .. } | Problem::Conflict | Problem::NotFound)) => {
                left.push((id, why));
            }
            Err(other) => return Err(other),
        }
    }
    Ok(left)
}
