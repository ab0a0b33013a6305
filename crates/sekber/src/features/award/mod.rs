//! The award: so far its arithmetic on the command line, so that anybody can check it against other programs.

mod cli;

use cli::{AwardCommand, award_command};

use crate::kit::card::{Card, RoomCommand, subcommands};

/// The room's card.
pub fn card() -> Card {
    let clap = subcommands::<AwardCommand>(
        "award",
        "Score an award from plain files, and see how far its ranking can be trusted",
    );
    Card {
        name: "award",
        commands: vec![RoomCommand::on_files(clap, award_command).at(150)],
        ..Card::default()
    }
}
