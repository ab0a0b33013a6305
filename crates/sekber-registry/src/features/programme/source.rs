//! Programmes in the search over everything.

use sekber_core::registry::programme::{OVER, Status};

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
    let class = match hit.state.as_str() {
        OVER => Some("warn"),
        state => state.parse::<Status>().ok().map(badge),
    };
    Shown {
        title: hit.title.clone(),
        href: format!("/programmes/{}", hit.id),
        note: hit.note.clone(),
        badge: class.map(|class| (class, frame.say_code("programme-state-", &hit.state))),
    }
}
