//! Personal data as Law 27 of 2022 asks: what is kept and why, what a person gets to see of it, erasure, and the notices when some
//! of it got out.

mod actions;
mod codes;
mod demonstration;
mod documents;
mod holding;
mod kept;
mod limits;
mod model;
mod own;
mod pages;
mod register;
mod store;

use crate::kit::access::Permit;
use crate::kit::card::{Card, NavGroup, NavItem, Route, get, post};

pub use actions::{
    Asked, ask_for_erasure, change_breach, decline, erase, insert_breach, record_breach, take_back, tell,
};
pub use demonstration::simulate;
pub use holding::{Fate, Holding, Whose};
pub use model::{Addressee, BreachDraft};
pub use register::REGISTER;

/// The room's card.
pub fn card() -> Card {
    let entry = |group, label, href, permit| NavItem { group, label, href, permit };
    Card {
        name: "privacy",
        routes: Some(routes),
        nav: vec![
            entry(NavGroup::Foot, "nav-privacy-public", "/public/privacy", Permit::Public),
            entry(NavGroup::Administration, "nav-privacy", "/privacy", Permit::Admin),
        ],
        words: crate::room_words!(),
        codes: codes::all(),
        forgotten: store::FORGOTTEN,
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    use pages::{breach, erasure, own, register};
    vec![
        get("/public/privacy", register::show),
        get("/account/data", own::show),
        get("/account/data.json", own::download),
        post("/account/data/erasure", own::ask),
        post("/account/data/erasure/withdraw", own::take_back),
        get("/people/{person}/anonymise", erasure::show),
        post("/people/{person}/anonymise", erasure::erase),
        get("/privacy", erasure::list),
        post("/privacy/requests/{erasure_request}/decline", erasure::decline),
        get("/privacy/breaches/new", breach::blank),
        post("/privacy/breaches/new", breach::record),
        get("/privacy/breaches/{breach}", breach::show),
        post("/privacy/breaches/{breach}", breach::change),
        post("/privacy/breaches/{breach}/told", breach::tell),
        get("/privacy/breaches/{breach}/people.pdf", breach::people_pdf),
        get("/privacy/breaches/{breach}/people.docx", breach::people_docx),
        get("/privacy/breaches/{breach}/authority.pdf", breach::authority_pdf),
        get("/privacy/breaches/{breach}/authority.docx", breach::authority_docx),
    ]
}
