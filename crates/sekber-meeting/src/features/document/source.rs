//! Issued documents in the search over everything.

use super::store::search::add;
use crate::kit::access::Permit;
use crate::kit::card::{Hit, SearchKind, SearchSource, Shown};
use crate::kit::page::Frame;

/// The room's records in the search.
pub const SOURCE: SearchSource = SearchSource {
    kinds: &[SearchKind {
        code: "document",
        place: 55,
        label: "nav-issued",
        permit: Permit::Member,
        list: Some("/documents"),
    }],
    find: add,
    show,
};

fn show(_: &Frame, hit: &Hit) -> Shown {
    Shown {
        title: hit.title.clone(),
        href: format!("/documents/{}", hit.id),
        note: hit.note.clone(),
        badge: None,
    }
}
