//! The search for a shortest path: what is reached, how far it is, and by which arc (Dijkstra).

use super::{Arc, NONE};
use crate::matching::assignment::cost::Cost;
use crate::matching::assignment::heap::Heap;

#[derive(Debug, Clone)]
pub(super) struct Search<C> {
    pub(super) distance: Vec<C>,
    pub(super) entered_by: Vec<Arc>,
    pub(super) seen: Vec<u32>,
    pub(super) done: Vec<u32>,
    pub(super) round: u32,
    pub(super) heap: Heap<C>,
    /// Nodes at no further distance than the one settled last: they come before the heap and cost it nothing.
    pub(super) level: Vec<(C, u32)>,
    /// The shortest way to the goal known so far: whatever is as far away need not be looked at.
    pub(super) bound: Option<C>,
    pub(super) goal: u32,
    pub(super) here: C,
    pub(super) settled: Vec<u32>,
    pub(super) effort: u64,
}

impl<C: Cost> Search<C> {
    pub(super) fn new(nodes: usize) -> Self {
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

    pub(super) fn begin(&mut self, from: u32, goal: u32) {
        self.round += 1;
        self.heap.clear();
        self.level.clear();
        self.settled.clear();
        (self.bound, self.goal, self.here) = (None, goal, C::ZERO);
        self.reach(from, C::ZERO, NONE);
    }

    pub(super) fn reach(&mut self, node: u32, distance: C, by: Arc) {
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
    pub(super) fn next(&mut self) -> Option<(u32, C)> {
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
