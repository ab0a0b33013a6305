//! SQL of what the leaders say about plans.

use sekber_core::value::{PlanId, RegionCode};

use crate::features::matching::model::{Decision, DecisionDraft};
use crate::kit::store::{Db, Sql, StoreError, Tx, select, sql};

fn asked(region: &RegionCode, plan: &PlanId) -> Sql {
    select::<Decision>(
        " from plan_decision
         where region_code = $1 and plan_id = $2",
    )
    .bind(region)
    .bind(plan)
}

/// What was said about a plan last.
pub async fn find(db: &Db, region: &RegionCode, plan: &PlanId) -> Result<Option<Decision>, StoreError> {
    db.maybe(asked(region, plan)).await
}

/// The same within a transaction.
pub async fn find_in(tx: &mut Tx, plan: &PlanId) -> Result<Option<Decision>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(asked(&region, plan)).await
}

/// Writes what is said about a plan, by a leader or for one, over what was said before.
pub async fn write(
    tx: &mut Tx,
    plan: &PlanId,
    of_leader: bool,
    draft: &DecisionDraft,
) -> Result<(), StoreError> {
    let (region, now, name) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    tx.run(
        sql("insert into plan_decision (region_code, plan_id, approved, note, of_leader, paper, paper_day, person_name,
             decided_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             on conflict (region_code, plan_id) do update set approved = excluded.approved, note = excluded.note,
             of_leader = excluded.of_leader, paper = excluded.paper, paper_day = excluded.paper_day,
             person_name = excluded.person_name, decided_at = excluded.decided_at")
            .bind(&region)
            .bind(plan)
            .bind(draft.approved)
            .bind(&draft.note)
            .bind(of_leader)
            .bind(&draft.paper)
            .bind(draft.paper_day)
            .bind(name)
            .bind(now),
    )
    .await
    .map(|_| ())
}
