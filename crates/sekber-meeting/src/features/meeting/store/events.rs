//! SQL of what phones and walls hear, and of what phones have sent.

use sekber_core::value::{MeetingId, RegionCode, SubmissionId};
use serde::Serialize;

use crate::kit::live::LiveEvent;
use crate::kit::store::{Db, StoreError, Tx, sql};

/// Most events that are read at once.
const AT_ONCE: i64 = 500;

/// Writes an event under the next number. The head's row makes other writers of the meeting wait until this one commits,
/// so numbers appear in their order and a listener that has heard number n has heard all before it.
///
/// `audience` names the organisations it is for, separated by spaces; none means everybody.
pub async fn append(
    tx: &mut Tx,
    meeting: &MeetingId,
    kind: &'static str,
    audience: Option<String>,
    data: &impl Serialize,
) -> Result<i64, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let next =
        sql("update meeting_head set seq = seq + 1 where region_code = $1 and meeting_id = $2 returning seq");
    let seq: i64 = tx.value(next.bind(&region).bind(meeting)).await?.ok_or(StoreError::NoRow)?;
    tx.run(
        sql("insert into meeting_event (region_code, meeting_id, seq, kind, audience, data_json, made_at)
             values ($1, $2, $3, $4, $5, $6, $7)")
        .bind(&region)
        .bind(meeting)
        .bind(seq)
        .bind(kind)
        .bind(audience)
        .bind(serde_json::to_string(data)?)
        .bind(now),
    )
    .await?;
    Ok(seq)
}

/// Waits until no other writer of the meeting is under way; what is read afterwards stays so until the commit.
pub async fn take_turn(tx: &mut Tx, meeting: &MeetingId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let turn = sql("update meeting_head set seq = seq where region_code = $1 and meeting_id = $2");
    tx.run(turn.bind(&region).bind(meeting)).await.map(|_| ())
}

/// What was said after a number, in order.
pub async fn after(
    db: &Db,
    region: &RegionCode,
    meeting: &MeetingId,
    seq: i64,
) -> Result<Vec<LiveEvent>, StoreError> {
    db.all(
        sql("select seq, kind, audience, data_json as data from meeting_event
             where region_code = $1 and meeting_id = $2 and seq > $3 order by seq limit $4")
        .bind(region)
        .bind(meeting)
        .bind(seq)
        .bind(AT_ONCE),
    )
    .await
}

/// The number of the latest event.
pub async fn latest(db: &Db, region: &RegionCode, meeting: &MeetingId) -> Result<i64, StoreError> {
    let asked = sql("select seq from meeting_head where region_code = $1 and meeting_id = $2");
    Ok(db.value(asked.bind(region).bind(meeting)).await?.unwrap_or(0))
}

/// The number of the latest event, within a transaction that has the meeting's turn.
pub async fn latest_in(tx: &mut Tx, meeting: &MeetingId) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select seq from meeting_head where region_code = $1 and meeting_id = $2");
    Ok(tx.value(asked.bind(&region).bind(meeting)).await?.unwrap_or(0))
}

/// The answer that was given to a submission, when it came before.
pub async fn receipt(
    tx: &mut Tx,
    meeting: &MeetingId,
    submission: &SubmissionId,
) -> Result<Option<(i64, String)>, StoreError> {
    crate::row_struct! { struct Found { seq: i64, seat: String } }
    let region = tx.region.clone();
    let asked = sql(
        "select seq, seat from meeting_receipt where region_code = $1 and meeting_id = $2 and submission_id = $3",
    );
    let found: Option<Found> = tx.maybe(asked.bind(&region).bind(meeting).bind(submission)).await?;
    Ok(found.map(|found| (found.seq, found.seat)))
}

/// Everything that phones have sent to a meeting, with the number that each was answered.
pub async fn submissions(
    db: &Db,
    region: &RegionCode,
    meeting: &MeetingId,
) -> Result<Vec<(String, i64)>, StoreError> {
    crate::row_struct! { struct Found { submission_id: String, seq: i64 } }
    let asked =
        sql("select submission_id, seq from meeting_receipt where region_code = $1 and meeting_id = $2");
    let found: Vec<Found> = db.all(asked.bind(region).bind(meeting)).await?;
    Ok(found.into_iter().map(|one| (one.submission_id, one.seq)).collect())
}

/// Keeps the answer that is given to a submission.
pub async fn keep_receipt(
    tx: &mut Tx,
    meeting: &MeetingId,
    submission: &SubmissionId,
    seat: &str,
    seq: i64,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("insert into meeting_receipt (region_code, meeting_id, submission_id, seat, seq, made_at) values ($1, $2, $3, $4, $5, $6)")
            .bind(&region)
            .bind(meeting)
            .bind(submission)
            .bind(seat)
            .bind(seq)
            .bind(now),
    )
    .await
    .map(|_| ())
}
