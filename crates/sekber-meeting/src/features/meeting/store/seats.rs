//! SQL of the people in the hall and their phones.

use std::collections::HashMap;

use sekber_core::meeting::kinds::Round;
use sekber_core::registry::kinds::Side;
use sekber_core::value::{MeetingId, Moment, OrganisationId, ParticipantId, RegionCode, SeatId};

use crate::features::meeting::attendee::Attendee;
use crate::features::meeting::model::Seat;
use crate::kit::store::{Db, StoreError, Tx, sql};

crate::row_struct! {
    /// A phone as a request shows it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Phone {
        /// The seat.
        pub id: SeatId,
        /// The person.
        pub name: String,
        /// When it was shut out.
        pub revoked_at: Option<Moment>,
        /// For whom.
        pub participant_id: ParticipantId,
        /// The organisation.
        pub organisation_id: Option<OrganisationId>,
        /// Its side.
        pub side: Option<Side>,
        /// Its name in speech.
        pub short_name: String,
        /// Whether the organisation is suspended.
        pub suspended: bool,
    }
    /// What a device's old cookie leads to.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Earlier {
        /// The meeting.
        pub meeting_id: MeetingId,
        /// What it is doing.
        pub round: Round,
    }
}

/// The phone behind a token, in one meeting.
pub async fn by_token(
    db: &Db,
    region: &RegionCode,
    meeting: &MeetingId,
    token_hash: &str,
) -> Result<Option<Phone>, StoreError> {
    db.maybe(
        sql("select s.id, s.name, s.revoked_at, s.participant_id, p.organisation_id, p.side,
                    coalesce(o.short_name, p.name) as short_name,
                    coalesce(o.state, '') = 'suspended' as suspended
             from meeting_seat s
             join meeting_participant p on p.region_code = s.region_code and p.id = s.participant_id
             left join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
             where s.region_code = $1 and s.meeting_id = $2 and s.token_hash = $3
             and coalesce(o.state, '') <> 'suspended'")
        .bind(region)
        .bind(meeting)
        .bind(token_hash),
    )
    .await
}

crate::row_struct! {
    struct InForce { id: SeatId, organisation_id: Option<OrganisationId> }
}

/// The phones of a meeting that are not shut out, with their organisations.
pub async fn in_force(
    db: &Db,
    region: &RegionCode,
    meeting: &MeetingId,
) -> Result<HashMap<SeatId, Option<OrganisationId>>, StoreError> {
    let asked = sql("select s.id, p.organisation_id from meeting_seat s
         join meeting_participant p on p.region_code = s.region_code and p.id = s.participant_id
         left join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
         where s.region_code = $1 and s.meeting_id = $2 and s.token_hash is not null and s.revoked_at is null
         and coalesce(o.state, '') <> 'suspended'");
    let found: Vec<InForce> = db.all(asked.bind(region).bind(meeting)).await?;
    Ok(found.into_iter().map(|one| (one.id, one.organisation_id)).collect())
}

/// The meeting that a device joined last, when it is still let in.
pub async fn joined(db: &Db, region: &RegionCode, token_hash: &str) -> Result<Option<Earlier>, StoreError> {
    db.maybe(
        sql("select s.meeting_id, m.round from meeting_seat s
             join meeting m on m.region_code = s.region_code and m.id = s.meeting_id
             where s.region_code = $1 and s.token_hash = $2 and s.revoked_at is null")
        .bind(region)
        .bind(token_hash),
    )
    .await
}

/// Everybody in the hall, by arrival.
pub async fn all(db: &Db, region: &RegionCode, meeting: &MeetingId) -> Result<Vec<Seat>, StoreError> {
    db.all(
        sql("select id, participant_id, name, position, sex, joined_at, revoked_at, struck_at, token_hash is not null as phone
             from meeting_seat where region_code = $1 and meeting_id = $2 order by joined_at, id")
        .bind(region)
        .bind(meeting),
    )
    .await
}

/// Writes a person down, with the hash of the phone's secret when there is a phone.
pub async fn insert(
    tx: &mut Tx,
    meeting: &MeetingId,
    participant: &ParticipantId,
    id: &SeatId,
    who: Attendee<'_>,
    token_hash: Option<String>,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("insert into meeting_seat (region_code, id, meeting_id, participant_id, token_hash, name, position, sex, joined_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
            .bind(&region)
            .bind(id)
            .bind(meeting)
            .bind(participant)
            .bind(token_hash)
            .bind(who.name)
            .bind(who.position)
            .bind(who.sex)
            .bind(now),
    )
    .await
    .map(|_| ())
}

crate::row_struct! {
    /// A phone that is let in.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Joined {
        /// The seat.
        pub id: SeatId,
        /// Whether it has sent anything.
        pub has_sent: bool,
    }
}

/// The phones of a participant that are not shut out, the oldest first.
pub async fn of_participant(
    tx: &mut Tx,
    meeting: &MeetingId,
    participant: &ParticipantId,
) -> Result<Vec<Joined>, StoreError> {
    let region = tx.region.clone();
    let asked =
        sql("select s.id, exists (select 1 from meeting_receipt r where r.region_code = s.region_code
            and r.meeting_id = s.meeting_id and r.seat = s.id) as has_sent
         from meeting_seat s where s.region_code = $1 and s.meeting_id = $2 and s.participant_id = $3
         and s.revoked_at is null and s.token_hash is not null order by s.joined_at, s.id");
    tx.all(asked.bind(&region).bind(meeting).bind(participant)).await
}

/// Whether anybody came for a participant.
pub async fn has_any(tx: &mut Tx, participant: &ParticipantId) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select 1 from meeting_seat where region_code = $1 and participant_id = $2 limit 1");
    Ok(tx.value::<i64>(asked.bind(&region).bind(participant)).await?.is_some())
}

/// Strikes a person from the attendance; whether there was one.
pub async fn strike(tx: &mut Tx, participant: &ParticipantId, seat: &SeatId) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update meeting_seat set struck_at = coalesce(struck_at, $1)
         where region_code = $2 and participant_id = $3 and id = $4");
    Ok(tx.run(statement.bind(now).bind(&region).bind(participant).bind(seat)).await? == 1)
}

/// Shuts out one phone.
pub async fn revoke_one(tx: &mut Tx, seat: &SeatId) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update meeting_seat set revoked_at = $1 where region_code = $2 and id = $3");
    tx.run(statement.bind(now).bind(&region).bind(seat)).await.map(|_| ())
}

/// Shuts out the phones of a participant; how many there were.
pub async fn revoke(tx: &mut Tx, participant: &ParticipantId) -> Result<u64, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update meeting_seat set revoked_at = $1
         where region_code = $2 and participant_id = $3 and revoked_at is null and token_hash is not null");
    tx.run(statement.bind(now).bind(&region).bind(participant)).await
}
