//! A verified partner asks to be invited to the cycle in force, because without an invitation its programmes are in no ranking; and is
//! told what the secretariat decides: of its request, and of what it handed in to be verified.

use sekber_core::registry::kinds::{Provenance, Side};
use sekber_core::registry::verification::{State, Step};
use sekber_core::value::{CycleId, OrganisationId};

use super::model::Organisation;
use super::sign_up;
use super::store::{self, addresses, standing};
use crate::features::account;
use crate::features::mail::{self, Message};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Asks to be invited. Whoever is invited or has asked before asks no second time.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever does not keep its record, [`Problem::NotFound`] unless it is a partner, a refusal while it is not
/// verified; otherwise when the database refuses.
pub async fn ask_to_be_invited(
    app: &App,
    actor: &Actor,
    id: &OrganisationId,
    cycle: &CycleId,
) -> Result<(), Problem> {
    actor.require_for(id, Actor::may_edit)?;
    let secretariat = account::secretariat_addresses(app.db(), &app.region()).await?;
    let mut tx = app.begin(actor).await?;
    let found = store::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?.organisation;
    if found.side != Side::Partner || found.merged_into.is_some() {
        return Err(Problem::NotFound);
    }
    sign_up::refuse_waiting_in(&mut tx, std::slice::from_ref(id)).await?;
    if found.state.verification() != Some(State::Verified) {
        return Err(Problem::refused("refused-ask-unverified"));
    }
    if !standing::note_asked(&mut tx, cycle, id).await? {
        return Ok(());
    }
    let words = ["email-invitation-asked-subject", "email-invitation-asked-text"];
    tell(&mut tx, app, secretariat, &found, (words, "")).await?;
    Ok(tx.commit(Event::new("organisation.asked_to_be_invited", id, &found.name)).await?)
}

/// Tells an organisation that it is invited, or one that asked that it is not, beside the decision.
///
/// # Errors
/// When the database refuses.
pub async fn tell_decided(
    tx: &mut Tx,
    app: &App,
    found: &Organisation,
    invited: bool,
) -> Result<(), Problem> {
    let words = match invited {
        true => ["email-invited-subject", "email-invited-text"],
        false => ["email-not-invited-subject", "email-not-invited-text"],
    };
    tell_its_people(tx, app, found, (words, "")).await
}

/// Tells a partner what the secretariat decided of its verification, with the reason where there is one. Its own steps it knows.
pub(super) async fn tell_step(
    tx: &mut Tx,
    app: &App,
    found: &Organisation,
    (step, reason): (&Step, &str),
) -> Result<(), Problem> {
    let words = match step {
        Step::Return { .. } => ["email-partner-returned-subject", "email-partner-returned-text"],
        Step::Verify => ["email-partner-verified-subject", "email-partner-verified-text"],
        Step::Suspend { .. } => ["email-partner-suspended-subject", "email-partner-suspended-text"],
        Step::Reinstate => ["email-partner-reinstated-subject", "email-partner-reinstated-text"],
        Step::Submit | Step::Reopen => return Ok(()),
    };
    tell_its_people(tx, app, found, (words, reason)).await
}

/// Tells an organisation that its invitation was taken back.
pub(super) async fn tell_withdrawn(tx: &mut Tx, app: &App, found: &Organisation) -> Result<(), Problem> {
    tell_its_people(tx, app, found, (["email-uninvited-subject", "email-uninvited-text"], "")).await
}

async fn tell_its_people(
    tx: &mut Tx,
    app: &App,
    found: &Organisation,
    what: ([&'static str; 2], &str),
) -> Result<(), Problem> {
    let reached = addresses::together_in(tx, [&found.id]).await?;
    tell(tx, app, reached, found, what).await
}

async fn tell(
    tx: &mut Tx,
    app: &App,
    reached: Vec<String>,
    found: &Organisation,
    ([subject, text], reason): ([&'static str; 2], &str),
) -> Result<(), Problem> {
    let facts = [
        ("name", found.name.clone()),
        ("link", format!("{}{}", app.settings().base_url, found.path())),
        ("district", app.district().name),
        ("reason", reason.to_owned()),
    ];
    // An invitation changes no version of the record, and what is decided twice on one day is told twice.
    let once = format!("{subject} {} {}", found.id, tx.now.0);
    let message = Message {
        about: found.id.to_string(),
        once,
        subject,
        text,
        facts: &facts,
        simulated: found.provenance == Provenance::Simulated,
    };
    mail::write_letters(app, tx, reached, &message).await.map(|_| ())
}
