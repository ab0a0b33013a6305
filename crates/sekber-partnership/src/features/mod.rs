//! The rooms of partnerships and of their money, after those of the meeting.

pub mod ledger;
pub mod partnership;

pub use sekber_meeting::features::*;

use crate::kit::card::Card;

/// The rooms of this crate, in order: a test reads it here and checks every import and every statement against it.
pub fn rooms() -> Vec<Card> {
    vec![partnership::card(), ledger::card()]
}

/// All rooms up to these.
pub fn cards() -> Vec<Card> {
    sekber_meeting::features::cards().into_iter().chain(rooms()).collect()
}
