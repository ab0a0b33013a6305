//! Working groups (kelompok kerja, pokja): offices and partners that look after one theme together, and what each says of it.
//!
//! A group is no role of its own: whoever acts for a member works in it with the duty held there, and gains no other right.

mod actions;
mod pages;
mod store;

use crate::kit::access::Permit;
use crate::kit::card::{Card, NavGroup, NavItem, Route, get, listed, post};

pub use actions::{keep as keep_working_group, note as note_in_working_group};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "working_group",
        routes: Some(routes),
        nav: vec![NavItem {
            group: NavGroup::Data,
            label: "nav-working-groups",
            href: pages::PATH,
            permit: Permit::Member,
        }],
        words: crate::room_words!(),
        codes: vec![listed("working-group-field-", "members note")],
        joined: store::JOINED,
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/working-groups", pages::show),
        post("/working-groups", pages::keep),
        post("/working-groups/notes", pages::note),
    ]
}
