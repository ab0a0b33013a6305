//! Offices as heaps of words, compared with a text by BM25.

use std::collections::{BTreeSet, HashMap};

use super::words::Text;

/// All words of each office, for BM25 (Robertson and Zaragoza, 2009) with k1 = 1.2 and b = 0.75.
pub(super) struct Profiles {
    counts: HashMap<String, Vec<f64>>,
    lengths: Vec<f64>,
    average: f64,
}

impl Profiles {
    pub(super) fn new<'b>(offices: usize, lines: impl Iterator<Item = (&'b Text, &'b [usize])>) -> Self {
        let mut counts: HashMap<String, Vec<f64>> = HashMap::new();
        let mut lengths = vec![0.0; offices];
        for (text, owners) in lines {
            for stem in &text.stems {
                let row = counts.entry(stem.clone()).or_insert_with(|| vec![0.0; offices]);
                owners.iter().for_each(|office| row[*office] += 1.0);
            }
            owners.iter().for_each(|office| lengths[*office] += text.stems.len() as f64);
        }
        let average = (lengths.iter().sum::<f64>() / (offices as f64).max(1.0)).max(1.0);
        Self { counts, lengths, average }
    }

    pub(super) fn bm25(&self, stems: &[String]) -> Vec<f64> {
        let offices = self.lengths.len() as f64;
        let mut found = vec![0.0; self.lengths.len()];
        let asked: BTreeSet<&String> = stems.iter().collect();
        for row in asked.into_iter().filter_map(|stem| self.counts.get(stem)) {
            let with = row.iter().filter(|count| **count > 0.0).count() as f64;
            let rarity = (1.0 + (offices - with + 0.5) / (with + 0.5)).ln();
            for (office, count) in row.iter().enumerate() {
                let length = 1.0 - 0.75 + 0.75 * self.lengths[office] / self.average;
                found[office] += rarity * count * 2.2 / (count + 1.2 * length);
            }
        }
        found
    }
}
