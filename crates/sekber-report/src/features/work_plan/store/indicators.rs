//! SQL of indicators as they are read, and of their targets.

use sekber_core::value::{IndicatorId, OrganisationId, PartnershipId, RegionCode};

use crate::features::work_plan::limits;
use crate::features::work_plan::model::{Indicator, TargetOf};
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
