//! A plan that both sides would rather keep: pairs that block it are nudged until none is left, or no more can be helped.
//!
//! A stable plan in the strict sense need not exist beside lower quotas, and finding one is hard in general (many-to-many,
//! pairs inside a partner's programmes). Nudging keeps the flow and all earlier aims, since only points are added.

use super::planner::Planner;

/// Points by which a blocking pair is made dearer each time.
const NUDGE: i64 = 500;
/// How often at most. Most meetings are settled after two or three.
const ROUNDS: u32 = 12;

impl Planner {
    /// Nudges blocking pairs into the plan, and keeps the plan with the fewest that are left (the first of equals). What
    /// it costs shows in the plan's value, which is told without the points added. Each change may look at `effort` arcs.
    pub fn agree(&mut self, effort: u64) {
        let mut blocking = self.blocking();
        let mut best = (blocking.len(), self.clone());
        for _ in 0..ROUNDS {
            if blocking.is_empty() {
                break;
            }
            blocking.iter().for_each(|pair| self.nudge(pair.edge, NUDGE, effort));
            blocking = self.blocking();
            if blocking.len() < best.0 {
                best = (blocking.len(), self.clone());
            }
        }
        *self = best.1;
    }
}
