//! Help: the guides of `docs/guide` and the operations guide as pages of the program, in the page's language, and which part of them
//! explains which page. Nothing in them is private, so everybody may read them.

mod commands;
mod finding;
mod guides;
mod markup;
mod pages;
mod places;

use crate::kit::access::Permit;
use crate::kit::card::{Card, NavGroup, NavItem, Route, get};

pub use commands::commands;
pub use finding::{Found, found};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "help",
        routes: Some(routes),
        nav: vec![NavItem {
            group: NavGroup::Foot,
            label: "nav-help",
            href: "/help",
            permit: Permit::Public,
        }],
        words: crate::room_words!(),
        help: Some(places::help),
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![get("/help", pages::first), get("/help/{guide}", pages::show)]
}
