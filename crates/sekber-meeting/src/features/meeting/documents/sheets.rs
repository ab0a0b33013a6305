//! Choice sheets on paper, for each office and each partner, for when power or network fails. Numbers and code let them be
//! typed in later.

use sekber_core::registry::kinds::Side;
use sekber_documents::official::{Block, Document};

use super::DocumentScene;
use crate::features::meeting::model::Participant;
use crate::features::meeting::sheet_lines::{OF_OFFICES, SheetLine, Sheets};
use crate::features::meeting::shown_code::shown;

/// The box to tick.
const BOX: &str = "☐";

/// The sheets of all offices, which choose among what is presented, and of all partners, which choose among the offices that
/// fit their programmes.
pub fn document(papers: &DocumentScene, all: &[Participant], sheets: &Sheets) -> Document {
    let title = papers.say("document-sheet");
    let mut blocks = Vec::new();
    for (one, side, own) in all.iter().filter_map(|one| Some((one, one.side?, one.organisation_id.as_ref()?)))
    {
        let name = if side == Side::Office { OF_OFFICES } else { own.as_str() };
        let offered = sheets.get(name).map_or(&[][..], Vec::as_slice);
        if side == Side::Partner && offered.is_empty() {
            continue;
        }
        if !blocks.is_empty() {
            blocks.push(Block::NewPage);
        }
        blocks.push(Block::Title { text: title.clone(), under: one.name.clone() });
        blocks.push(papers.text(papers.say_with("document-sheet-how", "code", shown(&one.code))));
        blocks.push(table(papers, one, offered));
    }
    if blocks.is_empty() {
        blocks.push(papers.text(papers.say("meeting-door-empty")));
    }
    Document { foot: papers.meeting.name.clone(), ..papers.document(&title, blocks) }
}

/// The programmes with boxes; whose sheet it is stands over the table on every page, for sheets that come apart.
fn table(papers: &DocumentScene, whose: &Participant, programmes: &[SheetLine]) -> Block {
    let other = if whose.side == Some(Side::Office) { "matching-partner" } else { "matching-office" };
    let tick = || BOX.to_owned();
    let row = |one: &SheetLine| {
        let other = one.other.clone();
        vec![one.number.clone(), other, one.title.clone(), tick(), tick(), tick(), String::new()]
    };
    Block::Table {
        columns: vec![
            papers.column("document-no", 0),
            papers.column(other, 4),
            papers.column("matching-programme", 9),
            papers.column("document-tick-want", 0),
            papers.column("document-tick-maybe", 0),
            papers.column("document-tick-no", 0),
            papers.column("document-rank", 0),
        ],
        over: format!("{} – {}", whose.name, shown(&whose.code)),
        rows: programmes.iter().map(row).collect(),
        row_millimetres: 0,
    }
}
