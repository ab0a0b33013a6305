//! The words of a vocabulary that a mistyped word may have meant.

use std::collections::BTreeMap;

/// Letters of the longest word that is compared letter by letter, which takes the square of them.
pub const LONGEST_COMPARED: usize = 128;

/// How many slips are forgiven in a word of so many letters: none below 3, one up to 5, two above.
pub fn allowed_distance(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// A known word near the one that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Neighbour<'a> {
    /// The known word.
    pub word: &'a str,
    /// Letters wrong, missing, too many or swapped.
    pub distance: usize,
}

/// Known words, sorted into buckets by length, so that a search looks only at words that can be near.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    by_length: BTreeMap<usize, Vec<Known>>,
}

#[derive(Debug, Clone)]
struct Known {
    word: Box<str>,
    letters: Letters,
}

/// Which letters occur, one bit each: words of small distance differ in few bits.
#[derive(Debug, Clone, Copy)]
struct Letters(u64);

impl Letters {
    fn of(word: &str) -> Self {
        Self(word.chars().fold(0, |bits, letter| bits | 1 << (u32::from(letter) % 64)))
    }

    /// No fewer slips than this lead from one word to the other: a slip removes and adds one letter at most.
    fn least_distance(self, other: Self) -> usize {
        let (here, there) = ((self.0 & !other.0).count_ones(), (other.0 & !self.0).count_ones());
        usize::try_from(here.max(there)).unwrap_or(0)
    }
}

impl Vocabulary {
    /// A vocabulary of the given words; doubles are kept once.
    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> Self {
        let mut by_length: BTreeMap<usize, Vec<Known>> = BTreeMap::new();
        for word in words {
            let word = word.as_ref();
            let known = Known { word: word.into(), letters: Letters::of(word) };
            by_length.entry(word.chars().count()).or_default().push(known);
        }
        for bucket in by_length.values_mut() {
            bucket.sort_unstable_by(|a, b| a.word.cmp(&b.word));
            bucket.dedup_by(|a, b| a.word == b.word);
        }
        Self { by_length }
    }

    /// Whether the word is known as it stands.
    pub fn contains(&self, word: &str) -> bool {
        let bucket = self.by_length.get(&word.chars().count());
        bucket.is_some_and(|bucket| bucket.binary_search_by(|known| known.word.as_ref().cmp(word)).is_ok())
    }

    /// The nearest known words, nearest first and then by alphabet, with at most the slips that
    /// [`allowed_distance`] forgives.
    pub fn nearest(&self, word: &str, limit: usize) -> Vec<Neighbour<'_>> {
        self.within(word, allowed_distance(word.chars().count()), limit)
    }

    /// The nearest known words within a distance, nearest first and then by alphabet; none for a word beyond
    /// [`LONGEST_COMPARED`].
    pub fn within(&self, word: &str, distance: usize, limit: usize) -> Vec<Neighbour<'_>> {
        let length = word.chars().count();
        if length > LONGEST_COMPARED {
            return Vec::new();
        }
        let letters = Letters::of(word);
        let buckets = self.by_length.range(length.saturating_sub(distance)..=length.saturating_add(distance));
        let mut near: Vec<Neighbour<'_>> = buckets
            .flat_map(|(_, bucket)| bucket)
            .filter(|known| known.letters.least_distance(letters) <= distance)
            .map(|known| Neighbour {
                word: &known.word,
                distance: strsim::damerau_levenshtein(&known.word, word),
            })
            .filter(|neighbour| neighbour.distance <= distance)
            .collect();
        near.sort_unstable_by_key(|neighbour| (neighbour.distance, neighbour.word));
        near.truncate(limit);
        near
    }
}
