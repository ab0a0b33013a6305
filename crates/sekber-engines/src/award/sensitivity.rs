//! Sensitivity of a weighted sum to its weights: how sure is the ranking when nobody is sure of the weights?
//!
//! The method is stochastic multicriteria acceptability analysis, SMAA-2 (Lahdelma and Salminen, 2001): the entries are
//! ranked under many weights drawn uniformly from all that are possible, and it is counted how often each entry takes each
//! rank. Everything is counted in whole numbers, so two machines never differ.

mod change;
mod coarse;
mod range;
mod weights;

pub use change::{WeightChange, smallest_change};
pub use range::{WeightRange, weight_ranges};
pub use weights::ONE;

use coarse::{Coarse, LANES};
use weights::Sampler;

/// Ranks that are counted.
pub const RANKS: usize = 10;
/// Most points of an entry on a criterion: hundredths of a point of the rubric from 0 to 100.
pub const MOST_POINTS: u16 = 10_000;
/// Most criteria of one award.
pub const MOST_CRITERIA: usize = 64;
/// Most samples that are counted: no count and no sum of weights overflows with them.
pub const MOST_SAMPLES: u32 = 1 << 24;

/// Why points and weights make no scoring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScoringError {
    /// No entry or no criterion, or more criteria than [`MOST_CRITERIA`].
    #[error("an award needs entries and 1 to {MOST_CRITERIA} criteria")]
    Size,
    /// An entry has fewer or more values than there are criteria.
    #[error("entry {0} does not have one value for each criterion")]
    Row(usize),
    /// A value above [`MOST_POINTS`].
    #[error("entry {0} has more than {MOST_POINTS} points on a criterion")]
    Points(usize),
    /// Weights that do not sum to the whole.
    #[error("the weights sum to {0}, not to {ONE}")]
    Weights(u64),
}

/// Points of every entry on every criterion with the published weights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scoring {
    criteria: usize,
    /// Row by row, one row an entry.
    values: Vec<u16>,
    weights: Vec<u64>,
}

impl Scoring {
    /// Checks and keeps points (hundredths, one row an entry) and weights (they sum to [`ONE`]).
    ///
    /// # Errors
    /// Naming the first entry, or the weights, that cannot be.
    pub fn new(rows: &[Vec<u16>], weights: Vec<u64>) -> Result<Self, ScoringError> {
        let criteria = weights.len();
        if rows.is_empty() || criteria == 0 || criteria > MOST_CRITERIA {
            return Err(ScoringError::Size);
        }
        if let Some(at) = rows.iter().position(|row| row.len() != criteria) {
            return Err(ScoringError::Row(at));
        }
        if let Some(at) = rows.iter().position(|row| row.iter().any(|points| *points > MOST_POINTS)) {
            return Err(ScoringError::Points(at));
        }
        let sum = weights.iter().fold(0_u64, |sum, weight| sum.saturating_add(*weight));
        if sum != ONE {
            return Err(ScoringError::Weights(sum));
        }
        Ok(Self { criteria, values: rows.concat(), weights })
    }

    /// How many entries there are.
    pub fn entries(&self) -> usize {
        self.values.len() / self.criteria
    }

    /// How many criteria there are.
    pub fn criteria(&self) -> usize {
        self.criteria
    }

    /// The published weights.
    pub fn weights(&self) -> &[u64] {
        &self.weights
    }

    /// The points of an entry.
    pub fn row(&self, entry: usize) -> &[u16] {
        &self.values[entry * self.criteria..][..self.criteria]
    }

    /// The weighted sum of an entry, below 2^46.
    pub fn score(&self, entry: usize, weights: &[u64]) -> u64 {
        self.row(entry).iter().zip(weights).map(|(points, weight)| u64::from(*points) * weight).sum()
    }

    /// The best entries under the published weights, the best first, equal ones by their number; [`RANKS`] at most.
    pub fn best(&self) -> Vec<usize> {
        let scored = (0..self.entries()).map(|entry| (self.score(entry, &self.weights), entry));
        best_of(scored.collect())
    }
}

/// The first [`RANKS`] by score, equal scores by the smaller number.
fn best_of(mut scored: Vec<(u64, usize)>) -> Vec<usize> {
    let order = |a: &(u64, usize), b: &(u64, usize)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
    if scored.len() > RANKS {
        scored.select_nth_unstable_by(RANKS - 1, order);
        scored.truncate(RANKS);
    }
    scored.sort_unstable_by(order);
    scored.into_iter().map(|(_, entry)| entry).collect()
}

/// What the samples showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptability {
    /// How often each entry took each of the first ranks: one row an entry.
    pub ranks: Vec<[u32; RANKS]>,
    /// For each entry the sum of the weights under which it won, criterion by criterion; divided by its wins times [`ONE`]
    /// these are its central weights: what one has to find important to prefer it.
    pub central: Vec<u64>,
    /// The best under the published weights.
    pub top: Vec<usize>,
    /// In how many samples one of the top has more points than another of them: one row for each.
    pub pairwise: Vec<Vec<u32>>,
}

impl Acceptability {
    fn none(scoring: &Scoring, top: &[usize]) -> Self {
        Self {
            ranks: vec![[0; RANKS]; scoring.entries()],
            central: vec![0; scoring.entries() * scoring.criteria()],
            top: top.to_vec(),
            pairwise: vec![vec![0; top.len()]; top.len()],
        }
    }

    fn add(&mut self, other: &Self) {
        let ranks = self.ranks.iter_mut().flatten().zip(other.ranks.iter().flatten());
        ranks.for_each(|(all, more)| *all += more);
        self.central.iter_mut().zip(&other.central).for_each(|(all, more)| *all += more);
        let pairs = self.pairwise.iter_mut().flatten().zip(other.pairwise.iter().flatten());
        pairs.for_each(|(all, more)| *all += more);
    }
}

/// Draws weights from a seed and counts ranks; at most [`MOST_SAMPLES`].
///
/// Each sample takes a coarse pass over all entries in 32-bit floating point, whose largest error is known, and an exact pass over
/// the few that the coarse one cannot tell apart from the first ten: O(samples × entries × criteria). Work is shared by all
/// cores; sums of whole numbers do not depend on who added them.
pub fn acceptability(scoring: &Scoring, seed: u64, samples: u32) -> Acceptability {
    let samples = samples.min(MOST_SAMPLES);
    let top = scoring.best();
    let coarse = Coarse::new(scoring);
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(8) as u32;
    let share = samples.div_ceil(threads).max(1);
    let mut all = Acceptability::none(scoring, &top);
    std::thread::scope(|scope| {
        let ranges = (0..threads).map(|at| (at * share).min(samples)..((at + 1) * share).min(samples));
        let (coarse, top) = (&coarse, &top);
        let parts: Vec<_> = ranges
            .map(|range| {
                scope.spawn(move || {
                    count(scoring, coarse, top, &Sampler::new(seed, scoring.criteria()), range)
                })
            })
            .collect();
        for part in parts {
            match part.join() {
                Ok(part) => all.add(&part),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    all
}

fn count(
    scoring: &Scoring,
    coarse: &Coarse,
    top: &[usize],
    sampler: &Sampler,
    range: std::ops::Range<u32>,
) -> Acceptability {
    let mut counts = Acceptability::none(scoring, top);
    let numbers: Vec<u32> = range.collect();
    for some in numbers.chunks(LANES) {
        let samples: Vec<Vec<u64>> = some.iter().map(|sample| sampler.weights(u64::from(*sample))).collect();
        for (weights, candidates) in samples.iter().zip(coarse.candidates(&samples)) {
            let scored = candidates.into_iter().map(|entry| (scoring.score(entry, weights), entry));
            note(&mut counts, scoring, weights, &best_of(scored.collect()));
        }
    }
    counts
}

/// Counts one sample.
fn note(counts: &mut Acceptability, scoring: &Scoring, weights: &[u64], best: &[usize]) {
    for (rank, entry) in best.iter().enumerate() {
        counts.ranks[*entry][rank] += 1;
    }
    if let Some(winner) = best.first() {
        let central = &mut counts.central[winner * weights.len()..][..weights.len()];
        central.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
    }
    let points: Vec<u64> = counts.top.iter().map(|entry| scoring.score(*entry, weights)).collect();
    for (x, row) in counts.pairwise.iter_mut().enumerate() {
        row.iter_mut().zip(&points).for_each(|(count, other)| *count += u32::from(points[x] > *other));
    }
}

#[cfg(test)]
mod tests;
