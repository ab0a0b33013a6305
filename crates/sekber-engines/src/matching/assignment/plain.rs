//! The plain objective of benchmarks, `mcf-v1`: one sum of points and rewards, solved exactly at any size.
//!
//! `Σ (points - 2,500)` over the chosen pairs, 1,000,000 for every office and every partner with at least one, 2,000 for
//! an office's second and 1,000 for its third partner. Pairs worth less than the threshold cannot pay by themselves, so
//! they are left out at first; afterwards each is priced with the prices found, those that would pay are added, and the
//! flow is repaired, until none is left (column generation). The result is therefore optimal over all pairs.

use super::bidding;
use super::instance::{Instance, count};
use super::network::{Link, Network, Settled};
use super::plan::Loads;
use super::planner::{Nodes, Planner};
use super::policy::Policy;

/// A pair must be worth more than this to pay by itself.
pub const THRESHOLD: i64 = 2_500;
/// Reward of an office or partner that has at least one.
pub const FIRST: i64 = 1_000_000;
/// Rewards of an office's second and third.
pub const NEXT: [i64; 2] = [2_000, 1_000];

/// What came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Indexes of the chosen edges, ascending.
    pub chosen: Vec<u32>,
    /// The value reached.
    pub objective: i64,
    /// Whether it is proven that nothing is better.
    pub optimal: bool,
    /// Arcs looked at.
    pub effort: u64,
    /// How often pairs had to be added.
    pub rounds: u32,
}

/// Solves an instance whose edges are grouped by programme. Locks and vetoes, if any, need the edges in order
/// ([`Instance::sorted`]); then the planner of all aims solves it, which knows rulings, under the same objective.
pub fn solve(instance: &Instance, effort: u64) -> Outcome {
    if !instance.locks.is_empty() || !instance.vetoes.is_empty() {
        return solve_with_rulings(instance, effort);
    }
    let mut kept: Vec<bool> = instance.edges.iter().map(|edge| i64::from(edge.points) > THRESHOLD).collect();
    let mut before: Option<Solved> = None;
    let mut rounds = 0;
    let mut spent = 0;
    loop {
        let mut solved = build(instance, &kept, before.as_ref());
        let settled = solved.network.optimize(effort.saturating_sub(spent));
        spent += solved.network.effort();
        let added = if settled == Settled::Optimal { price(instance, &solved, &mut kept) } else { 0 };
        if added == 0 {
            return outcome(instance, &solved, settled == Settled::Optimal, spent, rounds);
        }
        rounds += 1;
        before = Some(solved);
    }
}

fn solve_with_rulings(instance: &Instance, effort: u64) -> Outcome {
    let policy = Policy { wish: 0, ..Policy::default() };
    let planner = Planner::solve(instance.clone(), policy, effort);
    let plan = planner.plan();
    let pair = |edge: &u32| {
        let edge = &planner.instance().edges[*edge as usize];
        instance.edge_of(edge.programme, edge.office)
    };
    // A locked pair that has no edge in the instance has no index there; whoever hands locks in adds their edges.
    let chosen: Vec<u32> = plan.chosen.iter().filter_map(pair).collect();
    Outcome {
        objective: objective(instance, &chosen),
        chosen,
        optimal: plan.optimal,
        effort: planner.effort(),
        rounds: 0,
    }
}

struct Solved {
    network: Network<i64>,
    nodes: Nodes,
    /// Indexes of the edges that are arcs, ascending; edge number k is the k-th link.
    edges: Vec<u32>,
    arcs: Vec<u32>,
}

fn build(instance: &Instance, kept: &[bool], before: Option<&Solved>) -> Solved {
    let nodes = Nodes::of(instance, false);
    let edges: Vec<u32> = (0..count(kept.len())).filter(|edge| kept[*edge as usize]).collect();
    let mut links = Vec::with_capacity(
        edges.len() + 2 * instance.partners.len() + instance.programmes.len() + 4 * instance.offices.len(),
    );
    let mut carried = Carried::new(before);
    for edge in &edges {
        let pair = &instance.edges[*edge as usize];
        links.push(Link {
            tail: nodes.programme(pair.programme),
            head: nodes.office(pair.office),
            most: 1,
            flow: carried.of_edge(*edge),
            cost: THRESHOLD - i64::from(pair.points),
        });
    }
    carried.others();
    let mut link = |tail, head, most, cost, start| {
        let flow = carried.next().unwrap_or(start);
        links.push(Link { tail, head, most, flow, cost });
    };
    for (index, partner) in (0..).zip(&instance.partners) {
        let node = nodes.partner(index);
        link(Network::<i64>::ROOT, node, partner.most.min(1), -FIRST, 0);
        link(Network::<i64>::ROOT, node, partner.most.saturating_sub(1), 0, 0);
    }
    for (index, programme) in (0..).zip(&instance.programmes) {
        link(nodes.partner(programme.partner), nodes.programme(index), programme.most, 0, 0);
    }
    for (index, office) in (0..).zip(&instance.offices) {
        let node = nodes.office(index);
        let mut left = office.most;
        for reward in [FIRST, NEXT[0], NEXT[1]] {
            link(node, Network::<i64>::ROOT, left.min(1), -reward, 0);
            left = left.saturating_sub(1);
        }
        link(node, Network::<i64>::ROOT, left, 0, 0);
    }
    let mut network = Network::new(nodes.count() as usize, &links);
    match before {
        Some(before) => {
            (1..nodes.count()).for_each(|node| network.set_price(node, before.network.price(node)))
        }
        None => first_prices(instance, &edges, nodes, &mut network),
    }
    let arcs = network.arcs_of(&links);
    Solved { network, nodes, edges, arcs }
}

/// Prices to begin with: the worth of nodes as bidding estimates it.
fn first_prices(instance: &Instance, edges: &[u32], nodes: Nodes, network: &mut Network<i64>) {
    let gain = |edge: u32| i64::from(instance.edges[edge as usize].points) - THRESHOLD;
    let found = bidding::estimate(instance, edges, &gain);
    (0..).zip(&found.partners).for_each(|(index, worth)| network.set_price(nodes.partner(index), *worth));
    (0..).zip(&found.programmes).for_each(|(index, worth)| network.set_price(nodes.programme(index), *worth));
    (0..).zip(&found.offices).for_each(|(index, worth)| network.set_price(nodes.office(index), -*worth));
}

/// The flow of an earlier network, in the order of its links.
struct Carried<'a> {
    before: Option<&'a Solved>,
    at: usize,
    rest: usize,
}

impl<'a> Carried<'a> {
    fn new(before: Option<&'a Solved>) -> Self {
        Self { before, at: 0, rest: 0 }
    }

    fn of_edge(&mut self, edge: u32) -> u32 {
        let Some(before) = self.before else { return 0 };
        if before.edges.get(self.at) != Some(&edge) {
            return 0;
        }
        self.at += 1;
        before.network.left(before.network.reverse(before.arcs[self.at - 1]))
    }

    fn others(&mut self) {
        self.rest = self.before.map_or(0, |before| before.edges.len());
    }

    fn next(&mut self) -> Option<u32> {
        let before = self.before?;
        self.rest += 1;
        Some(before.network.left(before.network.reverse(*before.arcs.get(self.rest - 1)?)))
    }
}

/// Adds the pairs that would pay at the present prices.
fn price(instance: &Instance, solved: &Solved, kept: &mut [bool]) -> u32 {
    let mut added = 0;
    for (edge, kept) in instance.edges.iter().zip(kept) {
        if !*kept {
            let tail = solved.network.price(solved.nodes.programme(edge.programme));
            let head = solved.network.price(solved.nodes.office(edge.office));
            if THRESHOLD - i64::from(edge.points) + tail - head < 0 {
                *kept = true;
                added += 1;
            }
        }
    }
    added
}

fn outcome(instance: &Instance, solved: &Solved, optimal: bool, effort: u64, rounds: u32) -> Outcome {
    let network = &solved.network;
    let chosen: Vec<u32> = solved
        .edges
        .iter()
        .zip(&solved.arcs)
        .filter(|(_, arc)| network.left(**arc) == 0)
        .map(|(edge, _)| *edge)
        .collect();
    Outcome { objective: objective(instance, &chosen), chosen, optimal, effort, rounds }
}

/// The value of a choice of edges under `mcf-v1`.
pub fn objective(instance: &Instance, chosen: &[u32]) -> i64 {
    let loads = Loads::of(instance, chosen.iter().copied());
    let points = |edge: &u32| i64::from(instance.edges[*edge as usize].points) - THRESHOLD;
    let reach = |counts: &[u32], least: u32| counts.iter().filter(|count| **count >= least).count() as i64;
    chosen.iter().map(points).sum::<i64>()
        + FIRST * (reach(&loads.offices, 1) + reach(&loads.partners, 1))
        + NEXT[0] * reach(&loads.offices, 2)
        + NEXT[1] * reach(&loads.offices, 3)
}
