//! A heap of nodes by distance, four children a parent: shallower than the usual two, so fewer cache lines are touched.

/// Nodes with their distances; the nearest comes out first, equals in order of the node.
#[derive(Debug, Clone)]
pub struct Heap<C>(Vec<(C, u32)>);

impl<C> Default for Heap<C> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<C: Copy + Ord> Heap<C> {
    /// Empties the heap and keeps its memory.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Adds a node. `O(log n)`.
    pub fn push(&mut self, distance: C, node: u32) {
        let entry = (distance, node);
        let mut at = self.0.len();
        self.0.push(entry);
        while at > 0 {
            let above = (at - 1) / 4;
            if self.0[above] <= entry {
                break;
            }
            self.0[at] = self.0[above];
            at = above;
        }
        self.0[at] = entry;
    }

    /// Takes the nearest node out. `O(log n)`.
    pub fn pop(&mut self) -> Option<(C, u32)> {
        let last = self.0.pop()?;
        if self.0.is_empty() {
            return Some(last);
        }
        let first = self.0[0];
        let mut at = 0;
        loop {
            let below = at * 4 + 1;
            let end = (below + 4).min(self.0.len());
            let Some(least) = (below..end).min_by_key(|child| self.0[*child]) else { break };
            if self.0[least] >= last {
                break;
            }
            self.0[at] = self.0[least];
            at = least;
        }
        self.0[at] = last;
        Some(first)
    }
}
