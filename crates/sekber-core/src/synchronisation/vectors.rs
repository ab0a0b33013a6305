//! Texts as vectors of weighted stems of length one, so that their product is the cosine.

use std::collections::HashMap;

use super::{Profile, Programme};

/// All texts in two flat lists.
#[derive(Debug, Default)]
pub struct Vectors {
    /// Where the entries of each programme begin, with the end of the last one.
    starts: Vec<usize>,
    entries: Vec<(u32, f64)>,
    stems: usize,
}

impl Vectors {
    /// Weighs each stem by `(1 + ln times) × ln(1 + programmes / programmes with it)` (Salton and Buckley, 1988), stems of
    /// titles counted several times. O(stems × log).
    pub fn new(programmes: &[Programme], profile: &Profile) -> Self {
        let counted: Vec<Vec<(u32, u32)>> =
            programmes.iter().map(|programme| counted(programme, profile)).collect();
        // Stems are numbered anew in the order of their first use, so that a row fits into a dense list.
        let (mut numbers, mut frequency) = (HashMap::new(), Vec::new());
        for (stem, _) in counted.iter().flatten() {
            let number = *numbers.entry(*stem).or_insert_with(|| {
                frequency.push(0_u32);
                frequency.len() - 1
            });
            frequency[number] += 1;
        }
        let all = programmes.len() as f64;
        let rarity: Vec<f64> = frequency.iter().map(|with| libm::log1p(all / f64::from(*with))).collect();
        let most = counted.iter().flatten().map(|(_, times)| *times).max().unwrap_or(0);
        let damped: Vec<f64> = (0..=most).map(|times| 1.0 + libm::log(f64::from(times.max(1)))).collect();
        let mut vectors = Self { starts: vec![0], entries: Vec::new(), stems: frequency.len() };
        for stems in &counted {
            let from = vectors.entries.len();
            for (stem, times) in stems {
                let number = numbers[stem];
                let weight = damped[*times as usize] * rarity[number];
                vectors.entries.push((u32::try_from(number).unwrap_or(u32::MAX), weight));
            }
            let row = &mut vectors.entries[from..];
            let length = row.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            row.iter_mut().for_each(|(_, weight)| *weight /= length);
            vectors.starts.push(vectors.entries.len());
        }
        vectors
    }

    fn row(&self, programme: usize) -> &[(u32, f64)] {
        &self.entries[self.starts[programme]..self.starts[programme + 1]]
    }

    /// Somebody to compare many others with.
    pub fn spread(&self) -> Spread<'_> {
        Spread { vectors: self, dense: vec![0.0; self.stems], of: None }
    }
}

/// Stems of a programme with the times they count, in ascending order.
fn counted(programme: &Programme, profile: &Profile) -> Vec<(u32, u32)> {
    let title = programme.title.iter().map(|stem| (*stem, profile.title));
    let mut all: Vec<(u32, u32)> = title.chain(programme.text.iter().map(|stem| (*stem, 1))).collect();
    all.sort_unstable();
    all.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    all
}

/// One programme's vector spread out over all stems.
pub struct Spread<'v> {
    vectors: &'v Vectors,
    dense: Vec<f64>,
    of: Option<usize>,
}

impl Spread<'_> {
    /// Spreads a programme out in place of the one before.
    pub fn set(&mut self, programme: usize) {
        if let Some(before) = self.of.replace(programme) {
            self.vectors.row(before).iter().for_each(|(stem, _)| self.dense[*stem as usize] = 0.0);
        }
        self.vectors.row(programme).iter().for_each(|(stem, weight)| self.dense[*stem as usize] = *weight);
    }

    /// The cosine with another one. Linear in the other one's stems.
    pub fn cosine(&self, other: usize) -> f64 {
        self.vectors.row(other).iter().map(|(stem, weight)| self.dense[*stem as usize] * weight).sum()
    }
}
