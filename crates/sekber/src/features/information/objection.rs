//! An objection to the answer to a request for information, or to its lack: as it is stored, when it can be raised, and what comes next.

use jiff::civil::Date;
use sekber_core::information::{
    DECISION_DAYS, DISPUTE_DAYS, OBJECTION_DAYS, ObjectionReason, ObjectionState, objection_reasons,
};
use sekber_core::value::{AttachmentId, InformationObjectionId, Moment};

use super::limits;
use super::model::InformationRequest;
use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;

crate::text_column!(InformationObjectionId, ObjectionReason, ObjectionState);

crate::row_struct! {
    /// An objection.
    #[derive(Debug, Clone)]
    pub struct InformationObjection {
        /// The objection.
        pub id: InformationObjectionId,
        /// Whether it is about the answer; otherwise it is about its lack.
        pub of_answer: bool,
        /// The year of its number.
        pub year: i64,
        /// Its number within the year.
        pub number: i64,
        /// On which ground of the law.
        pub reason: ObjectionReason,
        /// What whoever asked says.
        pub statement: String,
        /// Who objects for whoever asked, by a power of attorney; empty where they object themselves, and once it was taken out.
        pub representative: String,
        /// Whether the power of attorney was shown to the joint secretariat.
        pub power_shown: bool,
        /// How far it is.
        pub state: ObjectionState,
        /// The ground of the part that is kept back where it was granted in part; empty for every other end.
        pub ground: String,
        /// The day on which it came in.
        pub filed_on: Date,
        /// What the superior of the information officer decided, in words.
        pub decision: String,
        /// When.
        pub decided_at: Option<Moment>,
        /// The file that was handed over with the decision.
        pub file_id: Option<AttachmentId>,
        /// The number of the letter in the register of letters; empty where it is written in by hand.
        pub letter_number: String,
        /// The letter as it was sent; none before it was, for letters from before they were kept, and once the name was taken out.
        pub letter_id: Option<AttachmentId>,
        /// The same to write on.
        pub docx_id: Option<AttachmentId>,
        /// The scan of the letter as it was signed on paper, which takes its place; none while nobody handed one in.
        pub scan_id: Option<AttachmentId>,
        /// The lines over the signature of the letter.
        pub signer_position: String,
        /// Who signs it; empty while nobody is named.
        pub signer_name: String,
        /// Rank and NIP, as far as they are known.
        pub signer_under: String,
        /// How often the record was changed.
        pub version: i64,
    }
}

impl InformationObjection {
    /// Its number in the register of objections: `2/KEB-PPID/2026`.
    pub fn register_number(&self) -> String {
        register_number(self.year, self.number)
    }

    /// Whether it waits for the superior.
    pub fn waits(&self) -> bool {
        self.state == ObjectionState::Received
    }

    /// Whether somebody else objects for whoever asked.
    pub fn is_represented(&self) -> bool {
        !self.representative.is_empty()
    }

    /// Whether there is a letter with the decision: without anybody who signs it is a draft, which is not handed to whoever asked.
    pub fn has_letter(&self) -> bool {
        self.decided_at.is_some() && (self.scan_id.is_some() || !self.signer_name.is_empty())
    }

    /// The file of the letter: as it was signed on paper, else as it was sent.
    pub fn letter_file(&self) -> Option<&AttachmentId> {
        self.scan_id.as_ref().or(self.letter_id.as_ref())
    }

    /// The last day on which it is decided in time.
    pub fn until(&self, request: &InformationRequest) -> Date {
        request.days_after(self.filed_on, DECISION_DAYS)
    }

    /// Whether its day is over without a decision.
    pub fn is_late(&self, request: &InformationRequest, today: Date) -> bool {
        self.waits() && self.until(request) < today
    }

    /// The last day on which a dispute goes to the Information Commission, for what was decided on a day and received on the same, or
    /// for what nobody decided in time.
    pub fn dispute_until(&self, request: &InformationRequest, decided_on: Option<Date>) -> Date {
        let since = decided_on.unwrap_or_else(|| self.until(request));
        request.days_after(since, DISPUTE_DAYS)
    }
}

/// A number in the register of objections as it is written down.
pub fn register_number(year: i64, number: i64) -> String {
    format!("{number}/KEB-PPID/{year}")
}

/// The objection that was decided last.
pub fn last_decided(objections: &[InformationObjection]) -> Option<&InformationObjection> {
    objections.iter().filter(|objection| objection.decided_at.is_some()).max_by_key(|one| one.decided_at)
}

/// The objection that was decided last of those whose decision came with a file.
pub fn last_with_file(objections: &[InformationObjection]) -> Option<&InformationObjection> {
    objections.iter().filter(|objection| objection.file_id.is_some()).max_by_key(|one| one.decided_at)
}

/// What can be objected to now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Whether it is the answer; otherwise its lack.
    pub of_answer: bool,
    /// On which grounds of the law.
    pub reasons: Vec<ObjectionReason>,
    /// The last day.
    pub until: Date,
}

/// What can be objected to on a day: the lack of an answer once its day is over, then the answer, each once and within thirty
/// working days.
pub fn opening(
    one: &InformationRequest,
    raised: &[InformationObjection],
    answered_on: Option<Date>,
    today: Date,
) -> Option<Opening> {
    let of_answer = answered_on.is_some();
    if raised.iter().any(|objection| objection.of_answer == of_answer) {
        return None;
    }
    let is_late = answered_on.unwrap_or(today) > one.until();
    let reasons = objection_reasons(one.state, one.ground.parse().ok(), is_late);
    let until = one.days_after(answered_on.unwrap_or_else(|| one.until()), OBJECTION_DAYS);
    (!reasons.is_empty() && today <= until).then_some(Opening { of_answer, reasons, until })
}

/// What whoever asked hands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectionDraft {
    /// On which ground of the law.
    pub reason: ObjectionReason,
    /// What they say.
    pub statement: String,
    /// Who objects for them, by a power of attorney; empty where they do so themselves.
    pub representative: String,
}

impl ObjectionDraft {
    /// Reads the form.
    ///
    /// # Errors
    /// [`Problem::Invalid`] with everything to mend.
    pub fn from_form(form: &Form) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let reason: Option<ObjectionReason> = form.choice("reason", &mut faults);
        let statement = form.paragraphs("statement").to_owned();
        faults.check_required("statement", &statement, limits::STATEMENT);
        let representative = form.bounded("representative", limits::NAME, &mut faults);
        match reason {
            Some(reason) if faults.is_empty() => Ok(Self { reason, statement, representative }),
            _ => Err(Problem::Invalid(faults)),
        }
    }

    /// What breaks a rule, where some reasons are open.
    pub fn faults(&self, open: &[ObjectionReason]) -> Faults {
        let mut faults = Faults::none();
        if !open.contains(&self.reason) {
            faults.add("reason", "fault-not-a-choice");
        }
        faults.check_required("statement", &self.statement, limits::STATEMENT);
        faults.check_longest("representative", &self.representative, limits::NAME);
        faults
    }
}
