//! SQL of the planning calendar.

use jiff::civil::Date;
use sekber_core::value::{CycleId, MilestoneId, RegionCode};

use super::model::{Milestone, MilestoneDraft, Next};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

const MILESTONE: &str =
    "select id, cycle_id, title, starts_on, ends_on, party, version from milestone where region_code = $1";

/// The steps of a cycle, in order of their days.
pub async fn of_cycle(db: &Db, region: &RegionCode, cycle: &CycleId) -> Result<Vec<Milestone>, StoreError> {
    let asked = sql(MILESTONE).bind(region).push_bind(" and cycle_id = ", cycle);
    db.all(asked.push(" order by starts_on, ends_on, id")).await
}

/// The next steps that are not over, of whatever cycle, and the last days for reports of periods that are open; at most five.
///
/// # Errors
/// When the database cannot be asked.
pub async fn next(db: &Db, region: &RegionCode, today: Date) -> Result<Vec<Next>, StoreError> {
    let steps = sql("select 'step' as kind, title, starts_on, ends_on from milestone where region_code = $1");
    let asked = steps
        .bind(region)
        .push_bind(" and ends_on >= ", today)
        .push(" union all select 'reports', name, due_on, due_on from report_period where region_code = $1 and locked_at is null")
        .push_bind(" and due_on >= ", today);
    db.all(asked.push(" order by starts_on, ends_on, title limit 5")).await
}

/// A step, within a transaction.
pub async fn find_in(tx: &mut Tx, id: &MilestoneId) -> Result<Option<Milestone>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(sql(MILESTONE).bind(&region).push_bind(" and id = ", id)).await
}

/// Whether a cycle has any step.
pub async fn has_any(tx: &mut Tx, cycle: &CycleId) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select 1 from milestone where region_code = $1 and cycle_id = $2 limit 1");
    Ok(tx.value::<i64>(asked.bind(&region).bind(cycle)).await?.is_some())
}

/// Writes a new step.
pub async fn insert(
    tx: &mut Tx,
    id: &MilestoneId,
    cycle: &CycleId,
    draft: &MilestoneDraft,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement =
        sql("insert into milestone (title, starts_on, ends_on, party, region_code, id, cycle_id, created_at)
                         values ($1, $2, $3, $4, $5, $6, $7, $8)");
    let statement = content(statement, draft);
    tx.run(statement.bind(&region).bind(id).bind(cycle).bind(now)).await.map(|_| ())
}

/// Writes a step over a version; `false` when somebody was faster.
pub async fn overwrite(
    tx: &mut Tx,
    id: &MilestoneId,
    draft: &MilestoneDraft,
    version: i64,
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let statement = sql(
        "update milestone set title = $1, starts_on = $2, ends_on = $3, party = $4, version = version + 1
                         where region_code = $5 and id = $6 and version = $7",
    );
    Ok(tx.run(content(statement, draft).bind(&region).bind(id).bind(version)).await? == 1)
}

fn content(statement: Sql, draft: &MilestoneDraft) -> Sql {
    statement.bind(&draft.title).bind(draft.starts_on).bind(draft.ends_on).bind(draft.party.as_str())
}

/// Takes a step out of the calendar.
pub async fn delete(tx: &mut Tx, id: &MilestoneId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = sql("delete from milestone where region_code = $1 and id = $2");
    tx.run(statement.bind(&region).bind(id)).await.map(|_| ())
}
