//! Legal documents in the search over everything.

use sekber_core::registry::legal_documents::LegalDocumentKind;

use super::model::open_number;
use super::store::search::add;
use crate::kit::access::Permit;
use crate::kit::card::{Hit, SearchKind, SearchSource, Shown};
use crate::kit::page::Frame;

/// The room's records in the search: documents in force, for those who may open the list of documents that expire.
pub const SOURCE: SearchSource = SearchSource {
    kinds: &[SearchKind {
        code: "paper",
        place: 50,
        label: "nav-documents",
        permit: Permit::Secretariat,
        list: None,
    }],
    find: add,
    show,
};

fn show(frame: &Frame, hit: &Hit) -> Shown {
    let kind = hit.state.parse::<LegalDocumentKind>().ok();
    let number = kind.map_or_else(String::new, |kind| open_number(kind, &hit.title));
    let name = kind.map_or_else(String::new, |kind| frame.say_code("document-kind-", kind.as_str()));
    let title = if number.is_empty() { name } else { format!("{name} {number}") };
    // The id is that of the partner and of the document, as the address has them.
    Shown { title, href: format!("/partners/{}", hit.id), note: hit.note.clone(), badge: None }
}
