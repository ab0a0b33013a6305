//! What is odd about an entry that may be right all the same: told before it is recorded, and marked on it afterwards.

use jiff::civil::{Date, date};

use super::amount::Counted;
use super::entry::Entry;
use super::kinds::Stage;
use super::total::counted;
use crate::coded::coded;

coded! {
    /// What is odd about an entry.
    Doubt, "doubt about an entry of the ledger":
    /// Its day or year lies outside the term of what was signed.
    OutsideTerm = "outside_term",
    /// With it more was handed over or spent than was promised.
    BeyondPromise = "beyond_promise",
    /// It belongs to a period that was reported on already.
    AlreadyReported = "already_reported",
}

/// The last day that an entry may mean: its own, or that of its year.
pub fn last_day(year: i64, day: Option<Date>) -> Option<Date> {
    day.or_else(|| i16::try_from(year).ok().filter(|year| *year > 0).map(|year| date(year, 12, 31)))
}

/// Whether an entry lies outside a term. One that names no day does so when no day of its year is in it.
pub fn is_outside(year: i64, day: Option<Date>, (first, last): (Option<Date>, Option<Date>)) -> bool {
    let year_of = |day: Date| i64::from(day.year());
    let before = first.is_some_and(|first| day.map_or(year < year_of(first), |day| day < first));
    let after = last.is_some_and(|last| day.map_or(year > year_of(last), |day| day > last));
    before || after
}

/// Whether an entry takes what was handed over or spent beyond what was promised: beside the sum of the promises of its budget and
/// form, and that of its own stage so far. Promises that are not disclosed, or that there are none of, can be exceeded by nothing
/// that is known.
pub fn is_beyond_promise(new: &Entry, promised: Counted, so_far: Counted) -> bool {
    matches!(new.stage, Stage::Disbursed | Stage::Realised)
        && counted(new)
        && promised.high > 0
        && promised.undisclosed == 0
        && so_far.low + i128::from(new.rupiah.low) > promised.high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_outside_when_none_of_its_days_is_in_the_term() {
        let term = (Some(date(2024, 7, 1)), Some(date(2026, 6, 30)));
        assert!(is_outside(2023, None, term) && is_outside(2027, None, term));
        assert!(!is_outside(2024, None, term) && !is_outside(2026, None, term));
        assert!(is_outside(2024, Some(date(2024, 6, 30)), term));
        assert!(is_outside(2026, Some(date(2026, 7, 1)), term));
        assert!(!is_outside(2024, Some(date(2024, 7, 1)), term));
        assert!(!is_outside(1999, None, (None, None)), "what has no term has no outside");
    }
}
