//! A fact that a sentence names: a text as it is, a number or a day as the language writes it, or a name that the system gave.

use std::fmt;

use jiff::civil::Date;

use super::Language;

/// A fact that a sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// What somebody typed or a record says; digits in it stay as they are.
    Text(String),
    /// A number of ours, such as a limit.
    Whole(i64),
    /// A day.
    Day(Date),
    /// A name that the system gave.
    Named {
        /// The name as it is kept, and shown where nothing else is said.
        kept: String,
        /// Key of the sentence that says it in the language of a page.
        key: &'static str,
        /// The one fact of that sentence.
        fact: (&'static str, String),
    },
}

impl Fact {
    /// The fact as a sentence of a language shows it.
    pub fn shown(&self, language: Language) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Whole(number) => language.whole(*number),
            Self::Day(day) => language.date(*day),
            Self::Named { kept, .. } => kept.clone(),
        }
    }
}

/// The fact in no language: digits alone.
impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Whole(number) => write!(f, "{number}"),
            Self::Day(day) => write!(f, "{day}"),
            Self::Named { kept, .. } => f.write_str(kept),
        }
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Fact {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Date> for Fact {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl From<i64> for Fact {
    fn from(number: i64) -> Self {
        Self::Whole(number)
    }
}

impl From<u64> for Fact {
    fn from(number: u64) -> Self {
        Self::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Fact {
    fn from(number: usize) -> Self {
        Self::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
