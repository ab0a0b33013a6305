//! Reading Indonesian as it is written: one spelling, one stem, and the word that was meant.

mod fold;
mod stem;
mod typo;

pub use fold::{fold, words};
pub use stem::Stemmer;
pub use typo::{Neighbour, Vocabulary, allowed_distance};

#[cfg(test)]
mod tests;
