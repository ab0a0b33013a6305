//! SQL of the ledger.

pub mod choices;
pub mod entries;
pub mod totals;
pub mod write;

/// How many entries wait for the confirmation of each leading office, and of all.
pub const FIGURES: &str = "select 'ledger-waiting-' || m.organisation_id as name, count(*) as value from ledger_entry e
     join partnership_party m on m.region_code = e.region_code and m.partnership_id = e.partnership_id and m.part = 'lead'
     where e.region_code = $1 and e.standing = 'waiting' and e.corrects_id is null
     and not exists (select 1 from ledger_entry w where w.region_code = e.region_code and w.corrects_id = e.id)
     group by m.organisation_id
     union all
     select 'ledger-waiting', count(*) from ledger_entry e where e.region_code = $1 and e.standing = 'waiting'
     and e.corrects_id is null
     and not exists (select 1 from ledger_entry w where w.region_code = e.region_code and w.corrects_id = e.id)";

/// How entries move when two organisations turn out to be one.
pub const JOINED: &[&str] = &[
    "update ledger_entry set funder_id = $2, funder_key = $2 where region_code = $1 and funder_id = $3",
    "update ledger_entry set implementer_id = $2, implementer_key = $2 where region_code = $1 and implementer_id = $3",
    "update ledger_entry set office_id = $2 where region_code = $1 and office_id = $3",
];

/// Where the name of a person who is forgotten is replaced; what was recorded stays as it is.
pub const NAMED: &[&str] = &[
    "update ledger_entry set person_name = $2 where region_code = $1 and person_name = $3",
    "update ledger_entry set standing_by = $2 where region_code = $1 and standing_by = $3",
    "update ledger_evidence set person_name = $2 where region_code = $1 and person_name = $3",
];
