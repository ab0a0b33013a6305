//! A partner's year with the district, given back to it: what it carried out, where and with whom, what it achieved, and its money; on a
//! page and as a sheet.

mod figures;
mod pages;
mod store;

use crate::kit::card::{Card, Route, get};

/// The room's card.
pub fn card() -> Card {
    Card { name: "partner_year", routes: Some(routes), words: crate::room_words!(), ..Card::default() }
}

fn routes() -> Vec<Route> {
    vec![
        get("/partners/{organisation}/year", pages::show),
        get("/partners/{organisation}/year.pdf", pages::pdf),
    ]
}
