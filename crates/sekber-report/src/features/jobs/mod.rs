//! The jobs that run in the background, as administrators look after them: what waits, runs and failed, tried again or
//! cancelled by hand; and the cleanup that belongs to no other room.

mod actions;
mod cli;
mod codes;
mod pages;

use std::time::Duration;

use crate::kit::access::Permit;
use crate::kit::card::{Card, NavGroup, NavItem, RoomCommand, Route, get, post, subcommands};
use crate::kit::jobs::{Work, every, in_each_process};

use cli::{JobsCommand, jobs_command};

pub use actions::{cancel, retry};

/// How often jobs that ended long ago are deleted.
const CLEANUP: Duration = Duration::from_secs(60 * 60);

/// How often files are deleted that a killed process left half-written.
const FILES: Duration = Duration::from_secs(24 * 60 * 60);

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "jobs",
        routes: Some(routes),
        nav: vec![NavItem {
            group: NavGroup::Administration,
            label: "nav-jobs",
            href: "/jobs",
            permit: Permit::Admin,
        }],
        words: crate::room_words!(),
        codes: codes::all(),
        commands: vec![
            RoomCommand::on_records(
                subcommands::<JobsCommand>(
                    "jobs",
                    "Look after the jobs that run in the background: list, retry, cancel",
                ),
                |app, command| async move { jobs_command(&app, command).await },
            )
            .at(115),
        ],
        jobs: vec![
            every("job_cleanup", CLEANUP, async |work: Work| actions::clean_up(&work.app).await),
            // The folder of attachments is the machine's own; the start has looked at it already.
            in_each_process("file_cleanup", FILES, async |work: Work| {
                actions::clean_up_files(&work.app).await
            }),
        ],
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/jobs", pages::list),
        post("/jobs/{job}/retry", pages::retry),
        post("/jobs/{job}/cancel", pages::cancel),
    ]
}
