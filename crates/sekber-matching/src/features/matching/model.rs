//! What is read about matching: wishes, rulings, quotas and plans.

use sekber_core::registry::kinds::Side;
use sekber_core::value::{CycleId, Moment, OrganisationId, PlanId, ProgrammeId};
use sekber_engines::matching::interest::{Opinion, Stance, Told};
pub use sekber_engines::matching::kinds::{PlanState, Rule};
use serde::Serialize;

use crate::kit::page::Frame;

crate::text_column!(Stance, Told, Rule, PlanState);

/// An office and a programme of a partner.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Pair {
    /// The office.
    pub office: OrganisationId,
    /// The programme.
    pub programme: ProgrammeId,
}

impl Pair {
    /// The pair that a path or a form names by its two ids; none when one of them is no id.
    pub fn named(office: &str, programme: &str) -> Option<Self> {
        Some(Self { office: office.parse().ok()?, programme: programme.parse().ok()? })
    }
}

crate::row_struct! {
    /// What one side wishes about a pair.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Interest {
        /// The office.
        pub office_id: OrganisationId,
        /// The programme.
        pub programme_id: ProgrammeId,
        /// Whose wish it is.
        pub side: Side,
        /// Wanted, perhaps, or not.
        pub stance: Stance,
        /// Place in the owner's order of wishes, 1 the dearest.
        pub rank: Option<i64>,
        /// Why not; for the owner and the secretariat only.
        pub reason: String,
        /// A word to the other side.
        pub note: String,
        /// Where it was told.
        pub told: Told,
        /// Who told it.
        pub person_name: String,
        /// Counts the changes.
        pub version: i64,
        /// When it was told last.
        pub changed_at: Moment,
    }
    /// What the secretariat rules about a pair.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Ruling {
        /// The office.
        pub office_id: OrganisationId,
        /// The programme.
        pub programme_id: ProgrammeId,
        /// In every plan, or in none.
        pub rule: Rule,
        /// Why; a conflict of interest is nobody else's business.
        pub reason: String,
        /// Who ruled.
        pub person_name: String,
        /// When.
        pub made_at: Moment,
    }
    /// How many an organisation wants at least and can handle at most.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Quota {
        /// The organisation.
        pub organisation_id: OrganisationId,
        /// At least so many, 0 to 99.
        pub least: i64,
        /// At most so many, 0 to 99.
        pub most: i64,
        /// Counts the changes.
        pub version: i64,
    }
    /// A plan without its inputs and outcome.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct PlanHead {
        /// The plan.
        pub id: PlanId,
        /// The cycle it is for.
        pub cycle_id: CycleId,
        /// Its number in the cycle, from 1.
        pub number: i64,
        /// What it was called.
        pub name: String,
        /// How far it is.
        pub state: PlanState,
        /// The engine that made it, with its version.
        pub engine: String,
        /// The seed that breaks ties.
        pub seed: i64,
        /// SHA-256 of the inputs.
        pub inputs_digest: String,
        /// SHA-256 of the pairs.
        pub plan_digest: String,
        /// How many pairs it has.
        pub pairs: i64,
        /// Whether it is proven that no plan is better under the same rules.
        pub optimal: bool,
        /// Who made it.
        pub person_name: String,
        /// Counts the changes.
        pub version: i64,
        /// When it was made.
        pub created_at: Moment,
        /// When it was published.
        pub published_at: Option<Moment>,
    }
    /// What a leader says about a plan.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Decision {
        /// Whether the plan is approved; else another one is asked for.
        pub approved: bool,
        /// Why, or what is to be minded.
        pub note: String,
        /// Whether whoever wrote it is a leader, who decides; else it was written down for one.
        pub of_leader: bool,
        /// The paper that it was written down from, with its number; empty when a leader wrote it.
        pub paper: String,
        /// The day of the paper.
        pub paper_day: Option<jiff::civil::Date>,
        /// Who wrote it.
        pub person_name: String,
        /// When.
        pub decided_at: Moment,
    }
    /// A pair of a plan.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct PlannedPair {
        /// The office.
        pub office_id: OrganisationId,
        /// The programme.
        pub programme_id: ProgrammeId,
        /// How well they fit, 0 to 15,000.
        pub points: i64,
        /// Whether the secretariat had locked it.
        pub locked: bool,
        /// Whose programme it was when the plan was made; unknown in plans restored from old backups, as are the names.
        pub partner_id: Option<OrganisationId>,
        /// The office's name then.
        pub office_name: String,
        /// The office's name in speech then.
        pub office_short: String,
        /// The partner's name then.
        pub partner_name: String,
        /// The partner's name in speech then.
        pub partner_short: String,
        /// The programme's title then.
        pub title: String,
    }
}

/// What is decided about a plan, as it is sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DecisionDraft {
    /// Whether the plan is approved; else another one is asked for.
    pub approved: bool,
    /// Why, or what is to be minded.
    pub note: String,
    /// The paper on which a leader decided, with its number; a leader needs none.
    pub paper: String,
    /// The day of the paper.
    pub paper_day: Option<jiff::civil::Date>,
}

impl Decision {
    /// Whether a leader approves the plan, in person or by a paper that is named.
    pub fn approves(&self) -> bool {
        self.approved && self.counts()
    }

    /// Whether a leader asks for another plan, in person or by a paper that is named.
    pub fn returns(&self) -> bool {
        !self.approved && self.counts()
    }

    fn counts(&self) -> bool {
        self.of_leader || !self.paper.is_empty()
    }
}

impl PlanHead {
    /// Its number and its name, if it has one, as a page shows them.
    pub fn shown(&self, frame: &Frame) -> String {
        let number = frame.say_with("matching-plan-number", "number", self.number);
        if self.name.is_empty() { number } else { format!("{number}: {}", self.name) }
    }

    /// Whether it holds.
    pub fn is_in_force(&self) -> bool {
        self.state == PlanState::Published
    }

    /// Whether it held until another one took its place.
    pub fn is_replaced(&self) -> bool {
        self.state == PlanState::Replaced
    }
}

impl From<PlannedPair> for Pair {
    fn from(planned: PlannedPair) -> Self {
        Self { office: planned.office_id, programme: planned.programme_id }
    }
}

impl Ruling {
    /// The pair that it is about.
    pub fn pair(&self) -> Pair {
        Pair { office: self.office_id.clone(), programme: self.programme_id.clone() }
    }
}

impl Interest {
    /// The pair that it is about.
    pub fn pair(&self) -> Pair {
        Pair { office: self.office_id.clone(), programme: self.programme_id.clone() }
    }

    /// What it says.
    pub fn opinion(&self) -> Opinion {
        Opinion { stance: self.stance, rank: self.rank, reason: self.reason.clone(), note: self.note.clone() }
    }
}
