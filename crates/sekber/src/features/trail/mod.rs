//! The audit trail: reading it, filtering it, and proving that nobody changed it.

mod cli;
mod codes;
mod export;
mod filter;
mod pages;
mod store;
mod view;

use crate::kit::access::Permit;
use crate::kit::card::{Card, NavGroup, NavItem, RoomCommand, get, post, subcommands};

use cli::{AuditCommand, audit_command};

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "trail",
        routes: vec![
            get("/audit", pages::read),
            get("/audit/download/{format}", pages::download_trail),
            post("/audit/verify", pages::check),
        ],
        nav: vec![NavItem {
            group: NavGroup::Administration,
            label: "nav-audit",
            href: "/audit",
            permit: Permit::Auditor,
        }],
        words: crate::room_words!(),
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

#[cfg(test)]
mod tests;
