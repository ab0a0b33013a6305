//! What the doctor looks at: each check says how a thing is and how to mend it.

use crate::awaited::Awaited;
use crate::settings::Settings;
use crate::store::Db;

/// What one look found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Key of what was looked at, `doctor-on-` and a name; its words stand in the room.
    pub subject: &'static str,
    /// How it is.
    pub state: State,
    /// Key of the sentence that says what was seen, and what to do about it.
    pub key: &'static str,
    /// Facts that the sentence names.
    pub facts: Vec<(&'static str, String)>,
}

/// How well a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// As it should be.
    Good,
    /// Works, yet should be changed.
    Warning,
    /// Does not work.
    Bad,
}

/// What a look found: the key of what was looked at, how it is, and the key of the sentence that says so.
pub fn finding(subject: &'static str, state: State, key: &'static str) -> Finding {
    Finding { subject, state, key, facts: Vec::new() }
}

impl Finding {
    /// The same with a fact that its sentence names.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: impl ToString) -> Self {
        self.facts.push((name, fact.to_string()));
        self
    }
}

/// A look under way.
pub type Checking<'a> = Awaited<'a, Vec<Finding>>;

/// One look of the doctor.
#[derive(Clone, Copy)]
pub enum Check {
    /// At what the settings name, before the database is reached.
    Settings(for<'a> fn(&'a Settings) -> Checking<'a>),
    /// At the records, when the schema is up to date.
    Records(for<'a> fn(&'a Settings, &'a Db) -> Checking<'a>),
}
