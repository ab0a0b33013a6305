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

fn offices(frame: &Frame, figures: &Figures) -> Option<TileShown> {
    Some(TileShown {
        name: frame.say("registry-tile-offices"),
        value: frame.whole(&figures.of("registry-offices")),
        note: frame.say_with(
            "registry-tile-invited",
            "count",
            frame.whole(&figures.of("registry-offices-invited")),
        ),
        href: Some("/offices"),
    })
}

fn partners(frame: &Frame, figures: &Figures) -> Option<TileShown> {
    let facts = [
        ("all", frame.whole(&figures.of("registry-partners"))),
        ("invited", frame.whole(&figures.of("registry-partners-invited"))),
    ];
    Some(TileShown {
        name: frame.say("registry-tile-partners"),
        value: frame.whole(&figures.of("registry-partners-verified")),
        note: frame.say_facts("registry-tile-of", &facts),
        href: Some("/partners?state=verified"),
    })
}
