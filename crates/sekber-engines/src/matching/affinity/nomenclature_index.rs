//! What is known before any office or programme: the nomenclature's passages, and the words of everyday speech.

use std::collections::{BTreeMap, HashMap};

use super::kinds_of_work::KindsOfWork;
use super::lexicon::Lexicon;
pub use super::lexicon::SureCode;
use super::senses::Senses;
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
    /// Its name and what it brings about.
    pub(super) own: Box<[WordId]>,
    pub(super) kegiatan: Box<[WordId]>,
    /// The names of its kegiatan, program and field.
    pub(super) above: Box<[WordId]>,
}

/// A telling word of the nomenclature: its place in the list of all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WordId(u32);

/// The telling words of the nomenclature, each kept once however many thousand times it stands there.
#[derive(Debug, Default)]
struct Vocabulary {
    /// As written, folded; and their stems.
    words: Vec<(Box<str>, Box<str>)>,
    known: HashMap<Box<str>, WordId>,
}

impl Vocabulary {
    fn read(&mut self, reader: &Reader, text: &str) -> Vec<WordId> {
        let Text { exact, stems, .. } = reader.read(text);
        exact.into_iter().zip(stems).map(|(word, stem)| self.id(word, stem)).collect()
    }

    fn id(&mut self, word: String, stem: String) -> WordId {
        if let Some(id) = self.known.get(word.as_str()) {
            return *id;
        }
        let id = WordId(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
        self.known.insert(word.as_str().into(), id);
        self.words.push((word.into(), stem.into()));
        id
    }
}

/// NomenclatureIndex, made once and shared.
#[derive(Debug)]
pub struct NomenclatureIndex {
    /// Reads texts into words.
    pub reader: Reader,
    pub(super) lexicon: Lexicon,
    pub(super) senses: Senses,
    pub(super) kinds: KindsOfWork,
    words: Vec<(Box<str>, Box<str>)>,
    /// All passages, in order of their codes.
    pub passages: Vec<Passage>,
    /// The names of all entries, of every level, in order of their codes.
    pub names: Vec<Box<str>>,
}

/// How many parts the code of a passage has.
const LOWEST: usize = 6;

impl NomenclatureIndex {
    /// Reads the nomenclature; entries of every level, in any order. Linear in its words.
    pub fn new<'a>(entries: impl IntoIterator<Item = Entry<'a>>) -> Self {
        let reader = Reader::default();
        let entries: BTreeMap<&str, Entry<'a>> =
            entries.into_iter().map(|entry| (entry.code, entry)).collect();
        let name = |code: &str| entries.get(code).map_or("", |entry| entry.name);
        let lowest = entries.values().filter(|entry| entry.code.split('.').count() == LOWEST);
        let mut vocabulary = Vocabulary::default();
        let mut read = |texts: &[&str]| -> Box<[WordId]> {
            texts.iter().flat_map(|text| vocabulary.read(&reader, text)).collect()
        };
        let passages = lowest
            .map(|entry| {
                let [field, program, kegiatan] = [2, 3, 5].map(|parts| name(cut(entry.code, parts)));
                Passage {
                    code: entry.code.to_owned(),
                    name: entry.name.to_owned(),
                    own: read(&[entry.name, entry.result]),
                    kegiatan: read(&[kegiatan]),
                    above: read(&[kegiatan, program, field]),
                }
            })
            .collect();
        let names = entries.values().map(|entry| entry.name.into()).collect();
        let lexicon = Lexicon::new(&reader);
        let senses = Senses::new(&reader, &lexicon);
        let kinds = KindsOfWork::new(&reader);
        Self { lexicon, senses, kinds, words: vocabulary.words, reader, passages, names }
    }

    /// The codes that the everyday words of a programme tell for sure, those with the most words first: two different words at least
    /// that belong to this code alone, one of them in the title. Linear in the texts.
    pub fn for_sure(&self, title: &str, description: &str) -> Vec<SureCode> {
        self.lexicon.for_sure(&self.reader.read(title), &self.reader.read(description))
    }

    /// The stems of each passage, those of the names above it included.
    pub fn stems_by_passage(&self) -> impl Iterator<Item = Vec<&str>> {
        self.passages.iter().map(|passage| self.stems(passage.own.iter().chain(&passage.above)))
    }

    /// Words as written, folded.
    pub(super) fn written<'k>(&'k self, ids: impl IntoIterator<Item = &'k WordId>) -> Vec<&'k str> {
        ids.into_iter().map(|id| &*self.words[id.0 as usize].0).collect()
    }

    /// Stems of words.
    pub(super) fn stems<'k>(&'k self, ids: impl IntoIterator<Item = &'k WordId>) -> Vec<&'k str> {
        ids.into_iter().map(|id| &*self.words[id.0 as usize].1).collect()
    }
}

/// The first parts of a dotted code.
pub fn cut(code: &str, parts: usize) -> &str {
    let end = code.match_indices('.').nth(parts.saturating_sub(1)).map_or(code.len(), |(at, _)| at);
    &code[..end]
}
