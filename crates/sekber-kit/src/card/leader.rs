//! What a room hands in to the leader's page: figures that a Bupati asks for, each with the place where it opens.

use std::pin::Pin;

use sekber_core::value::CycleId;

use crate::access::Actor;
use crate::app::App;
use crate::page::Frame;
use crate::problem::Problem;

/// For whom and about what figures are asked.
pub struct LeaderAsks<'a> {
    /// The application.
    pub app: &'a App,
    /// The page's frame, which knows the language.
    pub frame: &'a Frame,
    /// Who looks: a leader, or the secretariat.
    pub actor: &'a Actor,
    /// The cycle.
    pub cycle: &'a CycleId,
    /// Its year.
    pub year: i64,
}

/// A figure as it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeaderFigure {
    /// What is counted.
    pub name: String,
    /// The figure as written.
    pub value: String,
    /// What it is compared with, or what it leaves out; may be empty.
    pub note: String,
    /// Where what it is made of is read.
    pub href: String,
    /// Whether somebody has to act because of it.
    pub waits: bool,
}

/// Figures being counted.
pub type Counting<'a> = Pin<Box<dyn Future<Output = Result<Vec<LeaderFigure>, Problem>> + Send + 'a>>;

/// A group of figures of one room. It takes two statements at most.
#[derive(Clone, Copy)]
pub struct LeaderFigures {
    /// Its place on the page: the lowest first.
    pub place: usize,
    /// Key of its heading.
    pub label: &'static str,
    /// Counts them.
    pub count: for<'a> fn(LeaderAsks<'a>) -> Counting<'a>,
}
