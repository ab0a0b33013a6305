//! What the secretariat settles beforehand: pairs that must or must not be, and how many an organisation can take.

use sekber_core::value::{CycleId, OrganisationId};
use sekber_engines::matching::interest::LONGEST_TEXT;
use serde::Serialize;

use crate::features::matching::model::{Pair, Rule};
use crate::features::matching::store::rulings;
use crate::features::matching::store::subjects::{self, PairNames};
use crate::features::registry;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;

/// Most partners or offices that anybody may be given.
pub const LARGEST_QUOTA: i64 = 99;

#[derive(Serialize)]
struct Kept<'a> {
    office: &'a str,
    rule: &'a str,
}

fn kept(names: &PairNames, rule: Rule) -> Kept<'_> {
    Kept { office: &names.office, rule: rule.as_str() }
}

/// Locks or vetoes a pair. A veto needs a reason; the trail says that there is one, not what it is, because a conflict
/// of interest is private.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Refused`] without a reason for a veto or with one that is too
/// long, [`Problem::NotFound`] when the pair is not part of the cycle.
pub async fn rule(
    app: &App,
    actor: &Actor,
    cycle: &CycleId,
    pair: &Pair,
    rule: Rule,
    reason: &str,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    if rule == Rule::Veto && reason.is_empty() {
        return Err(Problem::refused("matching-refused-reason"));
    }
    if reason.chars().count() > LONGEST_TEXT {
        return Err(Problem::refused("matching-refused-long"));
    }
    let mut tx = app.begin(actor).await?;
    let names = subjects::pair_in(&mut tx, cycle, pair).await?.ok_or(Problem::NotFound)?;
    let before = rulings::find_in(&mut tx, cycle, pair).await?;
    rulings::write(&mut tx, cycle, pair, rule, reason).await?;
    let kind = match rule {
        Rule::Lock => "pair.locked",
        Rule::Veto => "pair.vetoed",
    };
    let event = Event::new(kind, &pair.programme, &names.title).after(&kept(&names, rule));
    let event = match &before {
        Some(before) => event.before(&kept(&names, before.rule)),
        None => event,
    };
    Ok(tx.commit(event).await?)
}

/// Locks, vetoes or frees a pair, as a form says it: `lock`, `veto` or `free`.
///
/// # Errors
/// As [`rule`]; a refusal for anything else.
pub async fn say(
    app: &App,
    actor: &Actor,
    cycle: &CycleId,
    pair: &Pair,
    said: &str,
    reason: &str,
) -> Result<(), Problem> {
    match said {
        "free" => lift(app, actor, cycle, pair).await,
        said => {
            let said: Rule = said.parse().map_err(|_| Problem::refused("matching-refused-pair"))?;
            rule(app, actor, cycle, pair, said, reason).await
        }
    }
}

/// Lifts the lock or the veto of a pair; nothing happens when there is none.
///
/// # Errors
/// As [`rule`].
pub async fn lift(app: &App, actor: &Actor, cycle: &CycleId, pair: &Pair) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let names = subjects::pair_in(&mut tx, cycle, pair).await?.ok_or(Problem::NotFound)?;
    let Some(before) = rulings::find_in(&mut tx, cycle, pair).await? else { return Ok(()) };
    rulings::remove(&mut tx, cycle, pair).await?;
    let event = Event::new("pair.freed", &pair.programme, &names.title).before(&kept(&names, before.rule));
    Ok(tx.commit(event).await?)
}

#[derive(Serialize)]
struct KeptQuota {
    least: i64,
    most: i64,
}

/// Sets how many partners an office (or offices a partner) wants at least and can handle at most in a cycle.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Refused`] unless 0 ≤ least ≤ most ≤ [`LARGEST_QUOTA`]; [`Problem::NotFound`] for an unknown organisation,
/// a refusal for one that was joined to another or waits to be let in.
pub async fn set_quota(
    app: &App,
    actor: &Actor,
    cycle: &CycleId,
    organisation: &OrganisationId,
    least: i64,
    most: i64,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    if !(0..=LARGEST_QUOTA).contains(&most) || !(0..=most).contains(&least) {
        return Err(Problem::refused("matching-refused-quota"));
    }
    let found = registry::find(app.db(), &app.region(), organisation).await?.ok_or(Problem::NotFound)?;
    registry::refuse_joined(app, &found.organisation).await?;
    registry::refuse_waiting(app, std::slice::from_ref(organisation)).await?;
    let mut tx = app.begin(actor).await?;
    let before = rulings::quota_in(&mut tx, cycle, organisation).await?;
    if before.as_ref().is_some_and(|before| (before.least, before.most) == (least, most)) {
        return Ok(());
    }
    rulings::write_quota(&mut tx, cycle, organisation, least, most).await?;
    let event = Event::new("quota.set", organisation, &found.organisation.short_name)
        .after(&KeptQuota { least, most });
    let event = match before {
        Some(before) => event.before(&KeptQuota { least: before.least, most: before.most }),
        None => event,
    };
    Ok(tx.commit(event).await?)
}
