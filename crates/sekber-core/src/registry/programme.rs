//! The life of a programme, of an office or a partner alike.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::kinds::Turn;
use crate::coded::coded;
use crate::value::PartialDate;

/// The code shown instead of a status for a programme whose time is over though nobody has said that it is completed.
pub const OVER: &str = "over";

coded! {
    /// How far a programme is.
    Status, "status of a programme":
    /// Being written by its owner.
    Draft = "draft",
    /// Waiting for the secretariat.
    Proposed = "proposed",
    /// Found in order by the secretariat; not begun.
    Verified = "verified",
    /// Under way.
    Active = "active",
    /// Ended as planned.
    Completed = "completed",
    /// Given up.
    Cancelled = "cancelled",
}

coded! {
    /// Which side a programme belongs to.
    Owner, "owner of a programme":
    /// A government office.
    Office = "office",
    /// A development partner.
    Partner = "partner",
}

coded! {
    /// In what form support is given.
    FundingForm, "form of funding":
    /// Money.
    Cash = "cash",
    /// Goods, services or people's time, valued in money.
    InKind = "in_kind",
}

/// What somebody wants to do with a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "step")]
pub enum Step {
    /// Put forward.
    Propose,
    /// Find in order.
    Verify,
    /// Send back to its owner.
    Return {
        /// What has to be mended.
        reason: String,
    },
    /// Begin the work.
    Start,
    /// End as planned.
    Complete,
    /// Give up.
    Cancel {
        /// Why.
        reason: String,
    },
    /// Take a proposed, verified or cancelled programme back into drafting, or a completed one back to work.
    Reopen,
}

impl Step {
    /// The code of the step, as stored in the trail.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Propose => "propose",
            Self::Verify => "verify",
            Self::Return { .. } => "return",
            Self::Start => "start",
            Self::Complete => "complete",
            Self::Cancel { .. } => "cancel",
            Self::Reopen => "reopen",
        }
    }

    /// Whether the step is kept for the secretariat; all others are the owner's, or the secretariat's on its behalf.
    pub fn is_for_secretariat(&self) -> bool {
        matches!(self, Self::Verify | Self::Return { .. })
    }
}

/// Why a step is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The step does not lead anywhere from this status.
    #[error("{step} is not possible while {status}")]
    OutOfTurn {
        /// The present status.
        status: Status,
        /// The step's code.
        step: &'static str,
    },
    /// Required fields are empty.
    #[error("required fields are empty: {}", .0.join(", "))]
    MissingFields(Vec<String>),
    /// Returning or cancelling needs a reason.
    #[error("a reason is needed")]
    NoReason,
}

/// The status after a step; `missing_fields` are required fields that are empty and hold up a proposal.
///
/// # Errors
/// When the step does not fit the status, a field is missing, or the reason is.
pub fn apply(status: Status, step: &Step, missing_fields: &[String]) -> Result<Status, Refusal> {
    use Status as S;
    let next = match (status, step) {
        (S::Draft, Step::Propose) if !missing_fields.is_empty() => {
            return Err(Refusal::MissingFields(missing_fields.to_vec()));
        }
        (S::Draft, Step::Propose) => S::Proposed,
        (S::Proposed, Step::Verify) => S::Verified,
        (S::Proposed, Step::Return { .. }) => S::Draft,
        (S::Verified, Step::Start) => S::Active,
        (S::Active, Step::Complete) => S::Completed,
        (S::Draft | S::Proposed | S::Verified | S::Active, Step::Cancel { .. }) => S::Cancelled,
        (S::Proposed | S::Verified | S::Cancelled, Step::Reopen) => S::Draft,
        (S::Completed, Step::Reopen) => S::Active,
        _ => return Err(Refusal::OutOfTurn { status, step: step.name() }),
    };
    match step {
        Step::Return { reason } | Step::Cancel { reason } if reason.trim().is_empty() => {
            Err(Refusal::NoReason)
        }
        _ => Ok(next),
    }
}

impl Status {
    /// Whether a programme in this status is shown to everybody who takes part in the district. A draft is its owner's own
    /// affair, and so is one that was given up: it may never have been put forward.
    pub fn is_open_to_all(self) -> bool {
        !matches!(self, Self::Draft | Self::Cancelled)
    }

    /// Whether a programme in this status waits for, or is at, work, so that its time can be over before anybody says so.
    pub fn has_time(self) -> bool {
        matches!(self, Self::Verified | Self::Active)
    }

    /// Whether its time is over on a day though nobody has said that it is completed. `end` is its last day, month or year.
    pub fn is_over(self, end: Option<PartialDate>, today: Date) -> bool {
        self.has_time() && end.is_some_and(|end| end.is_past(today))
    }

    /// The code of how far it is as people are told on a day: its own, or [`OVER`], so that nothing is called under way after
    /// its last day.
    pub fn code_on(self, end: Option<PartialDate>, today: Date) -> &'static str {
        if self.is_over(end, today) { OVER } else { self.as_str() }
    }
}

/// Who has to act next on a programme.
pub fn turn(status: Status, owner: Owner) -> Turn {
    match status {
        Status::Proposed => Turn::Secretariat,
        // What is accepted or under way is at work; nobody holds anything up.
        Status::Verified | Status::Active | Status::Completed | Status::Cancelled => Turn::Nobody,
        Status::Draft => match owner {
            Owner::Office => Turn::Office,
            Owner::Partner => Turn::Partner,
        },
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_accepted_waits_for_nobody() {
        assert_eq!(turn(Status::Draft, Owner::Partner), Turn::Partner);
        assert_eq!(turn(Status::Draft, Owner::Office), Turn::Office);
        assert_eq!(turn(Status::Proposed, Owner::Partner), Turn::Secretariat);
        for status in [Status::Verified, Status::Active, Status::Completed, Status::Cancelled] {
            assert_eq!(turn(status, Owner::Partner), Turn::Nobody);
        }
    }

    #[test]
    fn nothing_is_under_way_after_its_last_day() {
        let end = PartialDate::month(2026, 6);
        assert_eq!(Status::Active.code_on(end, date(2026, 6, 30)), "active", "a month lasts to its last day");
        assert_eq!(Status::Active.code_on(end, date(2026, 7, 1)), OVER);
        assert_eq!(Status::Verified.code_on(end, date(2026, 7, 1)), OVER);
        assert_eq!(Status::Active.code_on(None, date(2026, 7, 1)), "active", "an open end is never over");
        for status in [Status::Draft, Status::Proposed, Status::Completed, Status::Cancelled] {
            assert_eq!(status.code_on(end, date(2026, 7, 1)), status.as_str());
        }
    }
}
