//! Why not that pair, what if, and what to relax: answers of the planner, as data.

use super::plan::{Loads, Plan, Whose};
use super::planner::{Change, Planner, Ruling};
use super::policy::{Aim, Worth};

/// The one main reason why a pair is not in the plan, or that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Main {
    /// It is in the plan.
    Chosen,
    /// The secretariat has excluded it.
    Vetoed,
    /// Nobody scored it.
    Unknown,
    /// The office takes nobody.
    Closed(Whose),
    /// The office, partner or programme has as many pairs as it can take, and each of them is worth more to the whole.
    Full(Whose),
    /// The pair is worth less than the threshold, and nobody would be left out without it.
    BelowThreshold,
    /// There is room, yet the whole plan would be worse.
    WorseTotal,
}

/// Why a pair is not in the plan, what it would cost, and who would lose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The main reason.
    pub main: Main,
    /// What the whole plan would lose in each aim if the pair were forced; `None` when it cannot be forced.
    pub loss: Option<Worth>,
    /// Edges that would come in, the pair among them.
    pub gained: Vec<u32>,
    /// Edges that would have to go.
    pub lost: Vec<u32>,
}

/// What a change would do to the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The plan after the change.
    pub plan: Plan,
    /// The value afterwards minus the value before.
    pub difference: Worth,
    /// Edges that come in.
    pub gained: Vec<u32>,
    /// Edges that go.
    pub lost: Vec<u32>,
}

/// A single rule whose relaxation would place somebody who is left short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repair {
    /// What would be changed.
    pub change: Change,
    /// How many units of lower quotas more would be met.
    pub placed: i64,
}

/// Why somebody is left short: the smallest proof, and what would help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortfall {
    /// Offices that together want more than can be had: a minimal cut of the lower quotas.
    pub offices: Vec<u32>,
    /// All programmes that any of these offices could work with.
    pub programmes: Vec<u32>,
    /// Partners that together want more places than can be had.
    pub partners: Vec<u32>,
    /// Single changes that would place at least one more, the most helpful first.
    pub repairs: Vec<Repair>,
}

impl Planner {
    /// Why a pair is not in the plan. One search; the plan stays as it is.
    pub fn why_not(&self, programme: u32, office: u32) -> Reason {
        let nothing = |main| Reason { main, loss: None, gained: Vec::new(), lost: Vec::new() };
        let Some(edge) = self.edge_of(programme, office) else { return nothing(Main::Unknown) };
        match self.ruling(edge) {
            Ruling::Vetoed => return nothing(Main::Vetoed),
            _ if self.is_chosen(edge) => return nothing(Main::Chosen),
            _ => {}
        }
        let main = self.main_reason(edge);
        let outcome = self.what_if(Change::Ruling { edge, ruling: Ruling::Locked });
        if outcome.plan.overstepped != self.plan().overstepped {
            // Other locked pairs fill the limit: forcing this one too would break it.
            return nothing(main);
        }
        Reason { main, loss: Some(-outcome.difference), gained: outcome.gained, lost: outcome.lost }
    }

    fn main_reason(&self, edge: u32) -> Main {
        let found = &self.instance.edges[edge as usize];
        let plan = self.plan();
        let loads = Loads::of(&self.instance, plan.chosen.iter().copied());
        let programme = &self.instance.programmes[found.programme as usize];
        let (office, partner) = (found.office as usize, programme.partner as usize);
        let limits = [
            (Whose::Office, loads.offices[office], self.instance.offices[office].most),
            (Whose::Programme, loads.programmes[found.programme as usize], programme.most),
            (Whose::Partner, loads.partners[partner], self.instance.partners[partner].most),
        ];
        if let Some((whose, ..)) = limits.iter().find(|(_, _, most)| *most == 0) {
            return Main::Closed(*whose);
        }
        if Aim::Benefit.of(self.policy.worth(&self.instance, found)) <= 0 {
            return Main::BelowThreshold;
        }
        match limits.iter().find(|(_, load, most)| load >= most) {
            Some((whose, ..)) => Main::Full(*whose),
            None => Main::WorseTotal,
        }
    }

    /// What a change would do, without doing it.
    pub fn what_if(&self, change: Change) -> Outcome {
        let mut other = self.clone();
        other.apply(change, u64::MAX);
        let (before, plan) = (self.plan(), other.plan());
        let gained =
            plan.chosen.iter().filter(|edge| before.chosen.binary_search(edge).is_err()).copied().collect();
        let lost =
            before.chosen.iter().filter(|edge| plan.chosen.binary_search(edge).is_err()).copied().collect();
        // Both are valued by the rules that hold now, so that a lifted limit does not look like a gain by itself.
        let difference = plan.value - before.value;
        Outcome { plan, difference, gained, lost }
    }

    /// Why somebody is left short, or `None` when nobody is.
    ///
    /// Everything that the unmet side can reach by exchanging partners is searched; what was reached wants more than it
    /// can have (the minimal cut of the lower quotas). Then single changes are tried one by one.
    pub fn shortfall(&self) -> Option<Shortfall> {
        let plan = self.plan();
        if plan.offices_short.is_empty() && plan.partners_short.is_empty() {
            return None;
        }
        let offices = self.offices_that_compete(&plan);
        let candidates = self.instance.edges.iter().zip(&self.rulings).filter(|(edge, ruling)| {
            **ruling != Ruling::Vetoed && offices.binary_search(&edge.office).is_ok()
        });
        let mut programmes: Vec<u32> = candidates.map(|(edge, _)| edge.programme).collect();
        programmes.sort_unstable();
        programmes.dedup();
        let partners = plan.partners_short.iter().map(|(partner, _)| *partner).collect();
        let repairs = self.repairs(&plan);
        Some(Shortfall { offices, programmes, partners, repairs })
    }

    /// The short offices and those who hold, at no more than they want, what the short ones could use.
    fn offices_that_compete(&self, plan: &Plan) -> Vec<u32> {
        let loads = Loads::of(&self.instance, plan.chosen.iter().copied());
        let mut reached: Vec<u32> = plan.offices_short.iter().map(|(office, _)| *office).collect();
        let mut at = 0;
        while let Some(office) = reached.get(at).copied() {
            at += 1;
            for (edge, ruling) in self.instance.edges.iter().zip(&self.rulings) {
                if edge.office != office || *ruling == Ruling::Vetoed {
                    continue;
                }
                let partner = self.instance.programmes[edge.programme as usize].partner;
                let holders =
                    plan.chosen.iter().map(|held| &self.instance.edges[*held as usize]).filter(|held| {
                        held.programme == edge.programme
                            || self.instance.programmes[held.programme as usize].partner == partner
                    });
                for holder in holders {
                    let side = &self.instance.offices[holder.office as usize];
                    if loads.offices[holder.office as usize] <= side.least
                        && !reached.contains(&holder.office)
                    {
                        reached.push(holder.office);
                    }
                }
            }
        }
        reached.sort_unstable();
        reached
    }

    fn repairs(&self, plan: &Plan) -> Vec<Repair> {
        let mut changes = Vec::new();
        let short_office = |office: u32| plan.offices_short.iter().any(|(short, _)| *short == office);
        let short_partner = |partner: u32| plan.partners_short.iter().any(|(short, _)| *short == partner);
        for (index, edge) in (0..).zip(&self.instance.edges) {
            let partner = self.instance.programmes[edge.programme as usize].partner;
            if !short_office(edge.office) && !short_partner(partner) {
                continue;
            }
            if self.ruling(index) == Ruling::Vetoed {
                changes.push(Change::Ruling { edge: index, ruling: Ruling::Free });
            }
            let (side, office) =
                (&self.instance.partners[partner as usize], &self.instance.offices[edge.office as usize]);
            if short_office(edge.office) {
                changes.push(Change::PartnerQuota { partner, least: side.least, most: side.most + 1 });
            } else {
                let (least, most) = (office.least, office.most + 1);
                changes.push(Change::OfficeQuota { office: edge.office, least, most });
            }
        }
        changes.sort_by_key(|change| format!("{change:?}"));
        changes.dedup();
        let mut repairs: Vec<Repair> = changes
            .into_iter()
            .map(|change| Repair { change, placed: Aim::Placed.of(self.what_if(change).difference) })
            .filter(|repair| repair.placed > 0)
            .collect();
        repairs.sort_by_key(|repair| -repair.placed);
        repairs
    }
}
