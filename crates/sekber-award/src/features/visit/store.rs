//! All SQL of visits.

pub mod read;
pub mod simulated;
pub mod write;

/// How what visits ask for moves when two organisations turn out to be one.
pub const JOINED: &[&str] =
    &["update visit_follow_up set organisation_id = $2 where region_code = $1 and organisation_id = $3"];
