//! SQL of what the leader's page counts of partnerships beside what the front page shows.

use jiff::civil::Date;

use super::FIGURES;
use crate::features::partnership::filter::decided_until;
use crate::kit::store::Sql;

/// Those of the front page; how many end until the last day on which it is decided whether they go on, with the first of their last
/// days; and since when the first of those whose papers are under way waits, as their pages say it, 0 when none does.
pub fn add_figures(asked: Sql, today: Date) -> Sql {
    asked
        .push("select partnerships.name, partnerships.value, '' from (")
        .push(FIGURES)
        .push(
            ") as partnerships
             union all
             select 'partnership-ending', count(*), coalesce(min(p.end_on), '') from partnership p
             where p.region_code = $1 and p.end_on >= cast($3 as text)
              and (p.state in ('in_agreement', 'active') or (p.state = 'ended' and p.ended_on is not null))",
        )
        .push_bind(" and p.end_on <= ", decided_until(today))
        .push(
            " union all
             select 'partnership-papers-since', coalesce(min(w.since), 0), '' from
              (select p.secretariat_since as since from partnership p
               where p.region_code = $1 and p.state = 'in_agreement'
               union all
               select m.turn_since as since from partnership_party m
               join partnership p on p.region_code = m.region_code and p.id = m.partnership_id
               where m.region_code = $1 and p.state = 'in_agreement') w",
        )
}
