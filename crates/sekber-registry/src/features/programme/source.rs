//! Programmes in the search over everything.

use sekber_core::registry::programme::Status;

use super::pages::badge;
use super::store::search::add;
use crate::kit::access::Permit;
use crate::kit::card::{Hit, SearchKind, SearchSource, Shown};
use crate::kit::page::Frame;

/// The room's records in the search: those of the current cycle that the person's list shows.
pub const SOURCE: SearchSource = SearchSource {
    kinds: &[SearchKind {
        code: "programme",
        place: 30,
        label: "nav-programmes",
        permit: Permit::RoleHolder,
        list: Some("/programmes"),
    }],
    find: add,
    show,
};

fn show(frame: &Frame, hit: &Hit) -> Shown {
    let state = hit.state.parse::<Status>().ok();
    Shown {
        title: hit.title.clone(),
        href: format!("/programmes/{}", hit.id),
        note: hit.note.clone(),
        badge: state.map(|state| (badge(state), frame.say_code("programme-state-", state.as_str()))),
    }
}
