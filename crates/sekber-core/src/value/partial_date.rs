//! Dates as people know them: a year, a month of a year, or a day.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Why a text is not a partial date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a date looks like 2023, 2023-09 or 2023-09-20, from the year 1000 to 9998")]
pub struct NotAPartialDate;

/// A year, a month or a day; text form `2023`, `2023-09`, `2023-09-20`.
///
/// The order is that of the text: a year comes before its months, a month before its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    first: Date,
    precision: Precision,
}

/// How exactly a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// The day.
    Day,
}

impl PartialDate {
    /// A year from 1000 to 9998; `None` outside.
    pub fn year(year: i16) -> Option<Self> {
        Self::from_first(Date::new(year, 1, 1).ok()?, Precision::Year)
    }

    /// A month of a year; `None` when there is no such month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Self::from_first(Date::new(year, month, 1).ok()?, Precision::Month)
    }

    /// A day; `None` outside the years 1000 to 9998.
    pub fn day(day: Date) -> Option<Self> {
        Self::from_first(day, Precision::Day)
    }

    fn from_first(first: Date, precision: Precision) -> Option<Self> {
        // The last year is left out so that the day after a partial date always exists.
        (1000..=9998).contains(&first.year()).then_some(Self { first, precision })
    }

    /// How exactly the date is known.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The first day that it may mean.
    pub fn first_day(self) -> Date {
        self.first
    }

    /// The last day that it may mean.
    pub fn last_day(self) -> Date {
        match self.precision {
            Precision::Year => self.first.last_of_year(),
            Precision::Month => self.first.last_of_month(),
            Precision::Day => self.first,
        }
    }

    /// The year in which it lies.
    pub fn in_year(self) -> i16 {
        self.first.year()
    }

    /// Whether every day that it may mean was before a day.
    pub fn is_past(self, day: Date) -> bool {
        self.last_day() < day
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.first, self.precision).cmp(&(other.first, other.precision))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn digits<T: FromStr>(text: &str, length: usize) -> Option<T> {
    let sound = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    if sound { text.parse().ok() } else { None }
}

impl FromStr for PartialDate {
    type Err = NotAPartialDate;

    fn from_str(text: &str) -> Result<Self, NotAPartialDate> {
        let parts: Vec<&str> = text.split('-').collect();
        let parsed = match parts.as_slice() {
            [year] => digits(year, 4).and_then(Self::year),
            [year, month] => digits(year, 4).zip(digits(month, 2)).and_then(|(y, m)| Self::month(y, m)),
            [year, month, day] => digits(year, 4)
                .zip(digits(month, 2))
                .zip(digits(day, 2))
                .and_then(|((y, m), d)| Date::new(y, m, d).ok())
                .and_then(Self::day),
            _ => None,
        };
        parsed.ok_or(NotAPartialDate)
    }
}

impl TryFrom<String> for PartialDate {
    type Error = NotAPartialDate;

    fn try_from(text: String) -> Result<Self, NotAPartialDate> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> String {
        date.to_string()
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.first;
        match self.precision {
            Precision::Year => write!(f, "{:04}", date.year()),
            Precision::Month => write!(f, "{:04}-{:02}", date.year(), date.month()),
            Precision::Day => write!(f, "{date}"),
        }
    }
}
