//! Everyday words and the field of government that they belong to: what people write is seldom what regulations write.

use std::collections::{BTreeMap, HashMap, HashSet};

use sekber_core::value::is_within;

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
    /// Words and phrases as the table writes them, folded, with the codes under which it does.
    written: HashMap<String, Vec<&'static str>>,
    longest: usize,
}

/// A word or phrase of a text that the lexicon knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its stems.
    pub phrase: String,
    /// Its words as they stand in the text, folded.
    pub written: String,
    /// The place of its first word in the running text.
    pub at: usize,
    /// How many words it has.
    pub length: usize,
    /// The codes it points to, each with its weight if it pointed to no other.
    pub codes: Vec<(&'static str, f64)>,
}

impl Hit {
    /// Whether it points to a code, or to one above or below it.
    pub(super) fn is_of(&self, code: &str) -> bool {
        self.codes.iter().any(|(own, _)| are_one_line(own, code))
    }
}

/// Whether one of two codes is the other, or above it.
fn are_one_line(one: &str, other: &str) -> bool {
    is_within(one, other) || is_within(other, one)
}

impl Lexicon {
    /// Reads the table with the stems of its words.
    pub fn new(reader: &Reader) -> Self {
        let mut entries: HashMap<String, Vec<(&'static str, f64)>> = HashMap::new();
        let mut written: HashMap<String, Vec<&'static str>> = HashMap::new();
        let mut longest = 1;
        for (code, phrases) in TABLE.lines().filter_map(|line| line.split_once('\t')) {
            for phrase in phrases.split(';') {
                let (phrase, weight) = match phrase.trim().strip_suffix('?') {
                    Some(weak) => (weak, WEAK),
                    None => (phrase.trim(), 1.0),
                };
                let read = reader.read(phrase);
                longest = longest.max(read.running.len());
                if !read.running.is_empty() {
                    entries.entry(read.running.join(" ")).or_default().push((code, weight));
                    written.entry(read.written.join(" ")).or_default().push(code);
                }
            }
        }
        Self { entries, written, longest }
    }

    /// Every word of the table, as it writes it, folded; some more than once.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.written.keys().flat_map(|phrase| phrase.split(' '))
    }

    /// Whether the table writes a word or phrase so under a code, or under one above or below it.
    pub(super) fn writes(&self, code: &str, written: &str) -> bool {
        self.written.get(written).is_some_and(|codes| codes.iter().any(|known| are_one_line(known, code)))
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
                let written = text.written[at..at + length].join(" ");
                found.push(Hit { phrase, written, at, length, codes });
                at += length - 1;
            }
            at += 1;
        }
        found
    }
}

/// What a word counts at least that is everyday speech of a field beyond doubt.
const STRONG: f64 = 1.0;
/// How many words of a field make it sure.
const SURE: usize = 2;

/// A code that everyday words of a text belong to for sure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SureCode {
    /// The code, of a field of government or one of its programs.
    pub code: &'static str,
    /// The words that tell it, each once, as they stand in the text.
    pub words: Vec<String>,
}

impl Lexicon {
    /// The code that a word belongs to beyond doubt: to that one alone, strongly, and written as people write it. Forms that only have
    /// the stem in common rank well together and would be read aloud badly: who walks ("berjalan") speaks of no road ("jalan").
    fn only(&self, hit: &Hit) -> Option<&'static str> {
        let (code, _) = hit.codes.first()?;
        let alone = hit.codes.iter().all(|(other, _)| other == code);
        let strong = hit.codes.iter().any(|(_, weight)| *weight >= STRONG);
        (alone && strong && self.written.contains_key(&hit.written)).then_some(*code)
    }

    /// The codes that the everyday words of a programme tell for sure, those with the most words first: two different words at least,
    /// one of them in the title. Linear in the texts.
    pub(super) fn for_sure(&self, title: &Text, description: &Text) -> Vec<SureCode> {
        // By code: the stems seen so far, the words, and whether the title has one of them.
        let mut found: BTreeMap<&'static str, (HashSet<String>, Vec<String>, bool)> = BTreeMap::new();
        for (text, is_title) in [(title, true), (description, false)] {
            for hit in self.hits(text) {
                let Some(code) = self.only(&hit) else { continue };
                let (stems, words, in_title) = found.entry(code).or_default();
                *in_title |= is_title;
                if stems.insert(hit.phrase) {
                    words.push(hit.written);
                }
            }
        }
        let sure = found.into_iter().filter(|(_, (stems, _, in_title))| *in_title && stems.len() >= SURE);
        let mut sure: Vec<SureCode> = sure.map(|(code, (_, words, _))| SureCode { code, words }).collect();
        // Stable: equal ones stay in the order of their codes.
        sure.sort_by_key(|told| std::cmp::Reverse(told.words.len()));
        sure
    }
}
