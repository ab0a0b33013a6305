//! The tile of the front page: the cycle's awards that are under way, and for a juror the sheets that wait.

use jiff::civil::Date;

use super::store::search::{FIGURES, SHEETS_BEGIN};
use crate::kit::access::Permit;
use crate::kit::card::{Figures, Tile, TileShown};
use crate::kit::page::Frame;

/// The room's tile.
pub const TILE: Tile = Tile { permit: Permit::Member, figures: FIGURES, show };

fn show(frame: &Frame, figures: &Figures) -> Option<TileShown> {
    let under_way: i64 =
        ["published", "frozen", "scoring"].map(|state| figures.of(&format!("award-{state}"))).iter().sum();
    let person = frame.actor.as_ref().and_then(|actor| actor.person_id());
    let begins = person.map(|person| format!("{SHEETS_BEGIN}{person} "));
    let note =
        match begins.and_then(|begins| figures.named(&begins).map(|due| (format!("{begins}{due}"), due))) {
            None => frame.say_with("award-tile-decided", "count", frame.whole(&figures.of("award-decided"))),
            Some((name, due)) => {
                let sheets = frame.say_count("award-tile-sheets", figures.of(&name));
                match due.parse::<Date>() {
                    Ok(day) => frame
                        .say_facts("award-tile-due", &[("sheets", sheets), ("day", frame.civil_date(&day))]),
                    Err(_) => sheets,
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
