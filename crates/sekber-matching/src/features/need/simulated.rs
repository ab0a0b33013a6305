//! Needs made up for the demonstration; they carry a mark wherever they are shown, and call nobody.

use sekber_core::value::{CycleId, NeedId, OrganisationId};

use super::model::NeedDraft;
use super::store;
use crate::kit::access::Permit;
use crate::kit::app::new_id;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Writes made-up needs of offices within a transaction.
///
/// # Errors
/// [`Problem::NotAllowed`] unless an administrator does it, [`Problem::Invalid`] when a draft breaks a rule.
pub async fn simulate(
    tx: &mut Tx,
    cycle: &CycleId,
    needs: &[(OrganisationId, NeedDraft)],
) -> Result<(), Problem> {
    tx.actor.require(Permit::Admin)?;
    for (office, draft) in needs {
        draft.faults().or(())?;
        let id: NeedId = new_id();
        store::insert(tx, (&id, office, cycle), draft, true).await?;
        tx.note(Event::new("need.opened", &id, &draft.title).after(draft));
    }
    Ok(())
}
