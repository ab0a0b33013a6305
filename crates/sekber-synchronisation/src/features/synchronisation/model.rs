//! What is kept of a verdict, and the facts it was settled on.

use std::collections::BTreeMap;

use sekber_core::value::region::RegionLevel;
use sekber_core::value::{AreaDataId, Moment, ProgrammeId, RegionCode};
use sekber_engines::synchronisation::grading::Verdict;
use serde::{Deserialize, Serialize};

use super::limits;
use crate::kit::form::Faults;
use crate::kit::page::Frame;
use crate::kit::words::Language;

/// Thousandths of a unit.
pub const MILLI: i64 = 1_000;

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

    /// The pair as the trail names it, and as the end of its address.
    pub fn key(&self) -> String {
        format!("{}/{}", self.first, self.second)
    }

    /// The address of its page.
    pub fn path(&self) -> String {
        format!("/synchronisation/findings/{}", self.key())
    }
}

/// A verdict as it is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictDraft {
    /// What is settled.
    pub verdict: Verdict,
    /// Why, or how; may be empty.
    pub note: String,
    /// Whose programme changes its time, where the verdict asks one of both to.
    pub mover: Option<ProgrammeId>,
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
        /// Counts how often it was settled, and that both records became one.
        pub version: i64,
        /// The record that stays, once both became one.
        pub stays_id: Option<ProgrammeId>,
        /// Whose programme changes its time, where that was settled, too.
        pub mover_id: Option<ProgrammeId>,
        /// Whether an owner's objection waits for the secretariat.
        pub objected: bool,
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

    /// How far owners are with what it asks of them, where the facts are others `now`. `meet`: whether both programmes still meet in
    /// place and time.
    pub fn followed(&self, now: &PairFacts, meet: bool) -> Standing {
        let Some(asked) = asked_of_owners(self.verdict) else { return Standing::Returned };
        if !meet {
            return Standing::Done;
        }
        let before = self.facts();
        let has_moved = [changed(&before.first, &now.first), changed(&before.second, &now.second)];
        let moved = has_moved.iter().filter(|fields| fields.as_slice() == [asked]).count();
        let kept = has_moved.iter().filter(|fields| fields.is_empty()).count();
        // Of two places each changes its own; of two times one moves far enough, or the pair is to be looked at again.
        match self.verdict {
            Verdict::SplitArea if (moved, kept) == (1, 1) => Standing::Partly,
            _ => Standing::Returned,
        }
    }
}

/// The fact that a verdict asks the owners to change; none where it asks nothing of them.
fn asked_of_owners(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::SplitArea => Some("places"),
        Verdict::ShiftTime => Some("period"),
        Verdict::Merge | Verdict::Complement | Verdict::NoConflict => None,
    }
}

/// A fact of a programme; empty where it tells none.
pub fn fact(facts: &ProgrammeFacts, field: &str) -> String {
    facts.get(field).cloned().unwrap_or_default()
}

/// The fields of a programme that are others now than before.
pub fn changed<'f>(before: &ProgrammeFacts, now: &'f ProgrammeFacts) -> Vec<&'f str> {
    let differs = |(field, value): &(&String, &String)| before.get(field.as_str()) != Some(*value);
    now.iter().filter(differs).map(|(field, _)| field.as_str()).collect()
}

/// Units of data that count people, as programmes count whom they reach.
const PEOPLE: [&str; 4] = ["orang", "jiwa", "people", "persons"];

/// A unit as a page shows it: people in the language of the page, anything else as it was written.
pub fn unit_shown(frame: &Frame, unit: &str) -> String {
    let is_of_people = PEOPLE.contains(&unit.trim().to_lowercase().as_str());
    match frame.language {
        Language::English if is_of_people => frame.say("area-unit-people"),
        _ => unit.to_owned(),
    }
}

/// Signs of a unit that is a share or a mean: numbers of it are never added up.
const SHARES: [&str; 10] =
    ["%", "/", "persen", "percent", "rasio", "ratio", "rata", "indeks", "index", " per "];

/// Whether numbers of a unit are shares or means, which say nothing when they are added up.
pub fn is_share(unit: &str) -> bool {
    let unit = unit.to_lowercase();
    SHARES.iter().any(|share| unit.contains(share))
}

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
    /// How many rows of places outside the district were left out, and the codes of these places, the first where there are many.
    pub skipped: (usize, Vec<RegionCode>),
    /// Whether it takes the place of the data of the same name and year.
    pub replaces: bool,
}

impl AreaDataDraft {
    /// What is to be mended; `this_year` is the last of which there can be data.
    pub fn faults(&self, this_year: i64) -> Faults {
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
        if is_share(&self.unit) {
            faults.add("unit", "fault-area-share");
        } else if self.counts_people && !self.unit.is_empty() && !of_people {
            faults.add("unit", "fault-area-people");
        }
        let (first, last) = limits::DATA_YEARS;
        if !(first..=last).contains(&self.year) {
            faults.add("year", "fault-area-year");
        } else if self.year > this_year {
            faults.add("year", "fault-area-year-ahead");
        }
        if of_people && self.values.values().any(|value| *value / MILLI > limits::PEOPLE_OF_A_PLACE) {
            faults.add_with("file", "fault-area-many-people", "most", limits::PEOPLE_OF_A_PLACE);
        }
        if self.values.is_empty() || self.values.values().any(|value| *value < 0) {
            faults.add("file", "area-fault-no-rows");
        }
        faults
    }
}

/// Of what boundaries are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BoundaryLevel {
    /// The kecamatan of a district.
    Kecamatan,
    /// Its villages.
    Village,
}

impl BoundaryLevel {
    /// That of a place; none of what is larger than a kecamatan.
    pub fn of(place: &RegionCode) -> Option<Self> {
        match place.level() {
            RegionLevel::District => Some(Self::Kecamatan),
            RegionLevel::Village => Some(Self::Village),
            RegionLevel::Regency | RegionLevel::Province => None,
        }
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Kecamatan => "kecamatan",
            Self::Village => "village",
        }
    }
}

/// Boundaries of a district's kecamatan or villages as they are handed in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BoundaryDraft {
    /// Where they were published.
    pub source: String,
    /// Under which licence.
    pub licence: String,
    /// Outlines by place, all of one level, as geometries of GeoJSON.
    pub outlines: BTreeMap<RegionCode, String>,
}

impl BoundaryDraft {
    /// Of what they are; none when there are none.
    pub fn level(&self) -> Option<BoundaryLevel> {
        self.outlines.keys().next().and_then(BoundaryLevel::of)
    }

    /// What is to be mended.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("source", &self.source, limits::DATA_TEXT);
        faults.check_required("licence", &self.licence, limits::DATA_LINE);
        let level = self.level();
        if level.is_none() || self.outlines.keys().any(|code| BoundaryLevel::of(code) != level) {
            faults.add("file", "fault-boundary-none");
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
    /// It is settled, and one of both owners has done what was settled.
    Partly,
    /// It is settled and done.
    Done,
}

impl Standing {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Returned => "returned",
            Self::Decided => "decided",
            Self::Partly => "partly",
            Self::Done => "done",
        }
    }

    /// Whether it waits for a verdict.
    pub fn waits(self) -> bool {
        matches!(self, Self::Open | Self::Returned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(places: &str, period: &str) -> ProgrammeFacts {
        [("places", places), ("period", period)]
            .map(|(field, value)| (field.to_owned(), value.to_owned()))
            .into()
    }

    fn settled(verdict: Verdict) -> Decided {
        let facts = PairFacts { first: facts("Sintang", "2031/2031"), second: facts("Sintang", "2031/2031") };
        Decided {
            first_id: "a".parse().unwrap(),
            second_id: "b".parse().unwrap(),
            verdict,
            note: String::new(),
            facts_json: serde_json::to_string(&facts).unwrap(),
            digest: String::new(),
            person_name: String::new(),
            decided_at: Moment(0),
            version: 1,
            stays_id: None,
            mover_id: None,
            objected: false,
        }
    }

    #[test]
    fn what_owners_did_as_they_were_asked_is_no_changed_fact() {
        let moved =
            PairFacts { first: facts("Tempunak", "2031/2031"), second: facts("Sintang", "2031/2031") };
        assert_eq!(settled(Verdict::SplitArea).followed(&moved, true), Standing::Partly);
        assert_eq!(settled(Verdict::SplitArea).followed(&moved, false), Standing::Done);
        // Another place was not asked for where time was to be shifted, and nothing of owners that were told to go on.
        assert_eq!(settled(Verdict::ShiftTime).followed(&moved, true), Standing::Returned);
        assert_eq!(settled(Verdict::Complement).followed(&moved, false), Standing::Returned);
        let both = PairFacts { first: facts("Tempunak", "2031/2031"), second: facts("Sepauk", "2031/2031") };
        assert_eq!(settled(Verdict::SplitArea).followed(&both, true), Standing::Returned);
    }
}
