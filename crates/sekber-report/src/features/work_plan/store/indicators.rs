//! SQL of indicators as they are read, and of their targets.

use jiff::civil::date;
use sekber_core::value::{IndicatorId, OrganisationId, PartnershipId, RegionCode};

use crate::features::work_plan::limits;
use crate::features::work_plan::model::{Indicator, Outcome, TargetOf};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

const INDICATOR: &str =
    "select i.id, i.partnership_id, i.organisation_id, o.name as organisation, i.kind, i.title, i.unit, i.counting, i.source,
            i.baseline_milli, i.baseline_year, i.by_sex, i.by_disability, i.by_age, i.dropped_on, i.drop_reason, i.proposed_by,
            i.agreed_at, i.agreed_by, i.simulated, i.version
     from work_indicator i
     join organisation o on o.region_code = i.region_code and o.id = i.organisation_id
     where i.region_code = $1";

/// Outputs come before outcomes.
const ORDER: &str = " order by (case i.kind when 'output' then 0 else 1 end), i.id limit ";

fn one(region: &RegionCode, id: &IndicatorId) -> Sql {
    sql(INDICATOR).bind(region).push_bind(" and i.id = ", id)
}

fn most() -> i64 {
    i64::try_from(limits::INDICATORS).unwrap_or(i64::MAX)
}

/// An indicator.
pub async fn find(db: &Db, region: &RegionCode, id: &IndicatorId) -> Result<Option<Indicator>, StoreError> {
    db.maybe(one(region, id)).await
}

/// The same within a transaction.
pub async fn find_in(tx: &mut Tx, id: &IndicatorId) -> Result<Option<Indicator>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(one(&region, id)).await
}

/// The indicators of a partnership, outputs first.
pub async fn of_partnership(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
) -> Result<Vec<Indicator>, StoreError> {
    let asked = sql(INDICATOR).bind(region).push_bind(" and i.partnership_id = ", id);
    db.all(asked.push_bind(ORDER, most())).await
}

fn due(region: &RegionCode, id: &PartnershipId, organisation: &OrganisationId) -> Sql {
    sql(INDICATOR)
        .bind(region)
        .push_bind(" and i.partnership_id = ", id)
        .push_bind(" and i.organisation_id = ", organisation)
        .push(" and i.agreed_at is not null and i.dropped_on is null")
        .push_bind(ORDER, most())
}

/// The indicators of a partnership that hold and that an organisation measures, outputs first.
///
/// # Errors
/// When the database cannot be asked.
pub async fn due_from(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
    organisation: &OrganisationId,
) -> Result<Vec<Indicator>, StoreError> {
    db.all(due(region, id, organisation)).await
}

/// The same within a transaction.
///
/// # Errors
/// As [`due_from`].
pub async fn due_from_in(
    tx: &mut Tx,
    id: &PartnershipId,
    organisation: &OrganisationId,
) -> Result<Vec<Indicator>, StoreError> {
    let region = tx.region.clone();
    tx.all(due(&region, id, organisation)).await
}

/// Most outcomes of some partnerships that are told of a year.
const MOST_OUTCOMES: i64 = 200;

/// The outcomes of some partnerships that hold, as far as they have a target or a value in a year; one statement.
///
/// # Errors
/// When the database cannot be asked.
pub async fn outcomes(
    db: &Db,
    region: &RegionCode,
    partnerships: &[PartnershipId],
    year: i16,
) -> Result<Vec<Outcome>, StoreError> {
    // Of several values of one day the one that was recorded later is the last.
    let asked = sql("select i.title, i.unit, i.counting, i.baseline_milli, i.baseline_year, i.simulated,
                t.value_milli as target_milli, y.summed_milli, y.last_milli
         from work_indicator i
         left join work_target t on t.region_code = i.region_code and t.indicator_id = i.id and t.year = $2
         left join (select n.indicator_id, cast(sum(n.value_milli) as bigint) as summed_milli,
                           max(case when n.place_number = 1 then n.value_milli end) as last_milli
                    from (select v.indicator_id, v.value_milli,
                                 row_number() over (partition by v.indicator_id order by v.on_day desc, v.id desc) as place_number
                          from work_actual v
                          where v.region_code = $1 and v.withdrawn_at is null and v.on_day >= $3 and v.on_day <= $4
                            and v.indicator_id in (select o.id from work_indicator o where o.region_code = $1")
        .bind(region)
        .bind(i64::from(year))
        .bind(date(year, 1, 1))
        .bind(date(year, 12, 31))
        .push_list(" and o.partnership_id in ", partnerships.iter())
        .push(
            ")) n group by n.indicator_id) y on y.indicator_id = i.id
             where i.region_code = $1 and i.kind = 'outcome' and i.agreed_at is not null and i.dropped_on is null
               and (t.value_milli is not null or y.indicator_id is not null)",
        )
        .push_list(" and i.partnership_id in ", partnerships.iter());
    db.all(asked.push_bind(" order by i.partnership_id, i.id limit ", MOST_OUTCOMES)).await
}

/// How many indicators a partnership has.
pub async fn count(tx: &mut Tx, id: &PartnershipId) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from work_indicator where region_code = $1 and partnership_id = $2");
    Ok(tx.value(asked.bind(&region).bind(id)).await?.unwrap_or(0))
}

const TARGET: &str =
    "select t.indicator_id, t.year, t.value_milli from work_target t where t.region_code = $1";

/// The targets of a partnership's indicators, year by year.
pub async fn targets(db: &Db, region: &RegionCode, id: &PartnershipId) -> Result<Vec<TargetOf>, StoreError> {
    let asked = sql(TARGET).bind(region).push_bind(
        " and t.indicator_id in (select i.id from work_indicator i where i.region_code = t.region_code and i.partnership_id = ",
        id,
    );
    db.all(asked.push(") order by t.indicator_id, t.year")).await
}

fn targets_asked(region: &RegionCode, id: &IndicatorId) -> Sql {
    sql(TARGET).bind(region).push_bind(" and t.indicator_id = ", id).push(" order by t.year")
}

/// The targets of one indicator, year by year.
pub async fn targets_of(db: &Db, region: &RegionCode, id: &IndicatorId) -> Result<Vec<TargetOf>, StoreError> {
    db.all(targets_asked(region, id)).await
}

/// The same within a transaction.
pub async fn targets_in(tx: &mut Tx, id: &IndicatorId) -> Result<Vec<TargetOf>, StoreError> {
    let region = tx.region.clone();
    tx.all(targets_asked(&region, id)).await
}
