//! What is done on the page of a partnership: acts on it as a whole, and steps that are noted.

use axum::extract::State;
use axum::response::Response;
use sekber_core::partnership::Act;
use sekber_core::reading::read_date;

use crate::features::partnership::actions::course::{self, Acting};
use crate::features::partnership::actions::steps::{self, NotedStep};
use crate::features::partnership::guard::{PartnershipParty, Scene};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::go;
use crate::kit::problem::Problem;

/// A day as somebody typed it, or as a browser's calendar writes it; a fault when it is none.
pub fn day(form: &Form, name: &'static str, faults: &mut Faults) -> Option<jiff::civil::Date> {
    let text = form.filled(name)?;
    let read = text.parse().ok().or_else(|| {
        let date = read_date(text).ok()?;
        (date.precision() == sekber_core::value::Precision::Day).then(|| date.first_day())
    });
    if read.is_none() {
        faults.add_with(name, "fault-partnership-date", "value", text);
    }
    read
}

fn version(form: &Form) -> Result<i64, Problem> {
    form.text("version").parse().map_err(|_| Problem::Conflict)
}

/// Does something about the partnership as a whole.
pub async fn act(
    PartnershipParty(Scene { actor, partnership, .. }): PartnershipParty,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let act: Act = form.text("act").parse().map_err(|_| Problem::refused("partnership-refused-state"))?;
    let acting = Acting {
        act,
        party: form.text("party").parse().ok(),
        reason: form.paragraphs("reason").to_owned(),
        road: form.text("road").parse().ok(),
    };
    course::act(&app, &actor, &partnership.id, version(&form)?, &acting).await?;
    Ok(go(partnership.path(), "notice-partnership-moved"))
}

/// Notes a step as taken, or takes the note back.
pub async fn note(
    PartnershipParty(Scene { actor, partnership, .. }): PartnershipParty,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let taken_on = match form.is_set("undo") {
        true => None,
        false => Some(day(&form, "taken_on", &mut faults).unwrap_or_else(|| app.today())),
    };
    faults.or(())?;
    let noted =
        NotedStep { step: form.text("step").to_owned(), taken_on, note: form.paragraphs("note").to_owned() };
    steps::note(&app, &actor, &partnership.id, version(&form)?, &noted).await?;
    Ok(go(format!("{}#road", partnership.path()), "notice-partnership-step"))
}
