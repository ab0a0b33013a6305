//! Slides and handouts: brought by whoever takes part, taken back by them or the secretariat.

use sekber_core::value::OrganisationId;
use serde::Serialize;

use super::load;
use crate::features::meeting::limits::HANDOUTS;
use crate::features::meeting::model::{Handout, Meeting};
use crate::features::meeting::store::handouts;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::files::{self, NewFile};
use crate::kit::problem::Problem;

#[derive(Serialize)]
struct Kept<'a> {
    file: &'a str,
}

/// Adds a handout of an organisation.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever does not act for the organisation, a refusal once the meeting is over or when it has brought as many
/// as it may; otherwise
/// when the place of attachments or the database refuses.
pub async fn add(
    app: &App,
    actor: &Actor,
    meeting: &Meeting,
    organisation: &OrganisationId,
    file: NewFile,
) -> Result<(), Problem> {
    actor.require_for(organisation, Actor::acts_for)?;
    let stored = app.files().put(&app.region(), file).await?;
    let mut tx = app.begin(actor).await?;
    if load(&mut tx, &meeting.id).await?.closed_at.is_some() {
        return Err(Problem::refused("meeting-refused-over"));
    }
    if !actor.is_secretariat() && handouts::count(&mut tx, &meeting.id, organisation).await? >= HANDOUTS {
        return Err(Problem::refused_with("meeting-refused-handouts", "most", HANDOUTS.to_string()));
    }
    files::record(&mut tx, organisation, &stored).await?;
    handouts::insert(&mut tx, &meeting.id, organisation, &stored.id).await?;
    let event = Event::new("handout.added", &stored.id, &meeting.name).after(&Kept { file: &stored.name });
    Ok(tx.commit(event).await?)
}

/// Takes a handout back.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever does not keep the records of the organisation that brought it.
pub async fn end(app: &App, actor: &Actor, meeting: &Meeting, handout: &Handout) -> Result<(), Problem> {
    actor.require_for(&handout.organisation_id, Actor::may_edit)?;
    let mut tx = app.begin(actor).await?;
    handouts::end(&mut tx, &meeting.id, &handout.id).await?;
    let event =
        Event::new("handout.ended", &handout.id, &meeting.name).before(&Kept { file: &handout.file_name });
    Ok(tx.commit(event).await?)
}
