//! SQL of the ledger.

pub mod choices;
pub mod entries;
pub mod totals;
pub mod write;

/// How entries move when two organisations turn out to be one.
pub const JOINED: &[&str] = &[
    "update ledger_entry set funder_id = $2, funder_key = $2 where region_code = $1 and funder_id = $3",
    "update ledger_entry set implementer_id = $2, implementer_key = $2 where region_code = $1 and implementer_id = $3",
    "update ledger_entry set office_id = $2 where region_code = $1 and office_id = $3",
];

/// Where the name of a person who is forgotten is replaced; what was recorded stays as it is.
pub const NAMED: &[&str] = &[
    "update ledger_entry set person_name = $2 where region_code = $1 and person_name = $3",
    "update ledger_evidence set person_name = $2 where region_code = $1 and person_name = $3",
];
