//! The SQL of finding: which records match, how many, and the best ones first, taken from the index in its own order.
//!
//! Matches stand in five levels. Within a level the index hands them out by static rank, so a page costs what it shows
//! and not what it finds.

use std::ops::Range;

use sekber_core::value::RegionCode;

use super::{Kind, NUMBER_BITS, Query, rank_base};
use crate::store::fulltext::{Terms, Words};
use crate::store::paging::{Cursor, Key};
use crate::store::{Engine, Sql, dialect};

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

/// How the matches of a kind are narrowed by what else is asked of their records.
pub struct Narrowing<'a> {
    /// Adds ` cross join … where …` to entries named `f`.
    pub join: &'a dyn Fn(Sql) -> Sql,
    /// Adds a select of the `id` of all records that pass, where they can be few: then the words are looked for among
    /// them, instead of looking through everything that matches for the few that pass.
    pub ids: Option<&'a dyn Fn(Sql) -> Sql>,
}

/// Records that are few enough to be looked through.
const FEW: i64 = 2_000;

/// The two ways to the same matches, of which the database takes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Only,
    IfMany,
    IfFew,
}

impl Narrowing<'_> {
    fn ways(&self) -> &'static [Way] {
        if self.ids.is_some() { &[Way::IfMany, Way::IfFew] } else { &[Way::Only] }
    }

    /// Begins a subselect that knows whether the records that pass are few.
    fn begin(&self, statement: Sql) -> Sql {
        let Some(ids) = self.ids else { return statement.push("(") };
        ids(statement.push("(with few as materialized (select count(*) as number from ("))
            .push_bind(" limit ", FEW + 1)
            .push(") as passing) ")
    }

    /// Adds the entries of a kind that the terms find as `f`, joined and narrowed.
    fn entries(&self, engine: Engine, statement: Sql, from: &dialect::Entries<'_>, way: Way) -> Sql {
        let few = self.ids.filter(|_| way == Way::IfFew);
        (self.join)(dialect::search_entries(engine, statement, from, few).push(" f"))
    }

    /// Ends a select after so many rows, or before the first when it is not the way to go.
    fn limit(statement: Sql, way: Way, limit: i64) -> Sql {
        let condition = match way {
            Way::Only => return statement.push_bind(" limit ", limit),
            Way::IfMany => " limit case when (select number from few) > ",
            Way::IfFew => " limit case when (select number from few) <= ",
        };
        statement.push_bind(condition, FEW).push_bind(" then cast(", limit).push(" as bigint) else 0 end")
    }
}

/// Adds a table in parentheses of the best matches of a kind in their order: `record_id`, `match_level`, `static_rank`.
pub fn ranked(
    engine: Engine,
    statement: Sql,
    (region, kind): (&RegionCode, Kind),
    query: &Query,
    (cursor, limit): (&Cursor, i64),
    narrowing: &Narrowing<'_>,
) -> Sql {
    let backwards = matches!(cursor, Cursor::Before(_));
    let mut levels = levels(kind, query);
    if let Some(position) = position(cursor) {
        go_on(&mut levels, position, backwards);
    }
    if backwards {
        levels.reverse();
    }
    let mut statement = narrowing.begin(statement).push("select * from (");
    let both = levels.iter().flat_map(|level| narrowing.ways().iter().map(move |way| (level, *way)));
    for (index, (level, way)) in both.enumerate() {
        statement = statement
            .push(if index == 0 { "" } else { " union all " })
            .push("select * from (select f.record_id, ")
            .push_bind("cast(", level.number)
            .push(" as bigint) as match_level, f.static_rank from ");
        let from = dialect::Entries { region, kind: kind.name, ranks: &level.ranks, terms: &level.terms };
        statement = narrowing.entries(engine, statement, &from, way);
        statement = match level.is_exact {
            Some(true) => statement.push_bind(" and f.title = ", &query.title),
            Some(false) => statement.push_bind(" and f.title <> ", &query.title),
            None => statement,
        };
        statement = statement.push(match backwards {
            true => " order by f.static_rank desc",
            false => " order by f.static_rank",
        });
        statement = Narrowing::limit(statement, way, limit).push(") as of_level");
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

/// Adds a subselect in parentheses that counts the matches of a kind, one beyond [`MOST_COUNTED`] at most.
pub fn count(
    engine: Engine,
    statement: Sql,
    (region, kind): (&RegionCode, Kind),
    query: &Query,
    narrowing: &Narrowing<'_>,
) -> Sql {
    let (ranks, terms) = everything(kind, query);
    let from = dialect::Entries { region, kind: kind.name, ranks: &ranks, terms: &terms };
    let mut statement = narrowing.begin(statement).push("select count(*) from (");
    for (index, way) in narrowing.ways().iter().enumerate() {
        statement = statement.push(if index == 0 { "" } else { " union all " });
        statement = statement.push("select * from (select 1 as one from ");
        statement = narrowing.entries(engine, statement, &from, *way);
        statement = Narrowing::limit(statement, *way, MOST_COUNTED + 1).push(") as of_way");
    }
    statement.push(") as counted)")
}

/// Adds a subselect in parentheses of the ids of everything of a kind that matches, in no order.
pub fn found(engine: Engine, statement: Sql, (region, kind): (&RegionCode, Kind), query: &Query) -> Sql {
    let (ranks, terms) = everything(kind, query);
    let from = dialect::Entries { region, kind: kind.name, ranks: &ranks, terms: &terms };
    dialect::search_entries(engine, statement.push("(select f.record_id from "), &from, None).push(" f)")
}

fn everything(kind: Kind, query: &Query) -> (Range<i64>, Terms<'_>) {
    let terms = Terms { title: None, anywhere: Some(Words::Every(&query.groups)), not_in_title: None };
    (rank_base(kind, 0)..rank_base(Kind { number: kind.number + 1, ..kind }, 0), terms)
}
