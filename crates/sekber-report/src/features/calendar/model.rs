//! What the calendar holds, and how a form becomes a step.

use jiff::civil::Date;
use sekber_core::calendar::{Party, Phase, phase};
use sekber_core::value::{CycleId, FIRST_DAY, MilestoneId, working_days_after};
use serde::Serialize;

use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;

/// Most characters of a title.
const TITLE: usize = 160;

crate::text_column!(Party);

/// A day, or the Monday after it when it lies on a weekend: officials meet and sign on working days.
pub fn working_day(day: Date) -> Date {
    day.yesterday().map_or(day, |before| working_days_after(before, 1))
}

crate::row_struct! {
    /// A step of a cycle.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Milestone {
        /// The step.
        pub id: MilestoneId,
        /// Its cycle.
        pub cycle_id: CycleId,
        /// What it is.
        pub title: String,
        /// Its first day.
        pub starts_on: Date,
        /// Its last day.
        pub ends_on: Date,
        /// Whom it concerns.
        pub party: Party,
        /// How often it was changed.
        pub version: i64,
    }
    /// What comes next.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Next {
        /// `step` of a cycle, or `reports` that are due.
        pub kind: String,
        /// What the step is, or what the period of the reports is called.
        pub title: String,
        /// Its first day.
        pub starts_on: Date,
        /// Its last day.
        pub ends_on: Date,
    }
}

impl Milestone {
    /// What can be changed of it.
    pub fn content(&self) -> MilestoneDraft {
        let Self { title, starts_on, ends_on, party, .. } = self.clone();
        MilestoneDraft { title, starts_on, ends_on, party }
    }

    /// Where it stands, with the days left until it begins or ends.
    pub fn standing(&self, today: Date) -> (Phase, i64) {
        phase(self.starts_on, self.ends_on, today)
    }
}

/// What a form says about a step, and what the trail keeps of it.
#[derive(Debug, Clone, Serialize)]
pub struct MilestoneDraft {
    /// What it is.
    pub title: String,
    /// Its first day.
    pub starts_on: Date,
    /// Its last day.
    pub ends_on: Date,
    /// Whom it concerns.
    pub party: Party,
}

impl MilestoneDraft {
    /// Reads the form; without a last day the step is one day long.
    ///
    /// # Errors
    /// [`Problem::Invalid`] with everything to mend.
    pub fn from_form(form: &Form) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let starts_on: Option<Date> = form.parsed("starts_on", "fault-calendar-date", &mut faults);
        if starts_on.is_none() && faults.of("starts_on").is_none() {
            faults.add("starts_on", "fault-required");
        }
        let ends_on: Option<Date> = form.parsed("ends_on", "fault-calendar-date", &mut faults);
        let party = form.parsed("party", "fault-not-a-choice", &mut faults).unwrap_or(Party::All);
        let starts_on = starts_on.unwrap_or(FIRST_DAY);
        let ends_on = ends_on.unwrap_or(starts_on);
        let draft = Self { title: form.text("title").to_owned(), starts_on, ends_on, party };
        faults.and(draft.faults()).or(draft)
    }

    /// Everything in it that is not taken, by the names of the form's fields.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("title", &self.title, TITLE);
        faults.check_day("starts_on", self.starts_on);
        faults.check_day("ends_on", self.ends_on);
        if self.ends_on < self.starts_on {
            faults.add("ends_on", "fault-ends-before");
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::working_day;

    #[test]
    fn a_weekend_gives_way_to_its_monday() {
        assert_eq!(working_day(date(2024, 12, 14)), date(2024, 12, 16));
        assert_eq!(working_day(date(2025, 12, 14)), date(2025, 12, 15));
        assert_eq!(working_day(date(2026, 12, 14)), date(2026, 12, 14));
    }
}
