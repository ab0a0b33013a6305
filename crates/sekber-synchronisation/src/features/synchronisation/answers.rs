//! What the owners of two programmes answer to a verdict about them, each side once, and what the secretariat replies to an objection.

use sekber_core::coded::coded;
use sekber_core::value::{Moment, ProgrammeId};

use super::limits;
use crate::kit::form::Faults;

coded! {
    /// What the owner of a programme says of a verdict about it.
    OwnerAnswer, "an answer to a verdict":
    /// It can go on so.
    Agrees = "agrees",
    /// It cannot, for a reason.
    Objects = "objects",
}

crate::text_column!(OwnerAnswer);

/// An answer as it is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerDraft {
    /// For which of both programmes.
    pub side: ProgrammeId,
    /// What its owner says.
    pub answer: OwnerAnswer,
    /// Why; may be empty where the owner agrees.
    pub reason: String,
    /// The stamp of the verdict that the person saw.
    pub seen: String,
}

impl AnswerDraft {
    /// What is to be mended.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        match self.answer {
            OwnerAnswer::Objects => faults.check_required("reason", &self.reason, limits::NOTE),
            OwnerAnswer::Agrees => faults.check_longest("reason", &self.reason, limits::NOTE),
        }
        faults
    }
}

/// Why a verdict stays although a side objected, as it is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyDraft {
    /// The programme whose owner objected.
    pub side: ProgrammeId,
    /// Why the verdict stays.
    pub reply: String,
    /// The stamp of the verdict that the person saw.
    pub seen: String,
}

impl ReplyDraft {
    /// What is to be mended.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("reply", &self.reply, limits::NOTE);
        faults
    }
}

crate::row_struct! {
    /// An answer as it is stored. It is about the verdict that stands: another one begins without any.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Answer {
        /// For which of both programmes.
        pub programme_id: ProgrammeId,
        /// What its owner says.
        pub answer: OwnerAnswer,
        /// Why.
        pub reason: String,
        /// Who answered.
        pub person_name: String,
        /// When.
        pub answered_at: Moment,
        /// Why the verdict stays all the same.
        pub reply: String,
        /// Who replied so.
        pub replied_by: String,
        /// When; none as long as nobody has.
        pub replied_at: Option<Moment>,
    }
}

impl Answer {
    /// Whether it is an objection that waits for the secretariat.
    pub fn waits(&self) -> bool {
        self.answer == OwnerAnswer::Objects && self.replied_at.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_objects_says_why() {
        let draft = |answer, reason: &str| AnswerDraft {
            side: "a".parse().unwrap(),
            answer,
            reason: reason.to_owned(),
            seen: String::new(),
        };
        assert!(draft(OwnerAnswer::Agrees, "").faults().is_empty());
        assert!(draft(OwnerAnswer::Objects, " ").faults().of("reason").is_some());
        assert!(draft(OwnerAnswer::Objects, "Lokasi sudah disepakati").faults().is_empty());
        let long = "x".repeat(limits::NOTE + 1);
        assert!(draft(OwnerAnswer::Agrees, &long).faults().of("reason").is_some());
    }
}
