//! What the doctor looks at: each check says how a thing is and how to mend it.

use std::pin::Pin;

use crate::settings::Settings;
use crate::store::Db;

/// What one look found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub subject: &'static str,
    /// How it is.
    pub state: State,
    /// What was seen, and what to do about it.
    pub text: String,
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

impl State {
    /// The mark shown before a finding.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Good => "ok  ",
            Self::Warning => "warn",
            Self::Bad => "BAD ",
        }
    }
}

/// What a look found.
pub fn finding(subject: &'static str, state: State, text: impl Into<String>) -> Finding {
    Finding { subject, state, text: text.into() }
}

/// A look under way.
pub type Checking<'a> = Pin<Box<dyn Future<Output = Vec<Finding>> + Send + 'a>>;

/// One look of the doctor.
#[derive(Clone, Copy)]
pub enum Check {
    /// At what the settings name, before the database is reached.
    Settings(for<'a> fn(&'a Settings) -> Checking<'a>),
    /// At the records, when the schema is up to date.
    Records(for<'a> fn(&'a Settings, &'a Db) -> Checking<'a>),
}
