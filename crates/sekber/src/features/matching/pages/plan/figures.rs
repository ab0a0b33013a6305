//! Two plans side by side: what each reaches, figure by figure.

use std::collections::BTreeMap;

use sekber_core::matching::assignment::policy::Aim;

use super::super::line::count;
use crate::features::matching::planning::{Inputs, Outcome};
use crate::features::matching::reasons::of_hundred;
use crate::kit::page::Frame;

/// One figure of both plans.
pub(super) struct Figure {
    pub(super) label: String,
    pub(super) ours: String,
    pub(super) theirs: String,
}

/// What a plan reaches.
pub(super) struct Figures([i64; KINDS]);

const KINDS: usize = 7;
const LABELS: [&str; KINDS] = [
    "matching-pairs",
    "matching-served-offices",
    "matching-served-partners",
    "matching-mean",
    "matching-figure-worst",
    "matching-mutual",
    "matching-blocking",
];

impl Figures {
    pub(super) fn of(inputs: &Inputs, outcome: &Outcome) -> Self {
        let mut best: BTreeMap<u32, u16> = BTreeMap::new();
        for (_, office, points, _) in &outcome.pairs {
            best.entry(*office).and_modify(|known| *known = (*known).max(*points)).or_insert(*points);
        }
        let pairs = count(outcome.pairs.len());
        Self([
            pairs,
            count(inputs.offices.len() - outcome.offices_short.len()),
            count(inputs.partners.len() - outcome.partners_short.len()),
            if pairs == 0 { 0 } else { of_hundred(outcome.points() / pairs) },
            of_hundred(best.into_values().min().unwrap_or(0)),
            outcome.value.get(Aim::Mutual as usize).copied().unwrap_or(0),
            count(outcome.blocking.len()),
        ])
    }

    /// The figures of this plan beside those of another.
    pub(super) fn beside(&self, other: &Self, frame: &Frame) -> Vec<Figure> {
        let figures = LABELS.iter().zip(&self.0).zip(&other.0);
        let figure = |((label, ours), theirs): ((&&str, &i64), &i64)| Figure {
            label: frame.say(label),
            ours: frame.whole(ours),
            theirs: frame.whole(theirs),
        };
        figures.map(figure).collect()
    }
}
