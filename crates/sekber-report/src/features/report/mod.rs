//! Reports of partners on their partnerships, period by period, and the district's report made of them.

mod actions;
mod codes;
mod documents;
mod draft;
mod guard;
mod leader;
mod letters;
mod limits;
mod model;
mod money;
mod pages;
mod people;
mod remind;
mod simulated;
mod store;
mod trail;
mod year;

use std::time::Duration;

use crate::kit::access::Permit;
use crate::kit::body::BodyLimit;
use crate::kit::card::{Card, ClosedDays, NavGroup, NavItem, PartnershipPanel, Route, get, post};
use crate::kit::jobs::{Outcome, Work, every};

pub use actions::decide::decide;
pub use actions::periods::{
    add as add_period, change as change_period, lock, open_year, remove as remove_period,
};
pub use actions::reminder::remind_by_hand;
pub use actions::write::{begin, remove_photo, save, send};
pub use draft::{PeriodDraft, ReportDraft};
pub use model::{Place, period_name};
pub use remind::remind;
pub use simulated::simulate;

/// How often it is looked whom to remind.
const REMINDERS: Duration = Duration::from_secs(6 * 60 * 60);

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "report",
        routes: Some(routes),
        nav: vec![
            NavItem {
                group: NavGroup::Partnership,
                label: "nav-reports",
                href: "/reports",
                permit: crate::features::partnership::PARTY,
            },
            NavItem {
                group: NavGroup::Partnership,
                label: "nav-periods",
                href: "/periods",
                permit: Permit::Observer,
            },
        ],
        words: crate::room_words!(),
        codes: codes::all(),
        joined: store::JOINED,
        leader: leader::figures(),
        partnership_panels: vec![PartnershipPanel { draw: pages::panel::draw, open: pages::panel::open }],
        named: store::NAMED,
        closed_days: Some(ClosedDays { find: |tx, id, day| Box::pin(store::periods::closed(tx, id, day)) }),
        jobs: vec![every("report_reminders", REMINDERS, async |work: Work| {
            remind::remind(&work.app).await?;
            Ok(Outcome::Done)
        })],
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/reports", pages::list::show),
        get("/reports.xlsx", pages::list::workbook),
        post("/reports/begin", pages::edit::begin),
        post("/reports/remind", pages::list::remind),
        get("/reports/app.webmanifest", pages::offline::manifest),
        get("/reports/worker.js", pages::offline::worker),
        get("/reports/{report}", pages::record::show),
        post("/reports/{report}/decide", pages::record::decide),
        get("/reports/{report}/history", pages::history::show),
        get("/reports/{report}/edit", pages::edit::show),
        post("/reports/{report}/edit", pages::edit::write).takes(BodyLimit::File),
        get("/reports/{report}/photos/{photo}", pages::record::photo),
        post("/reports/{report}/photos/{photo}/remove", pages::edit::remove_photo),
        get("/reports/{report}/sheet.xlsx", pages::sheet::save),
        post("/reports/{report}/sheet", pages::sheet::take).takes(BodyLimit::File),
        get("/periods", pages::periods::show),
        post("/periods", pages::periods::add),
        post("/periods/usual", pages::periods::open_year),
        get("/periods/{period}", pages::period::show),
        get("/periods/{period}/pdf", pages::period::pdf),
        get("/periods/{period}/docx", pages::period::docx),
        post("/periods/{period}/issue", pages::period::issue),
        post("/periods/{period}/edit", pages::period::change),
        post("/periods/{period}/remove", pages::period::remove),
        post("/periods/{period}/lock", pages::periods::lock),
    ]
}
