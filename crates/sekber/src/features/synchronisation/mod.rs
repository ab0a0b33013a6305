//! Synchronisation of programmes: so far its engine on the command line, to be measured beside others.

mod cli;

use cli::{OverlapCommand, overlap_command};

use crate::kit::card::{Card, RoomCommand, arguments};

/// The room's card.
pub fn card() -> Card {
    let clap = arguments::<OverlapCommand>(
        "overlap",
        "Find overlaps between programmes and needs that nobody serves, in a plain instance",
    );
    Card {
        name: "synchronisation",
        commands: vec![RoomCommand::on_files(clap, overlap_command).at(160)],
        ..Card::default()
    }
}
