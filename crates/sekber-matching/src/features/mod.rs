//! The rooms of matching, after the rooms whose records they compare.

pub mod matching;
pub mod need;

pub use sekber_registry::features::*;

use crate::kit::card::Card;

/// The rooms of this crate, in order: a test reads it here and checks every import and every statement against it.
pub fn rooms() -> Vec<Card> {
    vec![matching::card(), need::card()]
}

/// All rooms up to these.
pub fn cards() -> Vec<Card> {
    sekber_registry::features::cards().into_iter().chain(rooms()).collect()
}
