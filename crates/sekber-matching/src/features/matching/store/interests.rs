//! SQL of what both sides wish.

use sekber_core::registry::kinds::Side;
use sekber_core::value::{CycleId, OrganisationId, ProgrammeId, RegionCode};
use sekber_engines::matching::interest::{Opinion, Told};

use crate::features::matching::model::{Interest, Pair};
use crate::kit::store::{Db, StoreError, Tx, select, sql};

/// A wish before any condition but district and cycle, `$1` and `$2`.
const INTEREST: &str = " from interest where region_code = $1 and cycle_id = $2";

const IN_ORDER: &str = " order by office_id, programme_id, side";

/// Every wish of a cycle.
pub async fn of_cycle(db: &Db, region: &RegionCode, cycle: &CycleId) -> Result<Vec<Interest>, StoreError> {
    about(db, region, cycle, None, None).await
}

/// How many wishes a cycle has.
pub async fn number(db: &Db, region: &RegionCode, cycle: &CycleId) -> Result<i64, StoreError> {
    let counted = sql("select count(*) from interest where region_code = $1 and cycle_id = $2");
    Ok(db.value(counted.bind(region).bind(cycle)).await?.unwrap_or(0))
}

/// Wishes of a cycle about an office, a programme, or both.
pub async fn about(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
    office: Option<&OrganisationId>,
    programme: Option<&ProgrammeId>,
) -> Result<Vec<Interest>, StoreError> {
    let asked = select::<Interest>(INTEREST)
        .bind(region)
        .bind(cycle)
        .push_if(" and office_id = ", office)
        .push_if(" and programme_id = ", programme);
    db.all(asked.push(IN_ORDER)).await
}

/// Wishes of a cycle about some programmes.
pub async fn about_programmes(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
    programmes: impl IntoIterator<Item = &ProgrammeId>,
) -> Result<Vec<Interest>, StoreError> {
    let asked =
        select::<Interest>(INTEREST).bind(region).bind(cycle).push_list(" and programme_id in ", programmes);
    db.all(asked.push(IN_ORDER)).await
}

/// Wishes of a cycle about programmes of one partner.
pub async fn about_partner(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
    partner: &OrganisationId,
) -> Result<Vec<Interest>, StoreError> {
    let asked = select::<Interest>(INTEREST)
        .bind(region)
        .bind(cycle)
        .push_bind(
            " and programme_id in (select id from programme where region_code = interest.region_code and organisation_id = ",
            partner,
        )
        .push(")");
    db.all(asked.push(IN_ORDER)).await
}

/// Both sides' wishes about a pair, within a transaction.
pub async fn of_pair_in(tx: &mut Tx, cycle: &CycleId, pair: &Pair) -> Result<Vec<Interest>, StoreError> {
    let asked = select::<Interest>(INTEREST).bind(&tx.region).bind(cycle);
    let asked =
        asked.push_bind(" and office_id = ", &pair.office).push_bind(" and programme_id = ", &pair.programme);
    tx.all(asked).await
}

/// Writes a side's wish about a pair over the one before.
pub async fn write(
    tx: &mut Tx,
    cycle: &CycleId,
    pair: &Pair,
    side: Side,
    opinion: &Opinion,
    told: Told,
) -> Result<(), StoreError> {
    let (region, now, name) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    tx.run(
        sql("insert into interest (region_code, cycle_id, office_id, programme_id, side, stance, rank, reason, note, told, person_name, changed_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             on conflict (region_code, cycle_id, office_id, programme_id, side) do update set
             stance = excluded.stance, rank = excluded.rank, reason = excluded.reason, note = excluded.note,
             told = excluded.told, person_name = excluded.person_name, changed_at = excluded.changed_at,
             version = interest.version + 1")
            .bind(&region)
            .bind(cycle)
            .bind(&pair.office)
            .bind(&pair.programme)
            .bind(side)
            .bind(opinion.stance)
            .bind(opinion.rank)
            .bind(&opinion.reason)
            .bind(&opinion.note)
            .bind(told)
            .bind(name)
            .bind(now),
    )
    .await
    .map(|_| ())
}

/// Takes a side's wish about a pair back; the trail keeps what it was.
pub async fn remove(tx: &mut Tx, cycle: &CycleId, pair: &Pair, side: Side) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(
        sql("delete from interest where region_code = $1 and cycle_id = $2 and office_id = $3 and programme_id = $4 and side = $5")
            .bind(&region)
            .bind(cycle)
            .bind(&pair.office)
            .bind(&pair.programme)
            .bind(side),
    )
    .await
    .map(|_| ())
}
