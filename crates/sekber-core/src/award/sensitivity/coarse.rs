//! A first pass over all entries in 16-bit factors and 32-bit sums, four times as quick as exact scores, with a known error.
//!
//! A weight is rounded down to 15 bits. The exact score in units of 2^17 is then the coarse sum plus `Σ points × lost`, where the
//! lost parts of the weights sum to a known whole below the number of criteria: so it lies between the sum and the sum plus
//! `MOST_POINTS × lost`. An entry whose coarse sum is more than that below the tenth best one cannot be among the first ten.

use super::{MOST_POINTS, Scoring};

/// Bits that a weight loses.
const LOST_BITS: u32 = 17;
/// Samples that are worked on together.
pub const LANES: usize = 4;
/// Entries whose sums are worked out together, so that they stay in the nearest cache.
const TILE: usize = 512;

/// A sample's weights in 15 bits, two criteria side by side.
#[derive(Debug, Clone)]
pub struct Quantised {
    pairs: Vec<[i16; 2]>,
    /// How far an exact score can lie above the coarse sum, in units of 2^17.
    error: i32,
}

impl Quantised {
    /// Rounds weights (they sum to 2^32) down.
    pub fn of(weights: &[u64]) -> Self {
        let small: Vec<i16> =
            weights.iter().map(|weight| i16::try_from(weight >> LOST_BITS).unwrap_or(i16::MAX)).collect();
        let kept: i32 = small.iter().map(|weight| i32::from(*weight)).sum();
        let lost = (1 << (32 - LOST_BITS)) - kept;
        let pairs = small.chunks(2).map(|two| [two[0], two.get(1).copied().unwrap_or_default()]).collect();
        Self { pairs, error: lost * i32::from(MOST_POINTS) }
    }
}

/// The points of all entries, two criteria side by side: for each pair of criteria one row over all entries.
#[derive(Debug, Clone)]
pub struct Coarse {
    entries: usize,
    pairs: Vec<Vec<[i16; 2]>>,
}

impl Coarse {
    /// Lays the points out anew.
    pub fn new(scoring: &Scoring) -> Self {
        let entries = scoring.entries();
        let points = |entry: usize, criterion: usize| {
            let points = scoring.row(entry).get(criterion).copied().unwrap_or_default();
            i16::try_from(points).unwrap_or(i16::MAX)
        };
        let pairs = (0..scoring.criteria().div_ceil(2)).map(|pair| {
            (0..entries).map(|entry| [points(entry, 2 * pair), points(entry, 2 * pair + 1)]).collect()
        });
        Self { entries, pairs: pairs.collect() }
    }

    /// Room for the sums of [`LANES`] samples.
    pub fn room(&self) -> [Vec<i32>; LANES] {
        std::array::from_fn(|_| vec![0; self.entries])
    }

    /// The coarse sums of every entry under up to [`LANES`] samples.
    pub fn sums(&self, samples: &[Quantised], sums: &mut [Vec<i32>; LANES]) {
        for from in (0..self.entries).step_by(TILE) {
            let to = (from + TILE).min(self.entries);
            for (sample, sums) in samples.iter().zip(sums.iter_mut()) {
                let tile = &mut sums[from..to];
                tile.fill(0);
                for (row, [first, second]) in self.pairs.iter().zip(&sample.pairs) {
                    let (first, second) = (i32::from(*first), i32::from(*second));
                    for (sum, [a, b]) in tile.iter_mut().zip(&row[from..to]) {
                        *sum += i32::from(*a) * first + i32::from(*b) * second;
                    }
                }
            }
        }
    }

    /// The entries that may be among the first `ranks`, by their number.
    pub fn candidates(&self, sums: &[i32], sample: &Quantised, ranks: usize) -> Vec<usize> {
        let least = nth_largest(sums, ranks) - sample.error;
        let mut candidates = Vec::with_capacity(2 * ranks);
        for (block, some) in sums.chunks(BLOCK).enumerate() {
            if largest(some) >= least {
                let near = some.iter().enumerate().filter(|(_, sum)| **sum >= least);
                candidates.extend(near.map(|(at, _)| block * BLOCK + at));
            }
        }
        candidates
    }
}

/// Sums that are looked at together: most blocks hold none of the best and are passed over by one comparison.
const BLOCK: usize = 32;

fn largest(block: &[i32]) -> i32 {
    block.iter().copied().fold(i32::MIN, i32::max)
}

/// The `n`-th largest number, or the smallest possible one when there are fewer.
fn nth_largest(sums: &[i32], n: usize) -> i32 {
    let mut best = vec![i32::MIN / 2; n];
    for block in sums.chunks(BLOCK).filter(|block| !block.is_empty()) {
        let last = best[n - 1];
        if largest(block) <= last {
            continue;
        }
        for sum in block {
            if *sum > best[n - 1] {
                let at = best.partition_point(|better| better >= sum);
                best.pop();
                best.insert(at, *sum);
            }
        }
    }
    best[n - 1]
}
