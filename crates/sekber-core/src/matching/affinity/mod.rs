//! How well programmes fit offices: words, codes, places, goals, time, money and experience, each part with its evidence.

mod families;
pub mod fit;
pub mod history;
mod index;
pub mod knowledge;
pub mod learning;
mod lexicon;
pub mod model;
pub mod order;
mod profile;
pub mod quality;
pub mod ranker;
mod speaking;
pub mod words;

#[cfg(test)]
mod tests;
