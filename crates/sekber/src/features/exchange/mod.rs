//! Exchange of sheets: importing offices, partners and programmes from the spreadsheets people keep, and exporting them.

mod actions;
mod bridge;
mod check;
mod checking;
mod cli;
mod columns;
mod export;
mod guard;
mod index;
mod interpret;
mod kind;
mod layout;
mod opening;
mod pages;
mod permission;
mod reading;
mod references;
mod row;
mod shown;
mod staged;
mod store;
mod summary;
mod template;
mod verdict;
mod worker;
mod writing;

use crate::kit::access::Permit;
use crate::kit::body::BodyLimit;
use crate::kit::card::{Card, NavItem, get, post};

pub use cli::{
    ExportCommand, FaultyRows, ImportCommand, export_command, import_command, import_file, owners,
};
pub use kind::Kind;

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "exchange",
        routes: vec![
            get("/import", pages::show_start),
            post("/import", pages::hand_in).takes(BodyLimit::File),
            get("/import/templates/{kind}", pages::download_template),
            get("/import/{run}", pages::show_run),
            get("/import/{run}/progress", pages::show_progress),
            get("/import/{run}/faults", pages::download_faults),
            post("/import/{run}/columns", pages::assign_columns),
            post("/import/{run}/apply", pages::apply_run),
            post("/import/{run}/discard", pages::discard_run),
            get("/export/{kind}", pages::download_export),
        ],
        nav: vec![NavItem {
            label: "nav-import",
            href: "/import",
            permit: Permit::Organisation,
            icon: "upload",
        }],
        words: crate::room_words!(),
        joined: &[],
        jobs: worker::jobs(),
    }
}
