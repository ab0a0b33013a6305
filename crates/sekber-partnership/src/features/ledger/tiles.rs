//! The tile of the front page: what of the ledger waits for the office to confirm.

use super::store::FIGURES;
use crate::kit::access::Permit;
use crate::kit::card::{Figures, Tile, TileShown};
use crate::kit::page::Frame;

/// The room's tile.
pub fn tiles() -> Vec<Tile> {
    vec![Tile { permit: Permit::Organisation, figures: FIGURES, show: waiting }]
}

/// How many entries wait for whoever looks; nothing where none does.
fn waiting(frame: &Frame, figures: &Figures) -> Option<TileShown> {
    let actor = frame.actor.as_ref()?;
    let count = match actor.is_secretariat() {
        true => figures.of("ledger-waiting"),
        false => actor.edited().map(|id| figures.of(&format!("ledger-waiting-{id}"))).sum::<i64>(),
    };
    (count > 0).then(|| TileShown {
        name: frame.say("ledger-standing-tile"),
        value: frame.whole(&count),
        note: frame.say("ledger-standing-tile-note"),
        href: Some("/ledger/entries?standing=deciding"),
    })
}
