//! SQL of how those who take part are reached: an organisation's contact, by e-mail or telephone, and its people with an account.

use sekber_core::value::{MeetingId, ParticipantId, RegionCode, TaskId};

use crate::kit::store::{Db, StoreError, sql};

crate::row_struct! {
    /// An address at which a participant is reached; a participant may have several.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Address {
        /// The participant.
        pub participant_id: ParticipantId,
        /// The address, in lower case.
        pub email: String,
    }
    /// An open task with an address of whoever has to do it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Due {
        /// The task.
        pub task_id: TaskId,
        /// The meeting that gave it.
        pub meeting_id: MeetingId,
        /// That meeting's name.
        pub meeting_name: String,
        /// What is to be done.
        pub what: String,
        /// The day by which.
        pub due: jiff::civil::Date,
        /// The address.
        pub email: String,
    }
}

/// The addresses of a meeting's participants.
pub async fn of_participants(
    db: &Db,
    region: &RegionCode,
    meeting: &MeetingId,
) -> Result<Vec<Address>, StoreError> {
    db.all(
        sql("select p.id as participant_id, lower(o.contact_email) as email
             from meeting_participant p
             join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
             where p.region_code = $1 and p.meeting_id = $2 and o.contact_email <> ''
             union
             select p.id, lower(person.email)
             from meeting_participant p
             join person_role r on r.region_code = p.region_code and r.organisation_id = p.organisation_id
             join person on person.id = r.person_id and person.active
             where p.region_code = $1 and p.meeting_id = $2
             order by 1, 2")
        .bind(region)
        .bind(meeting),
    )
    .await
}

/// The telephone of a participant's organisation; empty where none is known.
pub async fn phone_of(
    db: &Db,
    region: &RegionCode,
    participant: &ParticipantId,
) -> Result<String, StoreError> {
    let asked = sql("select o.contact_phone from meeting_participant p
         join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
         where p.region_code = $1 and p.id = $2");
    Ok(db.value::<String>(asked.bind(region).bind(participant)).await?.unwrap_or_default())
}

/// Open tasks due on a day, with the addresses of those who have them.
pub async fn of_tasks_due(
    db: &Db,
    region: &RegionCode,
    day: jiff::civil::Date,
) -> Result<Vec<Due>, StoreError> {
    db.all(
        sql("select t.id as task_id, t.meeting_id, m.name as meeting_name, t.what, t.due, lower(o.contact_email) as email
             from meeting_task t
             join meeting m on m.region_code = t.region_code and m.id = t.meeting_id
             join organisation o on o.region_code = t.region_code and o.id = t.organisation_id
             where t.region_code = $1 and t.due = $2 and t.state = 'open' and o.contact_email <> ''
             union
             select t.id, t.meeting_id, m.name, t.what, t.due, lower(person.email)
             from meeting_task t
             join meeting m on m.region_code = t.region_code and m.id = t.meeting_id
             join person_role r on r.region_code = t.region_code and r.organisation_id = t.organisation_id
             join person on person.id = r.person_id and person.active
             where t.region_code = $1 and t.due = $2 and t.state = 'open'
             order by 1, 6")
        .bind(region)
        .bind(day),
    )
    .await
}
