//! Which days the affairs of a district can have.

use jiff::civil::{Date, Weekday, date};

use super::PartialDate;

/// The first day that a record may name. Deeds of churches and of foreign organisations are older than the republic, whose
/// registers begin on 17 August 1945; what still holds today was hardly signed before this century's predecessor began.
pub const FIRST_DAY: Date = date(1900, 1, 1);

/// The last day that a record may name: longer than any agreement, permit or plan runs, and far enough from the last day that
/// calendars and files can write. It is fixed, because the rules know no clock.
pub const LAST_DAY: Date = date(2125, 12, 31);

/// Whether a record may name a day. Years such as 0023 or 9999 are slips of a hand, or the way of other systems to say "never".
pub fn is_plausible(day: Date) -> bool {
    (FIRST_DAY..=LAST_DAY).contains(&day)
}

/// The last of so many working days after a day. Saturdays and Sundays are none; public holidays are not known here, so a window
/// never closes early by one.
pub fn working_days_after(day: Date, days: u32) -> Date {
    let (mut day, mut left) = (day, days);
    while left > 0 {
        let Ok(next) = day.tomorrow() else { return day };
        day = next;
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= 1;
        }
    }
    day
}

impl PartialDate {
    /// Whether a record may name all days that the date may mean.
    pub fn is_plausible(self) -> bool {
        is_plausible(self.first_day()) && is_plausible(self.last_day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_do_not_count() {
        // Thursday, 2 November 2023.
        assert_eq!(working_days_after(date(2023, 11, 2), 3), date(2023, 11, 7));
        assert_eq!(working_days_after(date(2023, 11, 4), 1), date(2023, 11, 6));
    }

    #[test]
    fn days_between_the_ends_are_taken() {
        for (day, expected) in [
            (date(1, 1, 1), false),
            (date(1899, 12, 31), false),
            (FIRST_DAY, true),
            (date(2026, 2, 28), true),
            (LAST_DAY, true),
            (date(2126, 1, 1), false),
            (Date::MAX, false),
        ] {
            assert_eq!(is_plausible(day), expected, "{day}");
        }
        assert!(PartialDate::year(2125).is_some_and(PartialDate::is_plausible));
        assert!(!PartialDate::year(2126).is_some_and(PartialDate::is_plausible));
    }
}
