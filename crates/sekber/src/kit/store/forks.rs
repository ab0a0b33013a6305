//! Every place where the two engines need different SQL, each with its reason. A test counts them.

use super::{Engine, Sql, sql};

/// Number of forks in this file; `tests/it` compares it with the functions below.
pub const COUNT: usize = 5;

/// Fork 1: full text. SQLite searches an FTS5 index, PostgreSQL a `tsvector`; both hold words stemmed by us.
/// Adds a condition on `search_entry` that each word (or a word beginning with it) occurs.
pub fn search_condition(engine: Engine, sql: Sql, groups: &[Vec<String>]) -> Sql {
    match engine {
        Engine::Sqlite => {
            let query = join(groups, " AND ", " OR ", |word| format!("\"{word}\" *"));
            sql.push_bind(
                " and search_entry.entry in (select rowid from search_words where search_words match ",
                query,
            )
            .push(")")
        }
        Engine::Postgres => {
            let query = join(groups, " & ", " | ", |word| format!("'{word}':*"));
            sql.push_bind(" and search_entry.document @@ to_tsquery('simple', ", query).push(")")
        }
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

/// Fork 3: the catalogue of columns, without those that the database computes itself.
pub fn columns_of(engine: Engine, table: &str) -> Sql {
    match engine {
        Engine::Sqlite => {
            sql("select name, type as kind from pragma_table_info($1) where name <> 'entry' order by name")
                .bind(table)
        }
        Engine::Postgres => {
            sql("select column_name as name, data_type as kind from information_schema.columns
             where table_schema = current_schema() and table_name = $1
             and is_generated = 'NEVER' and is_identity = 'NO' order by column_name")
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

/// Every group must match; within a group any word will do. Words hold only a–z and 0–9, so quoting is safe.
fn join(groups: &[Vec<String>], and: &str, or: &str, word: impl Fn(&String) -> String) -> String {
    let group = |words: &Vec<String>| format!("({})", words.iter().map(&word).collect::<Vec<_>>().join(or));
    groups.iter().map(group).collect::<Vec<_>>().join(and)
}
