//! Official documents as they were issued: their bytes, numbers and signatories are kept, and anybody can check them by the code
//! printed on them.

mod actions;
mod check_block;
mod choosing;
mod codes;
mod draft;
mod emblem;
mod first_steps;
mod heads;
mod letterhead;
mod letterhead_lines;
mod model;
mod numbering;
mod pages;
mod posts;
mod signatory;
mod signing;
mod source;
mod store;

use crate::kit::access::Permit;
use crate::kit::body::BodyLimit;
use crate::kit::card::{Card, NavGroup, NavItem, Route, get, post};

pub use actions::{
    Draft, Ground, Issued, Read, Unwritten, add_scan, file_name, issue_on, why_not, withdraw, withdraw_in,
};
pub use check_block::{check_block, corner_block};
pub use choosing::{choices_of, chosen_of, chosen_signatory, signatory_choices};
pub use emblem::{end as end_emblem, set as set_emblem};
pub use heads::Heads;
pub use letterhead::{Head, set as set_letterhead};
pub use model::{IssuedDocument, Signatory, SignedBy, Subject, shown, signs_as_head};
pub use numbering::{Suggestion, set as set_numbering, suggestion};
pub use pages::record::{kept, send_kept};
pub use posts::{head_of_region, leader_of, post_of_head};
pub use signatory::{
    add as add_signatory, change as change_signatory, end as end_signatory, is_nip, lacks_number,
};
pub use signing::{signs_for_others, without_titles};
pub use store::documents::{UNSIGNED, about, about_in, below, in_force, in_force_in, set_scan};
pub use store::signatories::{all as signatories, find as signatory_of, insert as insert_signatory};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "document",
        routes: Some(routes),
        nav: vec![NavItem {
            group: NavGroup::Administration,
            label: "nav-document-settings",
            href: "/settings/documents",
            permit: Permit::Secretariat,
        }],
        words: crate::room_words!(),
        codes: codes::all(),
        joined: store::documents::JOINED,
        first_steps: first_steps::all(),
        search: Some(source::SOURCE),
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/documents", pages::list::show),
        get("/documents/{document}", pages::record::show),
        get("/documents/{document}/pdf", pages::record::pdf),
        get("/documents/{document}/docx", pages::record::docx),
        get("/documents/{document}/scan", pages::record::scan),
        post("/documents/{document}/scan", pages::record::add_scan).takes(BodyLimit::File),
        post("/documents/{document}/withdraw", pages::record::withdraw),
        get("/settings/documents", pages::settings::show),
        post("/settings/letterhead", pages::settings::set_letterhead),
        get("/settings/letterhead.pdf", pages::emblem::sample),
        post("/settings/emblem", pages::emblem::set).takes(BodyLimit::File),
        post("/settings/emblem/end", pages::emblem::end),
        post("/settings/documents", pages::settings::set_numbering),
        post("/settings/signatories", pages::settings::add_signatory),
        post("/settings/signatories/{signatory}", pages::settings::change_signatory),
        post("/settings/signatories/{signatory}/end", pages::settings::end_signatory),
        get("/papers/check", pages::check::show),
    ]
}
