//! The life of an award: its rules are drafted, published and frozen; then it is scored and decided. It never goes back.

use jiff::civil::{Date, Weekday};

use crate::coded::coded;

coded! {
    /// How far an award is.
    SeasonState, "state of an award":
    /// The secretariat writes its rules.
    Draft = "draft",
    /// Everybody reads the rules; a change makes a new version.
    Published = "published",
    /// The rules stay as they are.
    Frozen = "frozen",
    /// The evidence was taken at the cut-off; partners may contest it, the jury scores.
    Scoring = "scoring",
    /// The result is final.
    Decided = "decided",
}

/// What somebody wants to do with an award.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeasonStep {
    /// Publish the rules, or a new version of them.
    Publish,
    /// Close the rules for good.
    Freeze,
    /// Take the evidence from the record.
    TakeEvidence,
    /// Make the result final.
    Decide,
}

/// Why a step cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SeasonRefusal {
    /// The rules are frozen.
    #[error("the rules are frozen")]
    Frozen,
    /// Another step comes first.
    #[error("another step comes first")]
    TooEarly,
    /// It was done already.
    #[error("it was done already")]
    Done,
}

impl SeasonState {
    /// Whether the rules can still change.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Published)
    }

    /// Whether everybody may see it.
    pub fn is_public(self) -> bool {
        self != Self::Draft
    }

    /// The state after a step.
    ///
    /// # Errors
    /// Why the step cannot be taken now.
    pub fn after(self, step: SeasonStep) -> Result<Self, SeasonRefusal> {
        use SeasonStep::{Decide, Freeze, Publish, TakeEvidence};
        match (self, step) {
            (Self::Draft | Self::Published, Publish) => Ok(Self::Published),
            (Self::Published, Freeze) => Ok(Self::Frozen),
            (Self::Frozen, TakeEvidence) => Ok(Self::Scoring),
            (Self::Scoring, Decide) => Ok(Self::Decided),
            (_, Publish) | (Self::Frozen, Freeze) => Err(SeasonRefusal::Frozen),
            (Self::Scoring | Self::Decided, Freeze | TakeEvidence) | (Self::Decided, Decide) => {
                Err(SeasonRefusal::Done)
            }
            (_, Freeze | TakeEvidence | Decide) => Err(SeasonRefusal::TooEarly),
        }
    }
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn weekends_do_not_count() {
        // Thursday, 2 November 2023.
        assert_eq!(working_days_after(date(2023, 11, 2), 3), date(2023, 11, 7));
        assert_eq!(working_days_after(date(2023, 11, 4), 1), date(2023, 11, 6));
    }

    #[test]
    fn it_never_goes_back() {
        let steps = [SeasonStep::Publish, SeasonStep::Freeze, SeasonStep::TakeEvidence, SeasonStep::Decide];
        for state in SeasonState::ALL {
            for step in steps {
                if let Ok(after) = state.after(step) {
                    assert!(after >= *state, "{state} {step:?}");
                }
            }
        }
        assert_eq!(SeasonState::Frozen.after(SeasonStep::Publish), Err(SeasonRefusal::Frozen));
    }
}
