//! Reading Indonesian as it is written: one spelling, one stem, and the word that was meant.

mod clean;
mod fold;
mod paragraphs;
mod shorten;
mod stem;
mod typo;

pub use clean::{MOST_MARKS, clean, clean_line, is_plain, one_line};
pub use fold::{fold, words};
pub use paragraphs::changed_paragraphs;
pub use shorten::shortened;
pub use stem::{LONGEST_WORD, SearchWord, Stemmer};
pub use typo::{LONGEST_COMPARED, Neighbour, Vocabulary, allowed_distance};

#[cfg(test)]
mod tests;
