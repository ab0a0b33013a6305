//! All SQL of the meeting's tables, by what it is about.

pub mod addresses;
pub mod changes;
pub mod events;
pub mod handouts;
pub mod meetings;
pub mod outcome;
pub mod participants;
pub mod proposal_items;
pub mod proposals;
pub mod search;
pub mod seats;
pub mod sheets;
pub mod simulated;
pub mod slots;

/// How invitations to meetings that are not over, and what is still to be done, move when two organisations are joined.
/// Where both were invited both stay, and what is over stays as it was.
pub const JOINED: &[&str] = &[
    "update meeting_participant set organisation_id = $2 where region_code = $1 and organisation_id = $3
     and exists (select 1 from meeting m where m.region_code = $1 and m.id = meeting_participant.meeting_id and m.closed_at is null)
     and not exists (select 1 from meeting_participant k where k.region_code = $1 and k.organisation_id = $2
      and k.meeting_id = meeting_participant.meeting_id)",
    "update meeting_withdrawn set organisation_id = $2 where region_code = $1 and organisation_id = $3",
    "update meeting_slot set organisation_id = $2 where region_code = $1 and organisation_id = $3 and state = 'waiting'
     and not exists (select 1 from meeting_slot k where k.region_code = $1 and k.organisation_id = $2
      and k.meeting_id = meeting_slot.meeting_id)",
    "update meeting_handout set organisation_id = $2 where region_code = $1 and organisation_id = $3",
    "update meeting_sheet_line set sheet = $2 where region_code = $1 and sheet = $3
     and not exists (select 1 from meeting_sheet_line k where k.region_code = $1 and k.sheet = $2
      and k.meeting_id = meeting_sheet_line.meeting_id)",
    "update meeting_task set organisation_id = $2 where region_code = $1 and organisation_id = $3",
];
