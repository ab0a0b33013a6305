//! One of a list of labels, forgiving synonyms, word order of brackets, and slips of the finger.

use std::collections::HashMap;

use super::{Reason, Unreadable};
use crate::text::{LONGEST_COMPARED, Vocabulary, words};

/// One thing that can be chosen.
#[derive(Debug, Clone)]
pub struct Choice<T> {
    /// What is chosen.
    pub value: T,
    /// How it is shown; suggestions use it.
    pub label: String,
    /// Other ways to write it, codes and abbreviations included.
    pub synonyms: Vec<String>,
}

/// What a text chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick<T> {
    /// The label or a synonym, as written.
    Exact(T),
    /// Nearly a label or synonym; worth showing before it is believed.
    Near(T),
}

impl<T> Pick<T> {
    /// What was chosen, however exactly.
    pub fn value(self) -> T {
        match self {
            Self::Exact(value) | Self::Near(value) => value,
        }
    }
}

/// A list to choose from.
#[derive(Debug, Clone)]
pub struct Choices<T> {
    choices: Vec<Choice<T>>,
    by_key: HashMap<String, usize>,
    keys: Vocabulary,
}

fn key(text: &str) -> String {
    words(text).concat()
}

impl<T: Clone> Choices<T> {
    /// A list; where two choices claim the same text, the earlier one has it.
    pub fn new(choices: impl IntoIterator<Item = Choice<T>>) -> Self {
        let choices: Vec<Choice<T>> = choices.into_iter().collect();
        let mut by_key = HashMap::new();
        for (index, choice) in choices.iter().enumerate() {
            for text in std::iter::once(&choice.label).chain(&choice.synonyms) {
                by_key.entry(key(text)).or_insert(index);
            }
        }
        by_key.remove("");
        let keys = Vocabulary::new(by_key.keys());
        Self { choices, by_key, keys }
    }

    /// The labels, in the order of the list.
    pub fn labels(&self) -> Vec<String> {
        self.choices.iter().map(|choice| choice.label.clone()).collect()
    }

    /// The choice whose label or synonym the text is, whatever its capitals and spaces.
    pub fn exact(&self, text: &str) -> Option<&T> {
        self.by_key.get(&key(text)).map(|index| &self.choices[*index].value)
    }

    /// The choice that a text means.
    ///
    /// # Errors
    /// When the text is empty, near to several choices, or near to none; the nearest label is suggested.
    pub fn pick(&self, text: &str) -> Result<Pick<T>, Unreadable> {
        let key = key(text);
        if key.is_empty() {
            return Err(Unreadable::new(Reason::Empty));
        }
        if let Some(index) = self.by_key.get(&key) {
            return Ok(Pick::Exact(self.choices[*index].value.clone()));
        }
        let near = self.keys.nearest(&key, usize::MAX);
        let best = near.first().map(|near| near.distance);
        let mut indices: Vec<usize> = near
            .iter()
            .take_while(|near| Some(near.distance) == best)
            .filter_map(|near| self.by_key.get(near.word).copied())
            .collect();
        indices.sort_unstable();
        indices.dedup();
        match indices.as_slice() {
            [index] => Ok(Pick::Near(self.choices[*index].value.clone())),
            [index, ..] => Err(Unreadable::perhaps(Reason::Ambiguous, &self.choices[*index].label)),
            [] => Err(Unreadable { reason: Reason::Unknown, suggestion: self.likely(&key) }),
        }
    }

    /// The label of the most similar choice, when it is similar at all.
    fn likely(&self, key: &str) -> Option<String> {
        let length = key.chars().count();
        if length > LONGEST_COMPARED {
            return None;
        }
        let similarity = |known: &String| strsim::jaro_winkler(known, key);
        // No two words are that similar when one has less than a tenth of the other's letters.
        let comparable = |known: &&String| {
            let letters = known.chars().count();
            letters <= LONGEST_COMPARED && letters.min(length) * 10 >= letters.max(length)
        };
        let likely = (self.by_key.keys().filter(comparable))
            .map(|known| (known, similarity(known)))
            .filter(|(_, similarity)| *similarity >= 0.8)
            .max_by(|one, other| one.1.total_cmp(&other.1).then_with(|| other.0.cmp(one.0)));
        let (known, _) = likely?;
        self.by_key.get(known).map(|index| self.choices[*index].label.clone())
    }
}
