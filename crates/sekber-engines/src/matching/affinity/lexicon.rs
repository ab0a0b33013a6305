//! Everyday words and the field of government that they belong to: what people write is seldom what regulations write.

use std::collections::HashMap;

use super::words::{Reader, Text};

/// Code of the nomenclature, tab, words and phrases separated by semicolons; a question mark makes one weak.
const TABLE: &str = include_str!("lexicon.tsv");
/// What a weak word counts.
const WEAK: f64 = 0.35;
/// How much more each further word of a phrase counts.
const LONGER: f64 = 0.5;

/// The lexicon, ready to be asked.
#[derive(Debug)]
pub struct Lexicon {
    entries: HashMap<String, Vec<(&'static str, f64)>>,
    longest: usize,
}

/// A word or phrase of a text that the lexicon knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its stems.
    pub phrase: String,
    /// The codes it points to, each with its weight if it pointed to no other.
    pub codes: Vec<(&'static str, f64)>,
}

impl Lexicon {
    /// Reads the table with the stems of its words.
    pub fn new(reader: &Reader) -> Self {
        let mut entries: HashMap<String, Vec<(&'static str, f64)>> = HashMap::new();
        let mut longest = 1;
        for (code, phrases) in TABLE.lines().filter_map(|line| line.split_once('\t')) {
            for phrase in phrases.split(';') {
                let (phrase, weight) = match phrase.trim().strip_suffix('?') {
                    Some(weak) => (weak, WEAK),
                    None => (phrase.trim(), 1.0),
                };
                let stems = reader.read(phrase).running;
                longest = longest.max(stems.len());
                if !stems.is_empty() {
                    entries.entry(stems.join(" ")).or_default().push((code, weight));
                }
            }
        }
        Self { entries, longest }
    }

    /// The words and phrases of a text that are known, the longest first at each place, none twice over the same words.
    pub fn hits(&self, text: &Text) -> Vec<Hit> {
        let words = &text.running;
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = self.longest.min(words.len() - at);
            let known = (1..=longest).rev().find_map(|length| {
                let phrase = words[at..at + length].join(" ");
                self.entries.get(&phrase).map(|codes| (length, phrase, codes))
            });
            if let Some((length, phrase, codes)) = known {
                let longer = 1.0 + LONGER * (length as f64 - 1.0);
                let codes = codes.iter().map(|(code, weight)| (*code, weight * longer)).collect();
                found.push(Hit { phrase, codes });
                at += length - 1;
            }
            at += 1;
        }
        found
    }
}
