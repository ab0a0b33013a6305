//! SQL of meetings themselves.

use sekber_core::meeting::stage::Stage;
use sekber_core::value::{MeetingId, Moment, PlanId, RegionCode};

use crate::features::meeting::desks::Desks;
use crate::features::meeting::model::Meeting;
use crate::kit::store::{Db, Sql, StoreError, Tx, Value, sql};

const MEETING: &str =
    "select id, cycle_id, name, place, day, starts, ends, pause_from, pause_to, presentations_from, talks_from, agenda, agenda_at, letter_number,
            letter_date, letter_basis, letter_copies, letter_contact, letter_nature, record_number, chair_name, chair_position, chair_number,
            secretary_name, slot_minutes, tables, round,
            turn_ends_at, late_until, desks_json as desks, opened_at, closed_at, cancelled_because, plan_id, minutes, minutes_by,
            minutes_version, version,
            coalesce((select h.seq from meeting_head h where h.region_code = meeting.region_code and h.meeting_id = meeting.id), 0) as seq
     from meeting where region_code = $1";

fn one(region: &RegionCode, id: &MeetingId) -> Sql {
    sql(MEETING).bind(region).push_bind(" and id = ", id)
}

/// All meetings, the latest first.
pub async fn all(db: &Db, region: &RegionCode) -> Result<Vec<Meeting>, StoreError> {
    db.all(sql(MEETING).bind(region).push(" order by day desc, starts desc, id")).await
}

/// Meetings of a day that are not over.
pub async fn on_day(
    db: &Db,
    region: &RegionCode,
    day: jiff::civil::Date,
) -> Result<Vec<Meeting>, StoreError> {
    let asked = sql(MEETING).bind(region).push_bind(" and day = ", day);
    db.all(asked.push(" and closed_at is null order by id")).await
}

/// A meeting.
pub async fn find(db: &Db, region: &RegionCode, id: &MeetingId) -> Result<Option<Meeting>, StoreError> {
    db.maybe(one(region, id)).await
}

/// A meeting, within a transaction.
pub async fn find_in(tx: &mut Tx, id: &MeetingId) -> Result<Option<Meeting>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(one(&region, id)).await
}

/// The columns that the form fills, in the order of [`insert`] and [`overwrite`].
fn content(meeting: &Meeting) -> Vec<Value> {
    vec![
        Value::from(&meeting.name),
        Value::from(&meeting.place),
        Value::from(meeting.day),
        Value::from(&meeting.starts),
        Value::from(&meeting.ends),
        Value::from(meeting.pause_from.clone()),
        Value::from(meeting.pause_to.clone()),
        Value::from(meeting.talks_from.clone()),
        Value::from(&meeting.agenda),
        Value::from(&meeting.letter_number),
        Value::from(meeting.letter_date),
        Value::from(&meeting.record_number),
        Value::from(&meeting.chair_name),
        Value::from(&meeting.chair_position),
        Value::from(&meeting.chair_number),
        Value::from(&meeting.secretary_name),
        Value::from(meeting.slot_minutes),
        Value::from(meeting.tables),
        Value::from(&meeting.letter_basis),
        Value::from(&meeting.letter_copies),
        Value::from(meeting.letter_nature.to_string()),
        Value::from(meeting.presentations_from.clone()),
        Value::from(&meeting.letter_contact),
    ]
}

/// Writes a new meeting.
pub async fn insert(tx: &mut Tx, meeting: &Meeting) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("insert into meeting (name, place, day, starts, ends, pause_from, pause_to, talks_from, agenda,
         letter_number, letter_date, record_number, chair_name, chair_position, chair_number, secretary_name, slot_minutes, tables,
         letter_basis, letter_copies, letter_nature, presentations_from, letter_contact, region_code, id, cycle_id, created_at,
         desks_json)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9,
         $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28)");
    let statement = content(meeting).into_iter().fold(statement, Sql::bind);
    let statement = statement.bind(&region).bind(&meeting.id).bind(&meeting.cycle_id).bind(now);
    tx.run(statement.bind(&meeting.desks)).await?;
    tx.run(
        sql("insert into meeting_head (region_code, meeting_id, seq) values ($1, $2, 0)")
            .bind(&region)
            .bind(&meeting.id),
    )
    .await
    .map(|_| ())
}

/// Writes a meeting's particulars over those of a version; `false` when somebody was faster.
pub async fn overwrite(tx: &mut Tx, meeting: &Meeting, version: i64) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let statement = sql("update meeting set name = $1, place = $2, day = $3, starts = $4, ends = $5, pause_from = $6,
         pause_to = $7, talks_from = $8, agenda = $9, letter_number = $10, letter_date = $11, record_number = $12,
         chair_name = $13, chair_position = $14, chair_number = $15, secretary_name = $16, slot_minutes = $17, tables = $18,
         letter_basis = $19, letter_copies = $20, letter_nature = $21, presentations_from = $22, letter_contact = $23,
         version = version + 1 where region_code = $24 and id = $25 and version = $26");
    let statement = content(meeting).into_iter().fold(statement, Sql::bind);
    Ok(tx.run(statement.bind(&region).bind(&meeting.id).bind(version)).await? == 1)
}

/// Writes the stage and the desks over those of a version; `false` when somebody was faster.
pub async fn set_stage(
    tx: &mut Tx,
    before: &Meeting,
    stage: &Stage,
    (desks, agenda_at): (&Desks, i64),
) -> Result<bool, StoreError> {
    use sekber_core::meeting::kinds::Round;
    let (region, now) = (tx.region.clone(), tx.now);
    let opened: Option<Moment> = before.opened_at.or((stage.round != Round::Preparing).then_some(now));
    let closed: Option<Moment> = before.closed_at.or((stage.round == Round::Closed).then_some(now));
    let statement = sql(
        "update meeting set round = $1, turn_ends_at = $2, late_until = $3, opened_at = $4, closed_at = $5,
         desks_json = $6, agenda_at = $7, version = version + 1 where region_code = $8 and id = $9 and version = $10",
    )
    .bind(stage.round)
    .bind(stage.ends_at)
    .bind(stage.late_until)
    .bind(opened)
    .bind(closed)
    .bind(desks)
    .bind(agenda_at)
    .bind(&region)
    .bind(&before.id)
    .bind(before.version);
    Ok(tx.run(statement).await? == 1)
}

/// Writes which item of the agenda goes on; `false` when somebody was faster.
pub async fn set_agenda_item(
    tx: &mut Tx,
    id: &MeetingId,
    version: i64,
    item: i64,
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let statement = sql("update meeting set agenda_at = $1, version = version + 1
         where region_code = $2 and id = $3 and version = $4");
    Ok(tx.run(statement.bind(item).bind(&region).bind(id).bind(version)).await? == 1)
}

/// Calls a meeting off whose doors were not opened; `false` when somebody was faster.
pub async fn cancel(tx: &mut Tx, id: &MeetingId, version: i64, because: &str) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql(
        "update meeting set round = 'cancelled', closed_at = $1, cancelled_because = $2, version = version + 1
         where region_code = $3 and id = $4 and version = $5 and round = 'preparing'",
    );
    let statement = statement.bind(now).bind(because).bind(&region).bind(id).bind(version);
    Ok(tx.run(statement).await? == 1)
}

/// Notes the plan that was put into force in the meeting.
pub async fn set_plan(tx: &mut Tx, id: &MeetingId, plan: &PlanId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement =
        sql("update meeting set plan_id = $1, version = version + 1 where region_code = $2 and id = $3");
    tx.run(statement.bind(plan).bind(&region).bind(id)).await.map(|_| ())
}

/// Writes the minutes over those of a version; `false` when somebody was faster.
pub async fn set_minutes(tx: &mut Tx, id: &MeetingId, version: i64, text: &str) -> Result<bool, StoreError> {
    let (region, name) = (tx.region.clone(), tx.actor.name.clone());
    let statement =
        sql("update meeting set minutes = $1, minutes_by = $2, minutes_version = minutes_version + 1
         where region_code = $3 and id = $4 and minutes_version = $5");
    Ok(tx.run(statement.bind(text).bind(name).bind(&region).bind(id).bind(version)).await? == 1)
}

crate::row_struct! {
    /// Another meeting at the same time that wants the same room or the same people.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Clash {
        /// The other meeting.
        pub id: MeetingId,
        /// Its name.
        pub name: String,
        /// When it begins.
        pub starts: String,
        /// When it ends.
        pub ends: String,
        /// Whether it is held at the same place.
        pub same_place: bool,
        /// Whether the same person chairs it.
        pub same_chair: bool,
        /// How many organisations are invited to both and have not declined there.
        pub shared: i64,
    }
}

/// Meetings that are not over, overlap with one in time, and share its room, its chair or its participants.
pub async fn clashes(db: &Db, region: &RegionCode, meeting: &Meeting) -> Result<Vec<Clash>, StoreError> {
    let found: Vec<Clash> = db
        .all(
            sql("select m.id, m.name, m.starts, m.ends,
                 lower(m.place) = lower($6) as same_place,
                 m.chair_name <> '' and lower(m.chair_name) = lower($7) as same_chair,
                 (select count(*) from meeting_participant there
                  join meeting_participant here on here.region_code = there.region_code
                   and here.organisation_id = there.organisation_id and here.meeting_id = $2
                  where there.region_code = $1 and there.meeting_id = m.id and there.reply <> 'not_coming') as shared
                 from meeting m
                 where m.region_code = $1 and m.id <> $2 and m.day = $3 and m.starts < $5 and m.ends > $4
                 and m.closed_at is null
                 order by m.starts, m.id")
            .bind(region)
            .bind(&meeting.id)
            .bind(meeting.day)
            .bind(&meeting.starts)
            .bind(&meeting.ends)
            .bind(&meeting.place)
            .bind(&meeting.chair_name),
        )
        .await?;
    Ok(found.into_iter().filter(|clash| clash.same_place || clash.same_chair || clash.shared > 0).collect())
}

/// Whether any meeting was ever called to which somebody is invited and that was not called off, for the steps of a fresh district.
pub const ANY: &str = "
     select 'meeting-first' as name, count(*) as value from (
        select m.id from meeting m where m.region_code = $1 and m.cancelled_because = '' and exists (
            select 1 from meeting_participant p where p.region_code = m.region_code and p.meeting_id = m.id) limit 1
     ) as found";
