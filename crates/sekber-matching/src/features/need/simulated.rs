//! Needs made up for the demonstration; they carry a mark wherever they are shown, and call nobody.

use sekber_core::value::{CycleId, NeedId, OrganisationId};
use sekber_engines::matching::need::Decision;

use super::actions::refused;
use super::model::{AnswerDraft, NeedDraft};
use super::store::{self, answers};
use crate::features::programme::SIMULATED_MARK;
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
) -> Result<Vec<NeedId>, Problem> {
    tx.actor.require(Permit::Admin)?;
    let mut ids = Vec::with_capacity(needs.len());
    for (office, draft) in needs {
        let draft = NeedDraft { title: marked(&draft.title), ..draft.clone() };
        draft.faults().or(())?;
        let id: NeedId = new_id();
        store::insert(tx, (&id, office, cycle), &draft, true).await?;
        tx.note(Event::new("need.opened", &id, &draft.title).after(&draft));
        ids.push(id);
    }
    Ok(ids)
}

/// A title with the mark of what is made up.
fn marked(title: &str) -> String {
    format!("{}{SIMULATED_MARK}", title.trim_end_matches(SIMULATED_MARK))
}

/// What the office says to a made-up answer; nothing while it waits.
pub type Decided = Option<(Decision, &'static str)>;

/// Writes made-up answers of partners to made-up needs within a transaction, with what the office says to them. Nobody is told.
///
/// # Errors
/// [`Problem::NotAllowed`] unless an administrator does it, [`Problem::Invalid`] when a draft breaks a rule.
pub async fn simulate_answers(
    tx: &mut Tx,
    all: &[(NeedId, OrganisationId, AnswerDraft, Decided)],
) -> Result<(), Problem> {
    tx.actor.require(Permit::Admin)?;
    for (need, partner, draft, decided) in all {
        draft.faults().or(())?;
        answers::write(tx, need, partner, draft).await?;
        let found = answers::find_in(tx, need, partner).await?.ok_or(Problem::NotFound)?;
        if let Some((decision, reason)) = decided {
            let state =
                found.state.after(*decision, found.programme_id.is_some(), reason).map_err(refused)?;
            answers::decide(tx, &found, found.version, state, reason).await?;
        }
        tx.note(Event::new("need.answered", need, &found.partner));
    }
    Ok(())
}
