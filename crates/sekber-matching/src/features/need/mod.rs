//! Open needs: what an office seeks when no programme fits, partners whom it fits, and their answers, which can become wishes of
//! the matching.

mod actions;
mod calls;
mod codes;
mod letters;
mod limits;
mod model;
mod pages;
mod simulated;
mod source;
mod store;

use std::time::Duration;

use crate::kit::access::Permit;
use crate::kit::card::{Card, NavGroup, NavItem, Route, get, post};
use crate::kit::jobs::{Outcome, Work, every, job};

pub use actions::answer::{answer, decide, take_back};
pub use actions::{change, open, take_step};
pub use calls::call_all;
pub use model::{Answer, AnswerDraft, Need, NeedDraft};
pub use simulated::{Decided, simulate, simulate_answers};
pub use store::answers::of_need as answers;
pub use store::find;

/// How often it is looked whom needs fit by now: programmes come and change.
const CALLS: Duration = Duration::from_secs(60 * 60);

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "need",
        routes: Some(routes),
        nav: vec![NavItem {
            group: NavGroup::Matching,
            label: "nav-needs",
            href: "/needs",
            permit: Permit::Member,
        }],
        words: crate::room_words!(),
        codes: codes::all(),
        joined: store::JOINED,
        jobs: vec![
            job(calls::CALL, async |work: Work| {
                if let Ok(need) = work.payload.parse() {
                    calls::call(&work.app, &need).await?;
                }
                Ok(Outcome::Done)
            }),
            every("need_calls", CALLS, async |work: Work| {
                calls::call_all(&work.app).await?;
                Ok(Outcome::Done)
            }),
        ],
        named: store::NAMED,
        search: Some(source::SOURCE),
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/needs", pages::list::show),
        get("/needs/new", pages::edit::new),
        post("/needs/new", pages::edit::open),
        get("/needs/{need}", pages::record::show),
        get("/offices/{organisation}/needs/{need}/edit", pages::edit::show),
        post("/offices/{organisation}/needs/{need}/edit", pages::edit::change),
        post("/offices/{organisation}/needs/{need}/step", pages::record::take_step),
        post("/offices/{organisation}/needs/{need}/decision", pages::record::decide),
        get("/partners/{organisation}/needs", pages::partner::show),
        post("/partners/{organisation}/needs/{need}/answer", pages::record::answer),
        post("/partners/{organisation}/needs/{need}/take-back", pages::record::take_back),
    ]
}
