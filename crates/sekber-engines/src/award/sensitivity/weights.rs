//! Weights drawn uniformly from all that are possible.

use sekber_core::splitmix::KeyedHash;

/// The whole: weights are shares of it.
pub const ONE: u64 = 1 << 32;

/// The stream of the hash from which cuts are drawn.
const STREAM: u64 = 3;

/// Draws weights by the spacings method: so many cuts less one between 0 and [`ONE`], sorted; the gaps between them are
/// uniform on the simplex (Rubin, 1981).
#[derive(Debug, Clone, Copy)]
pub struct Sampler {
    hash: KeyedHash,
    criteria: usize,
}

impl Sampler {
    /// The samples of a seed.
    pub fn new(seed: u64, criteria: usize) -> Self {
        Self { hash: KeyedHash(seed), criteria }
    }

    /// The weights of one sample; they sum to [`ONE`].
    pub fn weights(&self, sample: u64) -> Vec<u64> {
        let mut cuts: Vec<u64> =
            (0..self.criteria as u64 - 1).map(|at| self.hash.at(STREAM, sample, at) % (ONE + 1)).collect();
        cuts.sort_unstable();
        cuts.push(ONE);
        let mut from = 0;
        for cut in &mut cuts {
            let to = *cut;
            *cut = to - from;
            from = to;
        }
        cuts
    }
}
