//! The verbs of work plans: put a line forward, agree to it, change or drop it, note how far it is, record what was measured.

pub mod activity;
pub mod agree;
pub mod indicator;
pub mod snapshot;
pub mod values;

use jiff::civil::Date;
use sekber_core::value::{IndicatorId, OrganisationId, PartnershipId};
use sekber_core::work_plan::Proposer;

use crate::features::partnership::{self, Partnership, PartnershipState, Party};
use crate::features::work_plan::model::Indicator;
use crate::features::work_plan::store::indicators;
use crate::kit::access::{Actor, Permit};
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// For whom somebody puts a line forward.
pub fn proposer(actor: &Actor, parties: &[Party]) -> Proposer {
    let own = parties.iter().find(|party| actor.acts_for(&party.organisation_id));
    Proposer::of(own.map(|party| party.part.side()))
}

/// A partnership and who takes part, for somebody who writes on its plan.
async fn writable(tx: &mut Tx, id: &PartnershipId) -> Result<(Partnership, Vec<Party>), Problem> {
    let parties = partnership::parties_in(tx, id).await?;
    if !partnership::may_keep(&tx.actor, &parties) {
        return Err(Problem::NotAllowed);
    }
    let found = partnership::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    if found.state == PartnershipState::Declined {
        return Err(Problem::refused("refused-plan-declined"));
    }
    Ok((found, parties))
}

/// The same while the plan may still become another.
async fn open(tx: &mut Tx, id: &PartnershipId) -> Result<(Partnership, Vec<Party>), Problem> {
    let (found, parties) = writable(tx, id).await?;
    match found.state.is_over() {
        true => Err(Problem::refused("refused-plan-over")),
        false => Ok((found, parties)),
    }
}

/// Whoever is responsible takes part.
fn check_responsible(responsible: Option<&OrganisationId>, parties: &[Party]) -> Result<(), Problem> {
    let takes_part = parties.iter().any(|party| Some(&party.organisation_id) == responsible);
    if takes_part { Ok(()) } else { Err(fault("responsible", "fault-not-a-choice")) }
}

fn fault(field: &str, key: &'static str) -> Problem {
    Problem::Invalid(Faults::one(field, key))
}

/// The indicator; to whoever is not of the secretariat one that is not there is as if it was another's.
async fn own_indicator(tx: &mut Tx, id: &IndicatorId) -> Result<Indicator, Problem> {
    match indicators::find_in(tx, id).await? {
        Some(indicator) => Ok(indicator),
        None => {
            tx.actor.require(Permit::Secretariat)?;
            Err(Problem::NotFound)
        }
    }
}

fn require_kept(dropped_on: Option<Date>) -> Result<(), Problem> {
    match dropped_on {
        Some(_) => Err(Problem::refused("refused-plan-dropped")),
        None => Ok(()),
    }
}
