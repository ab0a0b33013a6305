//! Offices and partners in the search over everything.

use super::model::{Standing, list_path};
use super::store::search::add;
use crate::kit::access::Permit;
use crate::kit::card::{Hit, SearchKind, SearchSource, Shown};
use crate::kit::page::Frame;
use sekber_core::registry::kinds::Side;

/// The room's records in the search. Whoever may open the lists finds what they show.
pub const SOURCE: SearchSource = SearchSource {
    kinds: &[
        SearchKind {
            code: "office",
            place: 10,
            label: "nav-offices",
            permit: Permit::Member,
            list: Some("/offices"),
        },
        SearchKind {
            code: "partner",
            place: 20,
            label: "nav-partners",
            permit: Permit::Member,
            list: Some("/partners"),
        },
    ],
    find: add,
    show,
};

fn show(frame: &Frame, hit: &Hit) -> Shown {
    let side = if hit.kind == "office" { Side::Office } else { Side::Partner };
    let standing = hit.state.parse::<Standing>().ok().filter(|_| side == Side::Partner);
    Shown {
        title: hit.title.clone(),
        href: format!("{}/{}", list_path(side), hit.id),
        note: if hit.note == hit.title { String::new() } else { hit.note.clone() },
        badge: standing.map(|state| (state.badge(), frame.say_code("standing-", state.as_str()))),
    }
}
