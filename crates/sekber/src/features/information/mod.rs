//! Requests for public information (Law 14 of 2008): anybody files one without an account and looks at its state by number and
//! code; the joint secretariat, as information officer (PPID), answers within the working days of the law.

mod actions;
mod codes;
mod demonstration;
mod documents;
mod limits;
mod model;
mod pages;
mod store;

use std::time::Duration;

use crate::kit::access::Permit;
use crate::kit::body::BodyLimit;
use crate::kit::card::{Card, NavGroup, NavItem, get, post};
use crate::kit::jobs::{Outcome, Work, every};

pub use actions::{Filed, Verdict, answer, clean_up, extend, file, file_in};
pub use demonstration::simulate;
pub use limits::KEPT_DAYS;
pub use model::InformationDraft;

/// How often names and contacts are taken out that were kept long enough.
const CLEANUP: Duration = Duration::from_secs(24 * 60 * 60);

/// The room's card.
pub fn card() -> Card {
    use pages::{citizen, queue};
    let entry = |group, label, href, permit| NavItem { group, label, href, permit };
    Card {
        name: "information",
        routes: vec![
            get("/public/information", citizen::blank),
            post("/public/information", citizen::file).takes(BodyLimit::Inquiry),
            get("/public/information/state", citizen::state),
            post("/public/information/state", citizen::look),
            post("/public/information/letter.pdf", citizen::letter),
            post("/public/information/file", citizen::file_of),
            get("/information", queue::list),
            get("/information/{information_request}", queue::show),
            post("/information/{information_request}/extend", queue::extend),
            post("/information/{information_request}/answer", queue::answer).takes(BodyLimit::File),
            get("/information/{information_request}/letter.pdf", queue::letter),
            get("/information/{information_request}/file", queue::file),
        ],
        nav: vec![
            entry(NavGroup::Foot, "nav-information-public", "/public/information", Permit::Public),
            entry(NavGroup::Administration, "nav-information", "/information", Permit::Secretariat),
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
