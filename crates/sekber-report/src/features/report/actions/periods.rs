//! The verbs of periods: add one, open the usual two of a year, mend or remove one, lock and unlock.

use sekber_core::report::usual_periods;
use sekber_core::value::PeriodId;
use serde::Serialize;

use crate::features::document;
use crate::features::report::draft::PeriodDraft;
use crate::features::report::model::{Period, name_of_half};
use crate::features::report::store::periods as store;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

async fn insert(tx: &mut Tx, draft: &PeriodDraft) -> Result<PeriodId, Problem> {
    draft.faults().or(())?;
    if store::overlaps(tx, draft, None).await? {
        return Err(Problem::Invalid(Faults::one("starts_on", "fault-report-overlap")));
    }
    let id: PeriodId = new_id();
    store::insert(tx, &id, draft).await?;
    tx.note(Event::new("report_period.added", &id, &draft.name).after(draft));
    Ok(id)
}

/// Adds a period.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] when the draft breaks a rule or another period has some of
/// its days.
pub async fn add(app: &App, actor: &Actor, draft: &PeriodDraft) -> Result<PeriodId, Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    tx.lock_audit_head().await?;
    let id = insert(&mut tx, draft).await?;
    tx.commit(Event::new("report_period.opened", &id, &draft.name)).await?;
    Ok(id)
}

/// Opens the usual two periods of a year: its halves, each due a month after its end.
///
/// # Errors
/// As [`add`].
pub async fn open_year(app: &App, actor: &Actor, year: i16) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    if !(1990..=2100).contains(&year) {
        return Err(Problem::Invalid(Faults::one("year", "fault-report-day")));
    }
    let mut tx = app.begin(actor).await?;
    tx.lock_audit_head().await?;
    for usual in usual_periods(year) {
        let name = name_of_half(usual.half, year);
        let draft = PeriodDraft { name, starts_on: usual.starts, ends_on: usual.ends, due_on: usual.due };
        insert(&mut tx, &draft).await?;
    }
    Ok(tx.commit(Event::new("report_period.year_opened", year, year.to_string())).await?)
}

/// A period that is not locked, so that it may still become another.
async fn open(tx: &mut Tx, id: &PeriodId) -> Result<Period, Problem> {
    let period = store::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    match period.is_locked() {
        true => Err(Problem::refused("refused-report-locked")),
        false => Ok(period),
    }
}

/// Changes what a period is called, its days and when its reports are due.
///
/// # Errors
/// As [`add`]; [`Problem::NotFound`], a refusal when it is locked, [`Problem::Conflict`] when somebody else was faster.
pub async fn change(
    app: &App,
    actor: &Actor,
    id: &PeriodId,
    version: i64,
    draft: &PeriodDraft,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    draft.faults().or(())?;
    let mut tx = app.begin(actor).await?;
    tx.lock_audit_head().await?;
    let before = open(&mut tx, id).await?;
    if store::overlaps(&mut tx, draft, Some(id)).await? {
        return Err(Problem::Invalid(Faults::one("starts_on", "fault-report-overlap")));
    }
    if !store::overwrite(&mut tx, id, version, draft).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("report_period.changed", id, &draft.name);
    Ok(tx.commit(event.before(&PeriodDraft::of(&before)).after(draft)).await?)
}

/// Removes a period for which nobody has begun a report and nothing was issued.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::NotFound`], a refusal when it is locked, has reports or was
/// issued, [`Problem::Conflict`] when somebody else was faster.
pub async fn remove(app: &App, actor: &Actor, id: &PeriodId, version: i64) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    if !document::about(app.db(), &app.region(), ("period", id.as_str())).await?.is_empty() {
        return Err(Problem::refused("refused-report-period-issued"));
    }
    let mut tx = app.begin(actor).await?;
    tx.lock_audit_head().await?;
    let before = open(&mut tx, id).await?;
    if store::count_reports(&mut tx, id).await? > 0 {
        return Err(Problem::refused("refused-report-period-used"));
    }
    if !store::remove(&mut tx, id, version).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("report_period.removed", id, &before.name);
    Ok(tx.commit(event.before(&PeriodDraft::of(&before))).await?)
}

#[derive(Serialize)]
struct Locked {
    locked: bool,
}

/// Locks a period, so that nothing in it is written or decided any more, or unlocks it.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::NotFound`], [`Problem::Conflict`] when somebody else was faster.
pub async fn lock(app: &App, actor: &Actor, id: &PeriodId, version: i64, locks: bool) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let period = store::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    if !store::set_lock(&mut tx, id, version, locks).await? {
        return Err(Problem::Conflict);
    }
    let event = match locks {
        true => Event::new("report_period.locked", id, &period.name),
        false => Event::new("report_period.unlocked", id, &period.name),
    };
    let before = Locked { locked: period.is_locked() };
    Ok(tx.commit(event.before(&before).after(&Locked { locked: locks })).await?)
}
