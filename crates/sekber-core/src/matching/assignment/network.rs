//! A flow network with prices, brought back to the cheapest flow by shortest paths.
//!
//! All value flows in a circle through one node, the [`Network::ROOT`], that can give and take any amount for nothing.
//! A flow is cheapest exactly when no residual arc has a negative reduced cost `cost + price(tail) - price(head)`
//! (complementary slackness). [`Network::settle`] keeps that true all the time: it first fills every arc that breaks it,
//! then sends what is too much in one node to where it lacks, each time along a shortest path of reduced costs
//! (successive shortest paths, after Ahuja, Magnanti and Orlin, *Network Flows*, section 9.7). The same routine
//! therefore solves from scratch and repairs after a change.

use super::cost::Cost;
use super::heap::Heap;

/// Index of an arc; an arc and its reverse know each other.
pub type Arc = u32;

const NONE: u32 = u32::MAX;

/// An arc as it is handed in.
#[derive(Debug, Clone, Copy)]
pub struct Link<C> {
    /// Where it begins.
    pub tail: u32,
    /// Where it ends.
    pub head: u32,
    /// Most units on it.
    pub most: u32,
    /// Units on it to begin with.
    pub flow: u32,
    /// Cost of a unit.
    pub cost: C,
}

/// How far [`Network::settle`] came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// No flow is cheaper.
    Optimal,
    /// The effort allowed was spent; the flow keeps all capacities, but a cheaper one may exist.
    Spent,
}

/// The network with its present flow and prices.
#[derive(Debug, Clone)]
pub struct Network<C> {
    first: Vec<u32>,
    head: Vec<u32>,
    twin: Vec<Arc>,
    cost: Vec<C>,
    left: Vec<u32>,
    /// The arcs of each node with those that units still fit on in front, and where each arc stands in that order: a
    /// search passes over full arcs without looking at them.
    order: Vec<Arc>,
    place: Vec<u32>,
    /// Where the open arcs of a node end.
    open: Vec<u32>,
    price: Vec<C>,
    excess: Vec<i32>,
    search: Search<C>,
}

#[derive(Debug, Clone)]
struct Search<C> {
    distance: Vec<C>,
    entered_by: Vec<Arc>,
    seen: Vec<u32>,
    done: Vec<u32>,
    round: u32,
    heap: Heap<C>,
    /// Nodes at no further distance than the one settled last: they come before the heap and cost it nothing.
    level: Vec<(C, u32)>,
    /// The shortest way to the goal known so far: whatever is as far away need not be looked at.
    bound: Option<C>,
    goal: u32,
    here: C,
    settled: Vec<u32>,
    effort: u64,
}

impl<C: Cost> Search<C> {
    fn new(nodes: usize) -> Self {
        Self {
            distance: vec![C::ZERO; nodes],
            entered_by: vec![NONE; nodes],
            seen: vec![0; nodes],
            done: vec![0; nodes],
            round: 0,
            heap: Heap::default(),
            level: Vec::new(),
            bound: None,
            goal: 0,
            here: C::ZERO,
            settled: Vec::new(),
            effort: 0,
        }
    }

    fn begin(&mut self, from: u32, goal: u32) {
        self.round += 1;
        self.heap.clear();
        self.level.clear();
        self.settled.clear();
        (self.bound, self.goal, self.here) = (None, goal, C::ZERO);
        self.reach(from, C::ZERO, NONE);
    }

    fn reach(&mut self, node: u32, distance: C, by: Arc) {
        let at = node as usize;
        if self.seen[at] == self.round && self.distance[at] <= distance {
            return;
        }
        if self.bound.is_some_and(|bound| distance >= bound) {
            return;
        }
        if node == self.goal {
            self.bound = Some(distance);
        }
        self.seen[at] = self.round;
        self.distance[at] = distance;
        self.entered_by[at] = by;
        if distance == self.here {
            self.level.push((distance, node));
        } else {
            self.heap.push(distance, node);
        }
    }

    /// The nearest node that is not settled yet; it is settled now.
    fn next(&mut self) -> Option<(u32, C)> {
        while let Some((distance, node)) = self.level.pop().or_else(|| self.heap.pop()) {
            let at = node as usize;
            if self.done[at] != self.round && self.distance[at] == distance {
                self.done[at] = self.round;
                self.here = distance;
                self.settled.push(node);
                return Some((node, distance));
            }
        }
        None
    }
}

/// Which way a search goes: along arcs from too much, or against them from too little.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Along,
    Against,
}

impl<C: Cost> Network<C> {
    /// The node that gives and takes anything.
    pub const ROOT: u32 = 0;

    /// Builds the network; node 0 is the root. Linear in arcs. Flow that does not balance in a node becomes excess
    /// there, for [`Network::settle`] to send on.
    pub fn new(nodes: usize, links: &[Link<C>]) -> Self {
        let mut first = vec![0_u32; nodes + 1];
        for link in links {
            first[link.tail as usize + 1] += 1;
            first[link.head as usize + 1] += 1;
        }
        for node in 0..nodes {
            first[node + 1] += first[node];
        }
        let arcs = links.len() * 2;
        let mut next = first.clone();
        let mut network = Self {
            head: vec![0; arcs],
            twin: vec![0; arcs],
            cost: vec![C::ZERO; arcs],
            left: vec![0; arcs],
            order: (0..arcs as u32).collect(),
            place: (0..arcs as u32).collect(),
            open: first[..nodes].to_vec(),
            price: vec![C::ZERO; nodes],
            excess: vec![0; nodes],
            search: Search::new(nodes),
            first,
        };
        for link in links {
            let (tail, head) = (link.tail as usize, link.head as usize);
            let (forth, back) = (next[tail], next[head] + u32::from(tail == head));
            next[tail] += 1;
            next[head] += 1;
            network.put(forth, link.head, back, link.cost, link.most - link.flow);
            network.put(back, link.tail, forth, -link.cost, link.flow);
            network.excess[tail] -= link.flow as i32;
            network.excess[head] += link.flow as i32;
            if link.most > link.flow {
                network.unlock(link.tail, forth);
            }
            if link.flow > 0 {
                network.unlock(link.head, back);
            }
        }
        network
    }

    /// Moves an arc that units fit on again to the open ones of its node.
    fn unlock(&mut self, tail: u32, arc: Arc) {
        let end = self.open[tail as usize];
        self.open[tail as usize] = end + 1;
        self.exchange(arc, end);
    }

    /// Moves a full arc behind the open ones of its node.
    fn lock(&mut self, tail: u32, arc: Arc) {
        let end = self.open[tail as usize] - 1;
        self.open[tail as usize] = end;
        self.exchange(arc, end);
    }

    fn exchange(&mut self, arc: Arc, place: u32) {
        let (from, other) = (self.place[arc as usize], self.order[place as usize]);
        self.order[from as usize] = other;
        self.place[other as usize] = from;
        self.order[place as usize] = arc;
        self.place[arc as usize] = place;
    }

    /// The arcs of the links that the network was built from, in their order. Linear in links.
    pub fn arcs_of(&self, links: &[Link<C>]) -> Vec<Arc> {
        let mut next: Vec<u32> = self.first.clone();
        links
            .iter()
            .map(|link| {
                let arc = next[link.tail as usize];
                next[link.tail as usize] += 1;
                next[link.head as usize] += 1;
                arc
            })
            .collect()
    }

    fn put(&mut self, arc: Arc, head: u32, twin: Arc, cost: C, left: u32) {
        let at = arc as usize;
        (self.head[at], self.twin[at], self.cost[at], self.left[at]) = (head, twin, cost, left);
    }

    /// The arcs that begin in a node, reverse ones too.
    pub fn arcs(&self, node: u32) -> std::ops::Range<Arc> {
        self.first[node as usize]..self.first[node as usize + 1]
    }

    /// The node that an arc leads to.
    pub fn head(&self, arc: Arc) -> u32 {
        self.head[arc as usize]
    }

    /// The same arc the other way.
    pub fn twin(&self, arc: Arc) -> Arc {
        self.twin[arc as usize]
    }

    /// Units that still fit on an arc; on a reverse arc, the units that flow on the arc itself.
    pub fn left(&self, arc: Arc) -> u32 {
        self.left[arc as usize]
    }

    /// Cost of a unit.
    pub fn cost(&self, arc: Arc) -> C {
        self.cost[arc as usize]
    }

    /// The price of a node: what one more unit there costs, up to a constant; that of the root is zero.
    pub fn price(&self, node: u32) -> C {
        self.price[node as usize]
    }

    /// Sets prices to begin with, so that less has to be sent. The root's must stay zero.
    pub fn set_price(&mut self, node: u32, price: C) {
        self.price[node as usize] = price;
    }

    /// Arcs looked at so far, the measure of effort.
    pub fn effort(&self) -> u64 {
        self.search.effort
    }

    fn reduced(&self, tail: u32, arc: Arc) -> C {
        let at = arc as usize;
        self.cost[at] + self.price[tail as usize] - self.price[self.head[at] as usize]
    }

    fn push(&mut self, tail: u32, arc: Arc, units: u32) {
        if units == 0 {
            return;
        }
        let (at, back) = (arc as usize, self.twin[arc as usize]);
        let head = self.head[at];
        self.left[at] -= units;
        if self.left[at] == 0 {
            self.lock(tail, arc);
        }
        if self.left[back as usize] == 0 {
            self.unlock(head, back);
        }
        self.left[back as usize] += units;
        self.excess[tail as usize] -= units as i32;
        self.excess[head as usize] += units as i32;
    }

    /// Changes how many units fit on an arc; units that no longer fit are taken off it. `tail` is where it begins.
    pub fn set_most(&mut self, tail: u32, arc: Arc, most: u32) {
        let back = self.twin[arc as usize];
        let flow = self.left[back as usize];
        if flow > most {
            let head = self.head[arc as usize];
            self.push(head, back, flow - most);
        }
        let (open, left) = (self.left[arc as usize] > 0, most - self.left[back as usize]);
        self.left[arc as usize] = left;
        match (open, left > 0) {
            (false, true) => self.unlock(tail, arc),
            (true, false) => self.lock(tail, arc),
            _ => {}
        }
    }

    /// Changes what a unit costs.
    pub fn set_cost(&mut self, arc: Arc, cost: C) {
        let back = self.twin[arc as usize];
        self.cost[arc as usize] = cost;
        self.cost[back as usize] = -cost;
    }

    /// Makes the flow balanced and cheapest, looking at no more than about `effort` arcs more.
    ///
    /// Each unit out of place costs one shortest path, `O(arcs log nodes)` at worst and usually a small neighbourhood.
    pub fn settle(&mut self, effort: u64) -> Settled {
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
                let (tail, into) = (self.head(arc), self.twin(arc));
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
            Way::Along => self.head[self.twin[arc as usize] as usize],
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
            let into = self.twin[arc as usize];
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
                let taken = if way == Way::Along { arc } else { self.twin[arc as usize] };
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

    /// Length of the cheapest residual way from one node to another, with the arcs on it; the root may be passed.
    /// `None` when there is no way. Leaves flow and prices alone.
    pub fn cheapest_way(&mut self, from: u32, to: u32) -> Option<(C, Vec<Arc>)> {
        self.search.begin(from, to);
        while let Some((node, distance)) = self.search.next() {
            if node == to {
                let mut way = Vec::new();
                let mut at = to;
                while at != from {
                    let arc = self.search.entered_by[at as usize];
                    way.push(arc);
                    at = self.other_end(arc, Way::Along);
                }
                way.reverse();
                let real = distance - self.price[from as usize] + self.price[to as usize];
                return Some((real, way));
            }
            self.look_along(node, distance);
        }
        None
    }
}
