//! The rupiah that programmes plan to spend: what runs through a government's budget and what does not are never one sum.

use sekber_core::value::{Currency, Money};

use crate::features::programme::Stored;
use crate::kit::page::Frame;

/// A sum of what is told; what nobody tells is no zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sum {
    /// No programme tells an amount.
    Untold,
    /// The amounts that are told together.
    Of(Money),
    /// More than can be written.
    Beyond,
}

/// What some programmes plan, in all years together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// Through a government's budget.
    pub on_budget: Sum,
    /// Outside of it.
    pub off_budget: Sum,
    /// Programmes that tell no amount in rupiah.
    pub untold: i64,
}

impl Planned {
    /// Adds up what some programmes tell. `O(lines of money)`.
    pub fn of(programmes: &[&Stored]) -> Self {
        let untold = programmes.iter().filter(|stored| !tells_rupiah(stored)).count();
        Self {
            on_budget: Sum::of(programmes, true),
            off_budget: Sum::of(programmes, false),
            untold: i64::try_from(untold).unwrap_or(i64::MAX),
        }
    }
}

impl Sum {
    /// The rupiah of some programmes, on a government's budget or outside of it.
    pub fn of(programmes: &[&Stored], on_budget: bool) -> Self {
        let lines = programmes.iter().flat_map(|stored| &stored.content.funding);
        let lines = lines.filter(|line| line.on_budget == on_budget).map(|line| line.amount);
        let mut lines = lines.filter(|amount| amount.currency == Currency::IDR).peekable();
        if lines.peek().is_none() {
            return Self::Untold;
        }
        Money::sum(Currency::IDR, lines).map_or(Self::Beyond, Self::Of)
    }

    /// As pages show it; nothing when nobody tells.
    pub fn shown(self, frame: &Frame) -> String {
        match self {
            Self::Untold => String::new(),
            Self::Of(sum) => frame.money_short(&sum),
            Self::Beyond => frame.say("coverage-money-beyond"),
        }
    }

    /// Whole rupiah, when they are told and can be written.
    pub fn whole(self) -> Option<i64> {
        match self {
            Self::Of(sum) => Some(sum.minor / sum.currency.minor_per_unit()),
            Self::Untold | Self::Beyond => None,
        }
    }
}

fn tells_rupiah(stored: &Stored) -> bool {
    stored.content.funding.iter().any(|line| line.amount.currency == Currency::IDR)
}
