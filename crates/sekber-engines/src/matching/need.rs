//! Open needs: what an office seeks when no programme fits, how far that is, and what becomes of the answers of partners.

use sekber_core::coded::coded;

use super::interest::LONGEST_TEXT;

coded! {
    /// How far an open need is.
    NeedState, "state of a need":
    /// Partners are asked.
    Open = "open",
    /// Met, or met as far as it will be.
    Closed = "closed",
    /// Given up, or written by mistake.
    Withdrawn = "withdrawn",
    /// Open when its cycle ended: nobody can answer it any more. Never stored, for it follows from the cycle.
    Ended = "ended",
}

coded! {
    /// What its office does with a need.
    NeedStep, "step of a need":
    /// Says that it is met.
    Close = "close",
    /// Takes it back, with a reason.
    Withdraw = "withdraw",
    /// Asks partners again.
    Reopen = "reopen",
}

coded! {
    /// How far a partner's answer to a need is.
    AnswerState, "state of an answer":
    /// Waits for the office.
    Waiting = "waiting",
    /// The office wishes for the programme.
    Accepted = "accepted",
    /// The office said no, with a reason.
    Declined = "declined",
    /// The partner took it back.
    TakenBack = "taken_back",
    /// It waited when the need was over, so nobody decides about it. Never stored, for it follows from the need.
    Undecided = "undecided",
}

coded! {
    /// What an office decides about an answer.
    Decision, "decision about an answer":
    /// Wishes for the programme.
    Accept = "accept",
    /// Says no, with a reason.
    Decline = "decline",
}

/// Why a step cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The step does not follow from the state.
    #[error("the step does not follow from the state")]
    NotNow,
    /// Whoever withdraws or declines says why.
    #[error("the step needs a reason")]
    NoReason,
    /// The reason is longer than [`LONGEST_TEXT`].
    #[error("a text is longer than 500 characters")]
    TooLong,
    /// A message alone names nothing that could be wished for.
    #[error("the answer names no programme")]
    NoProgramme,
}

fn reasoned(reason: &str, is_needed: bool) -> Result<(), Refusal> {
    match reason.trim() {
        "" if is_needed => Err(Refusal::NoReason),
        long if long.chars().count() > LONGEST_TEXT => Err(Refusal::TooLong),
        _ => Ok(()),
    }
}

impl NeedState {
    /// What becomes of a need by a step.
    ///
    /// # Errors
    /// [`Refusal`] with the rule that is broken.
    pub fn after(self, step: NeedStep, reason: &str) -> Result<Self, Refusal> {
        reasoned(reason, step == NeedStep::Withdraw)?;
        match (self, step) {
            (Self::Open, NeedStep::Close) => Ok(Self::Closed),
            (Self::Open, NeedStep::Withdraw) => Ok(Self::Withdrawn),
            (Self::Closed | Self::Withdrawn, NeedStep::Reopen) => Ok(Self::Open),
            _ => Err(Refusal::NotNow),
        }
    }
}

impl AnswerState {
    /// Whether a partner may write an answer over one that is so far: until the office wishes for what it offers.
    pub fn may_be_written_over(self) -> bool {
        self != Self::Accepted
    }

    /// What becomes of an answer by the office's decision.
    ///
    /// # Errors
    /// [`Refusal`] with the rule that is broken.
    pub fn after(self, decision: Decision, names_programme: bool, reason: &str) -> Result<Self, Refusal> {
        reasoned(reason, decision == Decision::Decline)?;
        match (self, decision) {
            (Self::Waiting, Decision::Accept) if !names_programme => Err(Refusal::NoProgramme),
            (Self::Waiting, Decision::Accept) => Ok(Self::Accepted),
            (Self::Waiting, Decision::Decline) => Ok(Self::Declined),
            _ => Err(Refusal::NotNow),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_need_is_closed_or_withdrawn_and_opened_again() {
        assert_eq!(NeedState::Open.after(NeedStep::Close, ""), Ok(NeedState::Closed));
        assert_eq!(NeedState::Open.after(NeedStep::Withdraw, " "), Err(Refusal::NoReason));
        assert_eq!(NeedState::Open.after(NeedStep::Withdraw, "keliru"), Ok(NeedState::Withdrawn));
        assert_eq!(NeedState::Withdrawn.after(NeedStep::Reopen, ""), Ok(NeedState::Open));
        assert_eq!(NeedState::Closed.after(NeedStep::Close, ""), Err(Refusal::NotNow));
        assert_eq!(NeedState::Open.after(NeedStep::Reopen, ""), Err(Refusal::NotNow));
        assert_eq!(NeedState::Open.after(NeedStep::Close, &"a".repeat(501)), Err(Refusal::TooLong));
        assert_eq!(NeedState::Ended.after(NeedStep::Reopen, ""), Err(Refusal::NotNow));
    }

    #[test]
    fn only_a_programme_can_be_wished_for_and_a_no_says_why() {
        let waiting = AnswerState::Waiting;
        assert_eq!(waiting.after(Decision::Accept, true, ""), Ok(AnswerState::Accepted));
        assert_eq!(waiting.after(Decision::Accept, false, ""), Err(Refusal::NoProgramme));
        assert_eq!(waiting.after(Decision::Decline, false, ""), Err(Refusal::NoReason));
        assert_eq!(waiting.after(Decision::Decline, false, "penuh"), Ok(AnswerState::Declined));
        use AnswerState::{Accepted, Declined, TakenBack, Undecided};
        for decided in [Accepted, Declined, TakenBack, Undecided] {
            assert_eq!(decided.after(Decision::Accept, true, ""), Err(Refusal::NotNow));
        }
        assert!(AnswerState::Declined.may_be_written_over() && !AnswerState::Accepted.may_be_written_over());
    }
}
