//! A first pass over all entries in 32-bit floating point, in the widest registers of the machine it runs on, with a known error.
//!
//! Points are whole and exact in 24 bits. A weight is rounded once, and so is each product and sum, or both together where a
//! machine fuses them: a sum over `m` criteria is off by less than `(m + 2) × 2^-24` of itself (Higham, Accuracy and Stability
//! of Numerical Algorithms, 2002, 3.1), and no sum is above [`MOST_POINTS`]. An entry whose sum is more than twice that below the
//! tenth largest one cannot be among the first ten.

use fearless_simd::{Level, Simd, SimdBase, SimdFloat, SimdMask, dispatch};

use super::{MOST_POINTS, ONE, RANKS, Scoring};

/// Samples that are worked on together, so that points are loaded once for all of them.
pub const LANES: usize = 8;
/// Entries that lie side by side, criterion by criterion; as many as the widest registers hold.
const SIDE: usize = 16;
/// Entries that are kept before those are dropped that fell behind.
const KEPT: usize = 4 * RANKS;

/// The points of all entries, laid out for going over them once, and what the machine can do.
#[derive(Debug, Clone)]
pub struct Coarse {
    entries: usize,
    criteria: usize,
    points: Vec<f32>,
    level: Level,
    /// How far below the tenth largest sum an entry may lie that is among the first ten.
    reach: f32,
}

impl Coarse {
    /// Lays the points out anew.
    pub fn new(scoring: &Scoring) -> Self {
        let (entries, criteria) = (scoring.entries(), scoring.criteria());
        let mut points = vec![0.0; entries.div_ceil(SIDE) * SIDE * criteria];
        for entry in 0..entries {
            let block = &mut points[entry / SIDE * SIDE * criteria..];
            for (criterion, points) in scoring.row(entry).iter().enumerate() {
                block[criterion * SIDE + entry % SIDE] = f32::from(*points);
            }
        }
        // Doubled once more for the rounding of the reckoning itself.
        let reach = (criteria + 2) as f32 * f32::EPSILON * f32::from(MOST_POINTS) * 2.0;
        Self { entries, criteria, points, level: Level::new(), reach }
    }

    /// For each of up to [`LANES`] samples of weights (they sum to [`ONE`]) the entries that may be among the first ten.
    pub fn candidates(&self, samples: &[Vec<u64>]) -> [Vec<usize>; LANES] {
        let share = |weight: u64| weight as f32 / ONE as f32;
        let of_criterion = |criterion: usize| -> [f32; LANES] {
            std::array::from_fn(|lane| samples.get(lane).map_or(0.0, |weights| share(weights[criterion])))
        };
        let weights: Vec<[f32; LANES]> = (0..self.criteria).map(of_criterion).collect();
        let mut near: [Near; LANES] = std::array::from_fn(|_| Near::within(self.reach));
        dispatch!(self.level, simd => self.go_over(simd, &weights, &mut near[..samples.len().min(LANES)]));
        near.map(Near::entries)
    }

    // What is called here must become part of it, or it is not compiled for the machine's registers.
    #[inline(always)]
    fn go_over<S: Simd>(&self, simd: S, weights: &[[f32; LANES]], near: &mut [Near]) {
        for (block, points) in self.points.chunks_exact(SIDE * self.criteria).enumerate() {
            for from in (0..SIDE).step_by(S::f32s::LEN) {
                let mut sums = [S::f32s::splat(simd, 0.0); LANES];
                for (row, weights) in points.chunks_exact(SIDE).zip(weights) {
                    let row = S::f32s::from_slice(simd, &row[from..from + S::f32s::LEN]);
                    for (sum, weight) in sums.iter_mut().zip(weights) {
                        *sum = row.mul_add(S::f32s::splat(simd, *weight), *sum);
                    }
                }
                for (sums, near) in sums.iter().zip(near.iter_mut()) {
                    if sums.simd_ge(S::f32s::splat(simd, near.least)).any_true() {
                        near.take(block * SIDE + from, sums.as_slice(), self.entries);
                    }
                }
            }
        }
    }
}

/// The entries of one sample that may still be among the first ten.
struct Near {
    reach: f32,
    /// Entries with smaller sums cannot be.
    least: f32,
    found: Vec<(f32, usize)>,
    /// How many are kept before they are looked through.
    room: usize,
}

impl Near {
    fn within(reach: f32) -> Self {
        Self { reach, least: f32::NEG_INFINITY, found: Vec::with_capacity(KEPT), room: KEPT }
    }

    /// Takes those of a few entries beside each other that are near enough; numbers from `entries` on are filled up.
    fn take(&mut self, first: usize, sums: &[f32], entries: usize) {
        for (entry, sum) in (first..entries).zip(sums) {
            if *sum >= self.least {
                self.found.push((*sum, entry));
            }
        }
        if self.found.len() >= self.room {
            self.drop_far();
            self.room = (2 * self.found.len()).max(KEPT);
        }
    }

    fn drop_far(&mut self) {
        if self.found.len() > RANKS {
            self.found.select_nth_unstable_by(RANKS - 1, |a, b| b.0.total_cmp(&a.0));
            self.least = self.found[RANKS - 1].0 - self.reach;
            self.found.retain(|(sum, _)| *sum >= self.least);
        }
    }

    fn entries(mut self) -> Vec<usize> {
        self.drop_far();
        self.found.into_iter().map(|(_, entry)| entry).collect()
    }
}
