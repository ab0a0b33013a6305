//! Meetings in the search over everything.

use sekber_core::meeting::kinds::Round;

use super::store::search::add;
use crate::kit::access::Permit;
use crate::kit::card::{Hit, SearchKind, SearchSource, Shown};
use crate::kit::page::Frame;

/// The room's records in the search.
pub const SOURCE: SearchSource = SearchSource {
    kinds: &[SearchKind {
        code: "meeting",
        place: 40,
        label: "nav-meetings",
        permit: Permit::Member,
        list: None,
    }],
    find: add,
    show,
};

fn show(frame: &Frame, hit: &Hit) -> Shown {
    let round = hit.state.parse::<Round>().ok();
    let badge =
        |round: Round| (if round.is_open() { "good" } else { "" }, frame.say_code("round-", round.as_str()));
    // The note is the day and the place.
    let (day, place) = hit.note.split_once(' ').unwrap_or((&hit.note, ""));
    let day = day.parse().map_or_else(|_| day.to_owned(), |day| frame.civil_date(&day));
    Shown {
        title: hit.title.clone(),
        href: format!("/meetings/{}", hit.id),
        note: format!("{day}, {place}"),
        badge: round.map(badge),
    }
}
