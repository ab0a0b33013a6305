//! Every place where the two engines need different SQL, each with its reason. A test counts them.

use super::{Engine, Sql};

/// Number of forks in this file; `tests/it` compares it with the functions below.
pub const COUNT: usize = 1;

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

/// Every group must match; within a group any word will do. Words hold only a–z and 0–9, so quoting is safe.
fn join(groups: &[Vec<String>], and: &str, or: &str, word: impl Fn(&String) -> String) -> String {
    let group = |words: &Vec<String>| format!("({})", words.iter().map(&word).collect::<Vec<_>>().join(or));
    groups.iter().map(group).collect::<Vec<_>>().join(and)
}
