//! What is kept of a verdict, and the facts it was settled on.

use std::collections::BTreeMap;

use sekber_core::value::{AreaDataId, Moment, ProgrammeId, RegionCode};
use sekber_engines::synchronisation::grading::Verdict;
use serde::{Deserialize, Serialize};

use super::limits;
use crate::kit::form::Faults;

crate::text_column!(Verdict, AreaDataId);

/// Two programmes, the smaller id first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PairId {
    /// The programme with the smaller id.
    pub first: ProgrammeId,
    /// The other one.
    pub second: ProgrammeId,
}

impl PairId {
    /// Two programmes in any order.
    pub fn of(one: &ProgrammeId, other: &ProgrammeId) -> Self {
        let (first, second) = if one <= other { (one, other) } else { (other, one) };
        Self { first: first.clone(), second: second.clone() }
    }
}

/// A verdict as it is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictDraft {
    /// What is settled.
    pub verdict: Verdict,
    /// Why, or how; may be empty.
    pub note: String,
    /// The digest of the facts that the person saw.
    pub digest: String,
    /// The [`Decided::stamp`] of the verdict that the person saw; empty when there was none.
    pub seen: String,
}

impl VerdictDraft {
    /// What is to be mended.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_longest("note", &self.note, limits::NOTE);
        faults
    }
}

crate::row_struct! {
    /// A verdict as it is stored.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Decided {
        /// The programme with the smaller id.
        pub first_id: ProgrammeId,
        /// The other one.
        pub second_id: ProgrammeId,
        /// What was settled.
        pub verdict: Verdict,
        /// Why, or how.
        pub note: String,
        /// The facts it was settled on, as JSON.
        pub facts_json: String,
        /// Their digest.
        pub digest: String,
        /// Who settled it.
        pub person_name: String,
        /// When.
        pub decided_at: Moment,
        /// Counts how often it was settled.
        pub version: i64,
    }
}

impl Decided {
    /// The pair it is about.
    pub fn pair(&self) -> PairId {
        PairId { first: self.first_id.clone(), second: self.second_id.clone() }
    }

    /// What tells this verdict from every other one about the pair, also from one that was settled anew after this was taken back.
    pub fn stamp(&self) -> String {
        format!("{}-{}", self.version, self.decided_at.0)
    }

    /// The facts it was settled on; none when they cannot be read any more.
    pub fn facts(&self) -> PairFacts {
        serde_json::from_str(&self.facts_json).unwrap_or_default()
    }
}

/// Units of data that count people, as programmes count whom they reach.
const PEOPLE: [&str; 4] = ["orang", "jiwa", "people", "persons"];

/// Data on need as it is handed in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AreaDataDraft {
    /// What it is called.
    pub name: String,
    /// What exactly is counted; may be empty.
    pub concept: String,
    /// Who made it.
    pub producer: String,
    /// Of which year.
    pub year: i64,
    /// What is counted.
    pub unit: String,
    /// Under which licence.
    pub licence: String,
    /// Where it was published.
    pub source: String,
    /// The theme whose programmes meet the need; none for all programmes.
    pub theme_code: Option<String>,
    /// Whether it counts what programmes count as their beneficiaries.
    pub counts_people: bool,
    /// Values by place, in thousandths of the unit.
    pub values: BTreeMap<RegionCode, i64>,
}

impl AreaDataDraft {
    /// What is to be mended.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        for (field, text) in [
            ("name", &self.name),
            ("producer", &self.producer),
            ("unit", &self.unit),
            ("licence", &self.licence),
        ] {
            faults.check_required(field, text, limits::DATA_LINE);
        }
        faults.check_required("source", &self.source, limits::DATA_TEXT);
        faults.check_longest("concept", &self.concept, limits::DATA_TEXT);
        let of_people = PEOPLE.iter().any(|unit| self.unit.trim().to_lowercase() == *unit);
        if self.counts_people && !self.unit.is_empty() && !of_people {
            faults.add("unit", "fault-area-people");
        }
        let (first, last) = limits::DATA_YEARS;
        if !(first..=last).contains(&self.year) {
            faults.add("year", "fault-area-year");
        }
        if self.values.is_empty() || self.values.values().any(|value| *value < 0) {
            faults.add("file", "area-fault-no-rows");
        }
        faults
    }
}

/// The facts of a programme that a verdict rests on, by field. Long texts stand as their digest.
pub type ProgrammeFacts = BTreeMap<String, String>;

/// The facts of both programmes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairFacts {
    /// Of the first one.
    pub first: ProgrammeFacts,
    /// Of the second one.
    pub second: ProgrammeFacts,
}

/// How far people are with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has settled it.
    Open,
    /// It was settled, and the facts have changed since.
    Returned,
    /// It is settled.
    Decided,
}

impl Standing {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Returned => "returned",
            Self::Decided => "decided",
        }
    }

    /// Whether it waits for a verdict.
    pub fn waits(self) -> bool {
        self != Self::Decided
    }
}
