//! Every place where the two engines need different SQL, each with its reason. A test counts them.

use std::ops::Range;

use sekber_core::value::RegionCode;

use super::fulltext::{Terms, Words};
use super::{Engine, Sql, sql};

/// Number of forks in this file; `tests/it` compares it with the functions below.
pub const COUNT: usize = 5;

/// Fork 1: full text. SQLite searches an FTS5 index whose rowid is the static rank, PostgreSQL two `tsvector` columns;
/// both hold words stemmed by us. Adds a table in parentheses of the entries of a kind that the terms find: `region_code`,
/// `record_id`, `title`, `static_rank`.
pub fn search_entries(
    engine: Engine,
    sql: Sql,
    region: &RegionCode,
    kind: &'static str,
    ranks: &Range<i64>,
    terms: &Terms<'_>,
) -> Sql {
    match engine {
        // The join is crossed so that the index leads, and with it its order.
        Engine::Sqlite => sql
            .push(
                "(select e.region_code, e.record_id, e.title, w.rowid as static_rank
                 from search_words w cross join search_entry e where e.number = (w.rowid & 281474976710655)",
            )
            .push_bind(" and w.rowid >= ", ranks.start)
            .push_bind(" and w.rowid < ", ranks.end)
            .push_bind(" and w.search_words match ", terms.fts5()),
        Engine::Postgres => {
            let condition = |sql: Sql, text: &'static str, words: Option<Words<'_>>| match words {
                Some(words) => sql.push_bind(text, words.tsquery()).push(")"),
                None => sql,
            };
            let sql = sql
                .push("(select e.region_code, e.record_id, e.title, e.static_rank from search_entry e where")
                .push_bind(" e.static_rank >= ", ranks.start)
                .push_bind(" and e.static_rank < ", ranks.end);
            let sql = condition(sql, " and e.title_document @@ to_tsquery('simple', ", terms.title);
            let sql = condition(sql, " and e.document @@ to_tsquery('simple', ", terms.anywhere);
            condition(sql, " and not e.title_document @@ to_tsquery('simple', ", terms.not_in_title)
        }
    }
    .push_bind(" and e.region_code = ", region)
    .push_bind(" and e.kind = ", kind)
    .push(")")
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
