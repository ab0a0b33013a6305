//! SQL that writes visits.

use jiff::civil::Date;
use sekber_core::value::{AttachmentId, FollowUpId, PartnershipId, VisitId};

use crate::features::visit::draft::{FollowUpDraft, Present, VisitDraft};
use crate::kit::store::{Sql, StoreError, Tx, Value, insert_rows, sql};

fn content(statement: Sql, draft: &VisitDraft) -> Sql {
    statement
        .bind(draft.on_day)
        .bind(draft.place_code.as_ref())
        .bind(&draft.place_note)
        .bind(&draft.seen)
        .bind(&draft.advice)
        .bind(draft.made_by.as_ref())
}

/// Adds a visit.
pub async fn insert(
    tx: &mut Tx,
    (id, partnership): (&VisitId, &PartnershipId),
    draft: &VisitDraft,
    simulated: bool,
) -> Result<(), StoreError> {
    let (region, now, person) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    let statement = sql("insert into visit (on_day, place_code, place_note, seen, advice, made_by, region_code, id, partnership_id, simulated,
          person_name, created_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)");
    let statement = content(statement, draft).bind(&region).bind(id).bind(partnership).bind(simulated);
    tx.run(statement.bind(person).bind(now)).await?;
    insert_people(tx, id, &draft.people).await
}

async fn insert_people(tx: &mut Tx, id: &VisitId, people: &[Present]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let row = |(at, one): (i64, &Present)| {
        vec![
            Value::from(&region),
            Value::from(id),
            Value::from(at),
            Value::from(one.name.clone()),
            Value::from(one.post.clone()),
            Value::from(one.body.clone()),
            Value::from(one.number.clone()),
            Value::from(one.part.as_str().to_owned()),
        ]
    };
    let head =
        "insert into visit_person (region_code, visit_id, ordinal, name, post, body, number, part) values";
    tx.run_all(insert_rows(head, "", (1..).zip(people).map(row).collect())).await
}

/// Writes a visit over a version; `false` when somebody else was faster.
pub async fn overwrite(
    tx: &mut Tx,
    id: &VisitId,
    version: i64,
    draft: &VisitDraft,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update visit set on_day = $1, place_code = $2, place_note = $3, seen = $4, advice = $5, made_by = $6, changed_at = $7,
         version = version + 1 where region_code = $8 and id = $9 and version = $10");
    let statement = content(statement, draft).bind(now).bind(&region).bind(id).bind(version);
    if tx.run(statement).await? != 1 {
        return Ok(false);
    }
    let gone = sql("delete from visit_person where region_code = $1 and visit_id = $2");
    tx.run(gone.bind(&region).bind(id)).await?;
    insert_people(tx, id, &draft.people).await?;
    Ok(true)
}

/// Puts a photo beside a visit.
pub async fn add_photo(tx: &mut Tx, id: &VisitId, attachment: &AttachmentId) -> Result<(), StoreError> {
    let (region, now, person) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    let statement =
        sql("insert into visit_photo (region_code, visit_id, attachment_id, person_name, added_at)
         values ($1, $2, $3, $4, $5)")
        .bind(&region)
        .bind(id)
        .bind(attachment)
        .bind(person)
        .bind(now);
    tx.run(statement).await.map(|_| ())
}

/// Adds what a visit asks somebody to do.
pub async fn add_follow_up(
    tx: &mut Tx,
    (id, visit): (&FollowUpId, &VisitId),
    draft: &FollowUpDraft,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql(
        "insert into visit_follow_up (region_code, id, visit_id, what, organisation_id, due_on, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&region)
    .bind(id)
    .bind(visit)
    .bind(&draft.what)
    .bind(draft.responsible.as_ref())
    .bind(draft.due_on)
    .bind(now);
    tx.run(statement).await.map(|_| ())
}

/// Notes that something was done; `false` when it was noted already.
pub async fn set_done(tx: &mut Tx, id: &FollowUpId, day: Date) -> Result<bool, StoreError> {
    let (region, person) = (tx.region.clone(), tx.actor.name.clone());
    let statement = sql("update visit_follow_up set done_on = $3, done_by = $4
         where region_code = $1 and id = $2 and done_on is null")
    .bind(&region)
    .bind(id)
    .bind(day)
    .bind(person);
    Ok(tx.run(statement).await? == 1)
}
