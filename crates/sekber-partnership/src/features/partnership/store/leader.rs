//! SQL of what the leader's page counts of partnerships beside what the front page shows.

use jiff::civil::Date;

use super::FIGURES;
use crate::features::partnership::filter::decided_until;
use crate::kit::store::Sql;

/// Those of the front page; how many end until the last day on which it is decided whether they go on, with the first of their last
/// days; and since when the first of those whose papers are under way waits: the
/// moment for those of which no step is recorded, 0 when there are none, and the day of the last step for the others.
pub fn add_figures(asked: Sql, today: Date) -> Sql {
    asked
        .push("select partnerships.name, partnerships.value, '' from (")
        .push(FIGURES)
        .push(
            ") as partnerships
             union all
             select 'partnership-ending', count(*), coalesce(min(p.end_on), '') from partnership p
             where p.region_code = $1 and p.state in ('in_agreement', 'active') and p.end_on >= cast($3 as text)",
        )
        .push_bind(" and p.end_on <= ", decided_until(today))
        .push(
            " union all
             select 'partnership-papers-since', coalesce(min(w.since), 0), coalesce((select min(s.last_on) from
               (select max(k.taken_on) as last_on from partnership_step k
                join partnership p on p.region_code = k.region_code and p.id = k.partnership_id
                where k.region_code = $1 and p.state = 'in_agreement' group by k.partnership_id) s), '') from
              (select p.id, p.secretariat_since as since from partnership p
               where p.region_code = $1 and p.state = 'in_agreement'
               union all
               select p.id, m.turn_since as since from partnership_party m
               join partnership p on p.region_code = m.region_code and p.id = m.partnership_id
               where m.region_code = $1 and p.state = 'in_agreement') w
             where not exists (select 1 from partnership_step k where k.region_code = $1 and k.partnership_id = w.id)",
        )
}
