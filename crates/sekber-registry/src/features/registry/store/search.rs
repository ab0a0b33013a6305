//! SQL of offices and partners in the search over everything.

use sekber_core::registry::kinds::Side;

use crate::features::registry::index::search_kind;
use crate::kit::card::{Asked, best_first};
use crate::kit::search;
use crate::kit::store::Sql;

/// Adds what is found of the sides asked for: what their lists find, without the filters.
pub fn add(statement: Sql, asked: &Asked<'_>) -> Sql {
    let sides = [(Side::Office, ") as offices"), (Side::Partner, ") as partners")];
    let wanted = sides.into_iter().filter(|(side, _)| asked.wants(side.as_str()));
    wanted.enumerate().fold(statement, |statement, (at, (side, end))| {
        let between = if at == 0 { "" } else { " union all " };
        of_side(statement.push(between), asked, side).push(end)
    })
}

fn of_side(statement: Sql, asked: &Asked<'_>, side: Side) -> Sql {
    let statement = statement.push(
        "select * from (select o.side as kind, o.id as id, o.name as title, o.short_name as note, o.state,
         count(*) over () as total, ",
    );
    let statement = best_first(statement, &["lower(o.name)", "lower(o.short_name)"], asked)
        .push_bind(
            " as position, o.sort_key as sort_key from organisation o where o.merged_into is null and o.region_code = ",
            asked.region,
        )
        .push_bind(" and o.side = ", side)
        .push(match asked.actor.is_secretariat() {
            true => "",
            false => concat!(" and not ", crate::waits_to_be_let_in!("o")),
        })
        .push(" and o.id in ");
    let statement = search::found(asked.engine, statement, (asked.region, search_kind(side)), asked.query);
    statement.push_bind(" order by position, sort_key, id limit ", asked.most)
}
