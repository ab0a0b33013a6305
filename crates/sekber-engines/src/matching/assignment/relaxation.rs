//! The fewest rules to relax so that nobody is left out: limits raised and exclusions lifted, found exactly.
//!
//! Every upper limit of an office or partner gets a second arc that goes beyond it, and every excluded pair an arc of its
//! own; a unit on either costs one relaxation. The cheapest flow first meets as many units of lower quotas as any
//! relaxation can, then with the fewest relaxations, then with as few lifted exclusions as possible, then with the pairs
//! that fit best. A flow of whole units, so the smallest set is found and not merely a small one.

use super::cost::Ranked;
use super::instance::{Instance, count};
use super::network::{Arc, Link, Network};
use super::planner::{Change, Nodes, Planner, Ruling};

/// Units of lower quotas left unmet, relaxations, lifted exclusions among them, and points given up.
type Price = Ranked<4>;

fn met(units: i64) -> Price {
    Price::at(0, -units)
}

fn relaxed() -> Price {
    Price::at(1, 1)
}

/// The fewest rules to relax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relaxation {
    /// What to change, all of it together: limits by office and partner, then exclusions by edge.
    pub changes: Vec<Change>,
    /// Limits raised by one, and exclusions lifted.
    pub units: u32,
    /// Units of lower quotas that are then met beyond those met now.
    pub placed: i64,
}

/// Links with the rule that a flow on them would break.
struct Elastic {
    links: Vec<Link<Price>>,
    rules: Vec<(usize, Rule)>,
}

#[derive(Clone, Copy)]
enum Rule {
    Office(u32),
    Partner(u32),
    Excluded(u32),
}

impl Elastic {
    fn add(&mut self, (tail, head): (u32, u32), most: u32, cost: Price) {
        self.links.push(Link { tail, head, most, flow: 0, cost });
    }

    fn beyond(&mut self, rule: Rule, ends: (u32, u32), most: u32, cost: Price) {
        self.rules.push((self.links.len(), rule));
        self.add(ends, most, cost);
    }

    /// The ways of one side: units that it wants at least, others within its limit, and those beyond it.
    fn side(&mut self, rule: Rule, ends: (u32, u32), (least, most, locked): (u32, u32, u32), all: u32) {
        let room = most.saturating_sub(locked);
        let wanted = least.saturating_sub(locked).min(room);
        self.add(ends, wanted, met(1));
        self.add(ends, room - wanted, Price::at(0, 0));
        self.beyond(rule, ends, all, relaxed());
    }
}

impl Planner {
    /// The fewest rules to relax so that as many lower quotas are met as any relaxation can meet; `None` when none helps.
    /// Limits of programmes and locks stay. One flow, `O(edges log nodes)` for each unit.
    pub fn relaxation(&self) -> Option<Relaxation> {
        let instance = self.instance();
        let elastic = self.elastic(instance);
        let nodes = Nodes::of(instance, false);
        let mut network = Network::new(nodes.count() as usize, &elastic.links);
        network.optimize(u64::MAX);
        let arcs = network.arcs_of(&elastic.links);
        let on = |arc: Arc| network.left(network.reverse(arc));
        let used = elastic.rules.iter().map(|(link, rule)| (*rule, on(arcs[*link])));
        let used: Vec<(Rule, u32)> = used.filter(|(_, units)| *units > 0).collect();
        let paid = elastic.links.iter().zip(&arcs).filter(|(link, _)| link.cost == met(1));
        let placed: u32 = paid.map(|(_, arc)| on(*arc)).sum();
        let plan = self.plan();
        let locked = self.locked().loads;
        let wanted = |sides: &[super::instance::Side], locked: &[u32]| -> u32 {
            sides.iter().zip(locked).map(|(side, locked)| side.least.saturating_sub(*locked)).sum()
        };
        let wanted =
            wanted(&instance.offices, &locked.offices) + wanted(&instance.partners, &locked.partners);
        let lacking: u32 = plan.offices_short.iter().chain(&plan.partners_short).map(|(_, lack)| *lack).sum();
        let gained = i64::from(placed) - i64::from(wanted) + i64::from(lacking);
        (gained > 0).then(|| Relaxation {
            units: used.iter().map(|(_, units)| *units).sum(),
            changes: used.into_iter().map(|(rule, units)| self.change(rule, units)).collect(),
            placed: gained,
        })
    }

    fn elastic(&self, instance: &Instance) -> Elastic {
        let root = Network::<Price>::ROOT;
        let nodes = Nodes::of(instance, false);
        let locked = self.locked().loads;
        let all = count(instance.edges.len());
        let mut elastic = Elastic { links: Vec::new(), rules: Vec::new() };
        for (at, side) in (0..).zip(&instance.offices) {
            let quota = (side.least, side.most, locked.offices[at as usize]);
            elastic.side(Rule::Office(at), (nodes.office(at), root), quota, all);
        }
        for (at, side) in (0..).zip(&instance.partners) {
            let quota = (side.least, side.most, locked.partners[at as usize]);
            elastic.side(Rule::Partner(at), (root, nodes.partner(at)), quota, all);
        }
        for (at, programme) in (0..).zip(&instance.programmes) {
            let room = programme.most.saturating_sub(locked.programmes[at as usize]);
            elastic.add((nodes.partner(programme.partner), nodes.programme(at)), room, Price::at(0, 0));
        }
        for (at, edge) in (0..).zip(&instance.edges) {
            let ends = (nodes.programme(edge.programme), nodes.office(edge.office));
            let fits = Price::at(3, -i64::from(edge.points));
            match self.ruling(at) {
                Ruling::Free => elastic.add(ends, 1, fits),
                Ruling::Vetoed => {
                    elastic.beyond(Rule::Excluded(at), ends, 1, relaxed() + Price::at(2, 1) + fits);
                }
                Ruling::Locked => {}
            }
        }
        elastic
    }

    fn change(&self, rule: Rule, units: u32) -> Change {
        let locked = self.locked().loads;
        match rule {
            Rule::Office(office) => {
                let side = &self.instance().offices[office as usize];
                let most = side.most.max(locked.offices[office as usize]) + units;
                Change::OfficeQuota { office, least: side.least, most }
            }
            Rule::Partner(partner) => {
                let side = &self.instance().partners[partner as usize];
                let most = side.most.max(locked.partners[partner as usize]) + units;
                Change::PartnerQuota { partner, least: side.least, most }
            }
            Rule::Excluded(edge) => Change::Ruling { edge, ruling: Ruling::Free },
        }
    }
}
