//! The rooms that all others build on.

pub mod account;
pub mod audit;
pub mod district;
pub mod mail;

use crate::kit::card::Card;

/// The rooms of this crate, in order: a test reads it here and checks every import and every statement against it.
pub fn rooms() -> Vec<Card> {
    vec![mail::card(), account::card(), district::card(), audit::card()]
}

/// All rooms up to these.
pub fn cards() -> Vec<Card> {
    rooms()
}
