//! The rooms of the meeting, after that of matching.

pub mod document;
pub mod meeting;

pub use sekber_matching::features::*;

use crate::kit::card::Card;

/// The rooms of this crate, in order: a test reads it here and checks every import and every statement against it.
pub fn rooms() -> Vec<Card> {
    vec![document::card(), meeting::card()]
}

/// All rooms up to these.
pub fn cards() -> Vec<Card> {
    sekber_matching::features::cards().into_iter().chain(rooms()).collect()
}
