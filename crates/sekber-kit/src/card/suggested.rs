//! What a room suggests to choose for a programme that is typed, which belongs to an earlier room.

use super::similar::Described;
use crate::app::App;
use crate::awaited::Awaited;
use crate::page::Frame;
use crate::problem::Problem;

/// What can be chosen for a programme, in the order in which it is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SuggestionKind {
    /// A theme of the district.
    Theme,
    /// A code of the nomenclature.
    Code,
    /// A development goal.
    Goal,
    /// An office that is concerned.
    Office,
}

/// One thing to choose. Whoever suggests is sure of it: what is only likely is left to people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What kind of thing.
    pub kind: SuggestionKind,
    /// Its code, or the office's id.
    pub code: String,
    /// What it was concluded from, in the reader's language.
    pub why: String,
}

/// What is typed so far, and who asks.
#[derive(Clone, Copy)]
pub struct Typed<'a> {
    /// The application.
    pub app: &'a App,
    /// The page's frame.
    pub frame: &'a Frame,
    /// What is known of the programme.
    pub described: &'a Described,
}

/// Suggestions being worked out.
pub type Suggesting<'a> = Awaited<'a, Result<Vec<Suggestion>, Problem>>;

/// One room's suggestions, the surest of each kind first. A problem that passes ([`Problem::Busy`], [`Problem::Working`]) loses nothing
/// that was typed: the form says that there may be more in a moment.
#[derive(Clone, Copy)]
pub struct Suggests {
    /// Works them out.
    pub suggest: for<'a> fn(Typed<'a>) -> Suggesting<'a>,
}
