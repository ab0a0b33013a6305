//! After how many minutes without use people of the district are signed out, where it sets times of its own.

use std::ops::RangeInclusive;

use super::store;
use crate::kit::access::session::{self, IdleMinutes};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::{Faults, Form};
use crate::kit::live;
use crate::kit::problem::Problem;

/// Minutes that may be set, as in the server's settings.
const MINUTES: RangeInclusive<i64> = 5..=720;

/// A number of minutes as it was typed; none where the server's settings are to hold.
fn minutes(form: &Form, name: &'static str, faults: &mut Faults) -> Option<i64> {
    let typed = form.filled(name)?;
    let minutes = typed.parse().ok().filter(|minutes| MINUTES.contains(minutes));
    if minutes.is_none() {
        faults.add(name, "fault-idle-minutes");
    }
    minutes
}

/// Sets after how many minutes without use people are signed out.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever is no administrator, [`Problem::Invalid`] for what is no number from 5 to 720.
pub async fn set_idle(app: &App, actor: &Actor, form: &Form) -> Result<(), Problem> {
    actor.require(Permit::Admin)?;
    let mut faults = Faults::none();
    let after = IdleMinutes {
        overseer_idle_minutes: minutes(form, "overseer_idle_minutes", &mut faults),
        idle_minutes: minutes(form, "idle_minutes", &mut faults),
    };
    faults.or(())?;
    let before = session::idle_minutes(app).await?;
    if before == after {
        return Ok(());
    }
    let mut tx = app.begin(actor).await?;
    store::idle::set(&mut tx, after).await?;
    let event = Event::new("district.idle_set", app.region(), app.district().plain());
    // Whoever has listened to the hall for longer than that without a sign is asked about at once.
    Ok(live::commit_and_ask_again(app, tx, event.before(&before).after(&after)).await?)
}
