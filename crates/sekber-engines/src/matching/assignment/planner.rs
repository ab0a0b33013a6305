//! The planner: keeps the best plan of an instance and renews it after every change without starting afresh.

mod capacity;
mod places;

use places::Links;
pub(super) use places::Nodes;

use super::bidding;
use super::cost::Cost;
use super::instance::{Instance, Pick, count};
use super::network::{Arc, Network, Settled};
use super::policy::{Aim, Policy, Worth};

pub use super::ruling::Ruling;

/// Lower quotas up to here can be changed later without building the network anew.
const LEAST_PREPARED: u32 = 3;

/// What the secretariat changes in a live plan. Sides and edges are named by index in the sorted instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// An office takes so many at least and at most.
    OfficeQuota {
        /// Which office.
        office: u32,
        /// At least.
        least: u32,
        /// At most.
        most: u32,
    },
    /// A partner takes so many at least and at most.
    PartnerQuota {
        /// Which partner.
        partner: u32,
        /// At least.
        least: u32,
        /// At most.
        most: u32,
    },
    /// An edge is free, locked or vetoed.
    Ruling {
        /// Which edge.
        edge: u32,
        /// What holds from now on.
        ruling: Ruling,
    },
    /// The sides ask for an edge, or no longer.
    Pick {
        /// Which edge.
        edge: u32,
        /// Who asks.
        pick: Pick,
    },
    /// An edge fits better or worse than was thought.
    Points {
        /// Which edge.
        edge: u32,
        /// 0 to 15,000.
        points: u16,
    },
}

#[derive(Debug, Clone)]
struct OfficeArcs {
    /// One arc for each of the first places; all but the last take one unit.
    places: Vec<Arc>,
    /// In the even policy the way for partners good enough for the office's floor, with the reward, and without.
    good: Option<Arc>,
}

/// The best plan of an instance under a policy, ready to be asked and changed.
#[derive(Debug, Clone)]
pub struct Planner {
    pub(super) instance: Instance,
    pub(super) policy: Policy,
    pub(super) rulings: Vec<Ruling>,
    /// By edge: points added beyond its worth, so that a pair both sides would rather have is chosen.
    pub(super) nudges: Vec<i64>,
    pub(super) network: Network<Worth>,
    pub(super) floors: Vec<u16>,
    edge_arcs: Vec<Arc>,
    programme_arcs: Vec<Arc>,
    partner_arcs: Vec<[Arc; 2]>,
    office_arcs: Vec<OfficeArcs>,
    pub(super) settled: Settled,
}

impl Planner {
    /// Solves an instance that [`Instance::sorted`] brought into order, looking at no more than about `effort` arcs;
    /// `u64::MAX` never stops before the proof. A locked pair that has no edge gets one without points.
    pub fn solve(mut instance: Instance, policy: Policy, effort: u64) -> Self {
        instance.add_locked();
        let edge_at = |(programme, office): &(u32, u32)| instance.edge_of(*programme, *office);
        let mut rulings = vec![Ruling::Free; instance.edges.len()];
        instance.vetoes.iter().filter_map(edge_at).for_each(|edge| rulings[edge as usize] = Ruling::Vetoed);
        instance.locks.iter().filter_map(edge_at).for_each(|edge| rulings[edge as usize] = Ruling::Locked);
        let floors = if policy.even {
            super::floors::floors(&instance, &rulings)
        } else {
            vec![0; instance.offices.len()]
        };
        let nudges = vec![0; instance.edges.len()];
        let mut planner = Self::build(instance, policy, rulings, floors, nudges);
        planner.begin(effort);
        planner
    }

    fn build_anew(&mut self, effort: u64) {
        let (instance, policy) = (self.instance.clone(), self.policy.clone());
        let (rulings, floors, nudges) = (self.rulings.clone(), self.floors.clone(), self.nudges.clone());
        *self = Self::build(instance, policy, rulings, floors, nudges);
        self.begin(effort);
    }

    fn begin(&mut self, effort: u64) {
        self.refresh_everything();
        self.first_prices();
        self.settled = self.network.optimize(effort);
    }

    fn build(
        instance: Instance,
        policy: Policy,
        rulings: Vec<Ruling>,
        floors: Vec<u16>,
        nudges: Vec<i64>,
    ) -> Self {
        let nodes = Nodes::of(&instance, policy.even);
        let mut links = Links(Vec::new());
        let edge_arcs = instance
            .edges
            .iter()
            .zip(&nudges)
            .map(|(edge, nudge)| {
                let good = policy.even && edge.points >= floors[edge.office as usize];
                let head = if good { nodes.good_entry(edge.office) } else { nodes.office(edge.office) };
                let worth = policy.worth(&instance, edge) + Aim::Benefit.worth(*nudge);
                links.add(nodes.programme(edge.programme), head, -worth)
            })
            .collect();
        let programme_arcs = (0..)
            .zip(&instance.programmes)
            .map(|(index, programme)| {
                links.add(nodes.partner(programme.partner), nodes.programme(index), Worth::ZERO)
            })
            .collect();
        let partner_arcs = (0..count(instance.partners.len()))
            .map(|index| {
                let node = nodes.partner(index);
                [
                    links.add(Network::<Worth>::ROOT, node, Aim::Placed.worth(-1)),
                    links.add(Network::<Worth>::ROOT, node, Worth::ZERO),
                ]
            })
            .collect();
        let office_arcs = (0..)
            .zip(&instance.offices)
            .map(|(index, office)| {
                let node = nodes.office(index);
                let rewarded = office.least.max(LEAST_PREPARED) + count(policy.steps.len());
                let mut places: Vec<u32> =
                    (0..rewarded).map(|_| links.add(node, Network::<Worth>::ROOT, Worth::ZERO)).collect();
                places.push(links.add(node, Network::<Worth>::ROOT, Worth::ZERO));
                let good = policy.even.then(|| {
                    let entry = nodes.good_entry(index);
                    links.add(entry, node, Worth::ZERO);
                    links.add(entry, node, Aim::Floors.worth(-1))
                });
                OfficeArcs { places, good }
            })
            .collect();
        let mut planner = Self {
            network: Network::new(nodes.count() as usize, &links.0),
            instance,
            policy,
            rulings,
            nudges,
            floors,
            edge_arcs,
            programme_arcs,
            partner_arcs,
            office_arcs,
            settled: Settled::Optimal,
        };
        planner.name_arcs(&links);
        planner
    }

    /// Puts the network's own names of arcs where the numbers of links stood.
    fn name_arcs(&mut self, links: &Links) {
        let arcs = self.network.arcs_of(&links.0);
        let name = |arc: &mut Arc| *arc = arcs[*arc as usize];
        self.edge_arcs.iter_mut().for_each(name);
        self.programme_arcs.iter_mut().for_each(name);
        self.partner_arcs.iter_mut().flatten().for_each(name);
        for office in &mut self.office_arcs {
            office.places.iter_mut().for_each(name);
            if let Some(good) = &mut office.good {
                // The way without the reward is the link before.
                let free = arcs[*good as usize - 1];
                self.network.set_most(self.network.head(self.network.reverse(free)), free, u32::MAX >> 1);
                name(good);
            }
        }
    }

    fn nodes(&self) -> Nodes {
        Nodes::of(&self.instance, self.policy.even)
    }

    /// The arc of an edge.
    pub(super) fn arc(&self, edge: u32) -> Arc {
        self.edge_arcs[edge as usize]
    }

    /// Whether the planner chose an edge itself.
    pub(super) fn flows(&self, edge: u32) -> bool {
        self.network.left(self.network.reverse(self.arc(edge))) > 0
    }

    /// Whether an edge is in the plan.
    pub fn is_chosen(&self, edge: u32) -> bool {
        self.rulings[edge as usize] == Ruling::Locked || self.flows(edge)
    }

    /// The index of the edge of a pair.
    pub fn edge_of(&self, programme: u32, office: u32) -> Option<u32> {
        self.instance.edge_of(programme, office)
    }

    /// Arcs looked at so far.
    pub fn effort(&self) -> u64 {
        self.network.effort()
    }

    /// What the planner works on, in its order.
    pub fn instance(&self) -> &Instance {
        &self.instance
    }

    /// What is ruled about an edge.
    pub fn ruling(&self, edge: u32) -> Ruling {
        self.rulings[edge as usize]
    }

    /// Renews the plan after a change, looking at no more than about `effort` arcs. In the even policy the floors stay
    /// as they were first found.
    pub fn apply(&mut self, change: Change, effort: u64) {
        let touched = match change {
            Change::OfficeQuota { office, least, most } => {
                let side = &mut self.instance.offices[office as usize];
                (side.least, side.most) = (least, most);
                if least as usize + self.policy.steps.len() >= self.office_arcs[office as usize].places.len()
                {
                    return self.build_anew(effort);
                }
                self.refresh_office(office, &self.locked());
                vec![self.nodes().office(office)]
            }
            Change::PartnerQuota { partner, least, most } => {
                let side = &mut self.instance.partners[partner as usize];
                (side.least, side.most) = (least, most);
                self.refresh_partner(partner, &self.locked());
                vec![self.nodes().partner(partner)]
            }
            Change::Ruling { edge, ruling } => {
                self.rulings[edge as usize] = ruling;
                self.refresh_edge(edge)
            }
            Change::Pick { edge, pick } => {
                self.instance.edges[edge as usize].pick = pick;
                self.refresh_edge(edge)
            }
            Change::Points { edge, points } => {
                self.instance.edges[edge as usize].points = points;
                self.refresh_edge(edge)
            }
        };
        self.settled = self.network.settle_at(&touched, effort);
    }

    /// What the network reckons an edge to be worth.
    fn worth(&self, edge: u32) -> Worth {
        let worth = self.policy.worth(&self.instance, &self.instance.edges[edge as usize]);
        worth + Aim::Benefit.worth(self.nudges[edge as usize])
    }

    /// Adds points to an edge beyond its worth and renews the plan. The plan's value is told without them.
    pub(super) fn nudge(&mut self, edge: u32, points: i64, effort: u64) {
        self.nudges[edge as usize] += points;
        let touched = self.refresh_edge(edge);
        self.settled = self.network.settle_at(&touched, effort);
    }

    fn first_prices(&mut self) {
        let edges: Vec<u32> = (0..count(self.instance.edges.len()))
            .filter(|edge| self.rulings[*edge as usize] == Ruling::Free)
            .collect();
        let worth = |edge: u32| self.worth(edge);
        let found = bidding::estimate(&self.instance, &edges, &|edge| Aim::Benefit.of(worth(edge)));
        let nodes = self.nodes();
        let price = |number: &i64| Aim::Benefit.worth(*number);
        (0..)
            .zip(&found.partners)
            .for_each(|(at, worth)| self.network.set_price(nodes.partner(at), price(worth)));
        (0..)
            .zip(&found.programmes)
            .for_each(|(at, worth)| self.network.set_price(nodes.programme(at), price(worth)));
        for (at, worth) in (0..).zip(&found.offices) {
            self.network.set_price(nodes.office(at), -price(worth));
            if self.policy.even {
                self.network.set_price(nodes.good_entry(at), -price(worth));
            }
        }
    }
}
