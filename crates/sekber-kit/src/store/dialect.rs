//! Every place where the two engines need different SQL, each with its reason. A test counts them.

use std::ops::Range;

use sekber_core::value::RegionCode;

use super::fulltext::{Terms, Words};
use super::{Engine, Sql, sql};

/// Number of dialect in this file; `tests/it` compares it with the functions below.
pub const COUNT: usize = 5;

/// Which entries of the full-text index are asked for.
pub struct Entries<'a> {
    /// The district.
    pub region: &'a RegionCode,
    /// The kind of records.
    pub kind: &'static str,
    /// Their static ranks.
    pub ranks: &'a Range<i64>,
    /// What their words are.
    pub terms: &'a Terms<'a>,
}

/// Fork 1: full text. SQLite searches an FTS5 index whose rowid is the static rank, PostgreSQL two `tsvector` columns;
/// both hold words stemmed by us. Adds a table in parentheses of the entries that are found: `region_code`, `record_id`,
/// `title`, `static_rank`. `few` adds a select of the `id` of records among which they are looked for.
pub fn search_entries(engine: Engine, sql: Sql, from: &Entries<'_>, few: Option<&dyn Fn(Sql) -> Sql>) -> Sql {
    match engine {
        Engine::Sqlite => sqlite_entries(sql, from, few),
        Engine::Postgres => postgres_entries(sql, from, few),
    }
    .push_bind(" and e.region_code = ", from.region)
    .push_bind(" and e.kind = ", from.kind)
    .push(")")
}

/// The join is crossed so that the index leads, and with it its order.
fn sqlite_entries(sql: Sql, from: &Entries<'_>, few: Option<&dyn Fn(Sql) -> Sql>) -> Sql {
    let sql = sql
        .push(
            "(select e.region_code, e.record_id, e.title, w.rowid as static_rank
             from search_words w cross join search_entry e where e.number = (w.rowid & 281474976710655)",
        )
        .push_bind(" and w.rowid >= ", from.ranks.start)
        .push_bind(" and w.rowid < ", from.ranks.end)
        .push_bind(" and w.search_words match ", from.terms.fts5());
    let Some(few) = few else { return sql };
    few(sql.push(" and (w.rowid & 281474976710655) in (select n.number from ("))
        .push_bind(") some cross join search_entry n where n.region_code = ", from.region)
        .push_bind(" and n.kind = ", from.kind)
        .push(" and n.record_id = some.id)")
}

fn postgres_entries(sql: Sql, from: &Entries<'_>, few: Option<&dyn Fn(Sql) -> Sql>) -> Sql {
    let condition = |sql: Sql, text: &'static str, words: Option<Words<'_>>| match words {
        Some(words) => sql.push_bind(text, words.tsquery()).push(")"),
        None => sql,
    };
    let sql = sql
        .push("(select e.region_code, e.record_id, e.title, e.static_rank from search_entry e where")
        .push_bind(" e.static_rank >= ", from.ranks.start)
        .push_bind(" and e.static_rank < ", from.ranks.end);
    let sql = condition(sql, " and e.title_document @@ to_tsquery('simple', ", from.terms.title);
    let sql = condition(sql, " and e.document @@ to_tsquery('simple', ", from.terms.anywhere);
    let sql = condition(sql, " and not e.title_document @@ to_tsquery('simple', ", from.terms.not_in_title);
    match few {
        Some(few) => few(sql.push(" and e.record_id in (")).push(")"),
        None => sql,
    }
}

/// Fork 2: the catalogue of tables. Left out are the engines' own tables and the parts of the full-text index.
pub fn tables(engine: Engine) -> Sql {
    match engine {
        Engine::Sqlite => {
            sql("select name from sqlite_master where type = 'table' and name not like 'sqlite!_%' escape '!'
             and name not like '!_%' escape '!' and name not like 'search!_words%' escape '!' order by name")
        }
        Engine::Postgres => sql("select table_name as name from information_schema.tables
             where table_schema = current_schema() and table_type = 'BASE TABLE'
             and table_name not like '!_%' escape '!' order by table_name"),
    }
}

/// Fork 3: the catalogue of columns.
pub fn columns_of(engine: Engine, table: &str) -> Sql {
    match engine {
        Engine::Sqlite => {
            sql("select name, type as kind from pragma_table_info($1) order by name").bind(table)
        }
        Engine::Postgres => {
            sql("select column_name as name, data_type as kind from information_schema.columns
             where table_schema = current_schema() and table_name = $1 order by column_name")
            .bind(table)
        }
    }
}

/// Fork 4: counting the tables anew after many rows came at once. PostgreSQL plans by counts that it would only renew
/// minutes later; SQLite's plans do not depend on them here.
pub fn statistics(engine: Engine) -> Option<Sql> {
    match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(sql("analyze")),
    }
}

/// Fork 5: the smallest commit that reaches the disk and changes nothing that anybody reads. Neither engine writes for a
/// transaction that only begins, or that is rolled back.
pub fn trifle(engine: Engine) -> Sql {
    match engine {
        // The number is ours to use and nobody uses it.
        Engine::Sqlite => sql("pragma user_version = 0"),
        // A change of no row is refused by a server that stands by; the message goes through its log to the disk.
        Engine::Postgres => sql("update audit_head set seq = seq
             where region_code = (select min(region_code) from audit_head)
               and pg_logical_emit_message(true, 'sekber', '') is null"),
    }
}
