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
    // How many sheets the person still has to hand in, and before which day.
    let waiting = person.and_then(|person| {
        let begins = format!("{SHEETS_BEGIN}{person} ");
        let due = figures.named(&begins)?;
        Some((figures.of(&format!("{begins}{due}")), due.parse::<Date>().ok()))
    });
    let sheets = |open: i64| frame.say_count("award-tile-sheets", open);
    let note = match waiting {
        None => frame.say_with("award-tile-decided", "count", frame.whole(&figures.of("award-decided"))),
        Some((open, None)) => sheets(open),
        Some((open, Some(day))) => {
            frame.say_facts("award-tile-due", &[("sheets", sheets(open)), ("day", frame.civil_date(&day))])
        }
    };
    Some(TileShown {
        name: frame.say("award-tile"),
        value: frame.whole(&under_way),
        note,
        href: Some("/awards"),
    })
}
