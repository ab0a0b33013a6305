//! Reports on partnerships: their states and turns, and the periods that a district usually sets.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::coded::coded;
use crate::registry::kinds::Turn;

coded! {
    /// How far a report is.
    ReportState, "state of a report":
    /// The partner is writing it.
    Draft = "draft",
    /// Sent; the office or the secretariat has to look at it.
    Sent = "sent",
    /// Sent back with remarks.
    Returned = "returned",
    /// Confirmed: it is part of the district's report.
    Confirmed = "confirmed",
}

impl ReportState {
    /// Whether the partner may still write on it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// Who has to act next.
    pub fn turn(self) -> Turn {
        match self {
            Self::Draft | Self::Returned => Turn::Partner,
            Self::Sent => Turn::Office,
            Self::Confirmed => Turn::Nobody,
        }
    }

    /// Whether a report in this state is late on a day: it was due and has not been handed in.
    pub fn is_late(self, due: Date, today: Date) -> bool {
        self.is_open() && today > due
    }
}

coded! {
    /// What is done with a report that was sent.
    Decision, "decision on a report":
    /// It is taken as it is.
    Confirm = "confirm",
    /// It goes back with remarks.
    Return = "return",
}

impl Decision {
    /// How far a report is once this was decided.
    pub fn state(self) -> ReportState {
        match self {
            Self::Confirm => ReportState::Confirmed,
            Self::Return => ReportState::Returned,
        }
    }
}

/// A period for which partners report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsualPeriod {
    /// Which half of the year, 1 or 2.
    pub half: u8,
    /// Its first day.
    pub starts: Date,
    /// Its last day.
    pub ends: Date,
    /// The last day for handing in.
    pub due: Date,
}

/// The two halves of a year, each due a month after its end.
pub fn usual_periods(year: i16) -> [UsualPeriod; 2] {
    let half = |half, from: i8, (month, day), due| UsualPeriod {
        half,
        starts: date(year, from, 1),
        ends: date(year, month, day),
        due,
    };
    [half(1, 1, (6, 30), date(year, 7, 31)), half(2, 7, (12, 31), date(year.saturating_add(1), 1, 31))]
}

/// The last day on which a reminder was due: two weeks before a report is due, a week before, on the day, and every week after;
/// none before the first. Whoever looks on a later day, because nobody could look on that one, reminds for it.
pub fn reminder_day(due: Date, today: Date) -> Option<Date> {
    let days = i64::from((today - due).get_days());
    (days >= -14).then(|| today.saturating_sub(days.rem_euclid(7).days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_cover_the_year_without_a_gap() {
        for year in [2023, 2024] {
            let [first, second] = usual_periods(year);
            assert_eq!((first.starts, second.ends), (date(year, 1, 1), date(year, 12, 31)));
            assert_eq!(first.ends.tomorrow().unwrap(), second.starts);
            assert!(first.due > first.ends && second.due > second.ends);
        }
    }

    #[test]
    fn a_report_is_late_only_while_it_was_not_handed_in() {
        let due = date(2024, 7, 31);
        for state in ReportState::ALL {
            assert!(!state.is_late(due, due));
            assert_eq!(state.is_late(due, date(2024, 8, 1)), state.is_open());
        }
    }

    #[test]
    fn reminders_come_once_a_week() {
        let due = date(2024, 7, 31);
        let days = (-20_i64..=20).filter(|days| {
            let today = due + days.days();
            reminder_day(due, today) == Some(today)
        });
        assert_eq!(days.collect::<Vec<_>>(), [-14, -7, 0, 7, 14]);
        assert_eq!(reminder_day(due, due - 15.days()), None);
        assert_eq!(reminder_day(due, due + 3.days()), Some(due), "a day that was missed is made up for");
        assert_eq!(reminder_day(due, due - 1.days()), Some(due - 7.days()));
    }
}
