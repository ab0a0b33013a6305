//! Visits in the field: who of which body saw what, with photos, what follows from it, and the record of it as an official document.

mod actions;
mod codes;
mod documents;
mod draft;
mod guard;
mod limits;
mod model;
mod pages;
mod simulated;
mod store;

use crate::kit::body::BodyLimit;
use crate::kit::card::{Card, PartnershipPanel, Route, get, post};

pub use actions::follow_up::{add as add_follow_up, done as follow_up_done};
pub use actions::issue::{Issuing, issue};
pub use actions::write::{add_photo, change, record};
pub use draft::{FollowUpDraft, Maker, PersonPart, Present, VisitDraft};
pub use simulated::simulate;

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "visit",
        routes: Some(routes),
        words: crate::room_words!(),
        codes: codes::all(),
        joined: store::JOINED,
        partnership_panels: vec![PartnershipPanel { draw: pages::panel::draw, open: pages::panel::open }],
        named: store::NAMED,
        worded_papers: vec![documents::worded()],
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/partnerships/{partnership}/visits", pages::list::show),
        get("/partnerships/{partnership}/visits/new", pages::edit::new),
        post("/partnerships/{partnership}/visits/new", pages::edit::record),
        get("/visits/{visit}", pages::record::show),
        get("/visits/{visit}/edit", pages::edit::show),
        post("/visits/{visit}/edit", pages::edit::change),
        post("/visits/{visit}/photos", pages::record::add_photo).takes(BodyLimit::File),
        get("/visits/{visit}/photos/{photo}", pages::record::photo),
        post("/visits/{visit}/follow-ups", pages::record::add_follow_up),
        post("/visits/{visit}/follow-ups/{visit_follow_up}/done", pages::record::follow_up_done),
        get("/visits/{visit}/pdf", pages::file::pdf),
        get("/visits/{visit}/docx", pages::file::docx),
        post("/visits/{visit}/issue", pages::file::issue),
    ]
}
