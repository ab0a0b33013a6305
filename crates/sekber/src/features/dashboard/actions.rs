//! The verbs of the list of first steps: what the record cannot tell is said, and the list is put away.

use super::first_steps::LIST;
use super::store;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Form;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

/// Says of a step that it is settled, or takes that back. The record has to be unable to tell.
///
/// # Errors
/// [`Problem::NotAllowed`] unless somebody does it who can do the step, [`Problem::NotFound`] for a step that the record tells, or none.
pub async fn settle(app: &App, actor: &Actor, form: &Form) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let named = app.first_steps().iter().find(|step| step.by_hand && step.code == form.text("step"));
    let step = named.ok_or(Problem::NotFound)?;
    actor.require(step.permit)?;
    let settled = form.switched("settled")?;
    let name = app.words().say(Language::Indonesian, &format!("first-step-{}", step.code));
    let mut tx = app.begin(actor).await?;
    if !store::mark(&mut tx, step.code, settled).await? {
        return Ok(());
    }
    let event = match settled {
        true => Event::new("first_step.settled", step.code, name),
        false => Event::new("first_step.reopened", step.code, name),
    };
    Ok(tx.commit(event).await?)
}

/// Puts the list away from everybody's first page, or brings it back.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it.
pub async fn put_away(app: &App, actor: &Actor, form: &Form) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let away = form.switched("away")?;
    let mut tx = app.begin(actor).await?;
    if !store::mark(&mut tx, LIST, away).await? {
        return Ok(());
    }
    let district = app.district().name;
    let event = match away {
        true => Event::new("first_step.put_away", LIST, district),
        false => Event::new("first_step.brought_back", LIST, district),
    };
    Ok(tx.commit(event).await?)
}

/// Puts the list away within a change that tells of it, as a demonstration does.
///
/// # Errors
/// As [`put_away`].
pub async fn put_away_in(tx: &mut Tx) -> Result<(), Problem> {
    tx.actor.require(Permit::Secretariat)?;
    store::mark(tx, LIST, true).await?;
    Ok(())
}
