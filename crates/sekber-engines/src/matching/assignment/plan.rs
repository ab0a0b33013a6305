//! A plan as it is shown: its pairs, its value, who is left short, and which pairs would both rather have each other.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::cost::Cost;
use super::instance::{Instance, count};
use super::network::Settled;
use super::planner::{Planner, Ruling};
use super::policy::{Aim, Worth};

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Indexes of the chosen edges, ascending.
    pub chosen: Vec<u32>,
    /// What it reaches in each aim.
    pub value: Worth,
    /// Whether it is proven that no plan is better.
    pub optimal: bool,
    /// Offices with fewer partners than they want at least, and how many they lack.
    pub offices_short: Vec<(u32, u32)>,
    /// Partners with fewer offices than they want at least, and how many they lack.
    pub partners_short: Vec<(u32, u32)>,
    /// Limits that locked pairs overstep: a lock is kept and the limit named.
    pub overstepped: Vec<Overstepped>,
}

/// A limit that locked pairs overstep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overstepped {
    /// Whose limit.
    pub whose: Whose,
    /// Index among its kind.
    pub index: u32,
    /// The limit.
    pub most: u32,
    /// How many pairs are locked.
    pub locked: u32,
}

/// Whose limit something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// An office's.
    Office,
    /// A partner's.
    Partner,
    /// A programme's.
    Programme,
}

/// How many pairs everybody has.
#[derive(Debug, Clone)]
pub struct Loads {
    /// By office.
    pub offices: Vec<u32>,
    /// By partner.
    pub partners: Vec<u32>,
    /// By programme.
    pub programmes: Vec<u32>,
}

impl Loads {
    /// Counts the pairs of a choice of edges.
    pub fn of(instance: &Instance, chosen: impl Iterator<Item = u32>) -> Self {
        let mut loads = Self {
            offices: vec![0; instance.offices.len()],
            partners: vec![0; instance.partners.len()],
            programmes: vec![0; instance.programmes.len()],
        };
        for edge in chosen {
            let edge = &instance.edges[edge as usize];
            loads.offices[edge.office as usize] += 1;
            loads.programmes[edge.programme as usize] += 1;
            loads.partners[instance.programmes[edge.programme as usize].partner as usize] += 1;
        }
        loads
    }

    fn most(&self, instance: &Instance) -> impl Iterator<Item = (Whose, u32, u32, u32)> {
        let side = |whose, most: Vec<u32>, loads: &[u32]| {
            (0..).zip(most).zip(loads.to_vec()).map(move |((index, most), load)| (whose, index, most, load))
        };
        let offices = instance.offices.iter().map(|side| side.most).collect();
        let partners = instance.partners.iter().map(|side| side.most).collect();
        let programmes = instance.programmes.iter().map(|programme| programme.most).collect();
        side(Whose::Office, offices, &self.offices)
            .chain(side(Whose::Partner, partners, &self.partners))
            .chain(side(Whose::Programme, programmes, &self.programmes))
    }
}

/// A pair that is not in the plan although both sides would rather have each other than something they hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blocking {
    /// The edge.
    pub edge: u32,
    /// Points that the office would gain over the worst pair that it would give up (its own points when it has room).
    pub office_gain: i64,
    /// The same for the partner.
    pub partner_gain: i64,
}

/// What is wrong with a plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Violation {
    /// Somebody has more pairs than allowed, locks apart.
    #[error("{whose:?} number {index} has {load} pairs, more than {most}")]
    Overfull {
        /// Whose limit.
        whose: Whose,
        /// Index among its kind.
        index: u32,
        /// Pairs that are not locked.
        load: u32,
        /// The limit.
        most: u32,
    },
    /// A vetoed edge is in the plan, or a locked one is not.
    #[error("edge {0} breaks a ruling")]
    Ruling(u32),
    /// The prices do not prove that the plan is the best.
    #[error("the prices at node {0} do not prove the plan")]
    Unproven(u32),
}

impl Planner {
    /// The plan as it stands.
    pub fn plan(&self) -> Plan {
        let chosen: Vec<u32> =
            (0..count(self.instance.edges.len())).filter(|edge| self.is_chosen(*edge)).collect();
        let loads = Loads::of(&self.instance, chosen.iter().copied());
        let short = |sides: &[super::instance::Side], loads: &[u32]| -> Vec<(u32, u32)> {
            let lacks = sides.iter().zip(loads).map(|(side, load)| side.least.saturating_sub(*load));
            (0..).zip(lacks).filter(|(_, lack)| *lack > 0).collect()
        };
        let locked = self.locked().loads;
        let over = locked.most(&self.instance).filter(|(_, _, most, locked)| locked > most);
        Plan {
            value: self.value(&chosen),
            optimal: self.settled == Settled::Optimal && self.nudged() == 0,
            offices_short: short(&self.instance.offices, &loads.offices),
            partners_short: short(&self.instance.partners, &loads.partners),
            overstepped: over
                .map(|(whose, index, most, locked)| Overstepped { whose, index, most, locked })
                .collect(),
            chosen,
        }
    }

    /// What a choice of edges reaches in each aim, counted from the choice alone.
    pub fn value(&self, chosen: &[u32]) -> Worth {
        let loads = Loads::of(&self.instance, chosen.iter().copied());
        let mut value = chosen.iter().fold(Worth::ZERO, |sum, edge| {
            sum + self.policy.worth(&self.instance, &self.instance.edges[*edge as usize])
        });
        for (side, load) in self.instance.offices.iter().zip(&loads.offices) {
            value = (0..*load).fold(value, |sum, place| sum + self.policy.reward(place, side.least));
        }
        let partners = self.instance.partners.iter().zip(&loads.partners);
        let placed = partners.map(|(side, load)| i64::from(side.least.min(*load))).sum();
        value = value + Aim::Placed.worth(placed);
        if self.policy.even {
            let mut good = vec![false; self.instance.offices.len()];
            for edge in chosen {
                let edge = &self.instance.edges[*edge as usize];
                good[edge.office as usize] |= edge.points >= self.floors[edge.office as usize];
            }
            value = value + Aim::Floors.worth(good.iter().map(|good| i64::from(*good)).sum());
        }
        value
    }

    /// Checks limits, rulings and the proof by prices: no residual arc with a negative reduced cost.
    ///
    /// # Errors
    /// [`Violation`] with the first thing that is wrong.
    pub fn certify(&self) -> Result<(), Violation> {
        let free = (0..count(self.instance.edges.len()))
            .filter(|edge| self.is_chosen(*edge) && self.rulings[*edge as usize] != Ruling::Locked);
        let loads = Loads::of(&self.instance, free);
        for (whose, index, most, load) in loads.most(&self.instance) {
            if load > most {
                return Err(Violation::Overfull { whose, index, load, most });
            }
        }
        for (edge, ruling) in (0..).zip(&self.rulings) {
            if *ruling == Ruling::Vetoed && self.is_chosen(edge) {
                return Err(Violation::Ruling(edge));
            }
        }
        match self.network.flaw() {
            Some(node) if self.settled == Settled::Optimal => Err(Violation::Unproven(node)),
            _ => Ok(()),
        }
    }

    /// How much better a plan can be at most, aim by aim with the first that is not zero deciding; nothing when the plan
    /// is proven. `O(edges)`.
    pub fn gap(&self) -> Worth {
        // A flow has no more units than there are pairs.
        self.network.gap(count(self.instance.edges.len())) + Aim::Benefit.worth(self.nudged())
    }

    /// Points added to pairs that the planner chose: all that a plan without them could be better by.
    fn nudged(&self) -> i64 {
        let nudged = (0..).zip(&self.nudges).filter(|(_, points)| **points > 0);
        nudged.filter(|(edge, _)| self.flows(*edge)).map(|(_, points)| points).sum()
    }

    /// Every pair that both sides would rather have, the largest gain together first. `O(edges × pairs of a side)`.
    pub fn blocking(&self) -> Vec<Blocking> {
        let plan = self.plan();
        let loads = Loads::of(&self.instance, plan.chosen.iter().copied());
        let (mut by_office, mut by_partner, mut by_programme) =
            (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let keep = |worst: &mut BTreeMap<u32, u16>, key: u32, points: u16| {
            worst.entry(key).and_modify(|known| *known = points.min(*known)).or_insert(points);
        };
        for edge in plan.chosen.iter().filter(|edge| self.rulings[**edge as usize] != Ruling::Locked) {
            let edge = &self.instance.edges[*edge as usize];
            let partner = self.instance.programmes[edge.programme as usize].partner;
            keep(&mut by_office, edge.office, edge.points);
            keep(&mut by_partner, partner, edge.points);
            keep(&mut by_programme, edge.programme, edge.points);
        }
        let mut found: Vec<Blocking> = (0..)
            .zip(&self.instance.edges)
            .filter(|(at, edge)| {
                self.rulings[*at as usize] == Ruling::Free
                    && edge.points > self.policy.threshold
                    && !self.is_chosen(*at)
            })
            .filter_map(|(at, edge)| {
                let programme = &self.instance.programmes[edge.programme as usize];
                let partner = &self.instance.partners[programme.partner as usize];
                let points = i64::from(edge.points);
                // The worst pair that has to go for this one; nothing when there is room, `None` when nothing may go.
                let given_up = |load: u32, most: u32, worst: Option<&u16>| -> Option<i64> {
                    if load < most { Some(0) } else { worst.map(|points| i64::from(*points)) }
                };
                let office = &self.instance.offices[edge.office as usize];
                let of_office =
                    given_up(loads.offices[edge.office as usize], office.most, by_office.get(&edge.office))?;
                let of_programme = given_up(
                    loads.programmes[edge.programme as usize],
                    programme.most,
                    by_programme.get(&edge.programme),
                )?;
                let of_partner = given_up(
                    loads.partners[programme.partner as usize],
                    partner.most,
                    by_partner.get(&programme.partner),
                )?;
                let (office_gain, partner_gain) = (points - of_office, points - of_programme.max(of_partner));
                (office_gain > 0 && partner_gain > 0).then_some(Blocking {
                    edge: at,
                    office_gain,
                    partner_gain,
                })
            })
            .collect();
        found.sort_by_key(|pair| (-(pair.office_gain + pair.partner_gain), pair.edge));
        found
    }

    /// SHA-256 over the ids of the chosen pairs, one `programme TAB office` a line, in order: equal plans have equal
    /// digests on every machine.
    pub fn digest(&self) -> String {
        digest(&self.instance, &self.plan().chosen)
    }
}

/// The digest of a choice of edges, as [`Planner::digest`].
pub fn digest(instance: &Instance, chosen: &[u32]) -> String {
    let mut hash = Sha256::new();
    for edge in chosen {
        let edge = &instance.edges[*edge as usize];
        hash.update(&instance.programmes[edge.programme as usize].id);
        hash.update(b"\t");
        hash.update(&instance.offices[edge.office as usize].id);
        hash.update(b"\n");
    }
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
