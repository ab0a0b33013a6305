//! Offices as heaps of words, compared with a text by BM25.

use std::collections::{BTreeSet, HashMap};

/// All words of each office, for BM25 (Robertson and Zaragoza, 2009) with k1 = 1.2 and b = 0.75.
pub(super) struct Profiles {
    counts: HashMap<String, Vec<f64>>,
    lengths: Vec<f64>,
}

impl Profiles {
    pub(super) fn new(offices: usize) -> Self {
        Self { counts: HashMap::new(), lengths: vec![0.0; offices] }
    }

    /// Adds a line to the heaps of the offices that it belongs to.
    pub(super) fn add(&mut self, stems: &[&str], owners: &[usize]) {
        for stem in stems {
            let row = self.counts.entry((*stem).to_owned()).or_insert_with(|| vec![0.0; self.lengths.len()]);
            owners.iter().for_each(|office| row[*office] += 1.0);
        }
        owners.iter().for_each(|office| self.lengths[*office] += stems.len() as f64);
    }

    pub(super) fn bm25(&self, stems: &[String]) -> Vec<f64> {
        let offices = self.lengths.len() as f64;
        let average = (self.lengths.iter().sum::<f64>() / offices.max(1.0)).max(1.0);
        let mut found = vec![0.0; self.lengths.len()];
        let asked: BTreeSet<&String> = stems.iter().collect();
        for row in asked.into_iter().filter_map(|stem| self.counts.get(stem)) {
            let with = row.iter().filter(|count| **count > 0.0).count() as f64;
            let rarity = (1.0 + (offices - with + 0.5) / (with + 0.5)).ln();
            for (office, count) in row.iter().enumerate() {
                let length = 1.0 - 0.75 + 0.75 * self.lengths[office] / average;
                found[office] += rarity * count * 2.2 / (count + 1.2 * length);
            }
        }
        found
    }
}
