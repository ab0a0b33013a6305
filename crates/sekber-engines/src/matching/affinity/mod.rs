//! How well programmes fit offices: words, codes, places, goals, time, money and experience, each part with its evidence.

mod code_groups;
mod duties;
pub mod fit;
pub mod history;
mod index;
mod kinds_of_work;
pub mod learning;
pub(crate) mod lexicon;
pub mod model;
pub mod nomenclature_index;
pub mod order;
mod passage_votes;
mod profile;
pub mod quality;
pub mod ranker;
pub mod senses;
pub mod words;

#[cfg(test)]
mod tests;
