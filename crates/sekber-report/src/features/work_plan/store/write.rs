//! SQL that writes the lines of work plans.

use jiff::civil::Date;
use sekber_core::value::{ActivityId, IndicatorId, PartnershipId, RegionCode};
use sekber_core::work_plan::Proposer;

use crate::features::work_plan::draft::{ActivityDraft, IndicatorDraft, Progress, Target};
use crate::kit::store::{Sql, StoreError, Tx, Value, insert_rows, sql};

fn activity(statement: Sql, draft: &ActivityDraft) -> Sql {
    statement
        .bind(&draft.title)
        .bind(&draft.detail)
        .bind(draft.responsible.as_ref())
        .bind(draft.starts_on)
        .bind(draft.ends_on)
}

/// Adds an activity that one side puts forward.
pub async fn insert_activity(
    tx: &mut Tx,
    (id, partnership): (&ActivityId, &PartnershipId),
    draft: &ActivityDraft,
    (by, simulated): (Proposer, bool),
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement =
        sql("insert into work_activity (title, detail, organisation_id, starts_on, ends_on, region_code, id,
          partnership_id, proposed_by, proposed_at, simulated, created_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10, $10)");
    let statement = activity(statement, draft).bind(&region).bind(id).bind(partnership).bind(by);
    tx.run(statement.bind(now).bind(simulated)).await?;
    insert_places(tx, id, &draft.places).await
}

async fn insert_places(tx: &mut Tx, id: &ActivityId, places: &[RegionCode]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let row = |place: &RegionCode| vec![Value::from(&region), Value::from(id), Value::from(place)];
    let head = "insert into work_activity_place (region_code, activity_id, place_code) values";
    tx.run_all(insert_rows(head, " on conflict do nothing", places.iter().map(row).collect())).await
}

/// Writes an activity over a version, as one side puts it forward now; `false` when somebody else was faster.
pub async fn overwrite_activity(
    tx: &mut Tx,
    id: &ActivityId,
    version: i64,
    draft: &ActivityDraft,
    by: Proposer,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update work_activity set title = $1, detail = $2, organisation_id = $3, starts_on = $4, ends_on = $5,
         proposed_by = $6, proposed_at = $7, agreed_at = null, agreed_by = '', drop_reason = '', changed_at = $7, version = version + 1
         where region_code = $8 and id = $9 and version = $10");
    let statement = activity(statement, draft).bind(by).bind(now).bind(&region).bind(id).bind(version);
    if tx.run(statement).await? != 1 {
        return Ok(false);
    }
    let gone = sql("delete from work_activity_place where region_code = $1 and activity_id = $2");
    tx.run(gone.bind(&region).bind(id)).await?;
    insert_places(tx, id, &draft.places).await?;
    Ok(true)
}

/// Writes what was noted about an activity over a version; `false` when somebody else was faster.
pub async fn note_activity(
    tx: &mut Tx,
    id: &ActivityId,
    version: i64,
    progress: &Progress,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update work_activity set begun_on = $4, done_on = $5, note = $6, changed_at = $7, version = version + 1
         where region_code = $1 and id = $2 and version = $3")
    .bind(&region)
    .bind(id)
    .bind(version)
    .bind(progress.begun_on)
    .bind(progress.done_on)
    .bind(&progress.note)
    .bind(now);
    Ok(tx.run(statement).await? == 1)
}

/// Which line of a plan.
#[derive(Debug, Clone, Copy)]
pub enum Line<'a> {
    /// An activity.
    Activity(&'a ActivityId),
    /// An indicator.
    Indicator(&'a IndicatorId),
}

fn of_line(tx: &Tx, statement: Sql, line: Line<'_>, version: i64) -> Sql {
    let statement = statement.bind(&tx.region);
    let statement = match line {
        Line::Activity(id) => statement.bind(id),
        Line::Indicator(id) => statement.bind(id),
    };
    statement.bind(version)
}

/// Notes that another side agrees to a line; `false` when somebody else was faster.
pub async fn agree(tx: &mut Tx, line: Line<'_>, version: i64) -> Result<bool, StoreError> {
    let (now, person) = (tx.now, tx.actor.name.clone());
    let statement = match line {
        Line::Activity(_) => sql(
            "update work_activity set agreed_at = $4, agreed_by = $5, changed_at = $4, version = version + 1
                 where region_code = $1 and id = $2 and version = $3",
        ),
        Line::Indicator(_) => sql(
            "update work_indicator set agreed_at = $4, agreed_by = $5, changed_at = $4, version = version + 1
                 where region_code = $1 and id = $2 and version = $3",
        ),
    };
    let statement = of_line(tx, statement, line, version).bind(now).bind(person);
    Ok(tx.run(statement).await? == 1)
}

/// Drops a line; `false` when somebody else was faster.
pub async fn drop_line(
    tx: &mut Tx,
    line: Line<'_>,
    version: i64,
    (today, reason): (Date, &str),
) -> Result<bool, StoreError> {
    let now = tx.now;
    let statement = match line {
        Line::Activity(_) => {
            sql("update work_activity set dropped_on = $4, drop_reason = $5, changed_at = $6, version = version + 1
                 where region_code = $1 and id = $2 and version = $3")
        }
        Line::Indicator(_) => {
            sql("update work_indicator set dropped_on = $4, drop_reason = $5, changed_at = $6, version = version + 1
                 where region_code = $1 and id = $2 and version = $3")
        }
    };
    let statement = of_line(tx, statement, line, version).bind(today).bind(reason).bind(now);
    Ok(tx.run(statement).await? == 1)
}

/// Writes that one side wants a line dropped that was agreed on: it stays as it is until another side agrees. `false` when somebody else
/// was faster.
pub async fn propose_drop(
    tx: &mut Tx,
    line: Line<'_>,
    version: i64,
    (by, reason): (Proposer, &str),
) -> Result<bool, StoreError> {
    let now = tx.now;
    let statement = match line {
        Line::Activity(_) => {
            sql("update work_activity set proposed_by = $4, drop_reason = $5, changed_at = $6, version = version + 1
                 where region_code = $1 and id = $2 and version = $3")
        }
        Line::Indicator(_) => {
            sql("update work_indicator set proposed_by = $4, drop_reason = $5, changed_at = $6, version = version + 1
                 where region_code = $1 and id = $2 and version = $3")
        }
    };
    let statement = of_line(tx, statement, line, version).bind(by).bind(reason).bind(now);
    Ok(tx.run(statement).await? == 1)
}

/// Whether a line was agreed on once, as the trail tells: what is changed afterwards waits to be agreed on again.
pub async fn was_agreed(tx: &mut Tx, line: Line<'_>) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let (subject, id, kind) = match line {
        Line::Activity(id) => ("work_activity", id.as_str(), "work_activity.agreed"),
        Line::Indicator(id) => ("work_indicator", id.as_str(), "work_indicator.agreed"),
    };
    let asked = sql(
        "select count(*) from audit where region_code = $1 and subject = $2 and subject_id = $3 and kind = $4",
    );
    let found: Option<i64> = tx.value(asked.bind(&region).bind(subject).bind(id).bind(kind)).await?;
    Ok(found.unwrap_or(0) > 0)
}

fn indicator(statement: Sql, draft: &IndicatorDraft) -> Sql {
    statement
        .bind(draft.kind)
        .bind(&draft.title)
        .bind(&draft.unit)
        .bind(draft.counting)
        .bind(draft.responsible.as_ref())
        .bind(&draft.source)
        .bind(draft.baseline)
        .bind(draft.baseline_year)
        .bind(draft.asks.by_sex)
        .bind(draft.asks.by_disability)
        .bind(draft.asks.by_age)
}

/// Adds an indicator that one side puts forward.
pub async fn insert_indicator(
    tx: &mut Tx,
    (id, partnership): (&IndicatorId, &PartnershipId),
    draft: &IndicatorDraft,
    (by, simulated): (Proposer, bool),
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("insert into work_indicator (kind, title, unit, counting, organisation_id, source, baseline_milli,
          baseline_year, by_sex, by_disability, by_age, region_code, id, partnership_id, proposed_by, proposed_at, simulated,
          created_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $16, $16)");
    let statement = indicator(statement, draft).bind(&region).bind(id).bind(partnership).bind(by);
    tx.run(statement.bind(now).bind(simulated)).await?;
    insert_targets(tx, id, &draft.targets).await
}

async fn insert_targets(tx: &mut Tx, id: &IndicatorId, targets: &[Target]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let row = |target: &Target| {
        vec![Value::from(&region), Value::from(id), Value::from(target.year), Value::from(target.milli)]
    };
    let head = "insert into work_target (region_code, indicator_id, year, value_milli) values";
    tx.run_all(insert_rows(head, " on conflict do nothing", targets.iter().map(row).collect())).await
}

/// Writes an indicator over a version, as one side puts it forward now; `false` when somebody else was faster.
pub async fn overwrite_indicator(
    tx: &mut Tx,
    id: &IndicatorId,
    version: i64,
    draft: &IndicatorDraft,
    by: Proposer,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement =
        sql("update work_indicator set kind = $1, title = $2, unit = $3, counting = $4, organisation_id = $5,
         source = $6, baseline_milli = $7, baseline_year = $8, by_sex = $9, by_disability = $10, by_age = $11,
         proposed_by = $12, proposed_at = $13, agreed_at = null, agreed_by = '', drop_reason = '', changed_at = $13, version = version + 1
         where region_code = $14 and id = $15 and version = $16");
    let statement = indicator(statement, draft).bind(by).bind(now).bind(&region).bind(id).bind(version);
    if tx.run(statement).await? != 1 {
        return Ok(false);
    }
    let gone = sql("delete from work_target where region_code = $1 and indicator_id = $2");
    tx.run(gone.bind(&region).bind(id)).await?;
    insert_targets(tx, id, &draft.targets).await?;
    Ok(true)
}
