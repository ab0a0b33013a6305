//! Official documents as they were issued: their bytes, numbers and signatories are kept, and anybody can check them by the code
//! printed on them.

mod actions;
mod check_block;
mod choosing;
mod codes;
mod heads;
mod letterhead;
mod model;
mod numbering;
mod pages;
mod posts;
mod signatory;
mod signing;
mod store;

use crate::kit::access::Permit;
use crate::kit::body::BodyLimit;
use crate::kit::card::{Card, NavGroup, NavItem, get, post};

pub use actions::{
    Draft, Ground, Issued, Read, Unwritten, add_scan, file_name, issue_on, why_not, withdraw, withdraw_in,
};
pub use check_block::check_block;
pub use choosing::{chosen_signatory, signatory_choices};
pub use heads::Heads;
pub use letterhead::{Head, set as set_letterhead};
pub use model::{IssuedDocument, SignedBy, Subject, shown};
pub use numbering::{Suggestion, set as set_numbering, suggestion};
pub use pages::record::{kept, send_kept};
pub use posts::leader_of;
pub use signatory::{
    Signatory, add as add_signatory, change as change_signatory, end as end_signatory, is_nip,
};
pub use signing::{signs_for_others, without_titles};
pub use store::documents::{about, about_in, below, in_force, in_force_in, set_scan};
pub use store::signatories::{all as signatories, find as signatory_of, insert as insert_signatory};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "document",
        routes: vec![
            get("/documents", pages::list::show),
            get("/documents/{document}", pages::record::show),
            get("/documents/{document}/pdf", pages::record::pdf),
            get("/documents/{document}/docx", pages::record::docx),
            get("/documents/{document}/scan", pages::record::scan),
            post("/documents/{document}/scan", pages::record::add_scan).takes(BodyLimit::File),
            post("/documents/{document}/withdraw", pages::record::withdraw),
            get("/settings/documents", pages::settings::show),
            post("/settings/letterhead", pages::settings::set_letterhead),
            post("/settings/documents", pages::settings::set_numbering),
            post("/settings/signatories", pages::settings::add_signatory),
            post("/settings/signatories/{signatory}", pages::settings::change_signatory),
            post("/settings/signatories/{signatory}/end", pages::settings::end_signatory),
            get("/papers/check", pages::check::show),
        ],
        nav: vec![NavItem {
            group: NavGroup::Administration,
            label: "nav-document-settings",
            href: "/settings/documents",
            permit: Permit::Secretariat,
        }],
        words: crate::room_words!(),
        codes: codes::all(),
        joined: store::documents::JOINED,
        ..Card::default()
    }
}
