//! All SQL of partnerships, by what it is about.

pub mod addresses;
pub mod agreements;
pub mod ending;
pub mod hall;
pub mod list;
pub mod panel;
pub mod record;
pub mod search;
pub mod stands;
pub mod write;
pub mod year;

/// Rows of name and number for the front page: partnerships by state, and whose turn it is.
pub const FIGURES: &str = "
     select 'partnership-' || p.state as name, count(*) as value from partnership p
     where p.region_code = $1 and p.cycle_id = $2 group by p.state
     union all
     select 'partnership-turn-' || m.organisation_id, count(*) from partnership_party m
     where m.region_code = $1 and m.turn_since is not null group by m.organisation_id
     union all
     select 'partnership-turn-secretariat', count(*) from partnership p
     where p.region_code = $1 and p.secretariat_since is not null";

/// How partnerships and their papers move when two organisations are joined. Where both take part both stay: what they agreed
/// on is theirs.
pub const JOINED: &[&str] = &[
    "update partnership_party set organisation_id = $2 where region_code = $1 and organisation_id = $3
     and not exists (select 1 from partnership_party k where k.region_code = $1 and k.organisation_id = $2
      and k.partnership_id = partnership_party.partnership_id)",
    "update agreement set partner_id = $2 where region_code = $1 and partner_id = $3",
    "update agreement set office_id = $2 where region_code = $1 and office_id = $3",
];
