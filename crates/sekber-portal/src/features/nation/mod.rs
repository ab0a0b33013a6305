//! What goes beyond a district: the figures that districts release to their province, to ministries and to everybody, kept in a table of
//! their own that is read instead of anybody's records; and partners that say themselves that they are one in several districts.

mod actions;
mod figures;
mod pages;
mod store;

use std::time::Duration;

use crate::kit::access::Permit;
use crate::kit::card::{Card, Column, NavGroup, NavItem, Panel, Route, get, post};
use crate::kit::jobs::{Outcome, Work, every};

pub use actions::{keep, link_partner, release_figures, unlink_partner};

/// How often the figures that are released are kept anew.
const EVERY: Duration = Duration::from_secs(6 * 60 * 60);

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "nation",
        routes: Some(routes),
        nav: vec![NavItem {
            group: NavGroup::Administration,
            label: "nav-released-figures",
            href: "/settings/figures",
            permit: Permit::Secretariat,
        }],
        words: crate::room_words!(),
        joined: store::identity::JOINED,
        panels: vec![Panel { column: Column::Side, draw: pages::elsewhere::draw }],
        jobs: vec![every("released_figures", EVERY, async |work: Work| {
            actions::keep(&work.app).await?;
            Ok(Outcome::Done)
        })],
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/public/districts", pages::show),
        get("/partners/{organisation}/elsewhere", pages::elsewhere::show),
        post("/partners/{organisation}/elsewhere", pages::elsewhere::link),
        get("/settings/figures", pages::settings),
        post("/settings/figures", pages::choose),
    ]
}
