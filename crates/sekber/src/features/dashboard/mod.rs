//! The first page: where the cycle stands and what waits for the person who looks; and how a fresh district is set up.

mod actions;
mod codes;
mod first_steps;
mod onward;
mod pages;
mod store;
mod todo;
mod todo_line;

use crate::kit::access::Permit;
use crate::kit::card::{Card, FirstStep, NavGroup, NavItem, Route, get, post};

pub use actions::{put_away, put_away_in, settle};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "dashboard",
        routes: Some(routes),
        nav: vec![NavItem { group: NavGroup::Home, label: "nav-home", href: "/", permit: Permit::Member }],
        words: crate::room_words!(),
        codes: codes::all(),
        // A backup is made at the command line, of all districts at once, and leaves no line in the record.
        first_steps: vec![FirstStep {
            code: "backup",
            place: 60,
            permit: Permit::Admin,
            href: "",
            also: "",
            figures: "",
            is_done: |_, _| false,
            by_hand: true,
        }],
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/", pages::home),
        get("/first-steps", pages::first_steps::show),
        post("/first-steps/away", pages::first_steps::put_away),
        post("/first-steps/settle", pages::first_steps::settle),
    ]
}
