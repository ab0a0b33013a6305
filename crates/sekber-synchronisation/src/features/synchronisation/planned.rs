//! The rupiah that programmes plan to spend: what runs through a government's budget and what does not are never one sum.

use sekber_core::value::{Currency, Money};
use sekber_documents::sheet::{Column, Kind};

use super::selection::When;
use crate::features::programme::{FundingLine, Stored};
use crate::kit::page::{Frame, count, tagged_columns};

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

/// What some programmes plan: in a year, or in all of their years together.
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
    /// Adds up what some programmes tell, for a year where one is chosen. `O(lines of money)`.
    pub fn of(programmes: &[&Stored], when: Option<When>) -> Self {
        let untold = programmes.iter().filter(|stored| rupiah(stored, when).next().is_none()).count();
        Self {
            on_budget: Sum::of(programmes, true, when),
            off_budget: Sum::of(programmes, false, when),
            untold: count(untold),
        }
    }
}

impl Sum {
    /// The rupiah of some programmes, on a government's budget or outside of it, for a year where one is chosen.
    pub fn of(programmes: &[&Stored], on_budget: bool, when: Option<When>) -> Self {
        let lines = programmes.iter().flat_map(|stored| rupiah(stored, when));
        let mut lines = lines.filter(|line| line.on_budget == on_budget).map(|line| line.amount).peekable();
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

/// A title of a column of money, with the years whose money stands in it.
pub fn titled(frame: &Frame, key: &str, when: Option<When>) -> String {
    let years = match when {
        Some(When::In(span)) => span.shown(frame),
        Some(When::Untold) | None => frame.say("coverage-years-all").to_lowercase(),
    };
    format!("{}, {years}", frame.say(key))
}

/// The columns of a sheet with hashtags; those of money say of which years it is.
pub fn columns(frame: &Frame, columns: &[(&str, &str, f64, Kind)], when: Option<When>) -> Vec<Column> {
    let mut all = tagged_columns(frame, columns);
    for (column, (key, _, _, kind)) in all.iter_mut().zip(columns) {
        if *kind == Kind::Money {
            column.title = titled(frame, key, when);
        }
    }
    all
}

/// What a programme plans in rupiah: in the chosen years, else in all of its years. One that tells no time has no year to choose from.
fn rupiah(stored: &Stored, when: Option<When>) -> impl Iterator<Item = &FundingLine> {
    let lines = stored.content.funding.iter().filter(|line| line.amount.currency == Currency::IDR);
    lines.filter(move |line| match when {
        Some(When::In(span)) => (i64::from(span.first)..=i64::from(span.last)).contains(&line.year),
        Some(When::Untold) | None => true,
    })
}
