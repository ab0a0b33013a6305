//! The planning calendar: the steps of a cycle with their days, together with its meetings.

mod actions;
mod codes;
mod model;
mod pages;
mod store;

use crate::kit::access::Permit;
use crate::kit::card::{Card, FirstStep, NavGroup, NavItem, Route, get, post};

pub use actions::{add, change, fill, remove, set_steps};
pub use model::{Milestone, MilestoneDraft, Next, partners_of};
pub use store::next;

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "calendar",
        routes: Some(routes),
        nav: vec![NavItem {
            group: NavGroup::Administration,
            label: "nav-calendar",
            href: "/calendar",
            permit: Permit::Member,
        }],
        words: crate::room_words!(),
        codes: codes::all(),
        first_steps: vec![FirstStep {
            code: "calendar",
            place: 140,
            permit: Permit::Secretariat,
            href: "/calendar",
            also: "",
            figures: store::ANY,
            is_done: |_, figures| figures.of("calendar-first") > 0,
            by_hand: false,
        }],
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/calendar", pages::show),
        get("/calendar/file", pages::file),
        post("/calendar", pages::add),
        post("/calendar/usual", pages::fill),
        post("/calendar/{milestone}", pages::change),
        post("/calendar/{milestone}/remove", pages::remove),
    ]
}
