//! Partnerships in the search over everything.

use sekber_core::partnership::PartnershipState;
use sekber_core::partnership::kinds::OVER;

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
    let class = match hit.state.as_str() {
        OVER => Some("warn"),
        state => state.parse::<PartnershipState>().ok().map(|state| badge(&state)),
    };
    let badge = class.map(|class| (class, frame.say_code("partnership-state-", &hit.state)));
    Shown {
        title: hit.title.clone(),
        href: format!("/partnerships/{}", hit.id),
        note: hit.note.clone(),
        badge,
    }
}
