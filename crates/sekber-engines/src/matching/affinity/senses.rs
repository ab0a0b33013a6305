//! Words that mean something else than the field to which their stem belongs: who walks ("berjalan") speaks of no road ("jalan").
//!
//! They are learned from counter-examples, words of programmes that a reader found quoted for an office that they do not concern. They
//! still rank, as they always did; nobody is given one as a reason.

use std::collections::HashSet;

use sekber_core::value::is_within;

use super::lexicon::{Hit, Lexicon};
use super::words::{Reader, Text};

/// Code of the nomenclature, tab, words that do not speak of it though their stems do, tab, programmes of the record in which they
/// stand.
const TABLE: &str = include_str!("counter_examples.tsv");

/// The counter-examples as they were written down: a code, words that do not speak of it, and the ids of the programmes in which they
/// stand, between commas.
pub fn counter_examples() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    TABLE.lines().filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?, cells.next()?))
    })
}

/// The counter-examples, ready to be asked.
#[derive(Debug)]
pub(super) struct Senses {
    examples: Vec<Example>,
}

#[derive(Debug)]
struct Example {
    code: &'static str,
    written: Vec<String>,
    stems: Vec<String>,
    /// Whether it teaches all forms of its stem: so it does where the field writes the bare stem, which alone is meant there.
    spreads: bool,
}

impl Senses {
    /// Reads the counter-examples with the stems of their words.
    pub(super) fn new(reader: &Reader, lexicon: &Lexicon) -> Self {
        let example = |(code, words, _): (&'static str, &'static str, &'static str)| -> Option<Example> {
            let Text { running: stems, written, .. } = reader.read(words);
            let spreads = match (stems.as_slice(), written.as_slice()) {
                ([stem], [word]) => stem != word && lexicon.writes(code, stem),
                _ => false,
            };
            (!stems.is_empty()).then_some(Example { code, written, stems, spreads })
        };
        Self { examples: counter_examples().filter_map(example).collect() }
    }

    /// Which words of a text do not mean what a code says, by their places in the running text. Several words together are known by
    /// their stems; a word alone by its form, and by its stem where that was learned, unless the field writes it so or it is part of
    /// a phrase of the field. Linear in the text.
    pub(super) fn strange(&self, text: &Text, hits: &[Hit], lexicon: &Lexicon, code: &str) -> Vec<bool> {
        let mut strange = vec![false; text.running.len()];
        let examples: Vec<&Example> =
            self.examples.iter().filter(|example| is_within(code, example.code)).collect();
        if examples.is_empty() {
            return strange;
        }
        let mut sound = vec![false; text.running.len()];
        for hit in hits.iter().filter(|hit| hit.length > 1 && hit.is_of(code)) {
            sound.iter_mut().skip(hit.at).take(hit.length).for_each(|word| *word = true);
        }
        for example in examples {
            let length = example.stems.len();
            for (at, stems) in text.running.windows(length).enumerate() {
                let is_it = match (example.written.as_slice(), text.written.get(at)) {
                    ([form], Some(word)) => {
                        let is_form = word == form;
                        let is_learned =
                            example.spreads && stems == example.stems && !lexicon.writes(code, word);
                        (is_form || is_learned) && !sound.get(at).is_some_and(|sound| *sound)
                    }
                    _ => stems == example.stems,
                };
                if is_it {
                    strange.iter_mut().skip(at).take(length).for_each(|word| *word = true);
                }
            }
        }
        strange
    }
}

/// Whether a line has words in common with a text, and all of them mean something else there, as `strange` tells of the text's words.
pub(super) fn shares_only_strange(text: &Text, strange: &[bool], line: &Text) -> bool {
    let theirs: HashSet<&str> = line.stems.iter().map(String::as_str).collect();
    let shared = || text.running.iter().zip(strange).filter(|(stem, _)| theirs.contains(stem.as_str()));
    shared().next().is_some() && shared().all(|(_, strange)| *strange)
}
