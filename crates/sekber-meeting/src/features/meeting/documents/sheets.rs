//! Choice sheets on paper, a page for each office, for when power or network fails. Numbers and code let them be typed
//! in later.

use sekber_core::registry::kinds::Side;
use sekber_documents::official::{Block, Document};

use super::Desk;
use crate::features::meeting::model::Participant;
use crate::features::meeting::pages::door::shown;
use crate::features::meeting::pages::sheets::Numbered;

/// The box to tick.
const BOX: &str = "☐";

/// The sheets of all offices.
pub fn document(desk: &Desk, all: &[Participant], programmes: &[Numbered]) -> Document {
    let title = desk.say("document-sheet");
    let mut blocks = Vec::new();
    for office in all.iter().filter(|one| one.side == Some(Side::Office)) {
        if !blocks.is_empty() {
            blocks.push(Block::NewPage);
        }
        blocks.push(Block::Title { text: title.clone(), under: office.name.clone() });
        blocks.push(desk.text(desk.say_with("document-sheet-how", "code", shown(&office.code))));
        blocks.push(table(desk, office, programmes));
    }
    if blocks.is_empty() {
        blocks.push(desk.text(desk.say("meeting-door-empty")));
    }
    Document { foot: desk.meeting.name.clone(), ..desk.document(&title, blocks) }
}

/// The programmes with boxes; whose sheet it is stands over the table on every page, for sheets that come apart.
fn table(desk: &Desk, office: &Participant, programmes: &[Numbered]) -> Block {
    let tick = || BOX.to_owned();
    let row = |one: &Numbered| {
        let partner = one.partner.clone();
        vec![one.number.clone(), partner, one.title.clone(), tick(), tick(), tick(), String::new()]
    };
    Block::Table {
        columns: vec![
            desk.column("document-no", 0),
            desk.column("matching-partner", 4),
            desk.column("matching-programme", 9),
            desk.column("document-tick-want", 0),
            desk.column("document-tick-maybe", 0),
            desk.column("document-tick-no", 0),
            desk.column("document-rank", 0),
        ],
        over: format!("{} – {}", office.name, shown(&office.code)),
        rows: programmes.iter().map(row).collect(),
        row_millimetres: 0,
    }
}
