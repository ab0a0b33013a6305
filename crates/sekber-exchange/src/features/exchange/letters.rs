//! The letters to those whose programmes somebody else imported, or whose import somebody else took back: one to each person for each
//! import, and one when it is taken back.

use std::collections::BTreeMap;

use sekber_core::write::id_number;

use super::kind::Kind;
use super::store::Run;
use super::store::owners::{self, Done, Share};
use crate::features::mail::{self, Message};
use crate::features::registry::addresses;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Tells the owners of the programmes of an import what was done to them, in the transaction that ends the work.
///
/// # Errors
/// When the database refuses.
pub async fn tell_owners(app: &App, tx: &mut Tx, run: &Run, done: Done) -> Result<(), Problem> {
    if run.kind != Kind::Programmes {
        return Ok(());
    }
    let shares = owners::of_in(tx, run, done).await?;
    if shares.is_empty() {
        return Ok(());
    }
    let reached = addresses::of_in(tx, shares.iter().map(|share| &share.organisation_id)).await?;
    // Whoever acts for several of them is told once of all.
    let mut told: BTreeMap<&str, Vec<&Share>> = BTreeMap::new();
    for share in &shares {
        for address in reached.get(&share.organisation_id).into_iter().flatten() {
            told.entry(address.as_str()).or_default().push(share);
        }
    }
    for (address, shares) in told {
        tell(app, tx, (run, done), (address, &shares)).await?;
    }
    Ok(())
}

async fn tell(
    app: &App,
    tx: &mut Tx,
    (run, done): (&Run, Done),
    (address, shares): (&str, &[&Share]),
) -> Result<(), Problem> {
    let [subject, text] = match done {
        Done::Applied => ["email-import-applied-subject", "email-import-applied-text"],
        Done::TakenBack => ["email-import-taken-back-subject", "email-import-taken-back-text"],
    };
    let sum = |count: fn(&Share) -> i64| shares.iter().map(|share| count(share)).sum::<i64>();
    let (added, changed) = (sum(|share| share.added), sum(|share| share.changed));
    let owners: Vec<&str> = shares.iter().map(|share| share.owner.as_str()).collect();
    let list = match shares {
        [one] => format!("/programmes?organisation={}", one.organisation_id),
        _ => "/programmes".to_owned(),
    };
    let facts = [
        ("owner", owners.join(", ")),
        ("added", id_number(added)),
        ("changed", id_number(changed)),
        ("link", format!("{}{list}", app.settings().base_url)),
        ("district", app.district().name),
    ];
    let message = Message {
        about: run.id.to_string(),
        once: format!("{subject} {}", run.id),
        subject,
        text,
        facts: &facts,
        simulated: sum(|share| share.simulated) == added + changed,
    };
    mail::write_letters(app, tx, vec![address.to_owned()], &message).await.map(|_| ())
}
