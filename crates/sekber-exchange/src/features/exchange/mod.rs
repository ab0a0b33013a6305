//! Exchange of sheets: importing offices, partners and programmes from the spreadsheets people keep, and exporting them.

mod actions;
mod alike;
mod as_checked;
mod batches;
mod bridge;
mod check;
mod checking;
mod cli;
mod codes;
mod columns;
mod compare;
mod corrections;
mod export;
mod frame;
mod guard;
mod guess;
mod guessing;
mod hxl;
mod iati;
mod iati_money;
mod iati_text;
mod index;
mod interpret;
mod joining;
mod kind;
mod layout;
mod letters;
mod money_columns;
mod opening;
mod overtaken;
mod own_activity;
mod own_list;
mod pages;
mod permission;
mod questions;
mod reading;
mod records;
mod references;
mod report;
mod row;
mod rows;
mod shown;
mod staged;
mod store;
mod summary;
mod survey;
mod taking_back;
mod template;
mod told;
mod updates;
mod verdict;
mod worker;
mod writing;

use crate::kit::access::Permit;
use crate::kit::body::BodyLimit;
use crate::kit::card::{Card, NavGroup, NavItem, RoomCommand, Route, arguments, get, post};

use cli::{ExportCommand, ImportCommand, export_command, import_command};

pub use actions::{
    Upload, assign, begin_applying, begin_taking_back, discard, receive, receive_all, start_checking,
};
pub use cli::{FaultyRows, import_file, owners};
pub use kind::Kind;
pub use layout::Layout;
pub use worker::KEPT_DAYS;

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "exchange",
        routes: Some(routes),
        nav: vec![NavItem {
            group: NavGroup::Data,
            label: "nav-import",
            href: "/import",
            permit: Permit::Organisation,
        }],
        words: crate::room_words!(),
        forgotten: store::FORGOTTEN,
        jobs: worker::jobs(),
        codes: codes::all(),
        commands: vec![
            RoomCommand::on_records(
                arguments::<ImportCommand>("import", "Import a sheet of offices, partners or programmes"),
                |app, command| async move { import_command(&app, command).await },
            )
            .at(50),
            RoomCommand::on_records(
                arguments::<ExportCommand>(
                    "export",
                    "Write records into a sheet that can be edited and imported again",
                ),
                |app, command| async move { export_command(&app, command).await },
            )
            .at(60),
        ],
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/import", pages::show_start),
        post("/import", pages::hand_in).takes(BodyLimit::File),
        get("/import/templates/{kind}", pages::download_template),
        get("/import/{run}", pages::show_run),
        get("/import/{run}/progress", pages::show_progress),
        get("/import/{run}/faults", pages::download_faults),
        post("/import/{run}/check", pages::check_run),
        post("/import/{run}/columns", pages::assign_columns),
        post("/import/{run}/apply", pages::apply_run),
        post("/import/{run}/discard", pages::discard_run),
        get("/import/{run}/take-back", pages::show_taking_back),
        post("/import/{run}/take-back", pages::take_back_run),
        get("/export/{kind}", pages::download_export),
    ]
}
