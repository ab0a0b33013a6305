//! Reading what people really type into sheets: a value, or a reason with a suggestion; never a panic.

mod choice;
mod date;
mod figures;
mod list;
mod number;
mod part_of_year;
mod period;
mod place;

pub use choice::{Choice, Choices, Pick};
pub use date::{from_excel_serial, read_date};
pub use figures::{FigureOrder, figure_order, with_day_first};
pub use list::{split_list, split_list_knowing};
pub use number::{Decimal, read_count, read_decimal, read_money, read_percent};
pub use period::{read_period, read_period_in};
pub use place::{Gazetteer, Hint, Mention, Outcome, Place};

use crate::coded::coded;

coded! {
    /// Why a text could not be read; the words for it live in the language files.
    Reason, "reason":
    /// Nothing was written.
    Empty = "empty",
    /// There are no digits where a number belongs.
    NoNumber = "no_number",
    /// Something stands beside the number that is neither a unit nor a currency.
    UnknownWord = "unknown_word",
    /// Dots and commas do not make a number.
    BadGrouping = "bad_grouping",
    /// Could be read in two ways.
    Ambiguous = "ambiguous",
    /// More decimals than the value can hold.
    TooPrecise = "too_precise",
    /// Beyond what can be stored, or out of the allowed range.
    OutOfRange = "out_of_range",
    /// Another currency than expected.
    WrongCurrency = "wrong_currency",
    /// There is no such day.
    NoSuchDate = "no_such_date",
    /// The end lies before the start.
    EndsBeforeStart = "ends_before_start",
    /// Not known, not even nearly.
    Unknown = "unknown",
}

/// A text that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}{}", .suggestion.as_ref().map_or(String::new(), |text| format!(" (perhaps {text})")))]
pub struct Unreadable {
    /// Why.
    pub reason: Reason,
    /// What may have been meant, written so that it can be read.
    pub suggestion: Option<String>,
}

impl Unreadable {
    pub(crate) fn new(reason: Reason) -> Self {
        Self { reason, suggestion: None }
    }

    pub(crate) fn perhaps(reason: Reason, suggestion: impl Into<String>) -> Self {
        Self { reason, suggestion: Some(suggestion.into()) }
    }
}

#[cfg(test)]
mod tests;
