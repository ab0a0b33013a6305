//! What fits on each arc, as quotas and rulings say; renewed for those that a change touches.

use super::{Planner, Ruling};
use crate::matching::assignment::instance::{Edge, Side, count};
use crate::matching::assignment::network::Network;
use crate::matching::assignment::plan::Loads;
use crate::matching::assignment::policy::Worth;

impl Planner {
    pub(super) fn refresh_edge(&mut self, edge: u32) -> Vec<u32> {
        let Edge { programme, office, .. } = self.instance.edges[edge as usize];
        let partner = self.instance.programmes[programme as usize].partner;
        let worth = self.worth(edge);
        let nodes = self.nodes();
        self.network.set_cost(self.arc(edge), -worth);
        let free = u32::from(self.rulings[edge as usize] == Ruling::Free);
        self.network.set_most(nodes.programme(programme), self.arc(edge), free);
        let locked = self.locked();
        self.refresh_office(office, &locked);
        self.refresh_programme(programme, &locked);
        self.refresh_partner(partner, &locked);
        let mut touched = vec![nodes.programme(programme), nodes.office(office), nodes.partner(partner)];
        touched.extend(self.policy.even.then(|| nodes.good_entry(office)));
        touched
    }

    pub(super) fn refresh_everything(&mut self) {
        let nodes = self.nodes();
        for edge in 0..count(self.instance.edges.len()) {
            let free = u32::from(self.rulings[edge as usize] == Ruling::Free);
            let programme = self.instance.edges[edge as usize].programme;
            self.network.set_most(nodes.programme(programme), self.arc(edge), free);
        }
        let locked = self.locked();
        (0..count(self.instance.offices.len())).for_each(|office| self.refresh_office(office, &locked));
        (0..count(self.instance.programmes.len())).for_each(|at| self.refresh_programme(at, &locked));
        (0..count(self.instance.partners.len())).for_each(|partner| self.refresh_partner(partner, &locked));
    }

    /// What the locked pairs take up.
    pub(in crate::matching::assignment) fn locked(&self) -> Locked {
        let locked = || {
            (0..).zip(&self.rulings).filter(|(_, ruling)| **ruling == Ruling::Locked).map(|(edge, _)| edge)
        };
        let good = |edge: &u32| {
            let edge = &self.instance.edges[*edge as usize];
            edge.points >= self.floors[edge.office as usize]
        };
        Locked {
            loads: Loads::of(&self.instance, locked()),
            good: Loads::of(&self.instance, locked().filter(good)).offices,
        }
    }

    pub(super) fn refresh_office(&mut self, office: u32, locked: &Locked) {
        let node = self.nodes().office(office);
        let good = locked.good[office as usize];
        let locked = locked.loads.offices[office as usize];
        let Side { least, most, .. } = self.instance.offices[office as usize];
        let arcs = self.office_arcs[office as usize].clone();
        let rewarded = count(arcs.places.len() - 1);
        for (place, arc) in (0..rewarded).zip(&arcs.places) {
            self.network.set_most(node, *arc, u32::from(place >= locked && place < most));
            self.network.set_cost(*arc, -self.policy.reward(place, least));
        }
        let rest = most.saturating_sub(rewarded.max(locked));
        self.network.set_most(node, arcs.places[rewarded as usize], rest);
        if let Some(arc) = arcs.good {
            self.network.set_most(self.nodes().good_entry(office), arc, u32::from(good == 0));
        }
    }

    fn refresh_programme(&mut self, programme: u32, locked: &Locked) {
        let locked = locked.loads.programmes[programme as usize];
        let found = &self.instance.programmes[programme as usize];
        let (node, most) = (self.nodes().partner(found.partner), found.most);
        self.network.set_most(node, self.programme_arcs[programme as usize], most.saturating_sub(locked));
    }

    pub(super) fn refresh_partner(&mut self, partner: u32, locked: &Locked) {
        let locked = locked.loads.partners[partner as usize];
        let side = &self.instance.partners[partner as usize];
        let free = side.most.saturating_sub(locked);
        let wanted = side.least.saturating_sub(locked).min(free);
        let [first, rest] = self.partner_arcs[partner as usize];
        self.network.set_most(Network::<Worth>::ROOT, first, wanted);
        self.network.set_most(Network::<Worth>::ROOT, rest, free - wanted);
    }
}

/// What locked pairs take up, and how many of an office's reach its floor.
pub(in crate::matching::assignment) struct Locked {
    pub(in crate::matching::assignment) loads: Loads,
    good: Vec<u32>,
}
