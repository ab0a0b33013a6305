//! A request for information as it is stored, and as it is filed.

use jiff::civil::Date;
use sekber_core::information::{InformationState, answer_until};
use sekber_core::value::{AttachmentId, InformationRequestId, Moment};

use super::limits;
use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;

crate::text_column!(InformationRequestId, InformationState);

crate::row_struct! {
    /// A request.
    #[derive(Debug, Clone)]
    pub struct InformationRequest {
        /// The request.
        pub id: InformationRequestId,
        /// The year of its number.
        pub year: i64,
        /// Its number within the year.
        pub number: i64,
        /// Who asks; empty once it was taken out.
        pub name: String,
        /// How to reach them; empty once it was taken out.
        pub contact: String,
        /// What is asked for.
        pub what: String,
        /// What for.
        pub purpose: String,
        /// How far it is.
        pub state: InformationState,
        /// The day on which it came in.
        pub received_on: Date,
        /// The moment.
        pub received_at: Moment,
        /// Why it takes longer; empty while nobody prolonged it.
        pub extended_because: String,
        /// The answer, or the reason of a refusal.
        pub answer: String,
        /// The ground of a refusal.
        pub ground: String,
        /// When it was answered.
        pub answered_at: Option<Moment>,
        /// The file that was handed over with the answer.
        pub file_id: Option<AttachmentId>,
        /// The lines over the signature of the letter; empty while nobody is named who signs it.
        pub signer_position: String,
        /// Who signs it.
        pub signer_name: String,
        /// Rank and NIP, as far as they are known.
        pub signer_under: String,
        /// Whether it was made up.
        pub simulated: bool,
        /// How often the record was changed.
        pub version: i64,
    }
}

impl InformationRequest {
    /// The receipt's number.
    pub fn receipt(&self) -> String {
        receipt(self.year, self.number)
    }

    /// Whether it waits for an answer.
    pub fn waits(&self) -> bool {
        self.state == InformationState::Received
    }

    /// Whether it was prolonged.
    pub fn is_extended(&self) -> bool {
        !self.extended_because.is_empty()
    }

    /// The last day on which it is answered in time.
    pub fn until(&self) -> Date {
        answer_until(self.received_on, self.is_extended())
    }

    /// Whether its day is over without an answer.
    pub fn is_late(&self, today: Date) -> bool {
        self.waits() && self.until() < today
    }
}

/// A receipt's number as it is written down: `7/PPID/2026`.
pub fn receipt(year: i64, number: i64) -> String {
    format!("{number}/PPID/{year}")
}

/// Year and number of a receipt, however it is typed.
pub fn read_receipt(text: &str) -> Option<(i64, i64)> {
    let (number, rest) = text.split_once('/')?;
    let year = rest.rsplit('/').next()?;
    Some((year.trim().parse().ok()?, number.trim().parse().ok()?))
}

/// What a citizen hands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InformationDraft {
    /// Who asks.
    pub name: String,
    /// How to reach them.
    pub contact: String,
    /// What is asked for.
    pub what: String,
    /// What for.
    pub purpose: String,
    /// Whether it was made up.
    pub simulated: bool,
}

impl InformationDraft {
    /// Reads the form.
    ///
    /// # Errors
    /// [`Problem::Invalid`] with everything to mend.
    pub fn from_form(form: &Form) -> Result<Self, Problem> {
        let draft = Self {
            name: form.text("name").to_owned(),
            contact: form.text("contact").to_owned(),
            what: form.paragraphs("what").to_owned(),
            purpose: form.paragraphs("purpose").to_owned(),
            simulated: false,
        };
        draft.faults().or(draft)
    }

    /// What breaks a rule.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("name", &self.name, limits::NAME);
        faults.check_required("contact", &self.contact, limits::CONTACT);
        faults.check_required("what", &self.what, limits::WHAT);
        faults.check_required("purpose", &self.purpose, limits::PURPOSE);
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_is_read_as_it_is_written() {
        assert_eq!(read_receipt(&receipt(2026, 7)), Some((2026, 7)));
        assert_eq!(read_receipt(" 7 / 2026 "), Some((2026, 7)));
        for other in ["", "7", "7/PPID/", "x/PPID/2026", "7/PPID/20x6", "/"] {
            assert_eq!(read_receipt(other), None, "{other}");
        }
    }
}
