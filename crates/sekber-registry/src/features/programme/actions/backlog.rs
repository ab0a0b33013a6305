//! How many programmes an organisation may have that nobody has looked at: what a day of the secretariat can look through many times
//! over, and little enough that no account fills memory or the comparisons of everybody else.

use std::collections::BTreeMap;

use sekber_core::value::OrganisationId;

use crate::features::programme::limits::NOT_LOOKED_AT;
use crate::features::programme::model::ProgrammeDraft;
use crate::features::programme::store::backlog;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Refuses so many new programmes of the organisations of an actor, before any is written, when these have no room for them.
///
/// # Errors
/// A refusal that names the limit; otherwise when the database cannot be asked.
pub async fn refuse_beyond(app: &App, actor: &Actor, new: i64) -> Result<(), Problem> {
    if actor.is_secretariat() {
        return Ok(());
    }
    let own: Vec<&OrganisationId> = actor.edited().collect();
    let room = NOT_LOOKED_AT.saturating_mul(i64::try_from(own.len()).unwrap_or(i64::MAX));
    match backlog::count_of(app.db(), &app.region(), &own).await? + new > room {
        true => Err(beyond()),
        false => Ok(()),
    }
}

fn beyond() -> Problem {
    Problem::refused_with("programme-refused-many", "most", NOT_LOOKED_AT.to_string())
}

/// Refuses drafts of an organisation that would have too many with them. The secretariat, which looks at them, adds as many as it
/// likes.
pub async fn refuse_too_many(tx: &mut Tx, drafts: &[ProgrammeDraft]) -> Result<(), Problem> {
    if tx.actor.is_secretariat() {
        return Ok(());
    }
    let mut new: BTreeMap<_, i64> = BTreeMap::new();
    for draft in drafts {
        *new.entry(&draft.organisation).or_default() += 1;
    }
    for (organisation, new) in new {
        if backlog::count(tx, organisation).await? + new > NOT_LOOKED_AT {
            return Err(beyond());
        }
    }
    Ok(())
}
