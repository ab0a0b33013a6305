//! Cosine similarity of weighted words (TF-IDF) against many short texts at once, by inverted lists.

use std::collections::{BTreeMap, HashMap};

/// Texts by their words. Weights are `(1 + ln count) · (1 + ln((1 + n) / (1 + texts with the word)))`, texts have length one.
#[derive(Debug, Clone, Default)]
pub struct Index {
    terms: HashMap<String, u32>,
    rarity: Vec<f64>,
    starts: Vec<u32>,
    entries: Vec<(u32, f64)>,
    texts: usize,
}

fn counted(words: &[String]) -> BTreeMap<&str, f64> {
    let mut counts = BTreeMap::new();
    for word in words {
        *counts.entry(word.as_str()).or_insert(0.0) += 1.0;
    }
    counts
}

impl Index {
    /// Indexes texts given as their words. `O(words log words)`.
    pub fn new(texts: &[Vec<String>]) -> Self {
        let counts: Vec<BTreeMap<&str, f64>> = texts.iter().map(|words| counted(words)).collect();
        let mut terms: BTreeMap<&str, u32> = BTreeMap::new();
        for text in &counts {
            for term in text.keys() {
                *terms.entry(term).or_insert(0) += 1;
            }
        }
        let all = texts.len() as f64;
        let rarity: Vec<f64> =
            terms.values().map(|with| 1.0 + ((1.0 + all) / (1.0 + f64::from(*with))).ln()).collect();
        let known: HashMap<String, u32> =
            terms.keys().zip(0..).map(|(term, at)| ((*term).to_owned(), at)).collect();
        let mut lists: Vec<Vec<(u32, f64)>> = vec![Vec::new(); known.len()];
        for (text, counts) in (0..).zip(&counts) {
            for (term, weight) in weighted(&known, &rarity, counts) {
                lists[term as usize].push((text, weight));
            }
        }
        let mut starts = vec![0];
        let mut entries = Vec::new();
        for list in lists {
            entries.extend(list);
            starts.push(u32::try_from(entries.len()).unwrap_or(u32::MAX));
        }
        Self { terms: known, rarity, starts, entries, texts: texts.len() }
    }

    /// How similar each text is to the words asked for, 0 to 1. `O(words × texts with them)`.
    pub fn similar(&self, words: &[String]) -> Vec<f64> {
        let mut found = vec![0.0; self.texts];
        for (term, asked) in weighted(&self.terms, &self.rarity, &counted(words)) {
            let list = self.starts[term as usize] as usize..self.starts[term as usize + 1] as usize;
            for (text, weight) in &self.entries[list] {
                found[*text as usize] += asked * weight;
            }
        }
        found
    }

    /// How telling a word is; `None` when no text has it.
    pub fn rarity(&self, word: &str) -> Option<f64> {
        self.terms.get(word).map(|term| self.rarity[*term as usize])
    }
}

/// The known terms of a text with their weights, the text's length brought to one. In order of the terms, so that sums
/// are the same on every run.
fn weighted(known: &HashMap<String, u32>, rarity: &[f64], counts: &BTreeMap<&str, f64>) -> Vec<(u32, f64)> {
    let mut found: Vec<(u32, f64)> = counts
        .iter()
        .filter_map(|(word, count)| {
            let term = *known.get(*word)?;
            Some((term, (1.0 + count.ln()) * rarity[term as usize]))
        })
        .collect();
    let length = found.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    if length > 0.0 {
        found.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
    found
}
