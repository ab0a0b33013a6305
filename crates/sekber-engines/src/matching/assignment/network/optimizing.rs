//! Bringing a flow back to the cheapest one: fill what pays, then carry what is out of place along shortest paths.

use super::{Arc, Network, Settled};
use crate::matching::assignment::cost::Cost;

/// Which way a search goes: along arcs from too much, or against them from too little.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Along,
    Against,
}

impl<C: Cost> Network<C> {
    /// Makes the flow balanced and cheapest, looking at no more than about `effort` arcs more.
    ///
    /// Each unit out of place costs one shortest path, `O(arcs log nodes)` at worst and usually a small neighbourhood.
    pub fn optimize(&mut self, effort: u64) -> Settled {
        let nodes = self.first.len() as u32 - 1;
        for node in 0..nodes {
            self.fill_what_pays(node);
        }
        self.balance(1..nodes, effort)
    }

    /// The same when only arcs at these nodes were changed and everything else was settled.
    pub fn settle_at(&mut self, nodes: &[u32], effort: u64) -> Settled {
        for node in nodes {
            self.fill_what_pays(*node);
            for arc in self.arcs(*node) {
                let (tail, into) = (self.head(arc), self.reverse(arc));
                if self.left(into) > 0 && self.reduced(tail, into) < C::ZERO {
                    self.push(tail, into, self.left(into));
                }
            }
        }
        let nodes = 1..self.first.len() as u32 - 1;
        let unbalanced: Vec<u32> = nodes.filter(|node| self.excess[*node as usize] != 0).collect();
        self.balance(unbalanced.into_iter(), effort)
    }

    fn fill_what_pays(&mut self, node: u32) {
        for arc in self.arcs(node) {
            if self.left[arc as usize] > 0 && self.reduced(node, arc) < C::ZERO {
                self.push(node, arc, self.left[arc as usize]);
            }
        }
    }

    fn balance(&mut self, nodes: impl Iterator<Item = u32> + Clone, effort: u64) -> Settled {
        let limit = self.search.effort.saturating_add(effort);
        let mut spent = false;
        for node in nodes.clone() {
            while self.excess[node as usize] > 0 && !spent {
                self.carry(node, Way::Along);
                spent = self.search.effort > limit;
            }
        }
        for node in nodes.clone() {
            while self.excess[node as usize] < 0 && !spent {
                self.carry(node, Way::Against);
                spent = self.search.effort > limit;
            }
        }
        if !spent {
            return Settled::Optimal;
        }
        self.give_back(nodes);
        Settled::Spent
    }

    /// Carries units from a node with too much to the nearest that lacks some or to the root (or the other way round).
    fn carry(&mut self, from: u32, way: Way) {
        let Some((end, far)) = self.nearest(from, way) else {
            // Cannot happen while every unit has a way back to the root; leaving it would loop for ever.
            debug_assert!(false, "a node is cut off from the root");
            self.excess[from as usize] = 0;
            return;
        };
        for at in 0..self.search.settled.len() {
            let node = self.search.settled[at] as usize;
            let nearer = far - self.search.distance[node];
            match way {
                Way::Along => self.price[node] = self.price[node] - nearer,
                Way::Against => self.price[node] = self.price[node] + nearer,
            }
        }
        let mut units = self.excess[from as usize].unsigned_abs();
        if end != Self::ROOT {
            units = units.min(self.excess[end as usize].unsigned_abs());
        }
        let mut at = end;
        while at != from {
            let arc = self.search.entered_by[at as usize];
            units = units.min(self.left[arc as usize]);
            at = self.other_end(arc, way);
        }
        let mut at = end;
        while at != from {
            let arc = self.search.entered_by[at as usize];
            let back = self.other_end(arc, way);
            let tail = if way == Way::Along { back } else { at };
            self.push(tail, arc, units);
            at = back;
        }
    }

    /// The node on the search's side of an arc that led to a node.
    fn other_end(&self, arc: Arc, way: Way) -> u32 {
        match way {
            Way::Along => self.head[self.reverse[arc as usize] as usize],
            Way::Against => self.head[arc as usize],
        }
    }

    fn nearest(&mut self, from: u32, way: Way) -> Option<(u32, C)> {
        self.search.begin(from, Self::ROOT);
        while let Some((node, distance)) = self.search.next() {
            let excess = self.excess[node as usize];
            let ends = match way {
                Way::Along => excess < 0,
                Way::Against => excess > 0,
            };
            if node == Self::ROOT || ends {
                self.search.settled.pop();
                return Some((node, distance));
            }
            match way {
                Way::Along => self.look_along(node, distance),
                Way::Against => self.look_against(node, distance),
            }
        }
        None
    }

    fn look_along(&mut self, node: u32, distance: C) {
        let (start, end) = (self.first[node as usize], self.open[node as usize]);
        self.search.effort += u64::from(end - start);
        for place in start..end {
            let arc = self.order[place as usize];
            let reduced = self.reduced(node, arc);
            self.search.reach(self.head[arc as usize], distance + reduced, arc);
        }
    }

    fn look_against(&mut self, node: u32, distance: C) {
        let arcs = self.arcs(node);
        self.search.effort += u64::from(arcs.end - arcs.start);
        for arc in arcs {
            let into = self.reverse[arc as usize];
            if self.left[into as usize] > 0 {
                let tail = self.head[arc as usize];
                let reduced = self.reduced(tail, into);
                self.search.reach(tail, distance + reduced, into);
            }
        }
    }

    /// Ends an unfinished search: what is too much goes to where it lacks or to the root, by any way there is.
    fn give_back(&mut self, nodes: impl Iterator<Item = u32> + Clone) {
        for node in nodes.clone() {
            while self.excess[node as usize] > 0 {
                self.carry_anyhow(node, Way::Along);
            }
        }
        for node in nodes {
            while self.excess[node as usize] < 0 {
                self.carry_anyhow(node, Way::Against);
            }
        }
    }

    /// One unit along the way with the fewest arcs, whatever it costs; prices are left as they are.
    fn carry_anyhow(&mut self, from: u32, way: Way) {
        self.search.round += 1;
        let round = self.search.round;
        let mut queue = std::collections::VecDeque::from([from]);
        let mut end = Self::ROOT;
        self.search.seen[from as usize] = round;
        while let Some(node) = queue.pop_front() {
            let excess = self.excess[node as usize];
            if node == Self::ROOT || (way == Way::Along && excess < 0) || (way == Way::Against && excess > 0)
            {
                end = node;
                break;
            }
            for arc in self.arcs(node) {
                let taken = if way == Way::Along { arc } else { self.reverse[arc as usize] };
                let to = self.head[arc as usize];
                if self.left[taken as usize] > 0 && self.search.seen[to as usize] != round {
                    self.search.seen[to as usize] = round;
                    self.search.entered_by[to as usize] = taken;
                    queue.push_back(to);
                }
            }
        }
        let mut at = end;
        while at != from {
            let arc = self.search.entered_by[at as usize];
            let back = self.other_end(arc, way);
            self.push(if way == Way::Along { back } else { at }, arc, 1);
            at = back;
        }
    }

    /// The first residual arc with a negative reduced cost, or a node out of balance: the proof that a flow is not
    /// (known to be) cheapest. `None` certifies optimality. Linear in arcs.
    pub fn flaw(&self) -> Option<u32> {
        (0..self.first.len() as u32 - 1).find(|node| {
            let unbalanced = *node != Self::ROOT && self.excess[*node as usize] != 0;
            unbalanced
                || self
                    .arcs(*node)
                    .any(|arc| self.left[arc as usize] > 0 && self.reduced(*node, arc) < C::ZERO)
        })
    }

    /// How much cheaper a flow can be at most: what every residual arc with a negative reduced cost would still gain if it
    /// were filled. Nothing when the flow is cheapest. At most `units` are reckoned on any arc. Linear in arcs.
    pub fn gap(&self, units: u32) -> C {
        let nodes = 0..self.first.len() as u32 - 1;
        let residual = nodes.flat_map(|node| self.arcs(node).map(move |arc| (node, arc)));
        residual.fold(C::ZERO, |sum, (node, arc)| match self.reduced(node, arc) {
            reduced if reduced < C::ZERO => sum - reduced.times(self.left[arc as usize].min(units)),
            _ => sum,
        })
    }
}
