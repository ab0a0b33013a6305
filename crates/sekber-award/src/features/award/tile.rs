//! The tile of the front page: the cycle's awards that are under way, and for a juror the sheets that wait.

use jiff::civil::Date;

use super::store::search::{DUE_BEGINS, FIGURES};
use crate::kit::access::Permit;
use crate::kit::card::{Figures, Tile, TileShown};
use crate::kit::page::Frame;

/// The room's tile.
pub const TILE: Tile = Tile { permit: Permit::Member, figures: FIGURES, show };

fn show(frame: &Frame, figures: &Figures) -> Option<TileShown> {
    let under_way: i64 =
        ["published", "frozen", "scoring"].map(|state| figures.of(&format!("award-{state}"))).iter().sum();
    let person = frame.actor.as_ref().and_then(|actor| actor.person_id());
    let sheets = person.map_or(0, |person| figures.of(&format!("award-sheets-{person}")));
    let note = match sheets {
        0 => frame.say_with("award-tile-decided", "count", frame.whole(&figures.of("award-decided"))),
        open => {
            let sheets = frame.say_count("award-tile-sheets", open);
            let due = person.and_then(|person| figures.named(&format!("{DUE_BEGINS}{person} ")));
            match due.and_then(|day| day.parse::<Date>().ok()) {
                Some(day) => {
                    frame.say_facts("award-tile-due", &[("sheets", sheets), ("day", frame.civil_date(&day))])
                }
                None => sheets,
            }
        }
    };
    Some(TileShown {
        name: frame.say("award-tile"),
        value: frame.whole(&under_way),
        note,
        href: Some("/awards"),
    })
}
