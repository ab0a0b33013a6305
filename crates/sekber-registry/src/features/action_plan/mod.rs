//! Action plans of the district (rencana aksi daerah) and their issues, as tags that say which of them a programme serves.

mod actions;
mod pages;
mod store;
mod typed;

use crate::kit::access::Permit;
use crate::kit::card::{Card, NavGroup, NavItem, ProgrammePanel, Route, get, listed, post};

pub use actions::{keep as keep_action_plans, tag as tag_programme};
pub use store::{ActionPlan, replace};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "action_plan",
        routes: Some(routes),
        nav: vec![NavItem {
            group: NavGroup::Data,
            label: "nav-action-plans",
            href: pages::PATH,
            permit: Permit::Member,
        }],
        words: crate::room_words!(),
        codes: vec![listed("action-plan-field-", "plans")],
        programme_panels: vec![ProgrammePanel { draw: pages::draw }],
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/action-plans", pages::show),
        post("/action-plans", pages::keep),
        post("/programmes/{programme}/action-plans", pages::tag),
    ]
}
