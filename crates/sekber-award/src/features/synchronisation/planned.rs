//! The rupiah that programmes plan to spend: what runs through a government's budget and what does not are never one sum.

use sekber_core::value::{Currency, Money};

use super::findings::Table;
use super::selection::Selection;
use crate::features::programme::Stored;
use crate::kit::page::Frame;

/// What the programmes of a selection plan, in all years together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Planned {
    /// Through a government's budget; `None` when the sum does not fit.
    pub on_budget: Option<Money>,
    /// Outside of it; `None` when the sum does not fit.
    pub off_budget: Option<Money>,
    /// Programmes that tell no amount in rupiah.
    pub untold: i64,
}

impl Planned {
    /// Adds up what a selection holds. `O(programmes × lines of money)`.
    pub fn of(table: &Table, selection: &Selection) -> Self {
        let held = || table.programmes.iter().filter(|stored| selection.holds(stored));
        let sum = |on_budget: bool| {
            let lines = held().flat_map(|stored| &stored.content.funding);
            let lines =
                lines.filter(|line| line.amount.currency == Currency::IDR && line.on_budget == on_budget);
            Money::sum(Currency::IDR, lines.map(|line| line.amount)).ok()
        };
        let untold = held().filter(|stored| !tells_rupiah(stored)).count();
        Self {
            on_budget: sum(true),
            off_budget: sum(false),
            untold: i64::try_from(untold).unwrap_or(i64::MAX),
        }
    }
}

fn tells_rupiah(stored: &Stored) -> bool {
    stored.content.funding.iter().any(|line| line.amount.currency == Currency::IDR)
}

/// A sum as pages show it; nothing for none.
pub fn shown(frame: &Frame, sum: Option<Money>) -> String {
    match sum {
        Some(Money { minor: 0, .. }) => String::new(),
        Some(sum) => frame.money_short(&sum),
        None => frame.say("coverage-money-beyond"),
    }
}
