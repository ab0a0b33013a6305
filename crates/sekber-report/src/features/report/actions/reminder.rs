//! A reminder that the secretariat sends by hand: who made it ready, and when, is kept, so that nobody is asked twice by two people.

use super::write;
use crate::features::report::model::Place;
use crate::features::report::store;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;

/// Notes that a reminder of a report was made ready to be sent.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::NotFound`] when the partner does not take part in such a
/// partnership, a refusal when the period is locked or no report is due for it.
pub async fn remind_by_hand(app: &App, actor: &Actor, place: &Place) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let label = write::require_due(app, &mut tx, place).await?;
    store::write::note_reminder(&mut tx, place).await?;
    Ok(tx.commit(Event::new("report_period.reminder_prepared", &place.period, label)).await?)
}
