//! The words of a text as the ranking counts them: as written, as stems, and as pairs of neighbours.

use std::collections::HashSet;

use sekber_core::text::{Stemmer, words};

/// Words of government prose that stand in every title and tell nothing about its subject.
const FORMULA: &str = include_str!("formula.txt");

/// Turns texts into words; one is made and shared.
#[derive(Debug)]
pub struct Reader {
    stemmer: Stemmer,
    formula: HashSet<&'static str>,
}

impl Default for Reader {
    fn default() -> Self {
        Self { stemmer: Stemmer::new(), formula: FORMULA.split_ascii_whitespace().collect() }
    }
}

/// A text's words in order, repetitions kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// As written, folded.
    pub exact: Vec<String>,
    /// Their stems, word for word.
    pub stems: Vec<String>,
    /// Stems of every word, also of those that say nothing by themselves, for phrases.
    pub running: Vec<String>,
    /// Every word as written, folded, beside its stem in `running`.
    pub written: Vec<String>,
}

impl Reader {
    /// Reads a text.
    pub fn read(&self, text: &str) -> Text {
        let mut found = Text::default();
        for word in words(text) {
            let formula = self.formula.contains(word.as_str());
            let stem = self.stemmer.stem(&word);
            let tells = word.len() > 1 && !word.bytes().all(|byte| byte.is_ascii_digit()) && !formula;
            // A word that says nothing keeps its form, so that "sebuah" (a) is not taken for "buah" (fruit).
            found.running.push(if formula { word.clone() } else { stem.clone() });
            found.written.push(word.clone());
            if tells {
                found.exact.push(word);
                found.stems.push(stem);
            }
        }
        found
    }

    /// The stem of one folded word.
    pub fn stem(&self, word: &str) -> String {
        self.stemmer.stem(word)
    }
}

/// How many words a lead has at least.
const LEAD: usize = 3;

/// What a text begins with: its title or first sentence, or as many as make three words. It names the subject; what follows
/// tells of means and occasions.
pub fn lead(text: &str) -> &str {
    let mut letters = text.char_indices().peekable();
    while let Some((_, letter)) = letters.next() {
        let next = letters.peek();
        let ends = letter == '\n'
            || matches!(letter, '.' | ';' | ':' | '!' | '?')
                && next.is_some_and(|(_, next)| next.is_whitespace());
        let end = next.map_or(text.len(), |(at, _)| *at);
        if ends && text[..end].split_whitespace().count() >= LEAD {
            return &text[..end];
        }
    }
    text
}

/// Stems and pairs of neighbouring stems.
pub fn pairs(stems: &[impl AsRef<str>]) -> Vec<String> {
    let pairs = stems.windows(2).map(|two| format!("{} {}", two[0].as_ref(), two[1].as_ref()));
    stems.iter().map(|stem| stem.as_ref().to_owned()).chain(pairs).collect()
}

/// Runs of three to five letters of each word, its ends included: they forgive slips and unknown endings.
pub fn char_ngrams(text: &Text) -> Vec<String> {
    let mut found = Vec::new();
    for word in &text.exact {
        let letters: Vec<char> =
            std::iter::once(' ').chain(word.chars()).chain(std::iter::once(' ')).collect();
        for length in 3..=5 {
            found.extend(letters.windows(length).map(|run| run.iter().collect::<String>()));
        }
    }
    found
}
