//! Lists as somebody narrowed them, kept under a name: found again from the list itself, seen by nobody else.

mod actions;
mod limits;
mod model;
mod narrowed;
mod pages;
mod store;

use crate::kit::card::{Card, FramePart, Route, get, post};

pub use actions::{keep_list, remove_list};
pub use model::SavedListDraft;

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "saved_list",
        routes: Some(routes),
        frame: &[(FramePart::SavedLists, "/saved-lists")],
        words: crate::room_words!(),
        forgotten: store::FORGOTTEN,
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/saved-lists", pages::show),
        post("/saved-lists", pages::keep),
        post("/saved-lists/{saved_list}/remove", pages::remove),
    ]
}
