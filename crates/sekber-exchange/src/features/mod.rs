//! The room of sheets, after the rooms whose records it reads and writes, and the room of the files of aid transparency.

pub mod exchange;
pub mod iati;

pub use sekber_registry::features::*;

use crate::kit::card::Card;

/// The rooms of this crate, in order: a test reads it here and checks every import and every statement against it.
pub fn rooms() -> Vec<Card> {
    vec![exchange::card(), iati::card()]
}

/// All rooms up to these.
pub fn cards() -> Vec<Card> {
    sekber_registry::features::cards().into_iter().chain(rooms()).collect()
}
