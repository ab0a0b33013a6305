//! The rooms of records, after those of administration.

pub mod action_plan;
pub mod legal_document;
pub mod programme;
pub mod registry;
pub mod working_group;

pub use sekber_administration::features::*;

use crate::kit::card::Card;

/// The rooms of this crate, in order: a test reads it here and checks every import and every statement against it.
pub fn rooms() -> Vec<Card> {
    vec![
        registry::card(),
        programme::card(),
        legal_document::card(),
        action_plan::card(),
        working_group::card(),
    ]
}

/// All rooms up to these.
pub fn cards() -> Vec<Card> {
    sekber_administration::features::cards().into_iter().chain(rooms()).collect()
}
