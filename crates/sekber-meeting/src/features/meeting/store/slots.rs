//! SQL of the running order.

use sekber_core::meeting::stage::Slot as StageSlot;
use sekber_core::value::{MeetingId, OrganisationId, RegionCode};

use crate::features::meeting::model::Slot;
use crate::kit::store::{Db, Sql, StoreError, Tx, Value, insert_rows, sql};

fn asked(region: &RegionCode, meeting: &MeetingId) -> Sql {
    sql("select s.organisation_id, o.name, o.short_name, s.minutes, s.not_before, s.state, s.started_at, s.ended_at, s.desk
         from meeting_slot s
         join organisation o on o.region_code = s.region_code and o.id = s.organisation_id
         where s.region_code = $1 and s.meeting_id = $2 order by s.ordinal, s.organisation_id")
    .bind(region)
    .bind(meeting)
}

/// The running order.
pub async fn all(db: &Db, region: &RegionCode, meeting: &MeetingId) -> Result<Vec<Slot>, StoreError> {
    db.all(asked(region, meeting)).await
}

/// The running order, within a transaction.
pub async fn all_in(tx: &mut Tx, meeting: &MeetingId) -> Result<Vec<Slot>, StoreError> {
    let region = tx.region.clone();
    tx.all(asked(&region, meeting)).await
}

/// Writes the running order anew; how far each presentation is comes along.
pub async fn replace(tx: &mut Tx, meeting: &MeetingId, slots: &[Slot]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let before = sql("delete from meeting_slot where region_code = $1 and meeting_id = $2");
    tx.run(before.bind(&region).bind(meeting)).await?;
    let row = |(ordinal, slot): (i64, &Slot)| {
        vec![
            Value::from(&region),
            Value::from(meeting),
            Value::from(&slot.organisation_id),
            Value::from(ordinal),
            Value::from(slot.minutes),
            Value::from(slot.not_before.clone()),
            Value::from(slot.state),
            Value::from(slot.started_at),
            Value::from(slot.ended_at),
            Value::from(slot.desk),
        ]
    };
    let head = "insert into meeting_slot (region_code, meeting_id, organisation_id, ordinal, minutes, not_before, state, started_at, ended_at, desk)
                values";
    tx.run_all(insert_rows(head, "", (1..).zip(slots).map(row).collect())).await
}

/// Writes how far a presentation is.
pub async fn set_state(
    tx: &mut Tx,
    meeting: &MeetingId,
    organisation: &OrganisationId,
    slot: &StageSlot,
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(
        sql("update meeting_slot set state = $1, started_at = $2, ended_at = $3
             where region_code = $4 and meeting_id = $5 and organisation_id = $6")
        .bind(slot.state)
        .bind(slot.started_at)
        .bind(slot.ended_at)
        .bind(&region)
        .bind(meeting)
        .bind(organisation),
    )
    .await
    .map(|_| ())
}
