//! All SQL of partnerships, by what it is about.

pub mod agreements;
pub mod beside;
pub mod called;
pub mod carried_out;
pub mod clauses;
pub mod covers;
pub mod ending;
pub mod hall;
pub mod leader;
pub mod list;
pub mod own_steps;
pub mod panel;
pub mod papers;
pub mod record;
pub mod remarks;
pub mod replayed;
pub mod roads;
pub mod search;
pub mod signing;
pub mod simulated;
pub mod stands;
pub mod waiting;
pub mod write;
pub mod written;

/// Rows of name and number for the front page: partnerships by state, of the district and of each who takes part, and whose turn it
/// is. They count what the list shows, whatever the cycle.
pub const FIGURES: &str = "
     select 'partnership-' || s.state as name, count(*) as value from
      (select case when p.state = 'active' and p.end_on < cast($3 as text) then 'over' else p.state end as state
       from partnership p where p.region_code = $1) s group by s.state
     union all
     select 'partnership-' || s.state || '-' || s.organisation_id, count(*) from
      (select case when p.state = 'active' and p.end_on < cast($3 as text) then 'over' else p.state end as state,
        m.organisation_id from partnership_party m
       join partnership p on p.region_code = m.region_code and p.id = m.partnership_id
       where m.region_code = $1) s group by s.state, s.organisation_id
     union all
     select 'partnership-turn-' || m.organisation_id, count(*) from partnership_party m
     where m.region_code = $1 and m.turn_since is not null group by m.organisation_id
     union all
     select 'partnership-turn-secretariat', count(*) from partnership p
     where p.region_code = $1 and p.secretariat_since is not null";

/// A programme goes on as long as a partnership that carries it out is under way and its last day is not past.
pub const CARRIED_ON: &str = "exists (select 1 from partnership_programme g
     join partnership q on q.region_code = g.region_code and q.id = g.partnership_id
     where g.region_code = p.region_code and g.programme_id = p.id and q.state in ('accepted', 'in_agreement', 'active')
     and coalesce(q.end_on, '9999-12-31') >= ";

/// Which offices carry out which programmes on a day, and the number of their partnership.
pub const PARTNERED: &str = "select y.organisation_id as office_id, g.programme_id, min(p.number) as number from partnership p
     join partnership_party y on y.region_code = p.region_code and y.partnership_id = p.id and y.part in ('lead', 'support')
     join partnership_programme g on g.region_code = p.region_code and g.partnership_id = p.id
     where p.region_code = $1 and p.state = 'active' and coalesce(p.end_on, '9999-12-31') >= $2
     group by y.organisation_id, g.programme_id order by y.organisation_id, g.programme_id";

/// How partnerships and their papers move when two organisations are joined. Where both take part the one that remains takes over
/// the part that asks more and the turn; what is only proposed it accepts anew, unless both have.
pub const JOINED: &[&str] = &[
    "update partnership_party set
     accepted_at = (select case when k.part = 'support' then partnership_party.accepted_at
       when partnership_party.part = 'support' then k.accepted_at
       when k.accepted_at is null then null else partnership_party.accepted_at end
      from partnership_party k where k.region_code = $1 and k.organisation_id = $3
       and k.partnership_id = partnership_party.partnership_id),
     accepted_by = (select case when partnership_party.part = 'support' then k.accepted_by
       else partnership_party.accepted_by end
      from partnership_party k where k.region_code = $1 and k.organisation_id = $3
       and k.partnership_id = partnership_party.partnership_id),
     turn_since = coalesce(turn_since, (select k.turn_since from partnership_party k where k.region_code = $1
       and k.organisation_id = $3 and k.partnership_id = partnership_party.partnership_id)),
     part = (select case when k.part in ('lead', 'partner') then k.part else partnership_party.part end
      from partnership_party k where k.region_code = $1 and k.organisation_id = $3
       and k.partnership_id = partnership_party.partnership_id)
     where region_code = $1 and organisation_id = $2
     and exists (select 1 from partnership_party k where k.region_code = $1 and k.organisation_id = $3
      and k.partnership_id = partnership_party.partnership_id)",
    "delete from partnership_party where region_code = $1 and organisation_id = $3
     and exists (select 1 from partnership_party k where k.region_code = $1 and k.organisation_id = $2
      and k.partnership_id = partnership_party.partnership_id)",
    "update partnership_party set organisation_id = $2 where region_code = $1 and organisation_id = $3
     and not exists (select 1 from partnership_party k where k.region_code = $1 and k.organisation_id = $2
      and k.partnership_id = partnership_party.partnership_id)",
    "update agreement set partner_id = $2 where region_code = $1 and partner_id = $3",
    "update agreement set office_id = $2 where region_code = $1 and office_id = $3",
    "update partnership set contest_party_id = $2 where region_code = $1 and contest_party_id = $3",
];

/// Where the name of a person who is forgotten is replaced.
pub const NAMED: &[&str] = &[
    "update agreement_former_scan set person_name = $2 where region_code = $1 and person_name = $3",
    "update partnership_party set accepted_by = $2 where region_code = $1 and accepted_by = $3",
];

/// Steps keep the name that stands in for whoever took them.
pub const FORGOTTEN: &[&str] = &[
    "update partnership_step set person_name = (select p.name from person p where p.id = $1) where made_by = $1",
    "update agreement_remark set person_name = (select p.name from person p where p.id = $1) where person_id = $1",
];
