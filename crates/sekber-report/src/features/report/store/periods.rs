//! SQL of periods.

use jiff::civil::Date;
use sekber_core::value::{PartnershipId, PeriodId, RegionCode};

use crate::features::report::draft::PeriodDraft;
use crate::features::report::limits::OWED;
use crate::features::report::model::{Period, period_fact};
use crate::kit::card::Figures;
use crate::kit::store::{Db, Sql, StoreError, Tx, select, sql};
use crate::kit::words::Fact;

const PERIOD: &str = " from report_period where region_code = $1";

/// All periods, the latest first.
pub async fn all(db: &Db, region: &RegionCode) -> Result<Vec<Period>, StoreError> {
    db.all(select::<Period>(PERIOD).bind(region).push(" order by starts_on desc, id desc")).await
}

/// The periods that are owed ([`Period::is_owed`]) on `$3`, numbered from the latest on as [`all`] lists them: a row for each of their
/// columns, with the version as the number, so that they are found together with the figures of other rooms.
pub fn add_owed(asked: Sql, _today: Date) -> Sql {
    asked.push(
        "select 'report-owed-' || c.name || '-' || cast(d.place as text), d.version,
          case c.name when 'id' then d.id when 'name' then d.name when 'starts' then d.starts_on
           when 'ends' then d.ends_on else d.due_on end
         from (select id, name, starts_on, ends_on, due_on, version,
           row_number() over (order by starts_on desc, id desc) as place from report_period
          where region_code = $1 and locked_at is null and due_on < cast($3 as text)) as d
         cross join (select 'id' as name union all select 'name' union all select 'starts' union all select 'ends'
          union all select 'due') as c",
    )
}

/// The periods that [`add_owed`] found, the latest first.
pub fn owed(figures: &Figures) -> Vec<Period> {
    (1..=OWED).map_while(|place| owed_at(figures, place)).collect()
}

fn owed_at(figures: &Figures, place: usize) -> Option<Period> {
    let fact = |column: &str| figures.fact(&format!("report-owed-{column}-{place}"));
    Some(Period {
        id: fact("id")?.parse().ok()?,
        name: fact("name")?.to_owned(),
        starts_on: fact("starts")?.parse().ok()?,
        ends_on: fact("ends")?.parse().ok()?,
        due_on: fact("due")?.parse().ok()?,
        locked_at: None,
        version: figures.of(&format!("report-owed-id-{place}")),
    })
}

/// A period.
pub async fn find(db: &Db, region: &RegionCode, id: &PeriodId) -> Result<Option<Period>, StoreError> {
    db.maybe(select::<Period>(PERIOD).bind(region).push_bind(" and id = ", id)).await
}

/// The same within a transaction.
pub async fn find_in(tx: &mut Tx, id: &PeriodId) -> Result<Option<Period>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(select::<Period>(PERIOD).bind(&region).push_bind(" and id = ", id)).await
}

/// Whether a period other than `but` has some of these days.
pub async fn overlaps(tx: &mut Tx, draft: &PeriodDraft, but: Option<&PeriodId>) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql(
        "select count(*) from report_period where region_code = $1 and starts_on <= $2 and ends_on >= $3",
    );
    let asked = asked.bind(&region).bind(draft.ends_on).bind(draft.starts_on).push_if(" and id <> ", but);
    Ok(tx.value::<i64>(asked).await?.unwrap_or(0) > 0)
}

/// Adds a period.
pub async fn insert(tx: &mut Tx, id: &PeriodId, draft: &PeriodDraft) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("insert into report_period (region_code, id, name, starts_on, ends_on, due_on, created_at)
             values ($1, $2, $3, $4, $5, $6, $7)")
        .bind(&region)
        .bind(id)
        .bind(&draft.name)
        .bind(draft.starts_on)
        .bind(draft.ends_on)
        .bind(draft.due_on)
        .bind(now),
    )
    .await
    .map(|_| ())
}

/// Writes what a period is over a version of it; `false` when somebody else was faster.
pub async fn overwrite(
    tx: &mut Tx,
    id: &PeriodId,
    version: i64,
    draft: &PeriodDraft,
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let statement = sql(
        "update report_period set name = $4, starts_on = $5, ends_on = $6, due_on = $7, version = version + 1
         where region_code = $1 and id = $2 and version = $3",
    )
    .bind(&region)
    .bind(id)
    .bind(version)
    .bind(&draft.name)
    .bind(draft.starts_on)
    .bind(draft.ends_on)
    .bind(draft.due_on);
    Ok(tx.run(statement).await? == 1)
}

/// How many reports were begun for a period.
pub async fn count_reports(tx: &mut Tx, id: &PeriodId) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from report where region_code = $1 and period_id = $2");
    Ok(tx.value(asked.bind(&region).bind(id)).await?.unwrap_or(0))
}

/// Removes a version of a period; `false` when somebody else was faster.
pub async fn remove(tx: &mut Tx, id: &PeriodId, version: i64) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let reminders = sql("delete from report_reminder where region_code = $1 and period_id = $2");
    tx.run(reminders.bind(&region).bind(id)).await?;
    let gone = sql("delete from report_period where region_code = $1 and id = $2 and version = $3");
    Ok(tx.run(gone.bind(&region).bind(id).bind(version)).await? == 1)
}

/// Locks or unlocks a period; `false` when somebody else was faster.
pub async fn set_lock(tx: &mut Tx, id: &PeriodId, version: i64, locks: bool) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let touched = tx
        .run(
            sql("update report_period set locked_at = $4, version = version + 1
                 where region_code = $1 and id = $2 and version = $3")
            .bind(&region)
            .bind(id)
            .bind(version)
            .bind(locks.then_some(now)),
        )
        .await?;
    Ok(touched == 1)
}

/// The name of the period of a day that is locked, or in which a partner has reported on a partnership.
pub async fn closed(tx: &mut Tx, partnership: &PartnershipId, day: Date) -> Result<Option<Fact>, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select q.name from report_period q where q.region_code = $1 and q.starts_on <= $2 and q.ends_on >= $2
         and (q.locked_at is not null or exists (select 1 from report r where r.region_code = q.region_code
          and r.period_id = q.id and r.partnership_id = $3 and r.state in ('sent', 'confirmed')))
         order by q.starts_on limit 1");
    let name: Option<String> = tx.value(asked.bind(&region).bind(day).bind(partnership)).await?;
    Ok(name.map(|name| period_fact(&name)))
}
