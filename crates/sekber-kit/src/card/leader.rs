//! What a room hands in to the leader's page: figures that a Bupati asks for, each with the place where it opens.

use jiff::civil::Date;
use sekber_core::value::{Currency, CycleId, Money};

use super::tile::Figures;
use crate::access::Actor;
use crate::app::App;
use crate::awaited::Awaited;
use crate::page::Frame;
use crate::problem::Problem;
use crate::store::Sql;

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
    /// What the statements of all rooms counted together.
    pub figures: &'a Figures,
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LeaderUnit {
    /// Records.
    #[default]
    Records,
    /// Sen.
    Money,
    /// Sen that it comes to at least, never rounded up.
    LeastMoney,
}

impl LeaderUnit {
    /// A number of it as written.
    pub fn shown(self, frame: &Frame, number: i64) -> String {
        match self {
            Self::Records => frame.whole(&number),
            Self::Money => frame.money_short(&Money { minor: number, currency: Currency::IDR }),
            Self::LeastMoney => {
                frame.money_short(&Money { minor: number, currency: Currency::IDR }.rounded_down())
            }
        }
    }
}

/// A figure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeaderFigure {
    /// Under which name its number is kept day by day. Another name as soon as something else is counted: numbers under one
    /// name are compared with each other.
    pub key: &'static str,
    /// What is counted.
    pub name: String,
    /// The figure.
    pub number: i64,
    /// What it counts.
    pub unit: LeaderUnit,
    /// What it is compared with, or what it leaves out; may be empty.
    pub note: String,
    /// The parts of the note in their order, each with the address of what it counts, empty where there is none; none at all where the
    /// note opens nothing.
    pub opens: Vec<(String, String)>,
    /// Where what it is made of is read.
    pub href: String,
    /// Whether somebody has to act because of it.
    pub waits: bool,
    /// Whether it cannot be told, as the note explains: then no number is shown, and none is kept.
    pub is_untold: bool,
}

impl LeaderFigure {
    /// Its number as written; a dash where it cannot be told.
    pub fn shown(&self, frame: &Frame) -> String {
        if self.is_untold { "–".to_owned() } else { self.unit.shown(frame, self.number) }
    }
}

/// Figures under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaderGroup {
    /// Its place on the page: the lowest first.
    pub place: usize,
    /// Key of its heading.
    pub label: &'static str,
    /// The figures; a group without any is not shown.
    pub figures: Vec<LeaderFigure>,
}

/// Figures being counted.
pub type Counting<'a> = Awaited<'a, Result<Vec<LeaderGroup>, Problem>>;

/// Adds a room's part to the statement that counts for all rooms: rows of a `name`, a whole number and a text that says more, empty
/// where nothing does. The district is `$1`, the cycle `$2` and today `$3`; today is handed in for what reaches until a later day.
pub type AddFigures = fn(Sql, Date) -> Sql;

/// The figures of one room, counted together. They take two statements for each group at most.
#[derive(Clone, Copy)]
pub struct LeaderFigures {
    /// Its part of the one statement that counts for all rooms, so that it costs nothing more.
    pub figures: Option<AddFigures>,
    /// Counts them.
    pub count: for<'a> fn(LeaderAsks<'a>) -> Counting<'a>,
}
