//! Exchange of sheets: importing offices, partners and programmes from the spreadsheets people keep, and exporting them.

mod actions;
mod bridge;
mod check;
mod columns;
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
mod verdict;
mod writing;

use crate::kit::card::Card;

pub use actions::{Upload, apply, begin_applying, check, receive, recover};
pub use kind::Kind;
pub use summary::Summary;

/// The room's card.
pub fn card() -> Card {
    Card { name: "exchange", routes: Vec::new(), nav: Vec::new(), words: crate::room_words!() }
}
