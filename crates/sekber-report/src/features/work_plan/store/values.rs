//! SQL of the values that were measured: lines that are added, and withdrawn when they were mistaken.

use jiff::civil::Date;
use sekber_core::value::{ActualId, IndicatorId, PartnershipId, RegionCode, ReportId};
use sekber_core::work_plan::Split;

use crate::features::work_plan::model::{Actual, YearOf};
use crate::kit::store::{Db, StoreError, Tx, select_of, sql};

const ACTUAL: &str = " from work_actual v where v.region_code = $1";
/// More values than a partnership can have: those of all its indicators, and those of its reports.
const MOST: i64 = 30_000;

/// The values of a partnership's indicators that count, in the order of their days.
pub async fn of_partnership(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
) -> Result<Vec<Actual>, StoreError> {
    let asked = select_of::<Actual>("v.", ACTUAL).bind(region).push_bind(
        " and v.withdrawn_at is null and v.indicator_id in
          (select i.id from work_indicator i where i.region_code = v.region_code and i.partnership_id = ",
        id,
    );
    db.all(asked.push_bind(") order by v.on_day, v.id limit ", MOST)).await
}

/// What the values of a partnership's indicators that count come to, year by year. Of several values of one day the one that was
/// recorded later is the last.
pub async fn years(db: &Db, region: &RegionCode, id: &PartnershipId) -> Result<Vec<YearOf>, StoreError> {
    let asked = sql("select y.indicator_id, y.year, cast(sum(y.value_milli) as bigint) as summed_milli,
                max(case when y.place_number = 1 then y.value_milli end) as last_milli
         from (select v.indicator_id, v.value_milli, cast(substr(v.on_day, 1, 4) as bigint) as year,
                      row_number() over (partition by v.indicator_id, substr(v.on_day, 1, 4)
                                         order by v.on_day desc, v.id desc) as place_number
               from work_actual v
               where v.region_code = $1 and v.withdrawn_at is null and v.indicator_id in
                 (select i.id from work_indicator i where i.region_code = v.region_code and i.partnership_id = $2)) y
         group by y.indicator_id, y.year order by y.indicator_id, y.year");
    db.all(asked.bind(region).bind(id)).await
}

/// All values of one indicator, those that were withdrawn too, the last day first.
pub async fn of_indicator(db: &Db, region: &RegionCode, id: &IndicatorId) -> Result<Vec<Actual>, StoreError> {
    let asked = select_of::<Actual>("v.", ACTUAL).bind(region).push_bind(" and v.indicator_id = ", id);
    db.all(asked.push_bind(" order by v.on_day desc, v.id desc limit ", MOST)).await
}

/// How many values an indicator has.
pub async fn count(tx: &mut Tx, id: &IndicatorId) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from work_actual where region_code = $1 and indicator_id = $2");
    Ok(tx.value(asked.bind(&region).bind(id)).await?.unwrap_or(0))
}

/// A value of an indicator.
pub async fn find_in(
    tx: &mut Tx,
    indicator: &IndicatorId,
    id: &ActualId,
) -> Result<Option<Actual>, StoreError> {
    let region = tx.region.clone();
    let asked =
        select_of::<Actual>("v.", ACTUAL).bind(&region).push_bind(" and v.indicator_id = ", indicator);
    tx.maybe(asked.push_bind(" and v.id = ", id)).await
}

/// The values that count which a report gave.
pub async fn of_report_in(tx: &mut Tx, report: &ReportId) -> Result<Vec<Actual>, StoreError> {
    let region = tx.region.clone();
    let asked = select_of::<Actual>("v.", ACTUAL)
        .bind(&region)
        .push_bind(" and v.withdrawn_at is null and v.report_id = ", report);
    tx.all(asked.push(" order by v.id")).await
}

/// A value to add.
pub struct NewActual<'a> {
    /// Its id.
    pub id: &'a ActualId,
    /// The indicator.
    pub indicator: &'a IndicatorId,
    /// The report that says so.
    pub report: Option<&'a ReportId>,
    /// Of which day.
    pub on_day: Date,
    /// Thousandths of the unit.
    pub milli: i64,
    /// The people it names.
    pub split: Split,
    /// What there is to tell about it.
    pub note: &'a str,
    /// Whether it was made up.
    pub simulated: bool,
}

/// Adds a value.
pub async fn insert(tx: &mut Tx, new: &NewActual<'_>) -> Result<(), StoreError> {
    let (region, now, person) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    let statement = sql(
        "insert into work_actual (region_code, id, indicator_id, report_id, on_day, value_milli, men, women,
              with_disability, children, adults, elderly, note, simulated, person_name, recorded_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
    )
    .bind(&region)
    .bind(new.id)
    .bind(new.indicator)
    .bind(new.report)
    .bind(new.on_day)
    .bind(new.milli)
    .bind(new.split.men)
    .bind(new.split.women)
    .bind(new.split.with_disability)
    .bind(new.split.children)
    .bind(new.split.adults)
    .bind(new.split.elderly)
    .bind(new.note)
    .bind(new.simulated)
    .bind(person)
    .bind(now);
    tx.run(statement).await.map(|_| ())
}

/// Withdraws a value; `false` when somebody else was faster.
pub async fn withdraw(tx: &mut Tx, id: &ActualId, reason: &str) -> Result<bool, StoreError> {
    let (region, now, person) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    let statement = sql("update work_actual set withdrawn_at = $3, withdrawn_by = $4, withdrawn_reason = $5
         where region_code = $1 and id = $2 and withdrawn_at is null")
    .bind(&region)
    .bind(id)
    .bind(now)
    .bind(person)
    .bind(reason);
    Ok(tx.run(statement).await? == 1)
}
