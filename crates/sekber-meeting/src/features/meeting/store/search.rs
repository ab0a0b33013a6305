//! SQL of meetings in the search over everything.

use crate::kit::card::{Asked, best_first};
use crate::kit::store::Sql;

/// Adds the meetings whose name or place holds each word that was typed; of those that fit alike the latest first.
/// There are few, and they stand in no index.
pub fn add(statement: Sql, asked: &Asked<'_>) -> Sql {
    let statement = statement.push(
        "select * from (select 'meeting' as kind, m.id as id, m.name as title, m.day || ' ' || m.place as note, m.round as state,
         count(*) over () as total, ",
    );
    let statement = best_first(statement, &["lower(m.name)"], asked).push_bind(
        " as position, cast(99999999 - cast(replace(m.day, '-', '') as bigint) as text) as sort_key
             from meeting m where m.region_code = ",
        asked.region,
    );
    let statement = asked.words().fold(statement, |statement, word| {
        statement.push_bind(" and lower(m.name || ' ' || m.place) like ", word).push(" escape '!'")
    });
    statement.push_bind(" order by position, sort_key, id limit ", asked.most).push(") as meetings")
}
