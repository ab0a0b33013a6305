//! An owner is told when the secretariat changes its programmes, through whichever door: the form, an import or the interface; and when
//! it shows one to everybody again.

use std::collections::BTreeMap;

use sekber_core::value::{OrganisationId, ProgrammeId};

use super::model::ProgrammeDraft;
use super::store::owned::{self, Owned};
use crate::features::mail::{self, Message};
use crate::features::registry::{self, addresses};
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Tells the owners of programmes that these were changed, unless who acts belongs to them: of one once a day each, of several that are
/// changed together once a day.
///
/// # Errors
/// When the database refuses.
pub async fn tell_owners(app: &App, tx: &mut Tx, changed: &[ProgrammeId]) -> Result<(), Problem> {
    if changed.is_empty() || !tx.actor.is_secretariat() {
        return Ok(());
    }
    let owned = owned::of_in(tx, changed).await?;
    let mut by_owner: BTreeMap<OrganisationId, Vec<Owned>> = BTreeMap::new();
    for one in owned {
        if !tx.actor.belongs_to(&one.organisation_id) {
            by_owner.entry(one.organisation_id.clone()).or_default().push(one);
        }
    }
    if by_owner.is_empty() {
        return Ok(());
    }
    let owners: Vec<OrganisationId> = by_owner.keys().cloned().collect();
    let mut reached = addresses::of_in(tx, &owners).await?;
    for (owner, programmes) in by_owner {
        let to = reached.remove(&owner).unwrap_or_default();
        match programmes.as_slice() {
            [one] => tell_of_one(app, tx, to, one).await?,
            several => tell_of_several(app, tx, to, several).await?,
        }
    }
    Ok(())
}

async fn tell_of_one(app: &App, tx: &mut Tx, to: Vec<String>, one: &Owned) -> Result<(), Problem> {
    let facts = [
        ("title", one.title.clone()),
        ("owner", one.owner.clone()),
        ("link", format!("{}/programmes/{}/history", app.settings().base_url, one.id)),
        ("district", app.district().name),
    ];
    let subject = "email-programme-changed-subject";
    let message = Message {
        about: one.id.to_string(),
        once: format!("{subject} {} {}", one.id, app.today()),
        subject,
        text: "email-programme-changed-text",
        facts: &facts,
        simulated: one.simulated,
    };
    mail::write_letters(app, tx, to, &message).await.map(|_| ())
}

async fn tell_of_several(app: &App, tx: &mut Tx, to: Vec<String>, several: &[Owned]) -> Result<(), Problem> {
    let Some(first) = several.first() else { return Ok(()) };
    let owner = &first.organisation_id;
    let facts = [
        ("owner", first.owner.clone()),
        ("link", format!("{}/programmes?organisation={owner}", app.settings().base_url)),
        ("district", app.district().name),
    ];
    let subject = "email-programmes-changed-subject";
    let message = Message {
        about: owner.to_string(),
        once: format!("{subject} {owner} {}", app.today()),
        subject,
        text: "email-programmes-changed-text",
        facts: &facts,
        simulated: several.iter().all(|one| one.simulated),
    };
    mail::write_letters(app, tx, to, &message).await.map(|_| ())
}

/// Tells the owner that the secretariat accepted what was changed after verification, once for each time: by the version that it looked at.
///
/// # Errors
/// When the database refuses.
pub async fn tell_released(
    app: &App,
    tx: &mut Tx,
    (id, version): (&ProgrammeId, i64),
    programme: &ProgrammeDraft,
) -> Result<(), Problem> {
    let facts = [
        ("title", programme.title.clone()),
        ("link", format!("{}/programmes/{id}", app.settings().base_url)),
        ("district", app.district().name),
    ];
    let subject = "email-programme-released-subject";
    let message = Message {
        about: id.to_string(),
        once: format!("{subject} {id} {version}"),
        subject,
        text: "email-programme-released-text",
        facts: &facts,
        simulated: programme.is_simulated(),
    };
    registry::write_letters_to(app, tx, [&programme.organisation], &message).await
}
