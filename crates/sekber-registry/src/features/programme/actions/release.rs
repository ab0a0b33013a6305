//! The verb that shows everybody again what its owner changed.

use sekber_core::value::ProgrammeId;

use super::find_in;
use crate::features::programme::store;
use crate::features::programme::telling::tell_released;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;

/// Shows everybody a programme again that its owner changed after it was found in order, and tells the owner.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Conflict`] when it has another version by now or is
/// not withheld.
pub async fn release(app: &App, actor: &Actor, id: &ProgrammeId, version: i64) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let stored = find_in(&mut tx, id).await?;
    if !store::release(&mut tx, id, version).await? {
        return Err(Problem::Conflict);
    }
    tell_released(app, &mut tx, id, version).await?;
    Ok(tx.commit(Event::new("programme.released", id, &stored.content.title)).await?)
}
