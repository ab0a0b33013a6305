//! Who may take new steps that others see: a partner whose verification has lapsed waits with them until it is verified again. It
//! reads on, and mends its papers.

use sekber_core::value::OrganisationId;

use super::model::Party;
use super::store::record;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Asks whether those for whom an actor takes part have been found in order.
///
/// # Errors
/// A refusal while one of them has not, unless the actor is of the secretariat.
pub async fn require_verified(tx: &mut Tx, parties: &[Party]) -> Result<(), Problem> {
    if tx.actor.is_secretariat() {
        return Ok(());
    }
    let own = parties.iter().map(|party| &party.organisation_id).filter(|id| tx.actor.acts_for(id));
    let own: Vec<OrganisationId> = own.cloned().collect();
    if own.is_empty() {
        return Ok(());
    }
    match record::count_unverified(tx, &own, None).await? {
        0 => Ok(()),
        _ => Err(Problem::refused("partnership-refused-unverified")),
    }
}
