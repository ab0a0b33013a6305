//! A reminder that the secretariat sends by hand: who made it ready, and when, is kept, so that nobody is asked twice by two people.

use sekber_core::registry::kinds::Side;

use super::write::Place;
use crate::features::partnership;
use crate::features::report::store::due::{self, Asked};
use crate::features::report::store::{periods, write};
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
    let period = periods::find_in(&mut tx, &place.period).await?.ok_or(Problem::NotFound)?;
    if period.is_locked() {
        return Err(Problem::refused("refused-report-locked"));
    }
    let parties = partnership::parties_in(&mut tx, &place.partnership).await?;
    let own = parties.iter().find(|party| party.organisation_id == place.organisation);
    let own = own.filter(|party| party.part.side() == Side::Partner).ok_or(Problem::NotFound)?;
    let asked = Asked::all(app, &period);
    if !due::is_due(&mut tx, &asked, (&place.partnership, &place.organisation)).await? {
        return Err(Problem::refused("refused-report-not-due"));
    }
    write::note_reminder(&mut tx, place).await?;
    let label = format!("{}, {}", own.name, period.name);
    Ok(tx.commit(Event::new("report_period.reminder_prepared", &period.id, label)).await?)
}
