//! The SQL of finding: which records match, how many, and the best ones first, taken from the index in its own order.
//!
//! Matches stand in five levels. Within a level the index hands them out by static rank, so a page costs what it shows
//! and not what it finds.

use std::ops::Range;

use sekber_core::value::RegionCode;

use super::{Kind, NUMBER_BITS, Query, rank_base};
use crate::kit::store::fulltext::{Terms, Words};
use crate::kit::store::paging::{Cursor, Key};
use crate::kit::store::{Engine, Sql, forks};

/// The most matches that are counted; a page says that there are more.
pub const MOST_COUNTED: i64 = 1_000;

/// How well a record matches: its level, then its static rank, both from the best.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1, a title that is exactly what was asked for.
    pub level: i64,
    /// The place within the level.
    pub rank: i64,
}

impl Position {
    /// The position as a list's sort key.
    pub fn to_text(self) -> String {
        format!("{}.{}", self.level, self.rank)
    }

    /// Reads a sort key.
    pub fn parse(text: &str) -> Option<Self> {
        let (level, rank) = text.split_once('.')?;
        Some(Self { level: level.parse().ok()?, rank: rank.parse().ok()? })
    }

    fn of(key: &Key) -> Option<Self> {
        Self::parse(&key.sort)
    }
}

struct Level<'q> {
    number: i64,
    terms: Terms<'q>,
    /// Whether the title is, or is not, exactly what was asked for.
    is_exact: Option<bool>,
    ranks: Range<i64>,
}

/// The levels of a query's matches: disjoint, and together everything that matches.
fn levels(kind: Kind, query: &Query) -> Vec<Level<'_>> {
    let (every, any) = (Words::Every(&query.groups), Words::Any(&query.groups));
    let phrase = Words::Phrase(&query.phrases);
    let all = rank_base(kind, 0)..rank_base(Kind { number: kind.number + 1, ..kind }, 0);
    let length = query.phrases.first().map_or(0, Vec::len);
    let of_length = rank_base(kind, length)..rank_base(kind, length) + (1 << NUMBER_BITS);
    let terms = |title, anywhere, not_in_title| Terms { title, anywhere, not_in_title };
    let mut levels = vec![
        (1, terms(Some(phrase), None, None), Some(true), of_length),
        (2, terms(Some(phrase), None, None), Some(false), all.clone()),
        (3, terms(Some(every), None, Some(phrase)), None, all.clone()),
    ];
    // A single word stands in the title or does not.
    if query.groups.len() > 1 {
        levels.push((4, terms(Some(any), Some(every), Some(every)), None, all.clone()));
    }
    levels.push((5, terms(None, Some(every), Some(any)), None, all));
    levels
        .into_iter()
        .map(|(number, terms, is_exact, ranks)| Level { number, terms, is_exact, ranks })
        .collect()
}

/// Adds a table in parentheses of the best matches of a kind in their order: `record_id`, `match_level`, `static_rank`.
/// `join` adds ` cross join … where …` to entries named `f`, which narrows them.
pub fn ranked(
    engine: Engine,
    statement: Sql,
    (region, kind): (&RegionCode, Kind),
    query: &Query,
    (cursor, limit): (&Cursor, i64),
    join: impl Fn(Sql) -> Sql,
) -> Sql {
    let backwards = matches!(cursor, Cursor::Before(_));
    let mut levels = levels(kind, query);
    if let Some(position) = position(cursor) {
        go_on(&mut levels, position, backwards);
    }
    if backwards {
        levels.reverse();
    }
    let mut statement = statement.push("(select * from (");
    for (index, level) in levels.into_iter().enumerate() {
        statement = statement.push(if index == 0 { "" } else { " union all " });
        statement = statement
            .push("select * from (select f.record_id, ")
            .push_bind("cast(", level.number)
            .push(" as bigint) as match_level, f.static_rank from ");
        statement = forks::search_entries(engine, statement, region, kind.name, &level.ranks, &level.terms);
        statement = join(statement.push(" f"));
        statement = match level.is_exact {
            Some(true) => statement.push_bind(" and f.title = ", &query.title),
            Some(false) => statement.push_bind(" and f.title <> ", &query.title),
            None => statement,
        };
        statement = statement
            .push(if backwards { " order by f.static_rank desc" } else { " order by f.static_rank" })
            .push_bind(" limit ", limit)
            .push(") as of_level");
    }
    statement.push_bind(") as of_all limit ", limit).push(")")
}

/// Where a list goes on; nowhere in particular when the key is of another order.
fn position(cursor: &Cursor) -> Option<Position> {
    match cursor {
        Cursor::Start => None,
        Cursor::After(key) | Cursor::Before(key) => {
            Position::of(key).filter(|at| (1..=5).contains(&at.level))
        }
    }
}

/// Leaves what lies beyond a position, before or behind it.
fn go_on(levels: &mut Vec<Level<'_>>, at: Position, backwards: bool) {
    levels.retain(|level| if backwards { level.number <= at.level } else { level.number >= at.level });
    for level in levels.iter_mut().filter(|level| level.number == at.level) {
        match backwards {
            true => level.ranks.end = level.ranks.end.min(at.rank),
            false => level.ranks.start = level.ranks.start.max(at.rank.saturating_add(1)),
        }
    }
}

/// Adds a subselect in parentheses that counts the matches of a kind, one beyond [`MOST_COUNTED`] at most. `join` as for
/// [`ranked`].
pub fn count(
    engine: Engine,
    statement: Sql,
    (region, kind): (&RegionCode, Kind),
    query: &Query,
    join: impl Fn(Sql) -> Sql,
) -> Sql {
    let statement = statement.push("(select count(*) from (select 1 as one from ");
    let statement = everything(engine, statement, (region, kind), query).push(" f");
    join(statement).push_bind(" limit ", MOST_COUNTED + 1).push(") as counted)")
}

/// Adds a subselect in parentheses of the ids of everything of a kind that matches, in no order.
pub fn found(engine: Engine, statement: Sql, (region, kind): (&RegionCode, Kind), query: &Query) -> Sql {
    everything(engine, statement.push("(select f.record_id from "), (region, kind), query).push(" f)")
}

fn everything(engine: Engine, statement: Sql, (region, kind): (&RegionCode, Kind), query: &Query) -> Sql {
    let terms = Terms { title: None, anywhere: Some(Words::Every(&query.groups)), not_in_title: None };
    let all = rank_base(kind, 0)..rank_base(Kind { number: kind.number + 1, ..kind }, 0);
    forks::search_entries(engine, statement, region, kind.name, &all, &terms)
}
