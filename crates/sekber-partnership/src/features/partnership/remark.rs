//! A remark of the sections for law and cooperation on a draft: in whose name, what was found, and what is to be changed.

use sekber_core::coded::coded;
use sekber_core::roles::Section;
use serde::Serialize;

use super::limits;
use crate::kit::access::Actor;
use crate::kit::form::Faults;

coded! {
    /// What somebody found who read a draft.
    RemarkFinding, "finding on a draft":
    /// Nothing stands against it.
    NoObjection = "no_objection",
    /// Something is to be changed.
    ToChange = "to_change",
}

coded! {
    /// In whose name a remark is written.
    RemarkOf, "author of a remark":
    /// The legal section.
    Law = "law",
    /// The section for cooperation.
    Cooperation = "cooperation",
    /// The secretariat, which writes down what one of them said.
    Secretariat = "secretariat",
}

crate::text_column!(RemarkFinding, RemarkOf);

impl RemarkFinding {
    /// The class of the badge that shows it.
    pub fn badge(self) -> &'static str {
        match self {
            Self::NoObjection => "good",
            Self::ToChange => "warn",
        }
    }
}

impl RemarkOf {
    /// In whose name an actor writes.
    pub fn of(actor: &Actor) -> Self {
        match () {
            () if actor.looks_after(Section::Law) => Self::Law,
            () if actor.looks_after(Section::Cooperation) => Self::Cooperation,
            () => Self::Secretariat,
        }
    }
}

/// What is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RemarkDraft {
    /// What was found.
    pub finding: RemarkFinding,
    /// What is to be changed and why; needed where something is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl RemarkDraft {
    /// Everything to mend.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        if self.finding == RemarkFinding::ToChange {
            faults.check_required("reason", &self.reason, limits::REASON);
        } else {
            faults.check_longest("reason", &self.reason, limits::REASON);
        }
        faults
    }
}
