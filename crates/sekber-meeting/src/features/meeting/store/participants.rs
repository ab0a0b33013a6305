//! SQL of who is invited and who came.

use std::collections::HashSet;

use sekber_core::meeting::kinds::{Presence, Reply};
use sekber_core::value::{MeetingId, Moment, OrganisationId, ParticipantId, RegionCode};

use crate::features::meeting::model::{Participant, Withdrawn};
use crate::kit::store::{Db, Sql, StoreError, Tx, Value, insert_rows, select_of, sql};

const PARTICIPANT: &str = "select p.id, p.organisation_id, p.side, coalesce(o.kind, '') as kind, p.name,
            coalesce(o.short_name, p.name) as short_name, p.code, p.reply, p.reply_note,
            p.presence, p.presence_note, p.arrived_at, p.version
     from meeting_participant p
     left join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
     where p.region_code = $1";

/// Everybody of a meeting: offices, partners, guests, each by name.
pub async fn all(db: &Db, region: &RegionCode, meeting: &MeetingId) -> Result<Vec<Participant>, StoreError> {
    let asked = sql(PARTICIPANT).bind(region).push_bind(" and p.meeting_id = ", meeting);
    db.all(asked.push(" order by coalesce(p.side, 'z'), coalesce(o.sort_key, p.name), p.id")).await
}

fn one(region: &RegionCode, meeting: &MeetingId, id: &ParticipantId) -> Sql {
    sql(PARTICIPANT).bind(region).push_bind(" and p.meeting_id = ", meeting).push_bind(" and p.id = ", id)
}

/// A participant, within a transaction.
pub async fn find_in(
    tx: &mut Tx,
    meeting: &MeetingId,
    id: &ParticipantId,
) -> Result<Option<Participant>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(one(&region, meeting, id)).await
}

/// The organisations that take part in a meeting, but for suspended ones.
pub async fn organisations(
    db: &Db,
    region: &RegionCode,
    meeting: &MeetingId,
) -> Result<HashSet<OrganisationId>, StoreError> {
    crate::row_struct! { struct Found { organisation_id: OrganisationId } }
    let asked = sql("select p.organisation_id from meeting_participant p
         join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
         where p.region_code = $1 and p.meeting_id = $2 and o.state <> 'suspended'");
    let found: Vec<Found> = db.all(asked.bind(region).bind(meeting)).await?;
    Ok(found.into_iter().map(|one| one.organisation_id).collect())
}

/// The participant that an organisation is in a meeting, unless the organisation is suspended.
pub async fn of_organisation(
    db: &Db,
    region: &RegionCode,
    meeting: &MeetingId,
    organisation: &OrganisationId,
) -> Result<Option<Participant>, StoreError> {
    let asked = sql(PARTICIPANT).bind(region).push_bind(" and p.meeting_id = ", meeting);
    let asked = asked.push_bind(" and p.organisation_id = ", organisation);
    db.maybe(asked.push(" and o.state <> 'suspended'")).await
}

crate::row_struct! {
    /// Where a code leads.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Door {
        /// The meeting.
        pub meeting_id: MeetingId,
        /// The participant.
        pub id: ParticipantId,
        /// Whether its organisation is suspended.
        pub suspended: bool,
    }
}

/// Where a code leads, whatever the meeting is doing.
pub async fn by_code(db: &Db, region: &RegionCode, code: &str) -> Result<Option<Door>, StoreError> {
    let asked = sql("select p.meeting_id, p.id, coalesce(o.state, '') = 'suspended' as suspended from meeting_participant p
         left join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
         where p.region_code = $1 and p.code = $2");
    db.maybe(asked.bind(region).bind(code)).await
}

/// Whether a code is that of an invitation that was withdrawn.
pub async fn is_withdrawn(db: &Db, region: &RegionCode, code: &str) -> Result<bool, StoreError> {
    let asked = sql("select count(*) from meeting_withdrawn where region_code = $1 and code = $2");
    Ok(db.value::<i64>(asked.bind(region).bind(code)).await?.unwrap_or(0) > 0)
}

/// Writes new participants; those whose organisation takes part already are left as they are.
pub async fn insert(tx: &mut Tx, meeting: &MeetingId, new: &[Participant]) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let row = |one: &Participant| {
        vec![
            Value::from(&region),
            Value::from(&one.id),
            Value::from(meeting),
            Value::from(one.organisation_id.clone()),
            Value::from(one.side),
            Value::from(&one.name),
            Value::from(&one.code),
            Value::from(now),
        ]
    };
    let head = "insert into meeting_participant (region_code, id, meeting_id, organisation_id, side, name, code, created_at) values";
    let tail = " on conflict (region_code, meeting_id, organisation_id) do nothing";
    tx.run_all(insert_rows(head, tail, new.iter().map(row).collect())).await
}

/// What is written about a participant.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The answer to the invitation.
    pub reply: Reply,
    /// A word with it.
    pub reply_note: String,
    /// Whether it is there.
    pub presence: Presence,
    /// A word about that.
    pub presence_note: String,
    /// When it came.
    pub arrived_at: Option<Moment>,
}

/// Writes how a participant stands.
pub async fn set_standing(tx: &mut Tx, id: &ParticipantId, standing: &Standing) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(
        sql("update meeting_participant set reply = $1, reply_note = $2, presence = $3, presence_note = $4,
             arrived_at = $5, version = version + 1 where region_code = $6 and id = $7")
        .bind(standing.reply)
        .bind(&standing.reply_note)
        .bind(standing.presence)
        .bind(&standing.presence_note)
        .bind(standing.arrived_at)
        .bind(&region)
        .bind(id),
    )
    .await
    .map(|_| ())
}

/// Gives a participant another code; the one before opens nothing any more.
pub async fn set_code(tx: &mut Tx, id: &ParticipantId, code: &str) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = sql(
        "update meeting_participant set code = $1, version = version + 1 where region_code = $2 and id = $3",
    );
    tx.run(statement.bind(code).bind(&region).bind(id)).await.map(|_| ())
}

/// Keeps that an invitation was withdrawn, and that its participant is none any more.
pub async fn withdraw(
    tx: &mut Tx,
    meeting: &MeetingId,
    one: &Participant,
    reason: &str,
) -> Result<(), StoreError> {
    let (region, now, name) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    let kept = sql("insert into meeting_withdrawn (region_code, id, meeting_id, organisation_id, name, reason, person_name,
             withdrawn_at, code) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    let kept = kept.bind(&region).bind(&one.id).bind(meeting).bind(one.organisation_id.as_ref());
    tx.run(kept.bind(&one.name).bind(reason).bind(name).bind(now).bind(&one.code)).await?;
    let gone = sql("delete from meeting_participant where region_code = $1 and id = $2");
    tx.run(gone.bind(&region).bind(&one.id)).await.map(|_| ())
}

/// The invitations to a meeting that were withdrawn and not made again, the latest first.
pub async fn withdrawn(
    db: &Db,
    region: &RegionCode,
    meeting: &MeetingId,
) -> Result<Vec<Withdrawn>, StoreError> {
    let asked = select_of::<Withdrawn>("w.", " from meeting_withdrawn w
         where w.region_code = $1 and w.meeting_id = $2
         and not exists (select 1 from meeting_participant p where p.region_code = w.region_code
          and p.meeting_id = w.meeting_id and p.organisation_id = w.organisation_id)
         and not exists (select 1 from meeting_withdrawn l where l.region_code = w.region_code
          and l.meeting_id = w.meeting_id and l.organisation_id = w.organisation_id and l.withdrawn_at > w.withdrawn_at)
         order by w.withdrawn_at desc, w.id");
    db.all(asked.bind(region).bind(meeting)).await
}

/// How many are there.
pub async fn present(tx: &mut Tx, meeting: &MeetingId) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let counted = sql("select count(*) from meeting_participant
         where region_code = $1 and meeting_id = $2 and presence in ('present', 'stand_in')");
    Ok(tx.value(counted.bind(&region).bind(meeting)).await?.unwrap_or(0))
}
