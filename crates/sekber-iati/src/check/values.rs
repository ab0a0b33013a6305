//! Days, amounts and percentages as the standard writes them.

use crate::decimal::DecimalSum;

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

impl Day {
    /// Whether an activity can have it.
    pub fn is_plausible(self) -> bool {
        (1900..=2125).contains(&self.year)
    }

    /// The same day a year later; the last of February stays in February.
    pub fn next_year(self) -> Self {
        let year = self.year.saturating_add(1);
        Self { year, day: self.day.min(days_of(year, self.month)), ..self }
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn days_of(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Reads a day such as `2026-12-31`, also with the mark of a time zone behind it.
pub fn day(text: &str) -> Option<Day> {
    let (date, zone) = (text.get(..10)?, text.get(10..)?);
    let mut parts = date.split('-');
    let mut number = |digits: usize| -> Option<u16> {
        let part = parts.next()?;
        if part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()) {
            part.parse().ok()
        } else {
            None
        }
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let is_day = year > 0 && (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
    (is_day && is_zone(zone)).then_some(Day { year, month, day })
}

fn is_zone(text: &str) -> bool {
    match text.as_bytes() {
        [] | b"Z" => true,
        [b'+' | b'-', hours @ .., b':', m1, m2] if hours.len() == 2 => {
            [hours, &[*m1, *m2]].concat().iter().all(u8::is_ascii_digit)
        }
        _ => false,
    }
}

/// Whether a text is an amount.
pub fn is_amount(text: &str) -> bool {
    DecimalSum::default().add(text)
}

/// Reads a percentage from 0 to 100.
pub fn percentage(text: &str) -> Option<f64> {
    let number: f64 = text.trim().parse().ok()?;
    (0.0..=100.0).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_nothing_else_is() {
        for sound in ["2024-02-29", "2026-12-31Z", "2026-01-01+07:00"] {
            assert!(day(sound).is_some(), "{sound}");
        }
        for other in [
            "",
            "2023-02-29",
            "2026-13-01",
            "2026-1-1",
            "31-12-2026",
            "2026-12-31T00:00",
            "2026-12-31+7",
            "20é6-12-31",
            "0000-01-01",
        ] {
            assert_eq!(day(other), None, "{other}");
        }
        assert_eq!(day("2024-02-29").map(|day| day.next_year().to_string()).as_deref(), Some("2025-02-28"));
    }

    #[test]
    fn percentages_lie_between_none_and_all() {
        assert_eq!(percentage("33.4"), Some(33.4));
        for other in ["-1", "100.1", "x", "", "NaN", "inf"] {
            assert_eq!(percentage(other), None, "{other}");
        }
    }
}
