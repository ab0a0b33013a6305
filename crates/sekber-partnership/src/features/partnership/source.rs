//! Partnerships in the search over everything.

use sekber_core::partnership::PartnershipState;

use super::pages::badge;
use super::store::search::add;
use crate::kit::access::Permit;
use crate::kit::card::{Hit, SearchKind, SearchSource, Shown};
use crate::kit::page::Frame;

/// The room's records in the search.
pub const SOURCE: SearchSource = SearchSource {
    kinds: &[SearchKind {
        code: "partnership",
        place: 45,
        label: "nav-partnerships",
        permit: Permit::Member,
        list: Some("/partnerships"),
    }],
    find: add,
    show,
};

fn show(frame: &Frame, hit: &Hit) -> Shown {
    let state = hit.state.parse::<PartnershipState>().ok();
    let badge = state.map(|state| (badge(&state), frame.say_code("partnership-state-", state.as_str())));
    Shown {
        title: hit.title.clone(),
        href: format!("/partnerships/{}", hit.id),
        note: hit.note.clone(),
        badge,
    }
}
