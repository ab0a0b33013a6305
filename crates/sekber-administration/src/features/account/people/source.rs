//! People in the search over everything.

use super::store::add_found;
use crate::kit::access::Permit;
use crate::kit::card::{Hit, SearchKind, SearchSource, Shown};
use crate::kit::page::Frame;

/// The room's records in the search, for those who may open the list of people.
pub const SOURCE: SearchSource = SearchSource {
    kinds: &[SearchKind {
        code: "person",
        place: 60,
        label: "nav-people",
        permit: Permit::Admin,
        list: Some("/people"),
    }],
    find: add_found,
    show,
};

fn show(frame: &Frame, hit: &Hit) -> Shown {
    let inactive = (hit.state == "inactive").then(|| ("", frame.say("person-inactive")));
    Shown {
        title: hit.title.clone(),
        href: format!("/people/{}", hit.id),
        note: hit.note.clone(),
        badge: inactive,
    }
}
