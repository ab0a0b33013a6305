//! Tiles of the front page: programmes of the cycle, the money that partners name, the villages reached.

use sekber_core::value::{Currency, Money};

use super::store::figures::FIGURES;
use crate::kit::access::Permit;
use crate::kit::card::{Figures, Tile, TileShown};
use crate::kit::page::Frame;

/// The room's tiles.
pub fn tiles() -> Vec<Tile> {
    let tile = |figures, show| Tile { permit: Permit::Member, figures, show };
    vec![tile(FIGURES, programmes), tile("", money), tile("", villages)]
}

fn programmes(frame: &Frame, figures: &Figures) -> Option<TileShown> {
    let facts = [
        ("partners", frame.whole(&figures.of("programme-of-partners"))),
        ("over", frame.whole(&figures.of("programme-over"))),
    ];
    Some(TileShown {
        name: frame.say("programme-tile-programmes"),
        value: frame.whole(&figures.of("programme-all")),
        note: frame.say_facts("programme-tile-of", &facts),
        href: Some("/programmes?state=open"),
    })
}

fn money(frame: &Frame, figures: &Figures) -> Option<TileShown> {
    let money = Money { minor: figures.of("programme-money"), currency: Currency::IDR };
    let facts = [
        ("count", frame.whole(&figures.of("programme-with-money"))),
        ("all", frame.whole(&figures.of("programme-of-partners"))),
    ];
    Some(TileShown {
        name: frame.say("programme-tile-money"),
        value: frame.money_short(&money),
        note: frame.say_facts("programme-tile-money-known", &facts),
        href: Some("/programmes?side=partner&state=open&money=with"),
    })
}

fn villages(frame: &Frame, figures: &Figures) -> Option<TileShown> {
    let facts = [
        ("all", frame.whole(&figures.of("programme-villages"))),
        ("named", frame.whole(&figures.of("programme-villages-named"))),
    ];
    Some(TileShown {
        name: frame.say("programme-tile-villages"),
        value: frame.whole(&figures.of("programme-villages-reached")),
        note: frame.say_facts("programme-tile-villages-of", &facts),
        href: Some("/synchronisation/gaps#reached"),
    })
}
