//! Legal documents that are made up for a demonstration; their numbers say so, since that is what every page shows of them.

use sekber_core::value::{LegalDocumentId, OrganisationId};

use super::actions::Snapshot;
use super::draft::LegalDocumentDraft;
use super::store;
use crate::kit::access::Permit;
use crate::kit::app::new_id;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// How the number of a made-up document begins.
const SIMULATED_NUMBER: &str = "SIMULASI/";

/// Writes documents that are made up, without files. A number that does not say so yet is given its mark.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the operator does it, [`Problem::NotFound`] when there is no such partner; otherwise when the
/// database refuses.
pub async fn simulate(
    tx: &mut Tx,
    organisation: &OrganisationId,
    all: &[LegalDocumentDraft],
) -> Result<(), Problem> {
    tx.actor.require(Permit::Admin)?;
    let partner = store::partner_name(tx, organisation).await?.ok_or(Problem::NotFound)?;
    for draft in all {
        let plain = draft.number.trim_start_matches(SIMULATED_NUMBER);
        let marked = LegalDocumentDraft { number: format!("{SIMULATED_NUMBER}{plain}"), ..draft.clone() };
        let id: LegalDocumentId = new_id();
        store::insert(tx, &id, organisation, &marked, None).await?;
        tx.note(Event::new("paper.added", &id, &partner).after(&Snapshot::of_draft(&marked, None)));
    }
    Ok(())
}
