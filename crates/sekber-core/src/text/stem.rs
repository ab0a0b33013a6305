//! Indonesian stems, so that "pengelolaan" is found by "mengelola".

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use sastrawi::Dictionary;

use super::fold::words;

/// Words that the dictionary stems wrongly or not at all, each reviewed: word, tab, stem.
///
/// Derived words of a compound keep the compound ("penatausahaan" → "tatausaha") unless one part alone tells
/// what is meant ("penyebarluasan" → "sebar").
const EXCEPTIONS: &str = include_str!("exceptions.tsv");
const STOP_WORDS: &str = include_str!("stopwords.txt");
/// Abbreviations of government: short form, tab, what it stands for.
const ABBREVIATIONS: &str = include_str!("abbreviations.tsv");

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(Dictionary::new);

/// Letters of the longest word that is stemmed; the longest of the dictionary's have half of that.
pub const LONGEST_WORD: usize = 64;

/// How many stems are remembered: the vocabulary of a district's records several times over, some megabytes.
const MOST_REMEMBERED: usize = 60_000;

/// A word by which a text is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchWord {
    /// As it is written, folded.
    pub written: String,
    /// What it has in common with its other forms.
    pub stem: String,
    /// The abbreviation that stands in the text instead of it.
    pub short: Option<&'static str>,
}

/// Stems words and remembers them; make one and share it between threads.
pub struct Stemmer {
    dictionary: sastrawi::Stemmer<'static>,
    exceptions: HashMap<&'static str, &'static str>,
    stop_words: std::collections::HashSet<&'static str>,
    abbreviations: HashMap<&'static str, Vec<&'static str>>,
    remembered: Mutex<HashMap<String, String>>,
}

impl std::fmt::Debug for Stemmer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stemmer").field("exceptions", &self.exceptions.len()).finish_non_exhaustive()
    }
}

impl Default for Stemmer {
    fn default() -> Self {
        Self::new()
    }
}

fn pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter_map(|line| line.split_once('\t'))
}

impl Stemmer {
    /// A stemmer with the built-in dictionary and exceptions.
    pub fn new() -> Self {
        let abbreviations = pairs(ABBREVIATIONS);
        Self {
            dictionary: sastrawi::Stemmer::new(&DICTIONARY),
            exceptions: pairs(EXCEPTIONS).collect(),
            stop_words: STOP_WORDS.split_ascii_whitespace().collect(),
            abbreviations: abbreviations.map(|(short, long)| (short, long.split(' ').collect())).collect(),
            remembered: Mutex::default(),
        }
    }

    /// The stem of one folded word, as [`words`] gives it; words with other signs than a to z, and those beyond
    /// [`LONGEST_WORD`], stay as they are.
    pub fn stem(&self, word: &str) -> String {
        if !(4..=LONGEST_WORD).contains(&word.len()) || !word.bytes().all(|b| b.is_ascii_lowercase()) {
            return word.to_owned();
        }
        if let Some(stem) = self.exception(word) {
            return stem.to_owned();
        }
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stem) = remembered.get(word) {
            return stem.clone();
        }
        let stem = self.dictionary.stem_word(word).into_owned();
        if remembered.len() >= MOST_REMEMBERED {
            remembered.clear();
        }
        remembered.insert(word.to_owned(), stem.clone());
        stem
    }

    /// The reviewed stem of a word, also with a particle or possessive behind it.
    fn exception(&self, word: &str) -> Option<&'static str> {
        let bare = || {
            ["nya", "lah", "kah", "pun"].iter().find_map(|end| self.exceptions.get(word.strip_suffix(end)?))
        };
        self.exceptions.get(word).or_else(bare).copied()
    }

    /// The words by which a text is indexed and asked for: folded, abbreviations spelt out, without stop words and without
    /// words beyond [`LONGEST_WORD`], which nobody looks for.
    ///
    /// Order and repetition are kept, so that phrases can be found.
    pub fn search_words(&self, text: &str) -> impl Iterator<Item = SearchWord> {
        // Only the long form: texts and questions pass through here alike, so both meet in it.
        let spelt_out = move |word: String| match self.abbreviations.get_key_value(word.as_str()) {
            Some((short, long)) => {
                long.iter().map(|long| self.search_word((*long).to_owned(), Some(*short))).collect()
            }
            None => vec![self.search_word(word, None)],
        };
        let tells = move |word: &SearchWord| {
            word.written.chars().nth(LONGEST_WORD).is_none() && !self.is_stop_word(&word.written)
        };
        words(text).into_iter().flat_map(spelt_out).filter(tells)
    }

    fn search_word(&self, written: String, short: Option<&'static str>) -> SearchWord {
        SearchWord { stem: self.stem(&written), written, short }
    }

    /// Whether a folded word says nothing about a text's subject.
    pub fn is_stop_word(&self, word: &str) -> bool {
        word.chars().nth(1).is_none() && !word.bytes().all(|b| b.is_ascii_digit())
            || self.stop_words.contains(word)
    }
}
