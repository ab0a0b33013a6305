//! SQL of what owners answer to verdicts, and of the replies to objections.

use sekber_core::value::RegionCode;

use crate::features::synchronisation::answers::{Answer, AnswerDraft, ReplyDraft};
use crate::features::synchronisation::model::PairId;
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

fn about(region: &RegionCode, pair: &PairId) -> Sql {
    sql("select programme_id, answer, reason, person_name, answered_at, reply, replied_by, replied_at
         from finding_answer where region_code = $1 and first_id = $2 and second_id = $3 order by programme_id")
    .bind(region)
    .bind(&pair.first)
    .bind(&pair.second)
}

/// What was answered to the verdict about a pair: two answers at most. One statement.
pub async fn of(db: &Db, region: &RegionCode, pair: &PairId) -> Result<Vec<Answer>, StoreError> {
    db.all(about(region, pair)).await
}

/// The same within a transaction.
pub async fn of_in(tx: &mut Tx, pair: &PairId) -> Result<Vec<Answer>, StoreError> {
    let region = tx.region.clone();
    tx.all(about(&region, pair)).await
}

/// Writes an answer; `false` when that side has answered already.
pub async fn insert(tx: &mut Tx, pair: &PairId, draft: &AnswerDraft) -> Result<bool, StoreError> {
    let (region, now, name) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    let written = sql(
        "insert into finding_answer (region_code, first_id, second_id, programme_id, answer, reason, person_name, answered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
    )
    .bind(&region)
    .bind(&pair.first)
    .bind(&pair.second)
    .bind(&draft.side)
    .bind(draft.answer)
    .bind(&draft.reason)
    .bind(name)
    .bind(now);
    Ok(tx.run(written).await? > 0)
}

/// Writes why a verdict stays beside an objection that waits; `false` when none of that side does.
pub async fn reply(tx: &mut Tx, pair: &PairId, draft: &ReplyDraft) -> Result<bool, StoreError> {
    let (region, now, name) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    let written = sql("update finding_answer set reply = $1, replied_by = $2, replied_at = $3
         where region_code = $4 and first_id = $5 and second_id = $6 and programme_id = $7
          and answer = 'objects' and replied_at is null")
    .bind(&draft.reply)
    .bind(name)
    .bind(now)
    .bind(&region)
    .bind(&pair.first)
    .bind(&pair.second)
    .bind(&draft.side);
    Ok(tx.run(written).await? > 0)
}

/// How many objections to the verdict about a pair wait for the secretariat.
pub async fn objections(tx: &mut Tx, pair: &PairId) -> Result<usize, StoreError> {
    Ok(of_in(tx, pair).await?.iter().filter(|answer| answer.waits()).count())
}

/// Takes the answers to a verdict away that is settled anew or taken back; the trail keeps what they were.
pub async fn remove(tx: &mut Tx, pair: &PairId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let gone = sql("delete from finding_answer where region_code = $1 and first_id = $2 and second_id = $3");
    tx.run(gone.bind(&region).bind(&pair.first).bind(&pair.second)).await.map(|_| ())
}
