//! SQL of matching.

pub mod decisions;
pub mod interests;
pub mod partnered;
pub mod plans;
pub mod rulings;
pub mod subjects;

/// How quotas move when two organisations are joined, unless the one that stays has its own. Plans keep what they were
/// made from; only to whom their programmes belong follows, so that the partner finds its pairs.
pub const JOINED: &[&str] = &[
    "update matching_quota set organisation_id = $2 where region_code = $1 and organisation_id = $3 and not exists
     (select 1 from matching_quota k where k.region_code = $1 and k.organisation_id = $2
      and k.cycle_id = matching_quota.cycle_id)",
    "delete from matching_quota where region_code = $1 and organisation_id = $3",
    "update matching_pair set partner_id = $2 where region_code = $1 and partner_id = $3",
];

/// Where the name of a person who is forgotten is replaced.
pub const NAMED: &[&str] = &[
    "update interest set person_name = $2 where region_code = $1 and person_name = $3",
    "update pair_rule set person_name = $2 where region_code = $1 and person_name = $3",
    "update matching_plan set person_name = $2 where region_code = $1 and person_name = $3",
    "update plan_decision set person_name = $2 where region_code = $1 and person_name = $3",
];
