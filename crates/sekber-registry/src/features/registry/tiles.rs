//! Tiles of the front page: offices and partners, and how many of them are invited to the cycle.

use super::store::figures::FIGURES;
use crate::kit::access::Permit;
use crate::kit::card::{Figures, Tile, TileShown};
use crate::kit::page::Frame;

/// The room's tiles.
pub fn tiles() -> Vec<Tile> {
    vec![
        Tile { permit: Permit::Member, figures: FIGURES, show: offices },
        Tile { permit: Permit::Member, figures: "", show: partners },
    ]
}

fn offices(frame: &Frame, figures: &Figures) -> TileShown {
    TileShown {
        name: frame.say("registry-tile-offices"),
        value: frame.whole(&figures.of("registry-offices-invited")),
        note: of(frame, figures.of("registry-offices")),
        href: Some("/offices"),
    }
}

fn partners(frame: &Frame, figures: &Figures) -> TileShown {
    let verified = frame.whole(&figures.of("registry-partners-verified"));
    let verified = frame.say_with("registry-tile-verified", "count", verified);
    TileShown {
        name: frame.say("registry-tile-partners"),
        value: frame.whole(&figures.of("registry-partners-invited")),
        note: format!("{}; {verified}", of(frame, figures.of("registry-partners"))),
        href: Some("/partners"),
    }
}

fn of(frame: &Frame, all: i64) -> String {
    frame.say_with("registry-tile-of", "all", frame.whole(&all))
}
