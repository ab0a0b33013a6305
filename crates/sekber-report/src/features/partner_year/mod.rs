//! A partner's year with the district, given back to it: what it carried out, where and with whom; on a page and as a sheet.

mod pages;
mod store;

use crate::kit::card::{Card, get};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "partner_year",
        routes: vec![
            get("/partners/{organisation}/year", pages::show),
            get("/partners/{organisation}/year.pdf", pages::pdf),
        ],
        words: crate::room_words!(),
        ..Card::default()
    }
}
