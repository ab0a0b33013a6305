//! All SQL of visits.

pub mod read;
pub mod simulated;
pub mod write;

/// Where a person is named and nothing more.
pub const NAMED: &[&str] = &[
    "update visit set person_name = $2 where region_code = $1 and person_name = $3",
    "update visit_photo set person_name = $2 where region_code = $1 and person_name = $3",
    "update visit_follow_up set done_by = $2 where region_code = $1 and done_by = $3",
];

/// How visits and what they ask for move when two organisations turn out to be one.
pub const JOINED: &[&str] = &[
    "update visit_follow_up set organisation_id = $2 where region_code = $1 and organisation_id = $3",
    "update visit set made_by = $2 where region_code = $1 and made_by = $3",
];
