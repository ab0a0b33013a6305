//! What Kesbangpol found of a partner's standing in law, as it is written down.

use jiff::civil::{Date, date};
use sekber_core::coded::coded;

use super::limits;
use crate::kit::form::Faults;

coded! {
    /// What somebody found who looked at what a partner is in law.
    LegalityFinding, "finding on legality":
    /// In order.
    InOrder = "in_order",
    /// Something is to be mended or explained.
    ToMend = "to_mend",
}

crate::text_column!(LegalityFinding);

impl LegalityFinding {
    /// The class of the badge that shows it.
    pub fn badge(self) -> &'static str {
        match self {
            Self::InOrder => "good",
            Self::ToMend => "warn",
        }
    }
}

/// What Kesbangpol writes down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalityDraft {
    /// What it found.
    pub finding: LegalityFinding,
    /// Why; needed where something is to be mended.
    pub reason: String,
    /// The number of the notice of presence; empty where there is none.
    pub presence_number: String,
    /// Its day.
    pub presence_on: Option<Date>,
}

impl LegalityDraft {
    /// Everything in it that is not taken, by the names of the form's fields; `today` decides what lies ahead.
    pub fn faults(&self, today: Date) -> Faults {
        let mut faults = Faults::none();
        match self.finding {
            LegalityFinding::ToMend if self.reason.is_empty() => faults.add("reason", "fault-reason"),
            _ => faults.check_longest("reason", &self.reason, limits::REMARK),
        }
        // A number says nothing without its day, and a day nothing without its number.
        match (self.presence_number.is_empty(), self.presence_on) {
            (true, Some(_)) => faults.add("presence_number", "fault-required"),
            (false, None) => faults.add("presence_on", "fault-required"),
            _ => {}
        }
        faults.check_longest("presence_number", &self.presence_number, limits::PRESENCE_NUMBER);
        if faults.of("presence_number").is_none() && !is_number_of_a_letter(&self.presence_number) {
            faults.add("presence_number", "fault-presence-number");
        }
        faults.check_day("presence_on", self.presence_on);
        match self.presence_on {
            _ if faults.of("presence_on").is_some() => {}
            Some(day) if day > today => faults.add("presence_on", "fault-legality-future"),
            Some(day) if day < FIRST_PRESENCE => faults.add("presence_on", "fault-legality-early"),
            _ => {}
        }
        faults
    }
}

/// Before the republic there was nobody to give notice to.
const FIRST_PRESENCE: Date = date(1945, 8, 17);

/// Whether a text can be the number of a letter: letters and digits, with the signs that stand between them, and a digit among them. It
/// stands in sheets and letters, so that it begins with no sign. No number at all is none to be mended.
fn is_number_of_a_letter(text: &str) -> bool {
    let is_taken = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | ' ');
    text.is_empty()
        || (text.starts_with(char::is_alphanumeric)
            && text.chars().all(is_taken)
            && text.contains(|c: char| c.is_ascii_digit()))
}
