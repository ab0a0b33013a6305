//! What came out of a plan, as it is stored.

use sekber_engines::matching::assignment::planner::Planner;
use serde::{Deserialize, Serialize};

/// What came out, complete enough to be shown without solving again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Chosen pairs: programme, office, points, whether locked.
    pub pairs: Vec<(u32, u32, u16, bool)>,
    /// What the plan reaches in each aim, in their order.
    pub value: Vec<i64>,
    /// Offices that have fewer than they want, and how many they lack.
    pub offices_short: Vec<(u32, u32)>,
    /// Partners that have fewer than they want, and how many they lack.
    pub partners_short: Vec<(u32, u32)>,
    /// Pairs (programme, office) that both sides would rather have.
    pub blocking: Vec<(u32, u32)>,
    /// SHA-256 of the pairs.
    pub digest: String,
    /// Whether it is proven that no plan is better.
    pub optimal: bool,
}

impl Outcome {
    /// What a planner found.
    pub fn of(planner: &Planner) -> Self {
        use sekber_engines::matching::assignment::planner::Ruling as Held;
        let plan = planner.plan();
        let pair = |edge: u32| {
            let found = &planner.instance().edges[edge as usize];
            (found.programme, found.office, found.points, planner.ruling(edge) == Held::Locked)
        };
        Self {
            pairs: plan.chosen.iter().map(|edge| pair(*edge)).collect(),
            value: plan.value.0.to_vec(),
            offices_short: plan.offices_short,
            partners_short: plan.partners_short,
            blocking: planner
                .blocking()
                .into_iter()
                .map(|blocking| {
                    let (programme, office, ..) = pair(blocking.edge);
                    (programme, office)
                })
                .collect(),
            digest: planner.digest(),
            optimal: plan.optimal,
        }
    }

    /// The sum of the points of all pairs.
    pub fn points(&self) -> i64 {
        self.pairs.iter().map(|(_, _, points, _)| i64::from(*points)).sum()
    }
}
