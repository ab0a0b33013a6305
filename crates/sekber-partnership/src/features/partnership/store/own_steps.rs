//! SQL of the steps that a district adds to its roads of papers.

use sekber_core::partnership::{AgreementKind, RoadKind};
use sekber_core::value::RegionCode;

use crate::features::partnership::own_step::OwnStep;
use crate::kit::store::{Db, StoreError, Tx, Value, insert_rows, sql};

const OWN: &str =
    "select step, follows, name_id, name_en, actor, paper, weight, usual_days, retired_at from road_own_step
     where region_code = $1 and road = $2 order by step";

/// The steps that the district added to a road, retired ones too.
pub async fn of_road(db: &Db, region: &RegionCode, road: RoadKind) -> Result<Vec<OwnStep>, StoreError> {
    db.all(sql(OWN).bind(region).bind(road)).await
}

/// The same within a transaction.
pub async fn of_road_in(tx: &mut Tx, road: RoadKind) -> Result<Vec<OwnStep>, StoreError> {
    let region = tx.region.clone();
    tx.all(sql(OWN).bind(&region).bind(road)).await
}

/// Writes the steps that the district added to a road in place of those before.
pub async fn replace(tx: &mut Tx, road: RoadKind, steps: &[OwnStep]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(sql("delete from road_own_step where region_code = $1 and road = $2").bind(&region).bind(road))
        .await?;
    let row = |one: &OwnStep| {
        vec![
            Value::from(&region),
            Value::from(road.as_str()),
            Value::from(one.step.as_str()),
            Value::from(one.follows.as_str()),
            Value::from(one.name_id.as_str()),
            Value::from(one.name_en.as_str()),
            Value::from(one.actor.as_str()),
            Value::Text(one.paper.map(|paper| paper.to_string())),
            Value::from(one.weight.as_str()),
            Value::from(one.usual_days),
            Value::from(one.retired_at),
        ]
    };
    let head =
        "insert into road_own_step (region_code, road, step, follows, name_id, name_en, actor, paper, weight,
         usual_days, retired_at) values";
    tx.run_all(insert_rows(head, "", steps.iter().map(row).collect())).await
}

/// Whether a partnership has used a step of the district: it was noted or its paper begun there, or it comes next.
pub async fn is_used(
    tx: &mut Tx,
    road: RoadKind,
    (step, paper): (&str, Option<AgreementKind>),
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from partnership p where p.region_code = $1 and p.road = $2
         and (p.next_step = $3 or exists (select 1 from partnership_step s where s.region_code = $1
              and s.partnership_id = p.id and s.step = $3)
          or exists (select 1 from agreement_partnership l
              join agreement a on a.region_code = l.region_code and a.id = l.agreement_id
              where l.region_code = $1 and l.partnership_id = p.id and a.kind = $4))");
    let paper = paper.map(AgreementKind::as_str).unwrap_or_default();
    let found: Option<i64> = tx.value(asked.bind(&region).bind(road).bind(step).bind(paper)).await?;
    Ok(found.is_some_and(|many| many > 0))
}
