//! What a room hands in to the search over everything.

use jiff::civil::Date;
use sekber_core::value::RegionCode;

use crate::access::{Actor, Permit};
use crate::page::Frame;
use crate::search::Query;
use crate::store::{Engine, Sql, like};

/// A kind of record that is found: one group of the results.
#[derive(Clone, Copy)]
pub struct SearchKind {
    /// Its code, as the statement names it.
    pub code: &'static str,
    /// Key of its heading.
    pub label: &'static str,
    /// Who finds it: exactly those who may open its list.
    pub permit: Permit,
    /// Its place among the kinds on the page: the lowest first.
    pub place: usize,
    /// The list that takes the same words as `?q=`, if there is one.
    pub list: Option<&'static str>,
}

/// A room's records in the search.
#[derive(Clone, Copy)]
pub struct SearchSource {
    /// The kinds it finds, in the order of the results.
    pub kinds: &'static [SearchKind],
    /// Adds its part of the one statement that asks all rooms: the columns of [`Hit`], of the kinds asked for, the best
    /// ones first, at most [`Asked::most`] of each kind.
    pub find: fn(Sql, &Asked<'_>) -> Sql,
    /// How what was found is shown.
    pub show: fn(&Frame, &Hit) -> Shown,
}

/// What is looked for, and for whom.
pub struct Asked<'a> {
    /// The database that will be asked.
    pub engine: Engine,
    /// The district.
    pub region: &'a RegionCode,
    /// Who asks.
    pub actor: &'a Actor,
    /// The words, stemmed and mended, for what stands in the index.
    pub query: &'a Query,
    /// What was typed, folded, for what does not.
    pub typed: &'a str,
    /// The kinds of this room that the one who asks may find.
    pub kinds: &'a [&'static str],
    /// Most records of a kind.
    pub most: i64,
    /// Today in the district, which decides whose time is over.
    pub today: Date,
}

impl Asked<'_> {
    /// Whether a kind is asked for.
    pub fn wants(&self, kind: &str) -> bool {
        self.kinds.contains(&kind)
    }

    /// What was typed as a pattern of `like … escape '!'` that it occurs somewhere.
    pub fn anywhere(&self) -> String {
        like::anywhere(self.typed)
    }
}

impl<'a> Asked<'a> {
    /// Each word of what was typed as such a pattern; nobody types more than twelve.
    pub fn words(&self) -> impl Iterator<Item = String> + use<'a> {
        self.typed.split_whitespace().take(12).map(like::anywhere)
    }
}

crate::row_struct! {
    /// A record that was found.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Hit {
        /// Its kind's code.
        pub kind: String,
        /// Its id.
        pub id: String,
        /// What it is called.
        pub title: String,
        /// What else tells it from others: its owner, its day.
        pub note: String,
        /// The code of how far it is; may be empty.
        pub state: String,
        /// How many of its kind were found.
        pub total: i64,
        /// How well it fits: the lower, the better.
        pub position: i64,
        /// The text by which those that fit alike are sorted.
        pub sort_key: String,
    }
}

/// A record that was found, as it is shown.
#[derive(Debug, Clone)]
pub struct Shown {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// What else tells it from others.
    pub note: String,
    /// How far it is: the class and the word of a badge.
    pub badge: Option<(&'static str, String)>,
}

/// Adds how well a record's names fit what was typed: one is it, begins with it, has a word that does, or none of these.
/// `columns` hold the names in small letters.
pub fn best_first(statement: Sql, columns: &[&'static str], asked: &Asked<'_>) -> Sql {
    let typed = like::literal(asked.typed);
    let fits = [
        (" = ", asked.typed.to_owned(), ""),
        (" like ", format!("{typed}%"), " escape '!'"),
        (" like ", format!("% {typed}%"), " escape '!'"),
    ];
    let ways = ["0", "1", "2"];
    let statement = fits.into_iter().zip(ways).fold(statement.push("cast(case"), |statement, (fit, rank)| {
        let (verb, value, end) = fit;
        let either = columns.iter().enumerate().fold(statement, |statement, (at, column)| {
            let statement = statement.push(if at == 0 { " when " } else { " or " }).push(column);
            statement.push_bind(verb, &value).push(end)
        });
        either.push(" then ").push(rank)
    });
    statement.push(" else 3 end as bigint)")
}
