//! The room of the award, after those of work plans, reports and visits.

pub mod award;

pub use sekber_report::features::*;

use crate::kit::card::Card;

/// The rooms of this crate, in order: a test reads it here and checks every import and every statement against it.
pub fn rooms() -> Vec<Card> {
    vec![award::card()]
}

/// All rooms up to these.
pub fn cards() -> Vec<Card> {
    sekber_report::features::cards().into_iter().chain(rooms()).collect()
}
