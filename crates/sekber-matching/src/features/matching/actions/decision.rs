//! What a leader of the district decides about a plan.

use sekber_core::matching::interest::LONGEST_TEXT;
use sekber_core::value::PlanId;
use serde::Serialize;

use crate::features::matching::model::Decision;
use crate::features::matching::store::{decisions, plans};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;

#[derive(Serialize)]
struct Kept<'a> {
    approved: bool,
    note: &'a str,
}

/// Approves a plan, or asks for another with a reason; the secretariat writes down what a leader decided on paper. It binds
/// nobody by itself: it stands beside the plan.
///
/// # Errors
/// [`Problem::NotAllowed`] unless a leader or the secretariat does it, a refusal to ask for another without saying why or at too great a length,
/// [`Problem::NotFound`] when there is no such plan.
pub async fn decide(
    app: &App,
    actor: &Actor,
    plan: &PlanId,
    approved: bool,
    note: &str,
) -> Result<(), Problem> {
    actor.require(Permit::Observer)?;
    let note = note.trim();
    if !approved && note.is_empty() {
        return Err(Problem::refused("matching-refused-decision"));
    }
    if note.chars().count() > LONGEST_TEXT {
        return Err(Problem::refused("matching-refused-long"));
    }
    let mut tx = app.begin(actor).await?;
    let head = plans::find_in(&mut tx, plan).await?.ok_or(Problem::NotFound)?;
    let before = decisions::find_in(&mut tx, plan).await?;
    decisions::write(&mut tx, plan, approved, note).await?;
    let event = Event::new("plan.decided", plan, format!("{} {}", head.name, head.number));
    let event = event.after(&Kept { approved, note });
    let event = match &before {
        Some(Decision { approved, note, .. }) => event.before(&Kept { approved: *approved, note }),
        None => event,
    };
    Ok(tx.commit(event).await?)
}
