//! The room that looks over all programmes, after the award.

pub mod synchronisation;

pub use sekber_award::features::*;

use crate::kit::card::Card;

/// The rooms of this crate, in order: a test reads it here and checks every import and every statement against it.
pub fn rooms() -> Vec<Card> {
    vec![synchronisation::card()]
}

/// All rooms up to these.
pub fn cards() -> Vec<Card> {
    sekber_award::features::cards().into_iter().chain(rooms()).collect()
}
