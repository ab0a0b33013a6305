//! The words of which this process knows that a district's vocabulary has them: an import says the same few thousand words again in
//! every batch, and asking the database for each costs as much as writing the records.

use std::collections::{BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Words that are remembered at most.
const MOST: usize = 50_000;

/// Known words of a district, by their hashes.
#[derive(Debug, Default)]
pub struct KnownWords(Mutex<HashSet<u64>>);

impl KnownWords {
    /// What of a word is remembered.
    pub fn mark(word: &str) -> u64 {
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        hasher.finish()
    }

    fn marks(&self) -> MutexGuard<'_, HashSet<u64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Leaves those words that are not known.
    pub fn sift(&self, words: &mut BTreeSet<String>) {
        let marks = self.marks();
        words.retain(|word| !marks.contains(&Self::mark(word)));
    }

    /// Remembers words that were committed.
    pub fn learn(&self, new: Vec<u64>) {
        let mut marks = self.marks();
        if marks.len() + new.len() > MOST {
            marks.clear();
        }
        marks.extend(new);
    }

    /// Forgets everything: the vocabulary is about to be made anew.
    pub fn forget(&self) {
        self.marks().clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_were_learned_are_known() {
        let known = KnownWords::default();
        known.learn(["desa", "gizi"].map(KnownWords::mark).to_vec());
        let mut words: BTreeSet<String> = ["desa", "gizi", "kopi"].map(str::to_owned).into();
        known.sift(&mut words);
        assert_eq!(words.into_iter().collect::<Vec<_>>(), ["kopi"]);
        known.forget();
        let mut words: BTreeSet<String> = ["desa".to_owned()].into();
        known.sift(&mut words);
        assert_eq!(words.len(), 1);
    }
}
