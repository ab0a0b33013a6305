//! Visits as they are read.

use jiff::civil::Date;
use sekber_core::value::{
    AttachmentId, FollowUpId, Moment, OrganisationId, PartnershipId, RegionCode, VisitId,
};

use super::draft::{Maker, PersonPart, Present, VisitDraft};

crate::text_column!(Maker, PersonPart);

crate::row_struct! {
    /// A visit.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Visit {
        /// The visit.
        pub id: VisitId,
        /// Its partnership.
        pub partnership_id: PartnershipId,
        /// Who made it; none in records from before it was asked.
        pub made_by: Option<Maker>,
        /// When it was.
        pub on_day: Date,
        /// The kecamatan or village.
        pub place_code: Option<RegionCode>,
        /// Its name.
        pub place: Option<String>,
        /// What it is by law.
        pub place_kind: Option<String>,
        /// The name of what it lies in.
        pub place_within: Option<String>,
        /// The place in words.
        pub place_note: String,
        /// What was seen.
        pub seen: String,
        /// What was advised.
        pub advice: String,
        /// Whether it was made up for a demonstration.
        pub simulated: bool,
        /// Who recorded it.
        pub person_name: String,
        /// Counts the changes.
        pub version: i64,
        /// When it was recorded.
        pub created_at: Moment,
    }
    /// Who was there.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Person {
        /// Name.
        pub name: String,
        /// Post; may be empty.
        pub post: String,
        /// Of which body.
        pub body: String,
        /// The NIP of an official; may be empty. It stands on the record alone.
        pub number: String,
        /// As what.
        pub part: PersonPart,
    }
    /// A photo of what was seen.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Photo {
        /// The file.
        pub attachment_id: AttachmentId,
        /// Its name.
        pub file_name: String,
        /// Who added it.
        pub person_name: String,
    }
    /// What the visit asks somebody to do.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct FollowUp {
        /// The follow-up.
        pub id: FollowUpId,
        /// What is to be done.
        pub what: String,
        /// By whom.
        pub organisation_id: OrganisationId,
        /// That one's name.
        pub organisation: String,
        /// Until when.
        pub due_on: Date,
        /// When it was done.
        pub done_on: Option<Date>,
        /// Who said so.
        pub done_by: String,
    }
    /// A visit in the list of a partnership.
    #[derive(Debug, Clone)]
    pub struct Line {
        /// The visit.
        pub id: VisitId,
        /// When it was.
        pub on_day: Date,
        /// The kecamatan or village.
        pub place: Option<String>,
        /// The place in words.
        pub place_note: String,
        /// Who recorded it.
        pub person_name: String,
        /// Follow-ups that are not done.
        pub open: i64,
        /// All follow-ups.
        pub follow_ups: i64,
    }
}

impl Visit {
    /// Where it is shown.
    pub fn path(&self) -> String {
        format!("/visits/{}", self.id)
    }

    /// What it comes to with so many follow-ups and photos: another text has another version, and those two are only ever added.
    pub fn stand(&self, follow_ups: usize, photos: usize) -> String {
        format!("{}-{follow_ups}-{photos}", self.version)
    }

    /// Where it was, in words.
    pub fn where_it_was(&self) -> String {
        described(&self.place_note, self.place.as_deref().unwrap_or_default())
    }

    /// What it says, with who was there.
    pub fn content(&self, people: &[Person]) -> VisitDraft {
        let present = |one: &Person| Present {
            name: one.name.clone(),
            post: one.post.clone(),
            body: one.body.clone(),
            number: one.number.clone(),
            part: one.part,
        };
        VisitDraft {
            made_by: self.made_by.clone(),
            on_day: self.on_day,
            place_code: self.place_code.clone(),
            place_note: self.place_note.clone(),
            seen: self.seen.clone(),
            advice: self.advice.clone(),
            people: people.iter().map(present).collect(),
        }
    }
}

impl Person {
    /// The line with the NIP, when it is known.
    pub fn nip(&self) -> Option<String> {
        (!self.number.is_empty()).then(|| format!("NIP {}", self.number))
    }
}

impl Line {
    /// Where it was, in words.
    pub fn where_it_was(&self) -> String {
        described(&self.place_note, self.place.as_deref().unwrap_or_default())
    }
}

/// A place in words, with the kecamatan or village as far as it is known.
pub fn described(note: &str, place: &str) -> String {
    match (place.is_empty(), note.is_empty()) {
        (false, false) => format!("{note}, {place}"),
        (false, true) => place.to_owned(),
        (true, _) => note.to_owned(),
    }
}
