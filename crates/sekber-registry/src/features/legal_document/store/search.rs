//! SQL of legal documents in the search over everything.

use sekber_core::registry::kinds::Side;
use sekber_core::registry::legal_documents::LegalDocumentKind;

use crate::features::registry;
use crate::kit::card::{Asked, best_first};
use crate::kit::search;
use crate::kit::store::Sql;

/// Adds the documents in force whose number or issuer holds what was typed, or whose partner the words find. A tax number may
/// be a person's: nobody finds out about it by its digits.
pub fn add(statement: Sql, asked: &Asked<'_>) -> Sql {
    let statement = statement.push(
        "select * from (select 'paper' as kind, p.organisation_id || '/papers/' || p.id as id, p.number as title,
         o.name as note, p.kind as state, count(*) over () as total, ",
    );
    let statement = best_first(statement, &["o.sort_key"], asked)
        .push_bind(
            " as position, o.sort_key as sort_key from legal_document p
             join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
             where p.ended_at is null and o.merged_into is null and p.region_code = ",
            asked.region,
        )
        .push_bind(" and ((p.kind <> ", LegalDocumentKind::Npwp)
        .push_bind(" and lower(p.number) like ", asked.anywhere())
        .push_bind(" escape '!') or lower(p.issuer) like ", asked.anywhere())
        .push(" escape '!' or p.organisation_id in ");
    let partners = (asked.region, registry::search_kind(Side::Partner));
    let statement = search::found(asked.engine, statement, partners, asked.query);
    statement.push_bind(") order by position, sort_key, id limit ", asked.most).push(") as papers")
}
