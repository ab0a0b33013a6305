//! SQL of programmes in the search over everything.

use super::list;
use crate::features::programme::index::SEARCH_KIND;
use crate::kit::access::Sight;
use crate::kit::card::{Asked, best_first};
use crate::kit::search;
use crate::kit::store::Sql;

/// Adds the programmes of the current cycle that the words find, within the sight of the one who asks.
pub fn add(statement: Sql, asked: &Asked<'_>) -> Sql {
    let statement = statement.push(
        "select * from (select 'programme' as kind, p.id as id, p.title, o.name as note,
         case when p.state in ('verified', 'active') and p.end_on < ",
    );
    let statement = statement.push_bind("substr(cast(", asked.today).push(
        " as text), 1, length(p.end_on)) then 'over' else p.state end as state, count(*) over () as total, ",
    );
    let statement = best_first(statement, &["p.sort_key"], asked)
        .push_bind(
            " as position, p.sort_key as sort_key from programme p
             join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
             where p.region_code = ",
            asked.region,
        )
        .push_bind(" and p.cycle_id = (select c.id from cycle c where c.region_code = ", asked.region)
        .push(" order by (case when c.state = 'open' then 0 else 1 end), c.year desc limit 1)");
    let statement = list::within_sight(statement, &Sight::of(asked.actor));
    let kind = (asked.region, SEARCH_KIND);
    let statement = search::found(asked.engine, statement.push(" and p.id in "), kind, asked.query);
    statement.push_bind(" order by position, sort_key, id limit ", asked.most).push(") as programmes")
}
