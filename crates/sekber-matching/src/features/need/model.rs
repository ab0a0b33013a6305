//! What a need is, what a partner answers to it, and how forms become both.

use jiff::civil::Date;
use sekber_core::value::{CycleId, Moment, NeedId, OrganisationId, ProgrammeId, RegionCode};
use sekber_engines::matching::need::{AnswerState, NeedState};
use serde::Serialize;

use super::limits;
use crate::features::matching::Sought;
use crate::features::programme::SIMULATED_MARK;
use crate::features::registry;
use crate::kit::access::Actor;
use crate::kit::form::{Faults, Form};

crate::text_column!(NeedState, AnswerState);

crate::row_struct! {
    /// What an office seeks.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Need {
        /// The need.
        pub id: NeedId,
        /// The cycle it belongs to.
        pub cycle_id: CycleId,
        /// That cycle's year.
        pub year: i64,
        /// Whether that cycle is the one in force.
        pub in_force: bool,
        /// The office that seeks.
        pub office_id: OrganisationId,
        /// The office's name in speech.
        pub office: String,
        /// What is sought, in a line.
        pub title: String,
        /// What for, for whom, how much.
        pub purpose: String,
        /// Code of the field of government.
        pub field: String,
        /// The kecamatan; none for the whole district.
        pub place_code: Option<RegionCode>,
        /// The kecamatan's name.
        pub place: Option<String>,
        /// The place in words.
        pub place_note: String,
        /// From when.
        pub starts_on: Option<Date>,
        /// Until when.
        pub ends_on: Option<Date>,
        /// How the office is reached about it.
        pub contact: String,
        /// How far it is.
        pub state: NeedState,
        /// Why it was closed or withdrawn.
        pub state_reason: String,
        /// Since when it is so.
        pub state_since: Moment,
        /// Whether it was made up for a demonstration.
        pub simulated: bool,
        /// Who wrote it.
        pub person_name: String,
        /// Counts the changes.
        pub version: i64,
        /// When it was written.
        pub created_at: Moment,
        /// How many answers wait for the office.
        pub waiting: i64,
    }
    /// What a partner answers.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Answer {
        /// The need.
        pub need_id: NeedId,
        /// The partner.
        pub partner_id: OrganisationId,
        /// The partner's name in speech.
        pub partner: String,
        /// Whether the partner is suspended.
        pub suspended: bool,
        /// The programme it offers.
        pub programme_id: Option<ProgrammeId>,
        /// That programme's title.
        pub programme: Option<String>,
        /// Whether that programme was given up, completed or merged into another one since.
        pub programme_over: bool,
        /// A word to the office.
        pub message: String,
        /// How far it is.
        pub state: AnswerState,
        /// Why the office said no.
        pub reason: String,
        /// Who answered.
        pub person_name: String,
        /// Who decided for the office.
        pub decided_by: String,
        /// Counts the changes.
        pub version: i64,
        /// When it was answered last.
        pub answered_at: Moment,
    }
}

/// The programme that an answer is rated with: the one that it names, as long as it stands.
pub fn rated_with(programme: Option<&ProgrammeId>, state: AnswerState) -> Option<&ProgrammeId> {
    programme.filter(|_| state != AnswerState::TakenBack)
}

impl Answer {
    /// The programme that it is rated with.
    pub fn answered(&self) -> Option<&ProgrammeId> {
        rated_with(self.programme_id.as_ref(), self.state)
    }
}

impl Need {
    /// The address of its page.
    pub fn path(&self) -> String {
        format!("/needs/{}", self.id)
    }

    /// The address under which its office changes it.
    pub fn office_path(&self) -> String {
        format!("/offices/{}/needs/{}", self.office_id, self.id)
    }

    /// The name of its field of government.
    pub fn field_name(&self) -> String {
        registry::field_name(&self.field)
    }

    /// What the ranking reads of it.
    pub fn sought(&self) -> Sought {
        let year = self.starts_on.map_or(self.year, |day| i64::from(day.year()));
        Sought {
            id: self.id.to_string(),
            version: self.version,
            // The mark of what is made up is no likeness.
            text: format!("{}. {}", self.title.trim_end_matches(SIMULATED_MARK), self.purpose),
            field: self.field.clone(),
            place: self.place_code.clone(),
            year: i16::try_from(year).unwrap_or_default(),
        }
    }

    /// Whether somebody may read it whose organisation has answered it or not: what is open, or was until its cycle ended,
    /// everybody who takes part; what its office ended, the office, those who answered, and those who oversee.
    pub fn is_shown_to(&self, actor: &Actor, has_answered: bool) -> bool {
        let was_for_all = matches!(self.state, NeedState::Open | NeedState::Ended);
        was_for_all || has_answered || actor.oversees() || actor.belongs_to(&self.office_id)
    }

    /// What can be changed of it.
    pub fn content(&self) -> NeedDraft {
        let Self { title, purpose, field, place_code, place_note, starts_on, ends_on, contact, .. } =
            self.clone();
        NeedDraft { title, purpose, field, place_code, place_note, starts_on, ends_on, contact }
    }
}

/// What a form says of a need, and what the trail keeps of it: not whom to call.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NeedDraft {
    /// What is sought, in a line.
    pub title: String,
    /// What for, for whom, how much.
    pub purpose: String,
    /// Code of the field of government.
    pub field: String,
    /// The kecamatan; none for the whole district.
    pub place_code: Option<RegionCode>,
    /// The place in words.
    pub place_note: String,
    /// From when.
    pub starts_on: Option<Date>,
    /// Until when.
    pub ends_on: Option<Date>,
    /// How the office is reached about it.
    #[serde(skip)]
    pub contact: String,
}

impl NeedDraft {
    /// Reads the form, with everything in it that cannot be read.
    pub fn from_form(form: &Form) -> (Self, Faults) {
        let mut faults = Faults::none();
        let draft = Self {
            title: form.text("title").to_owned(),
            purpose: form.paragraphs("purpose").to_owned(),
            field: form.text("field").to_owned(),
            place_code: form.parsed("place_code", "fault-not-a-choice", &mut faults),
            place_note: form.text("place_note").to_owned(),
            starts_on: form.day("starts_on", "fault-need-day", &mut faults),
            ends_on: form.day("ends_on", "fault-need-day", &mut faults),
            contact: form.text("contact").to_owned(),
        };
        let faults = faults.and(draft.faults());
        (draft, faults)
    }

    /// Everything in it that is not taken, by the names of the form's fields.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("title", &self.title, limits::TITLE);
        faults.check_required("purpose", &self.purpose, limits::PURPOSE);
        if self.field.is_empty() {
            faults.add("field", "fault-required");
        } else if !registry::is_field(&self.field) {
            faults.add("field", "fault-not-a-choice");
        }
        faults.check_longest("place_note", &self.place_note, limits::PLACE_NOTE);
        faults.check_required("contact", &self.contact, limits::CONTACT);
        faults.check_day("starts_on", self.starts_on);
        faults.check_day("ends_on", self.ends_on);
        if self.starts_on.zip(self.ends_on).is_some_and(|(start, end)| end < start) {
            faults.add("ends_on", "fault-need-ends-before");
        }
        faults
    }
}

/// What a partner answers.
#[derive(Debug, Clone, Default)]
pub struct AnswerDraft {
    /// The programme it offers.
    pub programme: Option<ProgrammeId>,
    /// A word to the office.
    pub message: String,
}

impl AnswerDraft {
    /// Reads the form, with everything in it that cannot be read.
    pub fn from_form(form: &Form) -> (Self, Faults) {
        let mut faults = Faults::none();
        let draft = Self {
            programme: form.parsed("programme", "fault-not-a-choice", &mut faults),
            message: form.paragraphs("message").to_owned(),
        };
        let faults = faults.and(draft.faults());
        (draft, faults)
    }

    /// Everything in it that is not taken, by the names of the form's fields.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        if self.programme.is_none() && self.message.trim().is_empty() {
            faults.add("message", "fault-need-answer-empty");
        }
        faults.check_longest("message", &self.message, limits::MESSAGE);
        faults
    }
}
