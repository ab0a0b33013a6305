//! The life of an award: drafted, published, frozen, scored, decided. It never goes back; until it is decided it can be cancelled.

use jiff::civil::Date;
use sekber_core::coded::coded;

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
    /// It ended without a result.
    Cancelled = "cancelled",
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
    /// End it without a result.
    Cancel,
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
    /// The award was cancelled.
    #[error("the award was cancelled")]
    Cancelled,
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
        use SeasonStep::{Cancel, Decide, Freeze, Publish, TakeEvidence};
        match (self, step) {
            (Self::Cancelled, _) => Err(SeasonRefusal::Cancelled),
            // Nobody but the secretariat knows of a draft; what everybody was told of ends before everybody's eyes.
            (Self::Published | Self::Frozen | Self::Scoring, Cancel) => Ok(Self::Cancelled),
            (Self::Decided, Cancel) => Err(SeasonRefusal::Done),
            (Self::Draft | Self::Published, Publish) => Ok(Self::Published),
            (Self::Published, Freeze) => Ok(Self::Frozen),
            (Self::Frozen, TakeEvidence) => Ok(Self::Scoring),
            (Self::Scoring, Decide) => Ok(Self::Decided),
            (_, Publish) | (Self::Frozen, Freeze) => Err(SeasonRefusal::Frozen),
            (Self::Scoring | Self::Decided, Freeze | TakeEvidence) | (Self::Decided, Decide) => {
                Err(SeasonRefusal::Done)
            }
            (_, Freeze | TakeEvidence | Decide | Cancel) => Err(SeasonRefusal::TooEarly),
        }
    }
}

/// Days between two reminders to the same juror.
const REMINDED_EVERY: i64 = 3;

/// Which reminder jurors get whose sheets are missing, from 0: none while partners may contest, and none after the ceremony.
pub fn juror_reminder(contest_until: Date, ceremony: Date, today: Date) -> Option<i64> {
    let days = i64::from((today - contest_until).get_days());
    (days > 0 && today <= ceremony).then(|| (days - 1) / REMINDED_EVERY)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn jurors_are_reminded_between_the_window_and_the_ceremony() {
        let number = |day| juror_reminder(date(2023, 11, 30), date(2023, 12, 14), day);
        let days =
            [date(2023, 11, 30), date(2023, 12, 1), date(2023, 12, 3), date(2023, 12, 4), date(2023, 12, 14)];
        assert_eq!(days.map(number), [None, Some(0), Some(0), Some(1), Some(4)]);
        assert_eq!(number(date(2023, 12, 15)), None);
    }

    #[test]
    fn it_never_goes_back() {
        let steps = [
            SeasonStep::Publish,
            SeasonStep::Freeze,
            SeasonStep::TakeEvidence,
            SeasonStep::Decide,
            SeasonStep::Cancel,
        ];
        for state in SeasonState::ALL {
            for step in steps {
                if let Ok(after) = state.after(step) {
                    assert!(after >= *state, "{state} {step:?}");
                }
            }
        }
        assert_eq!(SeasonState::Frozen.after(SeasonStep::Publish), Err(SeasonRefusal::Frozen));
        for step in steps {
            assert_eq!(SeasonState::Cancelled.after(step), Err(SeasonRefusal::Cancelled));
        }
        assert_eq!(SeasonState::Decided.after(SeasonStep::Cancel), Err(SeasonRefusal::Done));
    }
}
