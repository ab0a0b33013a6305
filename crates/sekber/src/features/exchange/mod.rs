//! Exchange of sheets: importing offices, partners and programmes from the spreadsheets people keep, and exporting them.

mod actions;
mod bridge;
mod check;
mod cli;
mod columns;
mod export;
mod index;
mod interpret;
mod kind;
mod layout;
mod progress;
mod reading;
mod references;
mod row;
mod shown;
mod store;
mod summary;
mod template;
mod verdict;
mod writing;

use crate::kit::card::Card;

pub use actions::recover;
pub use cli::{ExportCommand, FaultyRows, ImportCommand, export_command, import_command};

/// The room's card.
pub fn card() -> Card {
    Card { name: "exchange", routes: Vec::new(), nav: Vec::new(), words: crate::room_words!() }
}
