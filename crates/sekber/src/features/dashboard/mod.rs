//! The first page: where the cycle stands and what waits for the person who looks.

mod codes;
mod pages;
mod store;
mod todo;

use crate::kit::access::Permit;
use crate::kit::card::{Card, NavGroup, NavItem, get};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "dashboard",
        routes: vec![get("/", pages::home)],
        nav: vec![NavItem { group: NavGroup::Home, label: "nav-home", href: "/", permit: Permit::Member }],
        words: crate::room_words!(),
        codes: codes::all(),
        ..Card::default()
    }
}
