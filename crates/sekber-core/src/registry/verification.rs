//! The way of a partner from a first draft to a verified member of the registry.

use serde::{Deserialize, Serialize};

use super::checklist::{Checklist, Verdict};
use super::kinds::Turn;
use super::legal_documents::Gap;
use crate::coded::coded;
use crate::roles::Role;
use crate::value::OrganisationId;

coded! {
    /// How far a partner's verification is.
    State, "state of verification":
    /// Being filled in by the partner.
    Draft = "draft",
    /// Waiting for the secretariat.
    Submitted = "submitted",
    /// Found in order.
    Verified = "verified",
    /// Sent back to the partner with reasons.
    Returned = "returned",
    /// Set aside by the secretariat for a reason.
    Suspended = "suspended",
}

/// What somebody wants to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "step")]
pub enum Step {
    /// Hand in for checking.
    Submit,
    /// Find in order.
    Verify,
    /// Send back; says what has to be mended.
    Return {
        /// What has to be mended, one sentence each.
        reasons: Vec<String>,
    },
    /// Set a verified partner aside.
    Suspend {
        /// Why.
        reason: String,
    },
    /// End a suspension.
    Reinstate,
    /// Take back into drafting, to change what was submitted or verified.
    Reopen,
}

/// Who a person is to a partner's verification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Acts for this partner.
    Partner,
    /// Works in the secretariat.
    Secretariat,
}

/// On which side a role stands towards a partner; `None` has no say.
pub fn side(role: &Role, partner: &OrganisationId) -> Option<Side> {
    match role {
        Role::Staff => Some(Side::Secretariat),
        Role::Partner(id, duty) if id == partner && duty.may_edit() => Some(Side::Partner),
        _ => None,
    }
}

impl Step {
    /// The code of the step, as stored in the trail.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Verify => "verify",
            Self::Return { .. } => "return",
            Self::Suspend { .. } => "suspend",
            Self::Reinstate => "reinstate",
            Self::Reopen => "reopen",
        }
    }

    /// Whether a side may take this step. The secretariat also submits and reopens for partners without a computer.
    pub fn may_be_taken_by(&self, side: Side) -> bool {
        side == Side::Secretariat || matches!(self, Self::Submit | Self::Reopen)
    }
}

/// What is known about the partner when a step is decided.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Required fields that are empty.
    pub missing_fields: Vec<String>,
    /// Required documents that are missing or expired today.
    pub document_gaps: Vec<Gap>,
    /// The secretariat's checklist.
    pub checklist: Checklist,
}

/// Why a step is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The step does not lead anywhere from this state.
    #[error("{step} is not possible while {state}")]
    OutOfTurn {
        /// The present state.
        state: State,
        /// The step's code.
        step: &'static str,
    },
    /// Required fields are empty.
    #[error("required fields are empty: {}", .0.join(", "))]
    MissingFields(Vec<String>),
    /// Required documents are missing or expired.
    #[error("{} required documents are missing or expired", .0.len())]
    Documents(Vec<Gap>),
    /// The checklist is unfinished or not passed.
    #[error("the checklist is not passed")]
    Checklist(Verdict),
    /// Returning or suspending needs a reason.
    #[error("a reason is needed")]
    NoReason,
}

fn all_said(reasons: &[String]) -> bool {
    !reasons.is_empty() && reasons.iter().all(|reason| !reason.trim().is_empty())
}

/// The state after a step, or why there is none. Who may take the step is [`Step::may_be_taken_by`].
///
/// # Errors
/// When the step does not fit the state, or a condition of the step does not hold.
pub fn apply(state: State, step: &Step, facts: &Facts) -> Result<State, Refusal> {
    match (state, step) {
        (State::Draft | State::Returned, Step::Submit) if facts.missing_fields.is_empty() => {
            Ok(State::Submitted)
        }
        (State::Draft | State::Returned, Step::Submit) => {
            Err(Refusal::MissingFields(facts.missing_fields.clone()))
        }
        (State::Submitted, Step::Verify) => match facts.checklist.verdict() {
            Verdict::Passed => with_documents(facts),
            verdict => Err(Refusal::Checklist(verdict)),
        },
        (State::Submitted, Step::Return { reasons }) if all_said(reasons) => Ok(State::Returned),
        (State::Verified, Step::Suspend { reason }) if !reason.trim().is_empty() => Ok(State::Suspended),
        (State::Submitted, Step::Return { .. }) | (State::Verified, Step::Suspend { .. }) => {
            Err(Refusal::NoReason)
        }
        (State::Suspended, Step::Reinstate) => with_documents(facts),
        (State::Submitted | State::Verified, Step::Reopen) => Ok(State::Draft),
        _ => Err(Refusal::OutOfTurn { state, step: step.name() }),
    }
}

fn with_documents(facts: &Facts) -> Result<State, Refusal> {
    if facts.document_gaps.is_empty() {
        Ok(State::Verified)
    } else {
        Err(Refusal::Documents(facts.document_gaps.clone()))
    }
}

/// The state after a partner has changed itself what it is in law: what was verified was another body, so it waits to be looked
/// at again.
pub fn after_another_identity(state: State) -> State {
    if state == State::Verified { State::Submitted } else { state }
}

/// Who has to act next.
pub fn turn(state: State) -> Turn {
    match state {
        State::Draft | State::Returned => Turn::Partner,
        State::Submitted | State::Suspended => Turn::Secretariat,
        State::Verified => Turn::Nobody,
    }
}
