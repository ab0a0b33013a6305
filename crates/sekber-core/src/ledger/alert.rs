//! What the ledger itself tells: money that is late, missing, or more than was promised.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use super::amount::Counted;
use super::kinds::{Budget, Stage};
use super::total::Totals;
use crate::coded::coded;
use crate::registry::programme::FundingForm;

coded! {
    /// What is told about the money of a year.
    Warning, "warning of the ledger":
    /// The year is half over, and nothing of what was committed has been disbursed or spent.
    NothingYet = "nothing_yet",
    /// The year is over, and less was spent than was committed.
    LessThanCommitted = "less_than_committed",
    /// More was spent than was committed.
    MoreThanCommitted = "more_than_committed",
    /// The year has begun, and what was planned was never committed.
    NeverCommitted = "never_committed",
}

/// A warning about one year of one budget, with the amounts it compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// What is told.
    pub warning: Warning,
    /// Whose money.
    pub budget: Budget,
    /// Which year.
    pub year: i64,
    /// What was planned or committed.
    pub expected: Counted,
    /// What came of it.
    pub actual: Counted,
}

/// Everything that the money in cash of one partnership tells on a day, by its totals of each year, in order of budgets and years.
/// Amounts that are not disclosed, or only as a band, warn of nothing that they may disprove.
pub fn alerts(by_year: &Totals, today: Date) -> Vec<Alert> {
    let cash = by_year.iter().filter(|((_, form, _), _)| *form == FundingForm::Cash);
    let years: BTreeMap<(Budget, i64), &BTreeMap<Stage, Counted>> = cash
        .filter_map(|((budget, _, year), stages)| Some(((*budget, year.parse().ok()?), stages)))
        .collect();
    let mut found = Vec::new();
    for ((budget, year), stages) in years {
        let of = |stage| stages.get(&stage).copied().unwrap_or_default();
        let told = |warning, expected, actual| Alert { warning, budget, year, expected, actual };
        let (planned, committed) = (of(Stage::Planned), of(Stage::Committed));
        let (disbursed, realised) = (of(Stage::Disbursed), of(Stage::Realised));
        let has = |sum: &Counted| sum.high > 0 || sum.undisclosed > 0;
        let begun = |month, day| i16::try_from(year).is_ok_and(|year| today >= date(year, month, day));
        let over = i16::try_from(year + 1).is_ok_and(|next| today >= date(next, 1, 1));
        if has(&planned) && !has(&committed) && !has(&realised) && begun(1, 1) {
            found.push(told(Warning::NeverCommitted, planned, committed));
        }
        if has(&committed) && !has(&disbursed) && !has(&realised) && begun(7, 1) {
            found.push(told(Warning::NothingYet, committed, realised));
        } else if over && realised.undisclosed == 0 && realised.high < committed.low {
            found.push(told(Warning::LessThanCommitted, committed, realised));
        }
        if has(&committed) && committed.undisclosed == 0 && realised.low > committed.high {
            found.push(told(Warning::MoreThanCommitted, committed, realised));
        }
    }
    found
}
