//! The rules of an award: criteria with weights and fixed rubric, categories, days, ties. What breaks a rule is told before they are published.

mod rubric;

use jiff::civil::Date;
use sekber_core::calendar::MOST_CONTEST_DAYS;
use sekber_core::coded::{UnknownCode, coded};
use sekber_core::registry::kinds::{Level, PartnerKind};
use serde::{Deserialize, Serialize};

use super::measure::Measure;

pub use rubric::{Anchor, Rubric};

/// All points of the rubric, in hundredths.
pub const FULL: u16 = 10_000;
/// The whole of the weights, in per cent.
pub const WHOLE: u32 = 100;
/// Most per cent of criteria that depend on how content offices are: partners that speak up must not pay for it.
pub const MOST_ADVOCACY: u32 = 10;
/// Most criteria and most categories.
pub const MOST: usize = 24;

coded! {
    /// Which award it is.
    Track, "track of an award":
    /// Thanks partners of all kinds for what they bring.
    Partners = "partners",
    /// Thanks companies for their social responsibility, mostly by money.
    Csr = "csr",
}

coded! {
    /// Which way a criterion counts.
    Counts, "direction of a criterion":
    /// More is better.
    Benefit = "benefit",
    /// Less is better.
    Cost = "cost",
}

coded! {
    /// How large a partner is, so that a village group is not ranked against a world-wide fund.
    SizeClass, "size class":
    /// Community groups, and local or regional partners; those whose reach is not told, too.
    Small = "small",
    /// National and international partners.
    Large = "large",
}

impl SizeClass {
    /// The class of a partner.
    pub fn of(level: Option<Level>) -> Self {
        match level {
            Some(Level::National | Level::International) => Self::Large,
            _ => Self::Small,
        }
    }
}

/// Where the points of a criterion come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Source {
    /// Computed from the record.
    Measure(Measure),
    /// Points that the secretariat records after it looked in the field or read the report.
    Recorded,
    /// The mean of the jury.
    Jury,
}

impl std::str::FromStr for Source {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        match text {
            "jury" => Ok(Self::Jury),
            "recorded" => Ok(Self::Recorded),
            other => other.parse().map(Self::Measure),
        }
    }
}

impl TryFrom<String> for Source {
    type Error = UnknownCode;

    fn try_from(text: String) -> Result<Self, UnknownCode> {
        text.parse()
    }
}

impl From<Source> for String {
    fn from(source: Source) -> Self {
        source.as_str().to_owned()
    }
}

impl Source {
    /// The stable code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Measure(measure) => measure.as_str(),
            Self::Recorded => "recorded",
            Self::Jury => "jury",
        }
    }

    /// Every choice.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Jury, Self::Recorded].into_iter().chain(Measure::ALL.iter().copied().map(Self::Measure))
    }

    /// The measure, when it is computed.
    pub fn measure(self) -> Option<Measure> {
        match self {
            Self::Measure(measure) => Some(measure),
            _ => None,
        }
    }
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A leaf of the tree of criteria.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Short and unique: `k1`.
    pub code: String,
    /// The branch it stands on.
    pub group: String,
    /// What it is called.
    pub name: String,
    /// What earns how many points, in words.
    pub meaning: String,
    /// Where its points come from.
    pub source: Source,
    /// Its weight in per cent.
    pub weight: u32,
    /// Which way it counts.
    pub counts: Counts,
    /// How a measured value becomes points; empty for criteria whose points are given by people.
    #[serde(default)]
    pub rubric: Rubric,
    /// Whether it depends on how content offices are.
    #[serde(default)]
    pub advocacy: bool,
}

impl Criterion {
    /// The points of a value in hundredths: by the rubric for measures, as they are for points that people gave.
    pub fn points(&self, value: i64) -> u16 {
        match self.source {
            Source::Measure(_) => self.rubric.points(value),
            Source::Recorded | Source::Jury => u16::try_from(value.clamp(0, i64::from(FULL))).unwrap_or(FULL),
        }
    }
}

/// Who is ranked against whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Short and unique: `a1`.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// Only partners with programmes of this theme, which alone are counted.
    pub theme: Option<String>,
    /// Only partners of this size.
    pub size: Option<SizeClass>,
    /// Only partners of this kind.
    pub kind: Option<PartnerKind>,
    /// How many win.
    pub winners: u32,
}

/// The rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Which award.
    pub track: Track,
    /// What it is for.
    pub aim: String,
    /// The criteria, branch by branch.
    pub criteria: Vec<Criterion>,
    /// The categories.
    pub categories: Vec<Category>,
    /// First day of the period that is judged.
    pub from: Date,
    /// Its last day.
    pub until: Date,
    /// The day after which the record is read.
    pub cut_off: Date,
    /// The day of the ceremony.
    pub ceremony: Date,
    /// Working days in which partners may contest: the record once the evidence is taken, the result once it is told.
    pub contest_days: u32,
    /// Fewest programmes of a partner that takes part.
    pub least_programmes: u32,
    /// Whether a partner takes part only with its reports: each one due by the cut-off confirmed, and one at least.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub needs_report: bool,
    /// Share of the weights, in per cent, of which an entry must have points to be ranked.
    pub least_disclosed: u32,
    /// Fewest jurors without a conflict for each entry.
    pub least_jurors: u32,
    /// Codes of the criteria that decide between equal scores, the first one first; then the place is shared.
    pub ties: Vec<String>,
}

/// What is wrong with rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleFault {
    /// The weights sum to this.
    Weights(u32),
    /// No criterion, or too many.
    Criteria,
    /// No category, or too many.
    Categories,
    /// Two of the same code.
    Twice(String),
    /// A criterion without a weight.
    Weightless(String),
    /// A measure without a usable rubric, or one that counts the other way.
    Rubric(String),
    /// Criteria that depend on how content offices are weigh this much.
    Advocacy(u32),
    /// A tie is decided by a criterion that is not there.
    Tie(String),
    /// Days in the wrong order.
    Days,
    /// Too little time to look in the field between cut-off and ceremony.
    TooSoon,
    /// A number that is out of its bounds: its field.
    Number(&'static str),
}

/// Fewest days between the cut-off and the ceremony: contesting, looking in the field, the jury and two decrees take time.
pub const LEAST_DAYS: i32 = 14;

impl Rules {
    /// The same with cut-off and ceremony moved on by whole years until neither is over on a day. What is judged stays.
    #[must_use]
    pub fn held_from(mut self, today: Date) -> Self {
        while self.cut_off < today || self.ceremony < today {
            let next = |day: Date| day.checked_add(jiff::Span::new().years(1));
            let (Ok(cut_off), Ok(ceremony)) = (next(self.cut_off), next(self.ceremony)) else { break };
            (self.cut_off, self.ceremony) = (cut_off, ceremony);
        }
        self
    }

    /// The sum of the weights.
    pub fn weights(&self) -> u32 {
        self.criteria.iter().fold(0, |sum, one| sum.saturating_add(one.weight))
    }

    /// The branches of the tree, each with its weight and criteria, in order of their first criterion.
    pub fn branches(&self) -> Vec<(&str, u32, Vec<&Criterion>)> {
        let mut branches: Vec<(&str, u32, Vec<&Criterion>)> = Vec::new();
        for one in &self.criteria {
            match branches.iter_mut().find(|(name, ..)| *name == one.group) {
                Some((_, weight, leaves)) => {
                    *weight = weight.saturating_add(one.weight);
                    leaves.push(one);
                }
                None => branches.push((&one.group, one.weight, vec![one])),
            }
        }
        branches
    }

    /// A criterion by its code.
    pub fn criterion(&self, code: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|one| one.code == code)
    }

    /// A category by its code.
    pub fn category(&self, code: &str) -> Option<&Category> {
        self.categories.iter().find(|one| one.code == code)
    }

    /// What a category is called; nothing where there is none of the code.
    pub fn category_name(&self, code: &str) -> String {
        self.category(code).map(|one| one.name.clone()).unwrap_or_default()
    }

    /// Whether the jury gives points.
    pub fn has_jury(&self) -> bool {
        self.criteria.iter().any(|one| one.source == Source::Jury)
    }

    /// Everything that is wrong.
    pub fn faults(&self) -> Vec<RuleFault> {
        let mut faults = Vec::new();
        let mut check = |broken: bool, fault: RuleFault| {
            if broken {
                faults.push(fault);
            }
        };
        let weights = self.weights();
        check(self.criteria.is_empty() || self.criteria.len() > MOST, RuleFault::Criteria);
        check(weights != WHOLE, RuleFault::Weights(weights));
        check(self.categories.is_empty() || self.categories.len() > MOST, RuleFault::Categories);
        for one in &self.criteria {
            let same = self.criteria.iter().filter(|other| other.code == one.code).count();
            check(same > 1, RuleFault::Twice(one.name.clone()));
            check(one.weight == 0, RuleFault::Weightless(one.name.clone()));
            let measured = one.source.measure().is_some();
            check(measured && !one.rubric.is_sound(one.counts), RuleFault::Rubric(one.name.clone()));
        }
        for one in &self.categories {
            let same = self.categories.iter().filter(|other| other.code == one.code).count();
            check(same > 1, RuleFault::Twice(one.name.clone()));
            check(!(1..=10).contains(&one.winners), RuleFault::Number("winners"));
        }
        let advocacy = self.criteria.iter().filter(|one| one.advocacy);
        let advocacy = advocacy.fold(0_u32, |sum, one| sum.saturating_add(one.weight));
        check(advocacy > MOST_ADVOCACY, RuleFault::Advocacy(advocacy));
        for code in &self.ties {
            check(self.criterion(code).is_none(), RuleFault::Tie(code.clone()));
        }
        check(
            self.until < self.from || self.cut_off < self.from || self.ceremony < self.cut_off,
            RuleFault::Days,
        );
        let days = self.cut_off.until(self.ceremony).map_or(0, |span| span.get_days());
        check(self.ceremony >= self.cut_off && days < LEAST_DAYS, RuleFault::TooSoon);
        check(!(1..=MOST_CONTEST_DAYS).contains(&self.contest_days), RuleFault::Number("contest_days"));
        check(self.least_programmes > 100, RuleFault::Number("least_programmes"));
        check(!(1..=WHOLE).contains(&self.least_disclosed), RuleFault::Number("least_disclosed"));
        let jurors = if self.has_jury() { 1..=15 } else { 0..=15 };
        check(!jurors.contains(&self.least_jurors), RuleFault::Number("least_jurors"));
        faults
    }
}

#[cfg(test)]
mod tests;
