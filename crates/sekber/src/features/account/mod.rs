//! People: signing in and out, roles, and the accounts behind them.

mod actions;
mod pages;
mod store;

use crate::kit::card::{Card, get, post};

pub use actions::{NewPerson, add_person};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "account",
        routes: vec![
            get("/sign-in", pages::sign_in_form),
            post("/sign-in", pages::sign_in),
            post("/sign-out", pages::sign_out),
        ],
        nav: Vec::new(),
        words: crate::room_words!(),
    }
}
