//! What waits for the office: who is told of it, and how the office that leads confirms or refuses it.

use sekber_core::value::{LedgerEntryId, OrganisationId};
use serde::Serialize;

use super::limits;
use super::model::{LedgerEntry, Standing};
use super::store::{entries, write};
use crate::features::mail::Message;
use crate::features::partnership;
use crate::features::registry;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

#[derive(Serialize)]
struct Decided<'a> {
    standing: Standing,
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
    let standing = if confirms { Standing::Confirmed } else { Standing::Refused };
    if !entry.is_waiting() || !write::decide(&mut tx, id, (standing, reason)).await? {
        return Err(Problem::refused("refused-ledger-decided"));
    }
    let hands = [entry.funder_id.clone(), entry.implementer_id.clone()];
    let concerned: Vec<OrganisationId> = hands.into_iter().flatten().collect();
    let key = if confirms { "email-ledger-confirmed" } else { "email-ledger-refused" };
    tell(app, &mut tx, (&entry, &concerned), (key, reason)).await?;
    let event = Event::new("ledger.decided", id, &entry.partnership)
        .before(&Decided { standing: entry.standing, reason: "" })
        .after(&Decided { standing, reason });
    Ok(tx.commit(event).await?)
}

/// Tells the office that leads that an entry waits for it.
///
/// # Errors
/// When the database refuses.
pub async fn call(app: &App, tx: &mut Tx, id: &LedgerEntryId) -> Result<(), Problem> {
    let Some(entry) = entries::find_in(tx, id).await? else { return Ok(()) };
    let lead: Vec<OrganisationId> = entry.office_id.iter().cloned().collect();
    tell(app, tx, (&entry, &lead), ("email-ledger-waits", "")).await
}

/// Tells whoever else an entry concerns that it was undone, alone or for another that takes its place: who gives, who receives, for whom it
/// was recorded, and the office that leads.
///
/// # Errors
/// When the database refuses.
pub async fn tell_corrected(
    app: &App,
    tx: &mut Tx,
    entry: &LedgerEntry,
    reason: &str,
) -> Result<(), Problem> {
    let all = [&entry.funder_id, &entry.implementer_id, &entry.recorder_id, &entry.office_id];
    let concerned: Vec<OrganisationId> = all.into_iter().flatten().cloned().collect();
    tell(app, tx, (entry, &concerned), ("email-ledger-corrected", reason)).await
}

/// Tells those whom an entry concerns; nobody is told of what they did themselves.
async fn tell(
    app: &App,
    tx: &mut Tx,
    (entry, concerned): (&LedgerEntry, &[OrganisationId]),
    (key, reason): (&str, &str),
) -> Result<(), Problem> {
    let others: Vec<&OrganisationId> = concerned.iter().filter(|id| !tx.actor.acts_for(id)).collect();
    if others.is_empty() {
        return Ok(());
    }
    let (subject, text) = match key {
        "email-ledger-waits" => ("email-ledger-waits-subject", "email-ledger-waits-text"),
        "email-ledger-confirmed" => ("email-ledger-confirmed-subject", "email-ledger-confirmed-text"),
        "email-ledger-corrected" => ("email-ledger-corrected-subject", "email-ledger-corrected-text"),
        _ => ("email-ledger-refused-subject", "email-ledger-refused-text"),
    };
    let facts = [
        ("title", entry.partnership.clone()),
        ("who", tx.actor.name.clone()),
        ("reason", reason.to_owned()),
        ("link", format!("{}{}", app.settings().base_url, entry.path())),
        ("district", app.district().name),
    ];
    let message = Message {
        about: entry.id.to_string(),
        once: format!("{key} {}", entry.id),
        subject,
        text,
        facts: &facts,
        simulated: entry.simulated,
    };
    registry::write_letters_to(app, tx, others, &message).await
}
