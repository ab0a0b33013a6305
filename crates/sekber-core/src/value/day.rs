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

/// Whether nobody works on a day because of the week.
pub fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// A day, or the Monday after it when it lies on a weekend: officials meet and sign on working days.
pub fn working_day(day: Date) -> Date {
    day.yesterday().map_or(day, |before| working_days_after(before, 1))
}

/// The last of so many working days after a day. Saturdays and Sundays are none; public holidays are not known here.
pub fn working_days_after(day: Date, days: u32) -> Date {
    working_days_without(day, days, |_| false)
}

/// The same where public holidays are known.
pub fn working_days_without(day: Date, days: u32, is_holiday: impl Fn(Date) -> bool) -> Date {
    let (mut day, mut left) = (day, days);
    while left > 0 {
        let Ok(next) = day.tomorrow() else { return day };
        day = next;
        if !is_weekend(day) && !is_holiday(day) {
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
        // A holiday on a Monday, and two that fall on a Saturday and a Sunday, which are off anyhow and move nothing.
        let off = [date(2023, 11, 6), date(2023, 11, 4), date(2023, 11, 5)];
        assert_eq!(working_days_without(date(2023, 11, 2), 3, |day| off.contains(&day)), date(2023, 11, 8));
        assert_eq!(working_days_without(date(2023, 11, 2), 1, |_| true), Date::MAX);
    }

    #[test]
    fn a_weekend_gives_way_to_its_monday() {
        assert_eq!(working_day(date(2024, 12, 14)), date(2024, 12, 16));
        assert_eq!(working_day(date(2025, 12, 14)), date(2025, 12, 15));
        assert_eq!(working_day(date(2026, 12, 14)), date(2026, 12, 14));
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
