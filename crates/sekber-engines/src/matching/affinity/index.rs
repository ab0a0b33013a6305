//! Cosine similarity of weighted words (TF-IDF) against many short texts at once, by inverted lists.

use std::collections::HashMap;

/// Texts by their words. Weights are `(1 + ln count) · (1 + ln((1 + n) / (1 + texts with the word)))`, texts have length one.
#[derive(Debug, Clone, Default)]
pub struct Index {
    terms: HashMap<Box<str>, u32>,
    rarity: Vec<f64>,
    /// Where each term's texts begin in the two lists below; one more than there are terms.
    starts: Vec<u32>,
    postings: Vec<u32>,
    weights: Vec<f64>,
    texts: usize,
}

/// Words with how often each stands there, in order of the words.
fn counted(words: &[impl AsRef<str>]) -> Vec<(&str, u32)> {
    let mut words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    words.sort_unstable();
    let alike = words.chunk_by(|a, b| a == b);
    alike.map(|same| (same[0], u32::try_from(same.len()).unwrap_or(u32::MAX))).collect()
}

/// An index in the making: texts are counted as they come and their words are not kept, which is what makes the
/// nomenclature of a whole district fit into some tens of megabytes.
#[derive(Debug, Default)]
pub struct Builder {
    /// Terms in the order of their first appearance, and in how many texts each stands.
    terms: HashMap<Box<str>, u32>,
    held: Vec<u32>,
    /// Terms of each text with their counts, in order of the words; and where each text ends.
    counts: Vec<(u32, u32)>,
    ends: Vec<usize>,
}

impl Builder {
    /// Adds a text given as its words, in any order. `O(words log words)`.
    pub fn add(&mut self, words: &[impl AsRef<str>]) {
        for (word, count) in counted(words) {
            let term = match self.terms.get(word) {
                Some(term) => *term,
                None => {
                    let term = u32::try_from(self.held.len()).unwrap_or(u32::MAX);
                    self.terms.insert(word.into(), term);
                    self.held.push(0);
                    term
                }
            };
            self.held[term as usize] += 1;
            self.counts.push((term, count));
        }
        self.ends.push(self.counts.len());
    }

    /// The index of all texts added. Linear in their different words.
    pub fn finish(self) -> Index {
        let all = self.ends.len() as f64;
        let rarity: Vec<f64> =
            self.held.iter().map(|with| 1.0 + ((1.0 + all) / (1.0 + f64::from(*with))).ln()).collect();
        let mut starts = vec![0];
        starts.extend(self.held.iter().scan(0, |sum, with| {
            *sum += with;
            Some(*sum)
        }));
        let mut next = starts.clone();
        let (mut postings, mut weights) = (vec![0; self.counts.len()], vec![0.0; self.counts.len()]);
        let begins = std::iter::once(0).chain(self.ends.iter().copied());
        for (text, (begin, end)) in (0..).zip(begins.zip(&self.ends)) {
            for (term, weight) in weighted(&rarity, self.counts[begin..*end].iter().copied()) {
                let at = next[term as usize] as usize;
                (postings[at], weights[at]) = (text, weight);
                next[term as usize] += 1;
            }
        }
        Index { terms: self.terms, rarity, starts, postings, weights, texts: self.ends.len() }
    }
}

impl Index {
    /// How similar each text is to the words asked for, 0 to 1. `O(words × texts with them)`.
    pub fn similar(&self, words: &[impl AsRef<str>]) -> Vec<f64> {
        let mut found = vec![0.0; self.texts];
        let asked = counted(words).into_iter();
        let known = asked.filter_map(|(word, count)| Some((*self.terms.get(word)?, count)));
        for (term, asked) in weighted(&self.rarity, known) {
            let list = self.starts[term as usize] as usize..self.starts[term as usize + 1] as usize;
            for (text, weight) in self.postings[list.clone()].iter().zip(&self.weights[list]) {
                found[*text as usize] += asked * weight;
            }
        }
        found
    }

    /// How telling a word is; `None` when no text has it.
    pub fn idf(&self, word: &str) -> Option<f64> {
        self.terms.get(word).map(|term| self.rarity[*term as usize])
    }
}

/// The terms of a text with their weights, the text's length brought to one. Callers name them in order of the words, so
/// that sums are the same on every run.
fn weighted(rarity: &[f64], counts: impl Iterator<Item = (u32, u32)>) -> Vec<(u32, f64)> {
    let mut found: Vec<(u32, f64)> =
        counts.map(|(term, count)| (term, (1.0 + f64::from(count).ln()) * rarity[term as usize])).collect();
    let length = found.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    if length > 0.0 {
        found.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
    found
}
