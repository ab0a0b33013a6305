//! Requests for public information (Law 14 of 2008): anybody files one without an account and looks at its state by number and
//! code; the joint secretariat, as information officer (PPID), answers within the working days of the law, and records what the
//! officer's superior decides about objections.

mod actions;
mod codes;
mod demonstration;
mod documents;
mod extension_letter;
mod letters;
mod limits;
mod model;
mod objection;
mod objection_letter;
mod pages;
mod permits;
mod store;

use std::time::Duration;

use crate::kit::access::Permit;
use crate::kit::body::BodyLimit;
use crate::kit::card::{Card, NavGroup, NavItem, Route, get, post};
use crate::kit::jobs::{Outcome, Work, every};

pub use actions::{
    Decision, Extension, Filed, SignedLetter, Verdict, add_file, add_signed, answer, clean_up, decide,
    extend, file, file_in, remove_file,
};
pub use demonstration::simulate;
pub use limits::KEPT_DAYS;
pub use model::InformationDraft;

/// How often names and contacts are taken out that were kept long enough.
const CLEANUP: Duration = Duration::from_secs(24 * 60 * 60);

/// The room's card.
pub fn card() -> Card {
    let entry = |group, label, href, permit| NavItem { group, label, href, permit };
    Card {
        name: "information",
        routes: Some(routes),
        nav: vec![
            entry(NavGroup::Public, "nav-information-public", "/public/information", Permit::Public),
            entry(NavGroup::Administration, "nav-information", "/information", permits::REGISTER),
        ],
        words: crate::room_words!(),
        codes: codes::all(),
        jobs: vec![every("information_cleanup", CLEANUP, async |work: Work| {
            clean_up(&work.app).await?;
            Ok(Outcome::Done)
        })],
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    use pages::{citizen, extension, given, handed, objection, preview, queue, register, signed};
    vec![
        get("/public/information", citizen::blank),
        post("/public/information", citizen::file).takes(BodyLimit::Inquiry),
        get("/public/information/state", citizen::state),
        post("/public/information/state", citizen::look),
        post("/public/information/letter.pdf", citizen::letter),
        post("/public/information/extension.pdf", citizen::extension),
        post("/public/information/file", citizen::file_of),
        post("/public/information/objection", objection::raise).takes(BodyLimit::Inquiry),
        post("/public/information/objection.pdf", objection::letter),
        post("/public/information/objection/file", objection::file),
        get("/information", queue::list),
        get("/information.xlsx", register::xlsx),
        get("/information/{information_request}", queue::show),
        post("/information/{information_request}/extend", extension::extend),
        post("/information/{information_request}/extend/preview", preview::extension),
        get("/information/{information_request}/extension.pdf", handed::extension),
        post("/information/{information_request}/extension/scan", signed::extension).takes(BodyLimit::File),
        post("/information/{information_request}/answer", queue::answer).takes(BodyLimit::File),
        post("/information/{information_request}/answer/files", given::add).takes(BodyLimit::File),
        post("/information/{information_request}/answer/files/remove", given::remove).takes(BodyLimit::File),
        post("/information/{information_request}/answer/preview", preview::answer).takes(BodyLimit::File),
        get("/information/{information_request}/letter.pdf", handed::letter),
        get("/information/{information_request}/letter.docx", handed::letter_docx),
        get("/information/{information_request}/file", handed::file),
        post("/information/{information_request}/objection", objection::decide).takes(BodyLimit::File),
        get("/information/{information_request}/objection.pdf", objection::own_pdf),
        get("/information/{information_request}/objection.docx", objection::own_docx),
        get("/information/{information_request}/objection/file", objection::own_file),
        post("/information/{information_request}/objection/preview", preview::decision)
            .takes(BodyLimit::File),
        post("/information/{information_request}/objection/scan", signed::reply).takes(BodyLimit::File),
        post("/information/{information_request}/scan", signed::answer).takes(BodyLimit::File),
    ]
}
