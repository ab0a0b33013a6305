//! The rooms. A room may use those before it in the order of [`cards`], through the functions in their `mod.rs` and by
//! reading their tables, never those after it.

pub mod account;
pub mod api;
pub mod audit;
pub mod award;
pub mod calendar;
pub mod dashboard;
pub mod district;
pub mod document;
pub mod exchange;
pub mod iati;
pub mod jobs;
pub mod legal_document;
pub mod mail;
pub mod matching;
pub mod meeting;
pub mod portal;
pub mod programme;
pub mod registry;
pub mod search;
pub mod synchronisation;

use crate::kit::card::Card;

/// The only list of rooms, in order: a test reads it here and checks every import and every statement against it.
pub fn cards() -> Vec<Card> {
    vec![
        mail::card(),
        account::card(),
        district::card(),
        audit::card(),
        registry::card(),
        programme::card(),
        legal_document::card(),
        exchange::card(),
        matching::card(),
        document::card(),
        meeting::card(),
        calendar::card(),
        jobs::card(),
        award::card(),
        synchronisation::card(),
        iati::card(),
        search::card(),
        portal::card(),
        api::card(),
        dashboard::card(),
    ]
}
