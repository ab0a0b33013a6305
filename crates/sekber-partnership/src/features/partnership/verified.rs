//! Who may take new steps that others see: a partner whose verification has lapsed waits with them until it is verified again. It
//! reads on, and mends its papers.

use sekber_core::value::OrganisationId;

use super::model::Party;
use super::store::record;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Asks whether those for whom an actor takes part have been found in order.
///
/// # Errors
/// A refusal while one of them has not, which leads to its record, unless the actor is of the secretariat.
pub async fn require_verified(tx: &mut Tx, parties: &[Party]) -> Result<(), Problem> {
    let own = asked(&tx.actor, parties);
    if own.is_empty() {
        return Ok(());
    }
    answer(record::first_unverified_in(tx, &own).await?)
}

/// The same before a form is shown, so that nobody fills in what is not taken.
///
/// # Errors
/// As [`require_verified`].
pub async fn require_verified_now(app: &App, actor: &Actor, parties: &[Party]) -> Result<(), Problem> {
    let own = asked(actor, parties);
    if own.is_empty() {
        return Ok(());
    }
    answer(record::first_unverified(app.db(), &app.region(), &own).await?)
}

/// Of whom it is asked: those who take part and for whom the actor acts; of nobody for the secretariat.
fn asked(actor: &Actor, parties: &[Party]) -> Vec<OrganisationId> {
    if actor.is_secretariat() {
        return Vec::new();
    }
    let ids = parties.iter().map(|party| &party.organisation_id);
    ids.filter(|id| actor.acts_for(id)).cloned().collect()
}

fn answer(unverified: Option<String>) -> Result<(), Problem> {
    match unverified {
        Some(own) => {
            let record = format!("/partners/{own}");
            Err(Problem::refused_with("partnership-refused-unverified", Problem::OWN_RECORD, record))
        }
        None => Ok(()),
    }
}
