//! What a plan reaches, in figures, and two plans side by side.

use std::collections::BTreeMap;

use sekber_engines::matching::assignment::policy::Aim;

use crate::features::matching::planning::{Inputs, OFFICE_MOST, Outcome, PARTNER_MOST};
use crate::features::matching::reasons::of_hundred;
use crate::kit::page::{Frame, count};

/// What a plan reaches. Scores are of 100.
pub(super) struct Figures {
    pub(super) pairs: i64,
    /// Offices and partners that have as many pairs as they want at least.
    pub(super) offices: i64,
    pub(super) partners: i64,
    /// The mean score of all pairs.
    pub(super) mean: i64,
    /// The score of the best partner of the office whose best partner fits least.
    worst: i64,
    /// Pairs that both sides asked for.
    pub(super) mutual: i64,
    /// Pairs that both sides would rather have.
    blocking: i64,
}

/// How many an organisation is given for which no quota was set.
pub(super) fn usual_quota(frame: &Frame) -> String {
    let facts = [("office", OFFICE_MOST.to_string()), ("partner", PARTNER_MOST.to_string())];
    frame.say_facts("matching-usual-quota", &facts)
}

/// One figure of both plans.
pub(super) struct Figure {
    pub(super) label: String,
    pub(super) ours: String,
    pub(super) theirs: String,
}

impl Figures {
    pub(super) fn of(inputs: &Inputs, outcome: &Outcome) -> Self {
        let mut best: BTreeMap<u32, u16> = BTreeMap::new();
        for (_, office, points, _) in &outcome.pairs {
            best.entry(*office).and_modify(|known| *known = (*known).max(*points)).or_insert(*points);
        }
        let pairs = count(outcome.pairs.len());
        Self {
            pairs,
            offices: count(inputs.offices.len() - outcome.offices_short.len()),
            partners: count(inputs.partners.len() - outcome.partners_short.len()),
            mean: if pairs == 0 { 0 } else { of_hundred(outcome.points() / pairs) },
            worst: of_hundred(best.into_values().min().unwrap_or(0)),
            mutual: outcome.value.get(Aim::Mutual as usize).copied().unwrap_or(0),
            blocking: count(outcome.blocking.len()),
        }
    }

    fn labelled(&self) -> [(&'static str, i64); 7] {
        [
            ("matching-pairs", self.pairs),
            ("matching-served-offices", self.offices),
            ("matching-served-partners", self.partners),
            ("matching-mean", self.mean),
            ("matching-figure-worst", self.worst),
            ("matching-mutual", self.mutual),
            ("matching-blocking", self.blocking),
        ]
    }

    /// The figures of this plan beside those of another.
    pub(super) fn beside(&self, other: &Self, frame: &Frame) -> Vec<Figure> {
        let both = self.labelled().into_iter().zip(other.labelled());
        let figure = |((label, ours), (_, theirs)): ((&str, i64), (&str, i64))| Figure {
            label: frame.say(label),
            ours: frame.whole(&ours),
            theirs: frame.whole(&theirs),
        };
        both.map(figure).collect()
    }
}
