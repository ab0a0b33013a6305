//! SQL of partnerships in the search over everything.

use crate::features::partnership::filter::{number_in, pattern};
use crate::kit::card::{Asked, best_first};
use crate::kit::store::Sql;

/// Narrows partnerships `p` to those whose title or one of whose parties is called so, and the one that has this number.
pub fn called(statement: Sql, text: &str) -> Sql {
    statement
        .push_bind(" and (lower(p.title) like ", pattern(text))
        .push_bind(" escape '!' or p.number = ", number_in(text).unwrap_or_default())
        .push_bind(
            " or exists (select 1 from partnership_party t
             join organisation u on u.region_code = t.region_code and u.id = t.organisation_id
             where t.region_code = p.region_code and t.partnership_id = p.id
             and lower(u.name || ' ' || u.short_name) like ",
            pattern(text),
        )
        .push(" escape '!'))")
}

/// Adds the partnerships that are called as was typed, as far as the one who asks may see them.
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
    let statement = best_first(statement, &["lower(p.title)"], asked).push_bind(
        " as position, p.title as sort_key from partnership p where p.region_code = ",
        asked.region,
    );
    let statement = called(statement, asked.typed);
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
