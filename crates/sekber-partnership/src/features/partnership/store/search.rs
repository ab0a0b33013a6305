//! SQL of partnerships in the search over everything.

use crate::kit::card::{Asked, best_first};
use crate::kit::store::Sql;

/// Adds the partnerships whose title holds what was typed, as far as the one who asks may see them.
pub fn add(statement: Sql, asked: &Asked<'_>) -> Sql {
    let statement = statement.push(
        "select * from (select 'partnership' as kind, p.id as id, p.title, coalesce((select o.name from partnership_party m
         join organisation o on o.region_code = m.region_code and o.id = m.organisation_id
         where m.region_code = p.region_code and m.partnership_id = p.id and m.part = 'partner'), '') as note,
         case when p.state = 'active' and p.end_on < ",
    );
    let statement = statement
        .push_bind("cast(", asked.today)
        .push(" as text) then 'over' else p.state end as state, count(*) over () as total, ");
    let statement = best_first(statement, &["p.title"], asked)
        .push_bind(
            " as position, p.title as sort_key from partnership p where p.region_code = ",
            asked.region,
        )
        .push_bind(" and lower(p.title) like ", asked.anywhere())
        .push(" escape '!'");
    let statement = match asked.actor.oversees() {
        true => statement,
        false => statement
            .push_list(
                " and exists (select 1 from partnership_party m where m.region_code = p.region_code and m.partnership_id = p.id
                 and m.organisation_id in ",
                asked.actor.organisations(),
            )
            .push(")"),
    };
    statement.push_bind(" order by position, sort_key, id limit ", asked.most).push(") as partnerships")
}
