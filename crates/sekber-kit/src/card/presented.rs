//! What a room says about the programmes of an organisation that presents them in a meeting, which belongs to an earlier room.

use sekber_core::value::{CycleId, OrganisationId};

use crate::app::App;
use crate::awaited::Awaited;
use crate::page::Frame;
use crate::problem::Problem;

/// Who presents, and in which words it is said.
pub struct Presenter<'a> {
    /// The application.
    pub app: &'a App,
    /// The frame of the page, which is the secretariat's.
    pub frame: &'a Frame,
    /// The cycle that the meeting belongs to.
    pub cycle: &'a CycleId,
    /// Who presents.
    pub organisation: &'a OrganisationId,
}

/// One thing to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Names it among the remarks about this presenter, for as long as it can be said.
    pub key: String,
    /// What kind of thing it is, in a word or two.
    pub label: String,
    /// The class that colours the word.
    pub badge: &'static str,
    /// Whole sentences, fit for the minutes.
    pub text: String,
    /// Where the records behind it are read.
    pub href: String,
}

/// What a room has to say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remarks {
    /// The most important first, a handful.
    pub first: Vec<Remark>,
    /// How many more there are.
    pub more: i64,
    /// Where all of them are read.
    pub all: String,
}

/// Remarks being put together.
pub type Remarking<'a> = Awaited<'a, Result<Remarks, Problem>>;

/// One room's remarks on who presents. They take four statements at most, however many programmes are compared.
#[derive(Clone, Copy)]
pub struct Presented {
    /// Puts them together.
    pub remarks: for<'a> fn(Presenter<'a>) -> Remarking<'a>,
}
