//! SQL of the ledger.

/// What of the entries `e` was not undone, and undoes no other.
macro_rules! not_undone {
    () => {
        " and e.corrects_id is null and not exists (select 1 from ledger_entry w
         where w.region_code = e.region_code and w.corrects_id = e.id)"
    };
}

/// What of the entries `e` waits for the office, and was not undone meanwhile.
macro_rules! waits {
    () => {
        concat!(" and e.standing = 'waiting'", not_undone!())
    };
}

pub mod choices;
pub mod entries;
mod sight;
pub mod sums;
pub mod told;
pub mod totals;
pub mod write;

/// The condition that an entry `e` waits for the confirmation of the leading office.
pub const TO_CONFIRM: &str = waits!();

/// How many entries wait for the confirmation of each leading office, and of all.
pub const FIGURES: &str = concat!(
    "select 'ledger-waiting-' || m.organisation_id as name, count(*) as value from ledger_entry e
     join partnership_party m on m.region_code = e.region_code and m.partnership_id = e.partnership_id and m.part = 'lead'
     where e.region_code = $1",
    waits!(),
    " group by m.organisation_id
     union all
     select 'ledger-waiting', count(*) from ledger_entry e where e.region_code = $1",
    waits!()
);

/// How entries move when two organisations turn out to be one.
pub const JOINED: &[&str] = &[
    "update ledger_entry set funder_id = $2, funder_key = $2 where region_code = $1 and funder_id = $3",
    "update ledger_entry set implementer_id = $2, implementer_key = $2 where region_code = $1 and implementer_id = $3",
    "update ledger_entry set office_id = $2 where region_code = $1 and office_id = $3",
    "update ledger_entry set recorder_id = $2 where region_code = $1 and recorder_id = $3",
];

/// Where the name of a person who is forgotten is replaced; what was recorded stays as it is.
pub const NAMED: &[&str] = &[
    "update ledger_entry set person_name = $2 where region_code = $1 and person_name = $3",
    "update ledger_entry set standing_by = $2 where region_code = $1 and standing_by = $3",
    "update ledger_evidence set person_name = $2 where region_code = $1 and person_name = $3",
];
