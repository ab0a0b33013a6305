//! The rooms of the guides and of the search over everything.

pub mod help;
pub mod search;

use crate::kit::card::Card;

/// The rooms of this crate, in order: a test reads it here and checks every import and every statement against it.
pub fn rooms() -> Vec<Card> {
    vec![help::card(), search::card()]
}
