//! The audit trail: reading it, filtering it, and proving that nobody changed it.

mod called;
mod cli;
mod codes;
mod export;
mod filter;
mod kept_back;
mod pages;
mod store;
mod values;
mod view;

use crate::kit::access::Permit;
use crate::kit::audit::refusals;
use crate::kit::card::{Card, NavGroup, NavItem, RoomCommand, Route, get, post, subcommands};
use crate::kit::jobs::{Outcome, Work, in_each_process};

use cli::{AuditCommand, audit_command};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "audit",
        routes: Some(routes),
        nav: vec![NavItem {
            group: NavGroup::Administration,
            label: "nav-audit",
            href: "/audit",
            permit: Permit::Auditor,
        }],
        words: crate::room_words!(),
        // What was refused waits in the memory of the process that refused it.
        jobs: vec![in_each_process("refusals", refusals::PERIOD, async |work: Work| {
            refusals::write(&work.app).await?;
            Ok(Outcome::Done)
        })],
        codes: codes::all(),
        commands: vec![
            RoomCommand::on_records(
                subcommands::<AuditCommand>("audit", "Check the audit trail"),
                |app, command| async move { audit_command(&app, command).await },
            )
            .at(110),
        ],
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/audit", pages::read),
        get("/audit/download/{format}", pages::download_trail),
        post("/audit/verify", pages::check),
    ]
}

#[cfg(test)]
mod tests;
