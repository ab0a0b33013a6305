//! The first page: where the cycle stands and what waits for the person who looks.

mod pages;
mod store;

use crate::kit::access::Permit;
use crate::kit::card::{Card, NavItem, get};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "dashboard",
        routes: vec![get("/", pages::home)],
        nav: vec![NavItem { label: "nav-home", href: "/", permit: Permit::Member, icon: "mark" }],
        words: crate::room_words!(),
        joined: &[],
        jobs: Vec::new(),
    }
}
