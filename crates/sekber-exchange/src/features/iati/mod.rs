//! Exchange with the International Aid Transparency Initiative: so far its files on the command line.

mod cli;
mod write_behind;

pub use cli::UnreadableFile;
use cli::{IatiCommand, iati_command};

use crate::kit::card::{Card, RoomCommand, subcommands};

/// The room's card.
pub fn card() -> Card {
    let clap =
        subcommands::<IatiCommand>("iati", "Read files of the International Aid Transparency Initiative");
    Card {
        name: "iati",
        commands: vec![RoomCommand::on_files(clap, iati_command).at(170)],
        ..Card::default()
    }
}
