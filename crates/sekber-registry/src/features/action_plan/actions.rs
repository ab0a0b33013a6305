//! The verbs of action plans: keeping their list, and saying which of them a programme serves.

use sekber_core::value::ProgrammeId;
use serde::Serialize;

use super::store;
use super::typed::{as_typed, read, stand};
use crate::features::programme;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;

/// What the trail keeps.
#[derive(Serialize)]
struct Kept<'a> {
    plans: &'a [String],
}

/// Keeps the list as typed in place of the one before. What programmes serve stays in it.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] when a line cannot be read, there are too many, one that
/// programmes serve is missing, or somebody else kept another list since the form was opened.
pub async fn keep(app: &App, actor: &Actor, form: &Form) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut faults = Faults::none();
    let plans = read(form.paragraphs("plans"), &mut faults);
    let mut tx = app.begin(actor).await?;
    // Nobody marks a programme with what is being taken out.
    tx.lock_audit_head().await?;
    let used = store::used_in(&mut tx).await?;
    if let Some(gone) = used.iter().find(|code| plans.iter().all(|plan| plan.code != **code)) {
        faults.add_with("plans", "fault-action-plan-used", "value", gone.clone());
    }
    let before = store::all_in(&mut tx).await?;
    if form.filled("stand").is_some_and(|read| read != stand(&as_typed(&before))) {
        faults.add("plans", "fault-action-plans-changed");
    }
    let plans = faults.or(plans)?;
    store::replace(&mut tx, &plans).await?;
    let region = tx.region.clone();
    let [before, after] =
        [&before, &plans].map(|plans| as_typed(plans).lines().map(str::to_owned).collect::<Vec<_>>());
    let event = Event::new("action_plan.changed", &region, app.district().name)
        .before(&Kept { plans: &before })
        .after(&Kept { plans: &after });
    Ok(tx.commit(event).await?)
}

/// Says which action plans a programme serves, in place of what was said before.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever does not keep the programme, [`Problem::NotFound`] when there is no such programme or action plan.
pub async fn tag(app: &App, actor: &Actor, id: &ProgrammeId, codes: &[String]) -> Result<(), Problem> {
    let found = programme::by_ids(app.db(), &app.region(), std::slice::from_ref(id)).await?;
    let stored = found.into_iter().next().ok_or(Problem::NotFound)?;
    actor.require_for(&stored.content.organisation, Actor::may_edit)?;
    let mut codes = codes.to_vec();
    codes.sort();
    codes.dedup();
    let mut tx = app.begin(actor).await?;
    tx.lock_audit_head().await?;
    let known = store::all_in(&mut tx).await?;
    if !codes.iter().all(|code| known.iter().any(|plan| plan.code == *code)) {
        return Err(Problem::NotFound);
    }
    let before = store::of_in(&mut tx, id).await?;
    if before == codes {
        return Ok(());
    }
    store::set(&mut tx, id, &codes).await?;
    let event = Event::new("action_plan.tagged", id, &stored.content.title)
        .before(&Kept { plans: &before })
        .after(&Kept { plans: &codes });
    Ok(tx.commit(event).await?)
}
