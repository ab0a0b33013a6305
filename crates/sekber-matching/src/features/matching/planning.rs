//! From the table of fits to a plan: inputs that can be stored and repeated, and the planner made from them.

mod outcome;

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use sekber_core::registry::kinds::Side;
use sekber_core::value::ProgrammeId;
use sekber_engines::matching::affinity::fit::Values;
use sekber_engines::matching::assignment::instance::{Edge, Instance, Pick, Programme, Side as Bounds};
use sekber_engines::matching::assignment::planner::Planner;
use sekber_engines::matching::assignment::policy::Policy;
use sekber_engines::matching::interest::Stance;
use serde::{Deserialize, Serialize};

use super::fit_matrix::Table;
use super::model::{Interest, Pair, Quota, Rule, Ruling};
use super::proposal::is_proposed;
use crate::features::programme::Stored;
use crate::features::registry::{Organisation, Record};
use crate::kit::digest::sha256;

pub use outcome::Outcome;

/// Partners that an office takes when nothing else is said.
pub const OFFICE_MOST: i64 = 5;
/// Offices that a partner works with when nothing else is said.
pub const PARTNER_MOST: i64 = 4;
/// Offices that one programme is given at most: one leads, another supports.
pub const PROGRAMME_MOST: u32 = 2;
/// Offices looked at for each programme, the best first; pairs that somebody asked for or ruled on are always looked at.
const CANDIDATES: usize = 20;
/// The rank of a wish that was not ranked.
const UNRANKED: u8 = 50;
/// Effort after which the best plan so far is taken: far more than a province needs.
pub const EFFORT: u64 = 2_000_000_000;

/// How many an organisation is given at most when the secretariat set no quota for the cycle: what its record says, else
/// the usual number.
pub fn usual_most(organisation: &Organisation) -> i64 {
    organisation.quota.unwrap_or(match organisation.side {
        Side::Office => OFFICE_MOST,
        Side::Partner => PARTNER_MOST,
    })
}

/// Which plan is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Points that a pair must be worth to be chosen for its own sake, 0 to 15,000.
    pub threshold: u16,
    /// How well a pair must fit at least to be considered, of 100; the district sets it. Nothing in plans made before it could.
    #[serde(default)]
    pub least_fit: i64,
    /// Points added for a wish of one side.
    pub wish: u16,
    /// Points added for a programme that serves a priority of the district; nothing in plans made before there were any.
    #[serde(default)]
    pub priority: u16,
    /// Points added for each further partner of an office, never growing.
    pub steps: Vec<u16>,
    /// Whether every office's best partner is first made as good as possible.
    pub even: bool,
    /// Whether pairs that both sides would rather have are then nudged into the plan.
    #[serde(default)]
    pub agreed: bool,
    /// The seed of the draw.
    pub seed: u64,
    /// Ids of those among whom it is made, in order: whoever is in the hall. Of everybody who takes part when there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub among: Vec<String>,
}

impl Wanted {
    /// The code of the kind of plan, for its sentences and forms.
    pub fn kind(&self) -> &'static str {
        match (self.even, self.agreed) {
            (true, _) => "even",
            (false, true) => "agreed",
            (false, false) => "best",
        }
    }

    /// The usual rules of a kind of plan; those of the best one for an unknown code.
    pub fn of_kind(kind: &str) -> Self {
        Self { even: kind == "even", agreed: kind == "agreed", ..Self::default() }
    }
}

impl Default for Wanted {
    fn default() -> Self {
        let Policy { threshold, wish, priority, steps, even, seed, .. } = Policy::default();
        Self { threshold, least_fit: 0, wish, priority, steps, even, seed, agreed: false, among: Vec::new() }
    }
}

/// An office or partner with its quota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// Its id.
    pub id: String,
    /// Its name at that time.
    pub name: String,
    /// At least so many.
    pub least: u32,
    /// At most so many.
    pub most: u32,
}

impl Capacity {
    /// That of an organisation by its own quota or the usual one; none where the plan is made among others.
    fn new(organisation: &Organisation, own: Option<&Quota>, wanted: &Wanted) -> Self {
        let most = own.map_or_else(|| usual_most(organisation), |quota| quota.most);
        let id = organisation.id.to_string();
        let is_asked = wanted.among.is_empty() || wanted.among.binary_search(&id).is_ok();
        let most = if is_asked { u32::try_from(most).unwrap_or(0) } else { 0 };
        let least = own.and_then(|quota| u32::try_from(quota.least).ok()).unwrap_or(1).min(most);
        Self { id, name: organisation.short_name.clone(), least, most }
    }
}

/// A programme as a plan knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedProgramme {
    /// Its id.
    pub id: String,
    /// Its title at that time.
    pub title: String,
    /// Index of its partner.
    pub partner: u32,
    /// At most so many offices.
    pub most: u32,
    /// Whether it serves a priority of the district.
    #[serde(default)]
    pub priority: bool,
}

/// Everything that a plan is made from, complete in itself: the same inputs give the same plan on every machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// The rules.
    pub wanted: Wanted,
    /// Offices, by id.
    pub offices: Vec<Capacity>,
    /// Partners, by id.
    pub partners: Vec<Capacity>,
    /// Programmes, by id.
    pub programmes: Vec<PlannedProgramme>,
    /// Possible pairs: programme, office, points, rank of the office's wish, rank of the partner's wish (0 none).
    pub edges: Vec<(u32, u32, u16, u8, u8)>,
    /// Pairs (programme, office, points) that somebody wished for and that fit too little to be proposed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub below: Vec<(u32, u32, u16)>,
    /// Pairs (programme, office) that must be.
    pub locks: Vec<(u32, u32)>,
    /// Pairs (programme, office) that must not be, because of a ruling or because a side has declined.
    pub vetoes: Vec<(u32, u32)>,
    /// Pairs (programme, office) of the plan in force.
    pub kept: Vec<(u32, u32)>,
}

/// What both sides and the secretariat have said.
#[derive(Debug, Default)]
pub struct Statements {
    /// Wishes.
    pub interests: Vec<Interest>,
    /// Rulings.
    pub rulings: Vec<Ruling>,
    /// Quotas that differ from the usual ones.
    pub quotas: Vec<Quota>,
    /// Pairs of the plan in force.
    pub kept: Vec<Pair>,
}

impl Inputs {
    /// Gathers the inputs of a plan that is made on a day. A programme whose time is over by then is planned no more, unless the
    /// secretariat locks it to an office; without a day all are planned.
    pub fn gather(table: &Table, said: &Statements, wanted: Wanted, day: Option<Date>) -> Self {
        let subjects = &table.subjects;
        let quota: HashMap<&str, &Quota> =
            said.quotas.iter().map(|quota| (quota.organisation_id.as_str(), quota)).collect();
        let capacity = |record: &Record| {
            let own = quota.get(record.organisation.id.as_str());
            Capacity::new(&record.organisation, own.copied(), &wanted)
        };
        let mut offices: Vec<(usize, Capacity)> = subjects.offices.iter().map(capacity).enumerate().collect();
        offices.sort_by(|a, b| a.1.id.cmp(&b.1.id));
        let mut partners: Vec<Capacity> = subjects.partners.iter().map(capacity).collect();
        partners.sort_by(|a, b| a.id.cmp(&b.id));
        let partner_at: HashMap<&str, u32> =
            partners.iter().map(|partner| partner.id.as_str()).zip(0..).collect();
        let office_at: HashMap<&str, u32> =
            offices.iter().map(|(_, office)| office.id.as_str()).zip(0..).collect();
        let (mut programmes, mut listed) = (Vec::new(), Vec::new());
        let kept_on = |stored: &Stored| {
            !day.is_some_and(|day| stored.content.period.is_over(day)) || said.is_locked(&stored.id)
        };
        for (at, stored) in subjects.programmes.iter().enumerate().filter(|(_, stored)| kept_on(stored)) {
            if let Some(partner) = partner_at.get(stored.content.organisation.as_str()) {
                let title = stored.content.title.clone();
                let (id, most) = (stored.id.to_string(), PROGRAMME_MOST);
                let priority = subjects.is_priority(stored);
                programmes.push(PlannedProgramme { id, title, partner: *partner, most, priority });
                listed.push(at);
            }
        }
        let programme_at: HashMap<String, u32> =
            programmes.iter().map(|programme: &PlannedProgramme| programme.id.clone()).zip(0..).collect();
        let place = |pair: &Pair| -> Option<(u32, u32)> {
            Some((*programme_at.get(pair.programme.as_str())?, *office_at.get(pair.office.as_str())?))
        };
        let picks = said.picks(&place);
        let locks = said.ruled(Rule::Lock, &place);
        let vetoes = said.excluded(&place, &locks);
        let kept = said.kept.iter().filter_map(&place).collect::<BTreeSet<_>>().into_iter().collect();
        let rating = Rating {
            table,
            offices: &offices,
            picks: &picks,
            locks: &locks,
            asked: picks.keys().chain(&locks).chain(&vetoes).copied().collect(),
            least_fit: wanted.least_fit,
        };
        let (mut edges, mut below) = (Vec::new(), Vec::new());
        for (programme, at) in (0..).zip(&listed) {
            let (proposed, beneath) = rating.of(programme, *at);
            edges.extend(proposed);
            below.extend(beneath);
        }
        below.sort_unstable();
        let offices = offices.into_iter().map(|(_, office)| office).collect();
        Self { wanted, offices, partners, programmes, edges, below, locks, vetoes, kept }
    }

    /// SHA-256 of the inputs as they are stored.
    ///
    /// # Errors
    /// When they cannot be written as JSON.
    pub fn json(&self) -> Result<(String, String), serde_json::Error> {
        let json = serde_json::to_string(self)?;
        let digest = sha256(&json);
        Ok((json, digest))
    }

    /// The instance for the planner. Every list is in its order already, so indexes stay what they are.
    pub fn instance(&self) -> Instance {
        let bounds = |seat: &Capacity| Bounds { id: seat.id.clone(), least: seat.least, most: seat.most };
        Instance {
            offices: self.offices.iter().map(bounds).collect(),
            partners: self.partners.iter().map(bounds).collect(),
            programmes: self
                .programmes
                .iter()
                .map(|offer| Programme { id: offer.id.clone(), partner: offer.partner, most: offer.most })
                .collect(),
            edges: self
                .edges
                .iter()
                .map(|(programme, office, points, of_office, of_partner)| Edge {
                    programme: *programme,
                    office: *office,
                    points: *points,
                    pick: Pick { office: *of_office, partner: *of_partner },
                })
                .collect(),
            locks: self.locks.clone(),
            vetoes: self.vetoes.clone(),
        }
    }

    /// Solves the inputs.
    pub fn solve(&self) -> Planner {
        let Wanted { threshold, wish, priority, steps, even, seed, agreed, .. } = self.wanted.clone();
        let policy = Policy { threshold, wish, priority, steps, even, seed, ..Policy::default() };
        let preferred = (0..).zip(&self.programmes).filter(|(_, offer)| offer.priority).map(|(at, _)| at);
        let policy = policy.keeping(self.kept.iter().copied()).preferring(preferred);
        let mut planner = Planner::solve(self.instance(), policy, EFFORT);
        if agreed {
            planner.agree(EFFORT);
        }
        planner
    }
}

/// The day by which a programme of a cycle must not have ended to be planned on a day: that day itself; in a cycle whose year is past,
/// the first day of that year, because a plan that is made afterwards is about what ran then.
pub fn planned_from(year: i64, day: Date) -> Date {
    let first = i16::try_from(year).ok().and_then(|year| Date::new(year, 1, 1).ok());
    first.filter(|first| first.year() < day.year()).unwrap_or(day)
}

/// A possible pair, as [`Inputs::edges`] keep it.
type Possible = (u32, u32, u16, u8, u8);

/// Rates the offices for one programme after the other.
struct Rating<'a> {
    table: &'a Table,
    /// The offices in the order of the plan, each with its place in the table.
    offices: &'a [(usize, Capacity)],
    picks: &'a HashMap<(u32, u32), Pick>,
    locks: &'a [(u32, u32)],
    /// Pairs that somebody wished for or ruled on, which are always looked at.
    asked: BTreeSet<(u32, u32)>,
    least_fit: i64,
}

impl Rating<'_> {
    /// The pairs of a programme, which has a place in the table: those that can be chosen, and those that somebody wished for and
    /// that fit too little.
    fn of(&self, programme: u32, at: usize) -> (BTreeSet<Possible>, Vec<(u32, u32, u16)>) {
        let mut rated: Vec<(u32, Values)> =
            (0..).zip(self.offices).map(|(office, (own, _))| (office, self.table.fit(at, *own))).collect();
        rated.sort_by_key(|(office, values)| (std::cmp::Reverse(values.points()), *office));
        let looked_at = rated
            .into_iter()
            .enumerate()
            .filter(|(rank, (office, _))| *rank < CANDIDATES || self.asked.contains(&(programme, *office)));
        // What fits too little is not proposed, wished or not; only the secretariat's own ruling goes beyond.
        let fits = |(_, (office, values)): &(usize, (u32, Values))| {
            is_proposed(values, self.least_fit) || self.locks.binary_search(&(programme, *office)).is_ok()
        };
        let (proposed, beneath): (Vec<_>, Vec<_>) = looked_at.partition(fits);
        let proposed = proposed.into_iter().map(|(_, (office, values))| {
            let pick = self.picks.get(&(programme, office)).copied().unwrap_or_default();
            (programme, office, values.points(), pick.office, pick.partner)
        });
        let beneath = beneath.into_iter().map(|(_, (office, values))| (programme, office, values.points()));
        let wished = beneath.filter(|(_, office, _)| self.picks.contains_key(&(programme, *office)));
        (proposed.collect(), wished.collect())
    }
}

impl Statements {
    fn picks(&self, place: &impl Fn(&Pair) -> Option<(u32, u32)>) -> HashMap<(u32, u32), Pick> {
        let mut picks: HashMap<(u32, u32), Pick> = HashMap::new();
        for interest in self.interests.iter().filter(|interest| interest.stance == Stance::Want) {
            let Some(pair) = place(&interest.pair()) else { continue };
            let rank = interest.rank.and_then(|rank| u8::try_from(rank).ok()).unwrap_or(UNRANKED);
            let pick = picks.entry(pair).or_default();
            match interest.side {
                Side::Office => pick.office = rank,
                Side::Partner => pick.partner = rank,
            }
        }
        picks
    }

    fn ruled(&self, rule: Rule, place: &impl Fn(&Pair) -> Option<(u32, u32)>) -> Vec<(u32, u32)> {
        let wanted = self.rulings.iter().filter(|ruling| ruling.rule == rule);
        wanted.filter_map(|ruling| place(&ruling.pair())).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Whether the secretariat locks a programme to an office.
    fn is_locked(&self, programme: &ProgrammeId) -> bool {
        self.rulings.iter().any(|ruling| ruling.rule == Rule::Lock && ruling.programme_id == *programme)
    }

    /// Vetoed pairs, and those that a side has declined; a lock is stronger than a refusal.
    fn excluded(
        &self,
        place: &impl Fn(&Pair) -> Option<(u32, u32)>,
        locks: &[(u32, u32)],
    ) -> Vec<(u32, u32)> {
        let declined = self.interests.iter().filter(|interest| interest.stance == Stance::No);
        let declined = declined.filter_map(|interest| place(&interest.pair()));
        let all: BTreeSet<(u32, u32)> = self.ruled(Rule::Veto, place).into_iter().chain(declined).collect();
        all.into_iter().filter(|pair| locks.binary_search(pair).is_err()).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::planned_from;

    #[test]
    fn a_plan_of_a_past_year_is_about_what_ran_then() {
        let today = date(2026, 11, 30);
        assert_eq!(planned_from(2026, today), today);
        assert_eq!(planned_from(2027, today), today);
        assert_eq!(planned_from(2023, today), date(2023, 1, 1));
        assert_eq!(planned_from(i64::MAX, today), today);
    }
}
