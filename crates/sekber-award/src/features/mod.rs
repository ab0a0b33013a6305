//! A partner's year, the planning calendar, the jobs, visits in the field, and the rooms that look over all records, after those of partnerships.

pub mod award;
pub mod calendar;
pub mod jobs;
pub mod partner_year;
pub mod synchronisation;
pub mod visit;

pub use sekber_partnership::features::*;

use crate::kit::card::Card;

/// The rooms of this crate, in order: a test reads it here and checks every import and every statement against it.
pub fn rooms() -> Vec<Card> {
    vec![
        partner_year::card(),
        calendar::card(),
        jobs::card(),
        visit::card(),
        award::card(),
        synchronisation::card(),
    ]
}

/// All rooms up to these.
pub fn cards() -> Vec<Card> {
    sekber_partnership::features::cards().into_iter().chain(rooms()).collect()
}
