//! All SQL of work plans, by what it is about.

pub mod activities;
pub mod indicators;
pub mod simulated;
pub mod values;
pub mod write;

/// How the lines of work plans move when two organisations turn out to be one.
pub const JOINED: &[&str] = &[
    "update work_activity set organisation_id = $2 where region_code = $1 and organisation_id = $3",
    "update work_indicator set organisation_id = $2 where region_code = $1 and organisation_id = $3",
];
