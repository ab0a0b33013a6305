//! A tile of the front page: a number of the cycle with a word beside it.

use std::collections::{BTreeMap, HashMap};

use crate::access::Permit;
use crate::page::Frame;

/// One tile of a room.
#[derive(Clone, Copy)]
pub struct Tile {
    /// Who sees it on the front page of those who are signed in; [`Permit::Public`] puts it on the one that everybody sees
    /// instead, so it may only count what is public.
    pub permit: Permit,
    /// The statement that counts: rows of a name and a whole number, with the district as `$1`, the cycle as `$2` and
    /// today as `$3`; empty when an earlier tile of the room counts for this one, too. The front page joins the statements of all rooms
    /// into one, so that it costs the same with any number of tiles, and remembers what was counted until the trail grows.
    /// The names begin with the room's name.
    pub figures: &'static str,
    /// How it is shown; not at all to somebody to whom it says nothing.
    pub show: fn(&Frame, &Figures) -> Option<TileShown>,
}

/// What was counted, by name.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    counted: HashMap<String, i64>,
    facts: HashMap<String, String>,
}

impl Figures {
    /// What was counted under a name; nothing counted is none.
    pub fn of(&self, name: &str) -> i64 {
        self.counted.get(name).copied().unwrap_or_default()
    }

    /// What a statement found beside the number of this name, such as a day; only the leader's page asks for any.
    pub fn fact(&self, name: &str) -> Option<&str> {
        self.facts.get(name).map(String::as_str)
    }

    /// What follows a beginning in the name of something that was counted: how a tile's statement, which has no facts, hands on what it
    /// found beside numbers.
    pub fn named<'a>(&'a self, begins: &str) -> Option<&'a str> {
        self.counted.keys().find_map(|name| name.strip_prefix(begins))
    }

    /// Everything that was counted under names of a beginning, by what follows it.
    pub fn beginning<'a>(&'a self, begins: &str) -> BTreeMap<&'a str, i64> {
        let after = |(name, count): (&'a String, &i64)| Some((name.strip_prefix(begins)?, *count));
        self.counted.iter().filter_map(after).collect()
    }
}

impl FromIterator<(String, i64)> for Figures {
    fn from_iter<I: IntoIterator<Item = (String, i64)>>(counted: I) -> Self {
        Self { counted: counted.into_iter().collect(), facts: HashMap::new() }
    }
}

/// Rows of name, number and fact, which is empty where there is none.
impl FromIterator<(String, i64, String)> for Figures {
    fn from_iter<I: IntoIterator<Item = (String, i64, String)>>(rows: I) -> Self {
        let mut figures = Self::default();
        for (name, number, fact) in rows {
            if !fact.is_empty() {
                figures.facts.insert(name.clone(), fact);
            }
            figures.counted.insert(name, number);
        }
        figures
    }
}

/// A tile as it is shown.
#[derive(Debug, Clone)]
pub struct TileShown {
    /// What the number counts.
    pub name: String,
    /// The number as written.
    pub value: String,
    /// What it is compared with.
    pub note: String,
    /// Where it leads, if anywhere.
    pub href: Option<&'static str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_found_by_name_with_what_else_is_said_of_them() {
        let row = |name: &str, number: i64, fact: &str| (name.to_owned(), number, fact.to_owned());
        let figures: Figures = [row("ending", 2, "2031-04-01"), row("over", 1, "")].into_iter().collect();
        assert_eq!((figures.of("ending"), figures.fact("ending")), (2, Some("2031-04-01")));
        assert_eq!((figures.of("over"), figures.fact("over")), (1, None));
        assert_eq!((figures.of("unknown"), figures.fact("unknown")), (0, None));
    }
}
