//! What is known before any office or programme: the nomenclature's passages, and the words of everyday speech.

use std::collections::BTreeMap;

use super::lexicon::Lexicon;
use super::words::{Reader, Text};

/// An entry of the nomenclature as the application hands it in.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Its dotted code.
    pub code: &'a str,
    /// Its name.
    pub name: &'a str,
    /// What it brings about and how that is measured; empty above the lowest level.
    pub result: &'a str,
}

/// A passage: the lowest level of the nomenclature, with the names above it.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    pub(super) own: Text,
    pub(super) result: Text,
    pub(super) above: Text,
    pub(super) kegiatan: Text,
}

/// Knowledge, made once and shared.
#[derive(Debug)]
pub struct Knowledge {
    /// Reads texts into words.
    pub reader: Reader,
    pub(super) lexicon: Lexicon,
    /// All passages, in order of their codes.
    pub passages: Vec<Passage>,
}

/// How many parts the code of a passage has.
const LOWEST: usize = 6;

impl Knowledge {
    /// Reads the nomenclature; entries of every level, in any order. Linear in its words.
    pub fn new<'a>(entries: impl IntoIterator<Item = Entry<'a>>) -> Self {
        let reader = Reader::default();
        let entries: BTreeMap<&str, Entry<'a>> =
            entries.into_iter().map(|entry| (entry.code, entry)).collect();
        let name = |code: &str| entries.get(code).map_or("", |entry| entry.name);
        let lowest = entries.values().filter(|entry| entry.code.split('.').count() == LOWEST);
        let passages = lowest
            .map(|entry| {
                let kegiatan = reader.read(name(cut(entry.code, 5)));
                let higher =
                    [name(cut(entry.code, 3)), name(cut(entry.code, 2))].map(|name| reader.read(name));
                Passage {
                    code: entry.code.to_owned(),
                    name: entry.name.to_owned(),
                    own: reader.read(entry.name),
                    result: reader.read(entry.result),
                    above: Text::joined([&kegiatan, &higher[0], &higher[1]]),
                    kegiatan,
                }
            })
            .collect();
        Self { lexicon: Lexicon::new(&reader), reader, passages }
    }
}

/// The first parts of a dotted code.
pub fn cut(code: &str, parts: usize) -> &str {
    let end = code.match_indices('.').nth(parts.saturating_sub(1)).map_or(code.len(), |(at, _)| at);
    &code[..end]
}

/// Whether a code is another one or below it.
pub fn is_within(code: &str, above: &str) -> bool {
    code.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
