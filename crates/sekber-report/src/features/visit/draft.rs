//! Visits and their follow-ups as they are handed in, and everything in them that is not taken.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use sekber_core::value::{FIRST_DAY, OrganisationId, RegionCode};
use serde::Serialize;

use super::limits;
use crate::features::document;
use crate::features::partnership::Party;
use crate::kit::access::Actor;
use crate::kit::form::{Faults, Form};

/// Who made a visit: its record bears that one's letterhead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Maker {
    /// The secretariat.
    Secretariat,
    /// One of those who take part in the partnership.
    Party(OrganisationId),
}

impl Maker {
    /// Which of those who take part it is; none for the secretariat.
    pub fn party<'p>(&self, parties: &'p [Party]) -> Option<&'p Party> {
        let Self::Party(id) = self else { return None };
        parties.iter().find(|party| party.organisation_id == *id)
    }

    /// Whether somebody may say that it made a visit: those who act for it, and the secretariat for all.
    pub fn is_said_by(&self, actor: &Actor) -> bool {
        match self {
            Self::Secretariat => actor.is_secretariat(),
            Self::Party(id) => actor.may_edit(id),
        }
    }
}

/// What stands for the secretariat where others have their identifier.
const SECRETARIAT: &str = "secretariat";

impl fmt::Display for Maker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Secretariat => f.write_str(SECRETARIAT),
            Self::Party(id) => f.write_str(id.as_str()),
        }
    }
}

impl FromStr for Maker {
    type Err = <OrganisationId as FromStr>::Err;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            SECRETARIAT => Ok(Self::Secretariat),
            other => other.parse().map(Self::Party),
        }
    }
}

/// As what somebody was there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PersonPart {
    /// One of those present.
    #[default]
    Member,
    /// Leads the team that made the visit, and signs its record.
    Leads,
    /// Speaks for the other side, and signs beside whoever leads.
    Speaks,
}

impl PersonPart {
    /// All, in the order in which a form shows them.
    pub const ALL: [Self; 3] = [Self::Member, Self::Leads, Self::Speaks];

    /// The code, as stored and sent.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Leads => "leads",
            Self::Speaks => "speaks",
        }
    }
}

impl fmt::Display for PersonPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text that is no part in a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSuchPart;

impl FromStr for PersonPart {
    type Err = NoSuchPart;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|part| part.as_str() == text).ok_or(NoSuchPart)
    }
}

/// Somebody who was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// Name.
    pub name: String,
    /// Post; may be empty.
    pub post: String,
    /// Of which body.
    pub body: String,
    /// The NIP of an official; may be empty.
    pub number: String,
    /// As what.
    pub part: PersonPart,
}

/// The trail keeps a person on one line.
impl Serialize for Present {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let number = if self.number.is_empty() { String::new() } else { format!(" – NIP {}", self.number) };
        to.collect_str(&format_args!("{} – {} – {}{number}", self.name, self.post, self.body))
    }
}

/// A visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VisitDraft {
    /// Who made it; the trail keeps the name.
    #[serde(skip)]
    pub made_by: Option<Maker>,
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

/// A row of the form for somebody who was there, as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row<'a> {
    /// Name.
    pub name: &'a str,
    /// Post.
    pub post: &'a str,
    /// Body.
    pub body: &'a str,
    /// NIP.
    pub number: &'a str,
    /// Code of the part.
    pub part: &'a str,
}

/// The rows of a form in which something was typed.
pub fn rows(form: &Form) -> impl Iterator<Item = Row<'_>> {
    let parts = form.column("person_part").chain(std::iter::repeat(""));
    let numbers = form.column("person_number").chain(std::iter::repeat(""));
    let texts = form.column("person_name").zip(form.column("person_post")).zip(form.column("person_body"));
    let all = texts.zip(numbers).zip(parts).map(|((((name, post), body), number), part)| Row {
        name,
        post,
        body,
        number,
        part,
    });
    all.filter(|row| [row.name, row.post, row.body, row.number].iter().any(|text| !text.is_empty()))
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
        let people = rows(form).map(|row| {
            let part = match row.part {
                "" => PersonPart::Member,
                code => code.parse().unwrap_or_else(|_| {
                    faults.add("people", "fault-not-a-choice");
                    PersonPart::Member
                }),
            };
            let text = str::to_owned;
            Present {
                name: text(row.name),
                post: text(row.post),
                body: text(row.body),
                number: text(row.number),
                part,
            }
        });
        let people: Vec<Present> = people.collect();
        let draft = Self {
            made_by: form.parsed("made_by", "fault-not-a-choice", faults),
            on_day: required_day(form, "on_day", faults),
            place_code: form.parsed("place_code", "fault-not-a-choice", faults),
            place_note: form.text("place_note").to_owned(),
            seen: form.paragraphs("seen").to_owned(),
            advice: form.paragraphs("advice").to_owned(),
            people,
        };
        *faults = std::mem::take(faults).and(draft.faults(today));
        draft
    }

    /// Those who were there as something.
    pub fn with(&self, part: PersonPart) -> impl Iterator<Item = &Present> {
        self.people.iter().filter(move |one| one.part == part)
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
        if self.made_by.is_none() {
            faults.add("made_by", "fault-required");
        }
        match (self.people.len(), self.with(PersonPart::Leads).count(), self.with(PersonPart::Speaks).count())
        {
            (0, _, _) => faults.add("people", "fault-required"),
            (_, 1, 0 | 1) => {}
            (_, 1, _) => faults.add("people", "fault-visit-speakers"),
            _ => faults.add("people", "fault-visit-leader"),
        }
        if self.people.iter().any(|one| one.name.is_empty() || one.body.is_empty()) {
            faults.add("people", "fault-visit-person");
        }
        for one in &self.people {
            for text in [&one.name, &one.post, &one.body] {
                faults.check_longest("people", text, limits::NAME);
            }
            faults.check_longest("people", &one.number, limits::NUMBER);
        }
        if !self.people.iter().all(|one| document::is_nip(&one.number)) {
            faults.add("people", "fault-signatory-nip");
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
