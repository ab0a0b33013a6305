//! SQL of plans.

use sekber_core::value::{CycleId, PlanId, RegionCode};

use crate::features::matching::model::{Pair, PlanHead, PlanState, PlannedPair};
use crate::kit::store::{Db, Sql, StoreError, Tx, insert_rows, select, select_of, sql};

/// A plan's head before any condition but the district, `$1`.
const HEAD: &str = " from matching_plan where region_code = $1";

/// A pair with what it was called when its plan was made, as `m`.
const PAIR: &str = " from matching_pair m";

crate::row_struct! {
    /// What a plan was made from and what came out, as JSON.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct PlanRecord {
        /// The inputs.
        pub inputs_json: String,
        /// The outcome.
        pub outcome_json: String,
    }
}

/// A plan that is written for the first time.
#[derive(Debug, Clone)]
pub struct NewPlan {
    /// What a list shows of it.
    pub head: PlanHead,
    /// What it was made from and what came out.
    pub record: PlanRecord,
    /// Its pairs.
    pub pairs: Vec<PlannedPair>,
}

/// The plans of a cycle, the newest first.
pub async fn of_cycle(db: &Db, region: &RegionCode, cycle: &CycleId) -> Result<Vec<PlanHead>, StoreError> {
    db.all(
        select::<PlanHead>(HEAD)
            .bind(region)
            .push_bind(" and cycle_id = ", cycle)
            .push(" order by number desc"),
    )
    .await
}

fn one(region: &RegionCode, id: &PlanId) -> Sql {
    select::<PlanHead>(HEAD).bind(region).push_bind(" and id = ", id)
}

/// One plan.
pub async fn find(db: &Db, region: &RegionCode, id: &PlanId) -> Result<Option<PlanHead>, StoreError> {
    db.maybe(one(region, id)).await
}

/// One plan within a transaction.
pub async fn find_in(tx: &mut Tx, id: &PlanId) -> Result<Option<PlanHead>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(one(&region, id)).await
}

/// The plan that holds in a cycle, within a transaction.
pub async fn in_force_in(tx: &mut Tx, cycle: &CycleId) -> Result<Option<PlanHead>, StoreError> {
    let region = tx.region.clone();
    let asked = select::<PlanHead>(HEAD).bind(&region).push_bind(" and cycle_id = ", cycle);
    tx.maybe(asked.push_bind(" and state = ", PlanState::Published).push(" order by number desc limit 1"))
        .await
}

/// The pairs of the plan that holds in a cycle; none when none holds.
pub async fn pairs_in_force(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
) -> Result<Vec<PlannedPair>, StoreError> {
    db.all(
        select_of::<PlannedPair>("m.", PAIR)
            .push(
                " join matching_plan p on p.region_code = m.region_code and p.id = m.plan_id
                 where p.region_code = $1 and p.cycle_id = $2 and p.state = $3 order by m.office_id, m.programme_id",
            )
            .bind(region)
            .bind(cycle)
            .bind(PlanState::Published),
    )
    .await
}

/// What a plan was made from and what came out.
pub async fn record(db: &Db, region: &RegionCode, id: &PlanId) -> Result<Option<PlanRecord>, StoreError> {
    db.maybe(
        sql("select inputs_json, outcome_json from matching_plan where region_code = $1 and id = $2")
            .bind(region)
            .bind(id),
    )
    .await
}

/// A plan's pairs, by office and then by fit.
pub async fn pairs(db: &Db, region: &RegionCode, id: &PlanId) -> Result<Vec<PlannedPair>, StoreError> {
    db.all(
        select_of::<PlannedPair>("m.", PAIR)
            .push(" where m.region_code = $1 and m.plan_id = $2 order by m.office_id, m.points desc, m.programme_id")
            .bind(region)
            .bind(id),
    )
    .await
}

/// One pair of a plan, within a transaction.
pub async fn pair_in(tx: &mut Tx, id: &PlanId, pair: &Pair) -> Result<Option<PlannedPair>, StoreError> {
    let asked = select_of::<PlannedPair>("m.", PAIR)
        .push(" where m.region_code = $1 and m.plan_id = $2")
        .bind(&tx.region)
        .bind(id);
    let asked = asked.push_bind(" and m.office_id = ", &pair.office);
    tx.maybe(asked.push_bind(" and m.programme_id = ", &pair.programme)).await
}

/// The next free number of a cycle's plans.
pub async fn next_number(tx: &mut Tx, cycle: &CycleId) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let last: Option<i64> = tx
        .value(
            sql(
                "select coalesce(max(number), 0) from matching_plan where region_code = $1 and cycle_id = $2",
            )
            .bind(&region)
            .bind(cycle),
        )
        .await?;
    Ok(last.unwrap_or(0) + 1)
}

/// Writes a plan with its pairs.
pub async fn insert(tx: &mut Tx, plan: NewPlan) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let NewPlan { head, record, pairs } = plan;
    tx.run(
        sql("insert into matching_plan (region_code, id, cycle_id, number, name, state, engine, seed, inputs_json, inputs_digest,
             outcome_json, plan_digest, pairs, optimal, person_name, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)")
            .bind(&region)
            .bind(&head.id)
            .bind(&head.cycle_id)
            .bind(head.number)
            .bind(&head.name)
            .bind(head.state)
            .bind(&head.engine)
            .bind(head.seed)
            .bind(record.inputs_json)
            .bind(&head.inputs_digest)
            .bind(record.outcome_json)
            .bind(&head.plan_digest)
            .bind(head.pairs)
            .bind(head.optimal)
            .bind(&head.person_name)
            .bind(head.created_at),
    )
    .await?;
    let rows = pairs.into_iter().map(|pair| {
        vec![
            (&region).into(),
            (&head.id).into(),
            pair.office_id.into(),
            pair.programme_id.into(),
            pair.points.into(),
            pair.locked.into(),
            pair.partner_id.into(),
            pair.office_name.into(),
            pair.office_short.into(),
            pair.partner_name.into(),
            pair.partner_short.into(),
            pair.title.into(),
        ]
    });
    tx.run_all(insert_rows(
        "insert into matching_pair (region_code, plan_id, office_id, programme_id, points, locked, partner_id, office_name,
         office_short, partner_name, partner_short, title) values",
        "",
        rows.collect(),
    ))
    .await
}

/// Makes a plan the one that holds; the one before is replaced. Whether it was still at this version.
pub async fn publish(tx: &mut Tx, head: &PlanHead) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("update matching_plan set state = $1, version = version + 1 where region_code = $2 and cycle_id = $3 and state = $4")
            .bind(PlanState::Replaced)
            .bind(&region)
            .bind(&head.cycle_id)
            .bind(PlanState::Published),
    )
    .await?;
    let touched = tx
        .run(
            sql("update matching_plan set state = $1, published_at = $2, version = version + 1
                 where region_code = $3 and id = $4 and version = $5")
            .bind(PlanState::Published)
            .bind(now)
            .bind(&region)
            .bind(&head.id)
            .bind(head.version),
        )
        .await?;
    Ok(touched == 1)
}

/// Whether any plan with a pair was ever made, for the steps of a fresh district.
pub const ANY: &str = "
     select 'matching-first' as name, count(*) as value from (
        select id from matching_plan where region_code = $1 and pairs > 0 limit 1
     ) as found";
