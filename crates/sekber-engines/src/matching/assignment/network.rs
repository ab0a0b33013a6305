//! A flow network with prices, brought back to the cheapest flow by shortest paths.
//!
//! All value flows in a circle through one node, the [`Network::ROOT`], that can give and take any amount for nothing.
//! A flow is cheapest exactly when no residual arc has a negative reduced cost `cost + price(tail) - price(head)`
//! (complementary slackness). [`Network::settle`] keeps that true all the time: it first fills every arc that breaks it,
//! then sends what is too much in one node to where it lacks, each time along a shortest path of reduced costs
//! (successive shortest paths, after Ahuja, Magnanti and Orlin, *Network Flows*, section 9.7). The same routine
//! therefore solves from scratch and repairs after a change.

mod optimizing;
mod search;

use search::Search;

use super::cost::Cost;

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
    reverse: Vec<Arc>,
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
            reverse: vec![0; arcs],
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

    fn put(&mut self, arc: Arc, head: u32, reverse: Arc, cost: C, left: u32) {
        let at = arc as usize;
        (self.head[at], self.reverse[at], self.cost[at], self.left[at]) = (head, reverse, cost, left);
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
    pub fn reverse(&self, arc: Arc) -> Arc {
        self.reverse[arc as usize]
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
        let (at, back) = (arc as usize, self.reverse[arc as usize]);
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
        let back = self.reverse[arc as usize];
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
        let back = self.reverse[arc as usize];
        self.cost[arc as usize] = cost;
        self.cost[back as usize] = -cost;
    }
}
