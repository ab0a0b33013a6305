//! Spans of time with ends that may be vague or open, as programmes have them.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::PartialDate;

/// Why two dates, or a text, are not a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAPeriod {
    /// The end lies before the start.
    #[error("the end {end} lies before the start {start}")]
    EndsBeforeStart {
        /// The start that was given.
        start: PartialDate,
        /// The end that was given.
        end: PartialDate,
    },
    /// The text is not two dates with a slash between.
    #[error("a period looks like 2021/2023-09, with an open end left empty")]
    Unreadable,
}

/// From `start` to `end`, both included; `None` means unknown or open on that side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "Ends", into = "Ends")]
pub struct Period {
    start: Option<PartialDate>,
    end: Option<PartialDate>,
}

#[derive(Serialize, Deserialize)]
struct Ends {
    start: Option<PartialDate>,
    end: Option<PartialDate>,
}

impl Period {
    /// A period between two dates, either of which may be left open.
    ///
    /// # Errors
    /// When the last day of the end comes before the first day of the start.
    pub fn new(start: Option<PartialDate>, end: Option<PartialDate>) -> Result<Self, NotAPeriod> {
        match (start, end) {
            (Some(start), Some(end)) if end.last_day() < start.first_day() => {
                Err(NotAPeriod::EndsBeforeStart { start, end })
            }
            _ => Ok(Self { start, end }),
        }
    }

    /// The start, if known.
    pub fn start(&self) -> Option<PartialDate> {
        self.start
    }

    /// The end, if known.
    pub fn end(&self) -> Option<PartialDate> {
        self.end
    }

    /// The years that the period is known to touch: with one end known, that year alone; `None` when both are open.
    pub fn years(&self) -> Option<RangeInclusive<i16>> {
        let first = self.start.or(self.end)?.in_year();
        let last = self.end.or(self.start)?.in_year();
        Some(first..=last)
    }

    /// Whether the day may lie in the period; open ends reach for ever.
    pub fn contains(&self, day: Date) -> bool {
        self.start.is_none_or(|start| start.first_day() <= day)
            && self.end.is_none_or(|end| day <= end.last_day())
    }

    /// Whether the last day that it may have was before a day; an open end never is.
    pub fn is_over(&self, day: Date) -> bool {
        self.end.is_some_and(|end| end.is_past(day))
    }

    /// Whether it is over before a year begins; one with an open end never is.
    pub fn ends_before(&self, year: i64) -> bool {
        self.end.is_some_and(|end| i64::from(end.in_year()) < year)
    }

    /// Whether some day may lie in both periods; open ends reach for ever.
    pub fn overlaps(&self, other: &Self) -> bool {
        let reaches = |start: Option<PartialDate>, end: Option<PartialDate>| {
            start.zip(end).is_none_or(|(start, end)| start.first_day() <= end.last_day())
        };
        reaches(self.start, other.end) && reaches(other.start, self.end)
    }
}

impl TryFrom<Ends> for Period {
    type Error = NotAPeriod;

    fn try_from(ends: Ends) -> Result<Self, NotAPeriod> {
        Self::new(ends.start, ends.end)
    }
}

impl From<Period> for Ends {
    fn from(period: Period) -> Ends {
        Ends { start: period.start, end: period.end }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let (start, end) = text.split_once('/').ok_or(NotAPeriod::Unreadable)?;
        let side = |text: &str| match text {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| NotAPeriod::Unreadable),
        };
        Self::new(side(start)?, side(end)?)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(start) = self.start {
            write!(f, "{start}")?;
        }
        f.write_str("/")?;
        self.end.map_or(Ok(()), |end| write!(f, "{end}"))
    }
}
