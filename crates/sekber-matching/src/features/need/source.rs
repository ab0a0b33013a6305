//! Open needs in the search over everything.

use sekber_engines::matching::need::NeedState;

use super::pages::badge;
use super::store::search::add;
use crate::kit::access::Permit;
use crate::kit::card::{Hit, SearchKind, SearchSource, Shown};
use crate::kit::page::Frame;

/// The room's records in the search.
pub const SOURCE: SearchSource = SearchSource {
    kinds: &[SearchKind { code: "need", place: 42, label: "nav-needs", permit: Permit::Member, list: None }],
    find: add,
    show,
};

fn show(frame: &Frame, hit: &Hit) -> Shown {
    let state = hit.state.parse::<NeedState>().ok();
    let badge = state.map(|state| (badge(&state), frame.say_code("need-state-", state.as_str())));
    Shown { title: hit.title.clone(), href: format!("/needs/{}", hit.id), note: hit.note.clone(), badge }
}
