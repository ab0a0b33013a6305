//! An owner is told when the secretariat enters or changes one of its programmes, on the page or over the interface, and when it shows one
//! to everybody again. What an import does to many of them, the room of imports tells.

use sekber_core::value::ProgrammeId;

use super::store::owned::{self, Owned};
use crate::features::mail::Message;
use crate::features::registry;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Tells the owner of a programme that it was entered in the owner's name, unless who acts belongs to it.
///
/// # Errors
/// When the database refuses.
pub async fn tell_added(app: &App, tx: &mut Tx, id: &ProgrammeId) -> Result<(), Problem> {
    let Some(one) = of_another(tx, id).await? else { return Ok(()) };
    let subject = "email-programme-added-subject";
    let once = format!("{subject} {id}");
    tell(app, tx, &one, (once, subject, "email-programme-added-text", "")).await
}

/// Tells the owner of a programme that it was changed, once a day, unless who acts belongs to it.
///
/// # Errors
/// When the database refuses.
pub async fn tell_changed(app: &App, tx: &mut Tx, id: &ProgrammeId) -> Result<(), Problem> {
    let Some(one) = of_another(tx, id).await? else { return Ok(()) };
    let subject = "email-programme-changed-subject";
    let once = format!("{subject} {id} {}", app.today());
    tell(app, tx, &one, (once, subject, "email-programme-changed-text", "/history")).await
}

/// A programme of an owner to whom who acts does not belong; none when nobody is to be told.
async fn of_another(tx: &mut Tx, id: &ProgrammeId) -> Result<Option<Owned>, Problem> {
    if !tx.actor.is_secretariat() {
        return Ok(None);
    }
    let found = owned::of_in(tx, std::slice::from_ref(id)).await?;
    Ok(found.into_iter().find(|one| !tx.actor.belongs_to(&one.organisation_id)))
}

async fn tell(
    app: &App,
    tx: &mut Tx,
    one: &Owned,
    (once, subject, text, page): (String, &str, &str, &str),
) -> Result<(), Problem> {
    let facts = [
        ("title", one.title.clone()),
        ("owner", one.owner.clone()),
        ("link", format!("{}/programmes/{}{page}", app.settings().base_url, one.id)),
        ("district", app.district().name),
    ];
    let about = one.id.to_string();
    let message = Message { about, once, subject, text, facts: &facts, simulated: one.simulated };
    registry::write_letters_to(app, tx, [&one.organisation_id], &message).await
}

/// Tells the owner that the secretariat accepted what was changed after verification, once for each time: by the version that it looked at.
///
/// # Errors
/// When the database refuses.
pub async fn tell_released(app: &App, tx: &mut Tx, id: &ProgrammeId, version: i64) -> Result<(), Problem> {
    let subject = "email-programme-released-subject";
    for one in owned::of_in(tx, std::slice::from_ref(id)).await? {
        let once = format!("{subject} {id} {version}");
        tell(app, tx, &one, (once, subject, "email-programme-released-text", "")).await?;
    }
    Ok(())
}
