//! The search over everything: each room hands in its source through its card, and this room asks them together.

mod pages;
mod store;

use crate::kit::card::{Card, FramePart, Route, get};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "search",
        routes: Some(routes),
        frame: &[(FramePart::Search, "/search")],
        words: crate::room_words!(),
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![get("/search", pages::results)]
}
