//! The verbs of visits: record and change one, put photos beside it, ask for follow-ups and say that they are done, issue the record.

pub mod follow_up;
pub mod issue;
pub mod write;

use sekber_core::document::DocumentKind;
use sekber_core::value::{PartnershipId, VisitId};

use crate::features::document::{self, IssuedDocument};
use crate::features::partnership::{self, PartnershipState, Party};
use crate::features::visit::model::Visit;
use crate::features::visit::store::read;
use crate::kit::access::Permit;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Who takes part in a partnership, for somebody who records its visits.
async fn writable(tx: &mut Tx, id: &PartnershipId) -> Result<Vec<Party>, Problem> {
    let parties = partnership::parties_in(tx, id).await?;
    if !partnership::may_keep(&tx.actor, &parties) {
        return Err(Problem::NotAllowed);
    }
    let found = partnership::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    match found.state {
        PartnershipState::Declined => Err(Problem::refused("refused-visit-declined")),
        _ => Ok(parties),
    }
}

/// The visit with who takes part in its partnership, when it is the actor's to write on.
async fn own(tx: &mut Tx, id: &VisitId) -> Result<(Visit, Vec<Party>), Problem> {
    let Some(visit) = read::find_in(tx, id).await? else {
        tx.actor.require(Permit::Secretariat)?;
        return Err(Problem::NotFound);
    };
    let parties = writable(tx, &visit.partnership_id).await?;
    Ok((visit, parties))
}

/// What was issued stays true: while a record holds, what it says is not changed.
async fn require_not_issued(tx: &mut Tx, id: &VisitId) -> Result<(), Problem> {
    let found = document::in_force_in(tx, ("visit", id.as_str()), DocumentKind::VisitRecord).await?;
    match found.filter(IssuedDocument::is_in_force) {
        Some(_) => Err(Problem::refused("refused-visit-issued")),
        None => Ok(()),
    }
}
