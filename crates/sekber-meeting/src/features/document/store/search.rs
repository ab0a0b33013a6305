//! SQL of issued documents in the search over everything.

use super::documents::read_by;
use crate::kit::card::{Asked, best_first};
use crate::kit::store::Sql;

/// Adds the documents whose title, number or subject holds what was typed, or whose code it is, however it was grouped, as far as the
/// one who asks may read them.
pub fn add(statement: Sql, asked: &Asked<'_>) -> Sql {
    let statement = statement.push(
        "select * from (select 'document' as kind, d.code as id, d.title,
         case when d.number = '' then d.subject_name else d.number end as note, '' as state, count(*) over () as total, ",
    );
    let statement = best_first(statement, &["lower(d.number)", "lower(d.title)"], asked)
        .push_bind(" as position, d.title as sort_key from document d where d.region_code = ", asked.region)
        .push_bind(
            " and (lower(d.title || ' ' || d.number || ' ' || d.subject_name || ' ' || d.code) like ",
            asked.anywhere(),
        )
        .push_bind(" escape '!' or lower(d.code) = ", asked.typed.replace('-', ""))
        .push(")");
    let statement = match asked.actor.reads_archive() {
        true => statement,
        false => read_by(statement, asked.actor.organisations()),
    };
    statement.push_bind(" order by position, sort_key, id limit ", asked.most).push(") as documents")
}
