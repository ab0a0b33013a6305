//! Visits and their follow-ups as they are handed in, and everything in them that is not taken.

use jiff::civil::Date;
use sekber_core::value::{FIRST_DAY, OrganisationId, RegionCode};
use serde::Serialize;

use super::limits;
use crate::kit::form::{Faults, Form};

/// Somebody who was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// Name.
    pub name: String,
    /// Post; may be empty.
    pub post: String,
    /// Of which body.
    pub body: String,
}

/// The trail keeps a person on one line.
impl Serialize for Present {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&format_args!("{} – {} – {}", self.name, self.post, self.body))
    }
}

/// A visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VisitDraft {
    /// When it was.
    pub on_day: Date,
    /// The kecamatan or village.
    pub place_code: Option<RegionCode>,
    /// The place in words.
    pub place_note: String,
    /// What was seen.
    pub seen: String,
    /// What was advised.
    pub advice: String,
    /// Who was there.
    pub people: Vec<Present>,
}

/// A day that a form has to name.
fn required_day(form: &Form, name: &'static str, faults: &mut Faults) -> Date {
    let read = form.day(name, "fault-visit-day", faults);
    if read.is_none() && faults.of(name).is_none() {
        faults.add(name, "fault-required");
    }
    read.unwrap_or(FIRST_DAY)
}

impl VisitDraft {
    /// Reads the form; what has to be mended goes to the faults.
    pub fn read(form: &Form, today: Date, faults: &mut Faults) -> Self {
        let rows = form.column("person_name").zip(form.column("person_post")).zip(form.column("person_body"));
        let people = rows
            .filter(|((name, post), body)| !(name.is_empty() && post.is_empty() && body.is_empty()))
            .map(|((name, post), body)| Present {
                name: name.to_owned(),
                post: post.to_owned(),
                body: body.to_owned(),
            });
        let draft = Self {
            on_day: required_day(form, "on_day", faults),
            place_code: form.parsed("place_code", "fault-not-a-choice", faults),
            place_note: form.text("place_note").to_owned(),
            seen: form.paragraphs("seen").to_owned(),
            advice: form.paragraphs("advice").to_owned(),
            people: people.collect(),
        };
        *faults = std::mem::take(faults).and(draft.faults(today));
        draft
    }

    /// Everything in it that is not taken on a day, by the names of the form's fields.
    pub fn faults(&self, today: Date) -> Faults {
        let mut faults = Faults::none();
        faults.check_day("on_day", self.on_day);
        if self.on_day > today && faults.of("on_day").is_none() {
            faults.add("on_day", "fault-visit-future");
        }
        if self.place_code.is_none() && self.place_note.is_empty() {
            faults.add("place_code", "fault-required");
        }
        faults.check_longest("place_note", &self.place_note, limits::NAME);
        faults.check_required("seen", &self.seen, limits::TEXT);
        faults.check_longest("advice", &self.advice, limits::TEXT);
        if self.people.is_empty() {
            faults.add("people", "fault-required");
        }
        if self.people.iter().any(|one| one.name.is_empty() || one.body.is_empty()) {
            faults.add("people", "fault-visit-person");
        }
        for one in &self.people {
            for text in [&one.name, &one.post, &one.body] {
                faults.check_longest("people", text, limits::NAME);
            }
        }
        faults.check_most("people", self.people.len(), limits::PEOPLE);
        faults
    }
}

/// What a visit asks somebody to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpDraft {
    /// What is to be done.
    pub what: String,
    /// By whom; none when nobody was named.
    pub responsible: Option<OrganisationId>,
    /// Until when.
    pub due_on: Date,
}

impl FollowUpDraft {
    /// Reads the form; what has to be mended goes to the faults.
    pub fn read(form: &Form, faults: &mut Faults) -> Self {
        let draft = Self {
            what: form.text("what").to_owned(),
            responsible: form.parsed("responsible", "fault-not-a-choice", faults),
            due_on: required_day(form, "due_on", faults),
        };
        *faults = std::mem::take(faults).and(draft.faults());
        draft
    }

    /// Everything in it that is not taken.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("what", &self.what, limits::WHAT);
        if self.responsible.is_none() {
            faults.add("responsible", "fault-required");
        }
        faults.check_day("due_on", self.due_on);
        faults
    }
}
