//! What is read about an award: the season with its rules, entries with what they have on each criterion, the jury, the result.

use jiff::civil::Date;
use sekber_core::value::{CycleId, EntryId, Moment, ObjectionId, OrganisationId, PersonId, SeasonId};
use sekber_engines::award::rules::{Rules, Source, Track};
use sekber_engines::award::season::SeasonState;
use serde::{Deserialize, Serialize};

use crate::features::report;
use crate::kit::digest::sha256;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

crate::text_column!(SeasonState, Track);

crate::row_struct! {
    /// One year's award.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Season {
        /// The season.
        pub id: SeasonId,
        /// The cycle whose record is judged.
        pub cycle_id: CycleId,
        /// Its year.
        pub year: i64,
        /// What it is called.
        pub name: String,
        /// Which award.
        pub track: Track,
        /// How far it is.
        pub state: SeasonState,
        /// The rules as they are being written, as JSON.
        pub draft_json: String,
        /// The version of the rules that holds.
        pub rules_version: Option<i64>,
        /// Whether it is made up, for a demonstration.
        pub simulated: bool,
        /// When the rules were frozen.
        pub frozen_at: Option<Moment>,
        /// When the evidence was taken.
        pub evidence_at: Option<Moment>,
        /// The last day on which partners may contest it.
        pub contest_until: Option<Date>,
        /// When the provisional result was published.
        pub announced_at: Option<Moment>,
        /// The last day on which partners may contest the provisional result.
        pub object_until: Option<Date>,
        /// When the result became final.
        pub decided_at: Option<Moment>,
        /// SHA-256 of the result.
        pub result_digest: Option<String>,
        /// When it was cancelled.
        pub cancelled_at: Option<Moment>,
        /// Why it was cancelled; empty unless it was.
        pub cancel_reason: String,
        /// How often it was changed.
        pub version: i64,
    }

    /// Rules as they were published.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct RulesVersion {
        /// Which version, from 1.
        pub version: i64,
        /// The rules as JSON.
        pub content_json: String,
        /// Their SHA-256.
        pub digest: String,
        /// Why they were changed; empty for the first.
        pub reason: String,
        /// Who published them.
        pub person_name: String,
        /// When.
        pub published_at: Moment,
    }

    /// A partner in a category.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Entry {
        /// The entry.
        pub id: EntryId,
        /// The category's code.
        pub category: String,
        /// The partner.
        pub organisation_id: OrganisationId,
        /// Its name when the evidence was taken.
        pub name: String,
        /// What the public calls it unless it wins.
        pub pseudonym: String,
    }

    /// What an entry has on a criterion, as taken, recorded or corrected.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Held {
        /// The entry.
        pub entry_id: EntryId,
        /// The criterion's code.
        pub criterion: String,
        /// 1 for what the record said.
        pub number: i64,
        /// The value, or hundredths of points where people give them; `None` when it is not told.
        pub amount: Option<i64>,
        /// Why it was recorded or corrected.
        pub reason: String,
        /// Who did.
        pub person_name: String,
        /// When.
        pub made_at: Moment,
    }

    /// What the record said, fact by fact, as JSON.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct HeldFacts {
        /// The criterion's code.
        pub criterion: String,
        /// The facts.
        pub facts_json: String,
    }

    /// What a partner contests.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Objection {
        /// The objection.
        pub id: ObjectionId,
        /// The entry.
        pub entry_id: EntryId,
        /// The criterion's code.
        pub criterion: String,
        /// What is wrong, in the partner's words.
        pub text: String,
        /// Who contests.
        pub person_name: String,
        /// When.
        pub made_at: Moment,
        /// Whether the partner is right; `None` until it is answered.
        pub upheld: Option<bool>,
        /// The answer.
        pub answer: String,
        /// Who answered.
        pub answered_by: String,
    }

    /// Somebody of the jury.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Juror {
        /// The person.
        pub person_id: PersonId,
        /// The name.
        pub name: String,
        /// For whom or as what the person sits there.
        pub background: String,
        /// When the seat was given up.
        pub ended_at: Option<Moment>,
    }

    /// The latest edition of a juror's sheet for an entry.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Sheet {
        /// The entry.
        pub entry_id: EntryId,
        /// The juror.
        pub person_id: PersonId,
        /// Which edition, from 1.
        pub edition: i64,
        /// Whether the juror has a conflict with the entry.
        pub conflict: bool,
        /// What the juror says.
        pub comment: String,
        /// When.
        pub made_at: Moment,
    }

    /// A mark of the latest edition of a sheet.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct MarkRow {
        /// The entry.
        pub entry_id: EntryId,
        /// The juror.
        pub person_id: PersonId,
        /// The criterion's code.
        pub criterion: String,
        /// Hundredths of points.
        pub points: i64,
    }

    /// A line of the final result.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ResultRow {
        /// The entry.
        pub entry_id: EntryId,
        /// Its place; `None` when too little is told.
        pub place: Option<i64>,
        /// Hundredths of points.
        pub score: Option<i64>,
        /// Share of the weights with points, in per cent.
        pub disclosed: i64,
        /// Whether the rule for ties decided.
        pub by_tie: bool,
        /// Whether it wins.
        pub winner: bool,
        /// Hundredths of points on each criterion, in the order of the rules, as JSON.
        pub points_json: String,
    }

    /// A partner that may take part, before anything is counted.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Candidate {
        /// The partner.
        pub id: OrganisationId,
        /// Its name.
        pub name: String,
        /// Its kind's code.
        pub kind: String,
        /// Its reach's code.
        pub level: Option<String>,
        /// Its programmes of the cycle.
        pub programmes: i64,
    }

    /// A partner that takes part in no category.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct LeftOut {
        /// The partner.
        pub organisation_id: OrganisationId,
        /// Its name when the evidence was taken.
        pub name: String,
        /// Why, as a code.
        pub reason: String,
    }
}

/// What stands for the place itself among the codes of criteria that an objection is about. It is no code that a form gives a criterion.
pub const PLACE: &str = "*";

/// Whether the jury answers for what an objection is about: points that it gives, or the place, which rests on them.
pub fn is_of_jury(rules: &Rules, criterion: &str) -> bool {
    criterion == PLACE || rules.criterion(criterion).is_some_and(|one| one.source == Source::Jury)
}

/// How pseudonyms begin. A letter and digits alone would read as the code by which the registry knows somebody else.
pub const PSEUDONYM: &str = "Peserta A";

impl Entry {
    /// What the public calls it unless it wins. Seasons whose evidence was taken by the first versions keep `P` and a number.
    pub fn public_name(&self) -> String {
        let number = self.pseudonym.strip_prefix('P').unwrap_or_default();
        match !number.is_empty() && number.bytes().all(|sign| sign.is_ascii_digit()) {
            true => format!("{PSEUDONYM}{number}"),
            false => self.pseudonym.clone(),
        }
    }
}

impl Objection {
    /// Whether it is about the result: made once that was told.
    pub fn is_of_result(&self, season: &Season) -> bool {
        season.announced_at.is_some_and(|told| self.made_at >= told)
    }
}

/// A fact behind a measure: a record with what it adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The kind of record.
    pub record: String,
    /// The record.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What it adds; `None` when it does not tell.
    pub amount: Option<i64>,
}

impl Fact {
    /// What it is called, as a page shows it: what a report is called begins with the name of its period.
    pub fn shown(&self, frame: &Frame) -> String {
        match (self.record.as_str(), self.label.split_once(": ")) {
            ("report" | "missing_report", Some((period, about))) => {
                format!("{}: {about}", report::period_name(frame, period))
            }
            _ => self.label.clone(),
        }
    }

    /// Where the record is shown: a place by the programmes that a partner has there in a cycle, a legal document among the partner's own for
    /// those who may open them, else on its page, for the kinds that have one.
    pub fn href(&self, partner: &OrganisationId, cycle: &CycleId, opens_papers: bool) -> Option<String> {
        match self.record.as_str() {
            "place" => Some(format!("/programmes?cycle={cycle}&organisation={partner}&place={}", self.id)),
            "legal_document" => opens_papers.then(|| format!("/partners/{partner}/papers")),
            kind => page_of(kind, &self.id),
        }
    }
}

/// Where a record of a kind is shown, for the kinds that have a page.
pub fn page_of(record: &str, id: &str) -> Option<String> {
    let rooms = match record {
        "programme" => "programmes",
        "meeting" => "meetings",
        "office" => "offices",
        "partnership" => "partnerships",
        "report" => "reports",
        "visit" => "visits",
        _ => return None,
    };
    Some(format!("/{rooms}/{id}"))
}

impl Season {
    /// Where it is shown.
    pub fn path(&self) -> String {
        format!("/awards/{}", self.id)
    }

    /// Whether nothing more happens to it.
    pub fn is_over(&self) -> bool {
        self.decided_at.is_some() || self.cancelled_at.is_some()
    }

    /// Whether everybody was told a result, be it provisional.
    pub fn is_told(&self) -> bool {
        self.announced_at.is_some() || self.decided_at.is_some()
    }

    /// The last day on which partners may contest: the result once it is told, the record before.
    pub fn contested_until(&self) -> Option<Date> {
        if self.announced_at.is_some() { self.object_until } else { self.contest_until }
    }

    /// Whether partners may contest on a day.
    pub fn is_contested(&self, today: Date) -> bool {
        let open = self.contested_until().is_some_and(|until| today <= until);
        open && self.state == SeasonState::Scoring
    }

    /// The rules as they are being written.
    ///
    /// # Errors
    /// When what is kept cannot be read.
    pub fn draft(&self) -> Result<Rules, Problem> {
        Ok(serde_json::from_str(&self.draft_json).map_err(anyhow::Error::from)?)
    }
}

impl RulesVersion {
    /// The rules.
    ///
    /// # Errors
    /// A refusal when they are no longer what was published.
    pub fn rules(&self) -> Result<Rules, Problem> {
        if !self.is_sound() {
            return Err(Problem::refused("award-refused-tampered"));
        }
        Ok(serde_json::from_str(&self.content_json).map_err(anyhow::Error::from)?)
    }

    /// Whether the rules are still what was published.
    pub fn is_sound(&self) -> bool {
        sha256(&self.content_json) == self.digest
    }
}

impl ResultRow {
    /// Hundredths of points on each criterion, in the order of the rules.
    pub fn points(&self) -> Vec<Option<u16>> {
        serde_json::from_str(&self.points_json).unwrap_or_default()
    }
}
