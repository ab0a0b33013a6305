//! All SQL of work plans, by what it is about.

pub mod activities;
pub mod indicators;
pub mod simulated;
pub mod values;
pub mod write;

/// Where a person is named and nothing more.
pub const NAMED: &[&str] = &[
    "update work_activity set agreed_by = $2 where region_code = $1 and agreed_by = $3",
    "update work_indicator set agreed_by = $2 where region_code = $1 and agreed_by = $3",
    "update work_actual set person_name = $2 where region_code = $1 and person_name = $3",
    "update work_actual set withdrawn_by = $2 where region_code = $1 and withdrawn_by = $3",
];

/// How the lines of work plans move when two organisations turn out to be one.
pub const JOINED: &[&str] = &[
    "update work_activity set organisation_id = $2 where region_code = $1 and organisation_id = $3",
    "update work_indicator set organisation_id = $2 where region_code = $1 and organisation_id = $3",
];
