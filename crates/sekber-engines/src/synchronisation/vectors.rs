//! Texts as vectors of weighted stems of length one, so that their product is the cosine.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::{Profile, Programme};

/// All texts in flat lists.
#[derive(Debug, Default)]
pub struct Vectors {
    /// Where the row of each programme begins, with the end of the last one.
    starts: Vec<usize>,
    /// Stems of each row, numbered anew in the order of their first use, so that a row fits into a dense list.
    stems: Vec<u32>,
    /// Their weights.
    weights: Vec<f64>,
    /// How many different stems there are.
    different: usize,
}

impl Vectors {
    /// Weighs each stem by `(1 + ln times) × ln(1 + programmes / programmes with it)` (Salton and Buckley, 1988), stems of
    /// titles counted several times. O(stems).
    pub fn new(programmes: &[Programme], profile: &Profile) -> Self {
        let words = programmes.iter().map(|programme| programme.title.len() + programme.text.len()).sum();
        let mut numbers: HashMap<u32, u32, BuildHasherDefault<Multiplied>> = HashMap::default();
        // By stem: programmes with it, and how often the programme at hand has it.
        let (mut frequency, mut times): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
        let mut starts = vec![0];
        let (mut stems, mut weights) = (Vec::with_capacity(words), Vec::<f64>::with_capacity(words));
        let mut most = 0;
        for programme in programmes {
            let from = stems.len();
            let title = programme.title.iter().map(|stem| (*stem, profile.title.max(1)));
            for (stem, counted) in title.chain(programme.text.iter().map(|stem| (*stem, 1))) {
                let number = *numbers.entry(stem).or_insert_with(|| {
                    frequency.push(0);
                    times.push(0);
                    u32::try_from(frequency.len() - 1).unwrap_or(u32::MAX)
                });
                let times = &mut times[number as usize];
                if *times == 0 {
                    frequency[number as usize] += 1;
                    stems.push(number);
                }
                *times += counted;
                most = most.max(*times);
            }
            weights.extend(
                stems[from..].iter().map(|stem| f64::from(std::mem::take(&mut times[*stem as usize]))),
            );
            starts.push(stems.len());
        }
        let all = programmes.len() as f64;
        let rarity: Vec<f64> = frequency.iter().map(|with| libm::log1p(all / f64::from(*with))).collect();
        let damped: Vec<f64> = (0..=most).map(|times| 1.0 + libm::log(f64::from(times.max(1)))).collect();
        let mut vectors = Self { starts, stems, weights, different: frequency.len() };
        for programme in 0..programmes.len() {
            let row = vectors.row_at(programme);
            let (stems, weights) = (&vectors.stems[row.clone()], &mut vectors.weights[row]);
            for (stem, weight) in stems.iter().zip(weights.iter_mut()) {
                *weight = damped[*weight as usize] * rarity[*stem as usize];
            }
            let length = weights.iter().map(|weight| weight * weight).sum::<f64>().sqrt();
            weights.iter_mut().for_each(|weight| *weight /= length);
        }
        vectors
    }

    fn row_at(&self, programme: usize) -> Range<usize> {
        self.starts[programme]..self.starts[programme + 1]
    }

    /// The stems of a programme with their weights.
    pub fn row(&self, programme: usize) -> (&[u32], &[f64]) {
        let row = self.row_at(programme);
        (&self.stems[row.clone()], &self.weights[row])
    }

    /// How many different stems there are; they are numbered from 0.
    pub fn different(&self) -> usize {
        self.different
    }
}

/// Hashes small numbers by multiplying them: there are millions to look up, and nobody chooses them to do harm.
#[derive(Default)]
struct Multiplied(u64);

impl Hasher for Multiplied {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u32(u32::from(*byte)));
    }

    fn write_u32(&mut self, number: u32) {
        // The odd number nearest to 2^64 over the golden ratio (Knuth, The Art of Computer Programming, 6.4).
        self.0 = (self.0 ^ u64::from(number)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
