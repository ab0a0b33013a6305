//! SQL of what a district sets about the steps of its roads of papers.

use sekber_core::partnership::{RoadKind, Step};
use sekber_core::value::{PartnershipId, RegionCode};

use crate::kit::store::{Db, StoreError, Tx, Value, insert_rows, sql};

crate::row_struct! {
    /// What is set about a step.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct SetStep {
        /// Its code.
        pub step: String,
        /// What it means while it is not taken, by its code.
        pub weight: String,
        /// Who takes it, by the code of a turn.
        pub actor: String,
        /// Days that it usually takes.
        pub usual_days: i64,
    }
    struct Found { id: PartnershipId, number: i64 }
}

impl SetStep {
    /// A step as it is set, where it is.
    pub fn on(step: &Step, all: &[Self]) -> Step {
        all.iter().find(|one| one.step == step.code).map_or(*step, |one| {
            step.set(one.weight.parse().ok(), Some(one.usual_days)).taken_by(one.actor.parse().ok())
        })
    }
}

const SET: &str = "select step, weight, actor, usual_days from road_step where region_code = $1 and road = $2 order by step";

/// What is set about the steps of a road.
pub async fn of_road(db: &Db, region: &RegionCode, road: RoadKind) -> Result<Vec<SetStep>, StoreError> {
    db.all(sql(SET).bind(region).bind(road)).await
}

/// The same within a transaction.
pub async fn of_road_in(tx: &mut Tx, road: RoadKind) -> Result<Vec<SetStep>, StoreError> {
    let region = tx.region.clone();
    tx.all(sql(SET).bind(&region).bind(road)).await
}

/// Writes what is set about the steps of a road in place of what was set before.
pub async fn replace(tx: &mut Tx, road: RoadKind, steps: &[Step]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(sql("delete from road_step where region_code = $1 and road = $2").bind(&region).bind(road))
        .await?;
    let row = |step: &Step| {
        vec![
            Value::from(&region),
            Value::from(road.as_str()),
            Value::from(step.code),
            Value::from(step.weight.as_str()),
            Value::from(step.actor.as_str()),
            Value::from(step.usual_days),
        ]
    };
    let head = "insert into road_step (region_code, road, step, weight, actor, usual_days) values";
    tx.run_all(insert_rows(head, "", steps.iter().map(row).collect())).await
}

/// The partnerships whose papers are under way on a road, with their numbers and in the order of these: those behind a number, at most
/// so many.
pub async fn under_way(
    tx: &mut Tx,
    road: RoadKind,
    (after, most): (i64, i64),
) -> Result<Vec<(PartnershipId, i64)>, StoreError> {
    let region = tx.region.clone();
    let asked = sql(
        "select id, number from partnership where region_code = $1 and state = 'in_agreement' and road = $2
         and number > $3 order by number limit $4",
    );
    let found: Vec<Found> = tx.all(asked.bind(&region).bind(road).bind(after).bind(most)).await?;
    Ok(found.into_iter().map(|one| (one.id, one.number)).collect())
}
