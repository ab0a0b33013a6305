//! SQL of what the secretariat rules: locks, vetoes and quotas.

use sekber_core::value::{CycleId, OrganisationId, RegionCode};

use crate::features::matching::model::{Pair, Quota, Rule, Ruling};
use crate::kit::store::{Db, StoreError, Tx, select, sql};

/// A ruling before any condition but district and cycle, `$1` and `$2`.
const RULING: &str = " from pair_rule
     where region_code = $1 and cycle_id = $2";

/// A quota before any condition but district and cycle, `$1` and `$2`.
const QUOTA: &str = " from matching_quota where region_code = $1 and cycle_id = $2";

/// Every ruling of a cycle.
pub async fn of_cycle(db: &Db, region: &RegionCode, cycle: &CycleId) -> Result<Vec<Ruling>, StoreError> {
    db.all(select::<Ruling>(RULING).bind(region).bind(cycle).push(" order by office_id, programme_id")).await
}

/// The ruling about a pair, within a transaction.
pub async fn find_in(tx: &mut Tx, cycle: &CycleId, pair: &Pair) -> Result<Option<Ruling>, StoreError> {
    let asked =
        select::<Ruling>(RULING).bind(&tx.region).bind(cycle).push_bind(" and office_id = ", &pair.office);
    tx.maybe(asked.push_bind(" and programme_id = ", &pair.programme)).await
}

/// Writes a ruling over the one before.
pub async fn write(
    tx: &mut Tx,
    cycle: &CycleId,
    pair: &Pair,
    rule: Rule,
    reason: &str,
) -> Result<(), StoreError> {
    let (region, now, name) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    tx.run(
        sql("insert into pair_rule (region_code, cycle_id, office_id, programme_id, rule, reason, person_name, made_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict (region_code, cycle_id, office_id, programme_id) do update set rule = excluded.rule,
             reason = excluded.reason, person_name = excluded.person_name, made_at = excluded.made_at,
             version = pair_rule.version + 1")
            .bind(&region)
            .bind(cycle)
            .bind(&pair.office)
            .bind(&pair.programme)
            .bind(rule)
            .bind(reason)
            .bind(name)
            .bind(now),
    )
    .await
    .map(|_| ())
}

/// Lifts the ruling about a pair; the trail keeps what it was.
pub async fn remove(tx: &mut Tx, cycle: &CycleId, pair: &Pair) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(
        sql("delete from pair_rule where region_code = $1 and cycle_id = $2 and office_id = $3 and programme_id = $4")
            .bind(&region)
            .bind(cycle)
            .bind(&pair.office)
            .bind(&pair.programme),
    )
    .await
    .map(|_| ())
}

/// The quotas that differ from the usual ones in a cycle.
pub async fn quotas(db: &Db, region: &RegionCode, cycle: &CycleId) -> Result<Vec<Quota>, StoreError> {
    db.all(select::<Quota>(QUOTA).bind(region).bind(cycle).push(" order by organisation_id")).await
}

/// An organisation's own quota, within a transaction.
pub async fn quota_in(
    tx: &mut Tx,
    cycle: &CycleId,
    organisation: &OrganisationId,
) -> Result<Option<Quota>, StoreError> {
    let asked = select::<Quota>(QUOTA).bind(&tx.region).bind(cycle);
    tx.maybe(asked.push_bind(" and organisation_id = ", organisation)).await
}

/// Writes an organisation's quota over the one before.
pub async fn write_quota(
    tx: &mut Tx,
    cycle: &CycleId,
    organisation: &OrganisationId,
    least: i64,
    most: i64,
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(
        sql("insert into matching_quota (region_code, cycle_id, organisation_id, least, most) values ($1, $2, $3, $4, $5)
             on conflict (region_code, cycle_id, organisation_id) do update set least = excluded.least,
             most = excluded.most, version = matching_quota.version + 1")
            .bind(&region)
            .bind(cycle)
            .bind(organisation)
            .bind(least)
            .bind(most),
    )
    .await
    .map(|_| ())
}
