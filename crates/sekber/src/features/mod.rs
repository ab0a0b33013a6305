//! The rooms, in order: a room may use those before it, through the functions in their `mod.rs`, never those after it.

pub mod account;
pub mod award;
pub mod calendar;
pub mod dashboard;
pub mod district;
pub mod exchange;
pub mod iati;
pub mod jobs;
pub mod mail;
pub mod matching;
pub mod meeting;
pub mod paper;
pub mod programme;
pub mod registry;
pub mod synchronisation;
pub mod trail;

use crate::kit::card::Card;

/// The only list of rooms.
pub fn cards() -> Vec<Card> {
    vec![
        dashboard::card(),
        district::card(),
        mail::card(),
        account::card(),
        trail::card(),
        registry::card(),
        paper::card(),
        programme::card(),
        exchange::card(),
        matching::card(),
        meeting::card(),
        calendar::card(),
        jobs::card(),
    ]
}
