//! What waits for the office: who is told of it, and how the office that leads confirms or refuses it.

use sekber_core::value::{LedgerEntryId, OrganisationId};
use serde::Serialize;

use super::limits;
use super::model::{CONFIRMED, LedgerEntry, REFUSED};
use super::store::{entries, write};
use crate::features::mail::{self, Email};
use crate::features::partnership;
use crate::features::registry::addresses;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

/// Letters are written in the language of the office that sends them.
const LANGUAGE: Language = Language::Indonesian;

#[derive(Serialize)]
struct Decided<'a> {
    standing: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    reason: &'a str,
}

/// Confirms an entry that waits for the office, so that it counts, or refuses it with a reason. Whoever takes part in its money is told.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the actor acts for the office that leads or is of the secretariat, [`Problem::Invalid`] for a no
/// without a reason, a refusal when it does not wait.
pub async fn decide(
    app: &App,
    actor: &Actor,
    id: &LedgerEntryId,
    confirms: bool,
    reason: &str,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    // Whoever undoes the entry at this moment waits here, or was faster.
    tx.lock_audit_head().await?;
    let Some(entry) = entries::find_in(&mut tx, id).await? else {
        actor.require(Permit::Secretariat)?;
        return Err(Problem::NotFound);
    };
    let parties = partnership::parties_in(&mut tx, &entry.partnership_id).await?;
    if !partnership::leads(actor, &parties) {
        return Err(Problem::NotAllowed);
    }
    let mut faults = Faults::none();
    match confirms {
        true => faults.check_longest("reason", reason, limits::NOTE),
        false => faults.check_required("reason", reason, limits::NOTE),
    }
    faults.or(())?;
    let standing = if confirms { CONFIRMED } else { REFUSED };
    if !entry.is_waiting() || !write::decide(&mut tx, id, (standing, reason)).await? {
        return Err(Problem::refused("refused-ledger-decided"));
    }
    let hands = [entry.funder_id.clone(), entry.implementer_id.clone()];
    let concerned: Vec<OrganisationId> = hands.into_iter().flatten().collect();
    let key = if confirms { "email-ledger-confirmed" } else { "email-ledger-refused" };
    tell(app, &mut tx, (&entry, &concerned), (key, reason)).await?;
    let event = Event::new("ledger.decided", id, &entry.partnership).after(&Decided { standing, reason });
    Ok(tx.commit(event).await?)
}

/// Tells the office that leads that an entry waits for it.
///
/// # Errors
/// When the database refuses.
pub async fn call(
    app: &App,
    tx: &mut Tx,
    id: &LedgerEntryId,
    lead: Option<&OrganisationId>,
) -> Result<(), Problem> {
    let Some(lead) = lead.cloned() else { return Ok(()) };
    match entries::find_in(tx, id).await? {
        Some(entry) => tell(app, tx, (&entry, &[lead]), ("email-ledger-waits", "")).await,
        None => Ok(()),
    }
}

async fn tell(
    app: &App,
    tx: &mut Tx,
    (entry, concerned): (&LedgerEntry, &[OrganisationId]),
    (key, reason): (&str, &str),
) -> Result<(), Problem> {
    if !mail::is_set_up(app) || entry.simulated || concerned.is_empty() {
        return Ok(());
    }
    let mut reached: Vec<String> = addresses::of_in(tx, concerned).await?.into_values().flatten().collect();
    reached.sort();
    reached.dedup();
    let (subject, body) = match key {
        "email-ledger-waits" => ("email-ledger-waits-subject", "email-ledger-waits-text"),
        "email-ledger-confirmed" => ("email-ledger-confirmed-subject", "email-ledger-confirmed-text"),
        _ => ("email-ledger-refused-subject", "email-ledger-refused-text"),
    };
    let facts = [
        ("title", entry.partnership.clone()),
        ("who", tx.actor.name.clone()),
        ("reason", reason.to_owned()),
        ("link", format!("{}{}", app.settings().base_url, entry.path())),
        ("district", app.district().name),
    ];
    for recipient in reached {
        let email = Email {
            about: entry.id.to_string(),
            once: Some(format!("{key} {} {recipient}", entry.id)),
            subject: app.words().say_with(LANGUAGE, subject, &facts),
            body: app.words().say_with(LANGUAGE, body, &facts),
            recipient,
            ..Email::default()
        };
        mail::write(tx, app, &email).await?;
    }
    Ok(())
}
