//! Full-text search: words are stemmed by us and indexed inside the database, the best match comes first, and a mistyped
//! word finds its neighbours.
//!
//! The best match: a title that is what was asked for, then titles that hold the words one after the other, then those
//! that hold every word, then those that hold some, then everything else; within each of these, shorter titles first.
//! Every word that was asked for must occur, so all results are equal in what BM25 calls inverse document frequency; what
//! tells them apart is where the words stand and how much else stands there.

mod index;
mod known;
mod query;
mod ranking;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use sekber_core::text::{SearchWord, Stemmer};

pub use index::{Entry, ask_for_rebuild, forget, index_many, index_unshared, is_rebuilt, needs_rebuild};
pub use known::KnownWords;
pub use query::{Query, asked, understand, words_of};
pub use ranking::{MOST_COUNTED, Narrowing, Position, count, found, ranked};

/// A kind of records that are searched together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Its name in the index.
    pub name: &'static str,
    /// Its number from 0 to 100, by which it keeps apart from other kinds in the order of the index.
    pub number: i64,
}

/// Loading the dictionary of roots takes a moment; stems are kept once found.
static STEMMER: LazyLock<Stemmer> = LazyLock::new(Stemmer::new);

/// A word as it stands in the index: as written, so that typing finds it letter by letter, and its stem, so that
/// other forms of it are found.
fn forms(word: &SearchWord) -> Vec<String> {
    if word.stem == word.written {
        vec![word.stem.clone()]
    } else {
        vec![word.written.clone(), word.stem.clone()]
    }
}

/// A title as it stands in the index: its stems in their order, and its words as written where that differs. No phrase
/// reaches over the single letter between them, which is never searched for.
fn title_text(words: &[SearchWord]) -> String {
    let joined = |part: fn(&SearchWord) -> &str| words.iter().map(part).collect::<Vec<_>>().join(" ");
    let stems = joined(|word| &word.stem);
    if words.iter().all(|word| word.stem == word.written) {
        return stems;
    }
    format!("{stems} x {}", joined(|word| &word.written))
}

/// Bits of a static rank that number the records; above them the length of the title, then the kind.
const NUMBER_BITS: u32 = 48;

/// The static ranks of a kind's records whose titles have so many words begin here.
fn rank_base(kind: Kind, title_words: usize) -> i64 {
    let words = i64::try_from(title_words.min(255)).unwrap_or(255);
    (kind.number << 8 | words) << NUMBER_BITS
}
