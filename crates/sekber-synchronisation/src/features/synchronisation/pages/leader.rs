//! The leader's page: one screen and one sheet of paper. The figures come from the rooms, each opens what it is made of.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_documents::official::{Block, Column, Document};
use sekber_engines::synchronisation::grading::Grade;

use super::stamp::Stamp;
use crate::features::document::Head;
use crate::features::synchronisation::leader::sheet::{Line, Sheet};
use crate::kit::access::Observer;
use crate::kit::app::App;
use crate::kit::page::official_document::{self, Format};
use crate::kit::page::{Frame, QueryString, page};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

#[derive(Template)]
#[template(path = "features/synchronisation/pages/leader.html")]
struct LeaderPage {
    frame: Frame,
    sheet: Sheet,
    today: String,
}

/// The page.
pub async fn show(
    Observer(actor): Observer,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let sheet = Sheet::of(&app, &frame, &actor).await?;
    page(&LeaderPage { today: frame.civil_date(&app.today()), sheet, frame })
}

/// A note as a sentence of its own.
fn sentence(note: &str) -> String {
    let mut signs = note.chars();
    let first: String = signs.next().into_iter().flat_map(char::to_uppercase).collect();
    let end = if note.is_empty() || note.ends_with(['.', '…']) { "" } else { "." };
    format!("{first}{}{end}", signs.as_str())
}

/// What the grades mean that findings are counted by.
fn grades(frame: &Frame) -> String {
    let said = |grade: Grade| {
        let code = grade.as_str();
        format!("{}: {}", frame.say_code("finding-grade-", code), frame.say_code("finding-grade-long-", code))
    };
    [Grade::Duplication, Grade::Same, Grade::Synergy, Grade::Unclear].map(said).join(" ")
}

/// A line as a row of the paper, its note in sentences; what somebody has to act on says so.
fn row(frame: &Frame, line: Line, compares: bool) -> Vec<String> {
    let change = compares.then_some(line.change);
    let waits = line.waits.then(|| sentence(&frame.say("leader-waits")));
    let said = Some(sentence(&line.note)).filter(|note| !note.is_empty());
    let note = said.into_iter().chain(waits).collect::<Vec<_>>().join(" ");
    [line.name, line.value].into_iter().chain(change).chain([note]).collect()
}

/// The same on paper.
pub async fn print(
    Observer(actor): Observer,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    // A paper under the district's letterhead is Indonesian, whatever language its reader reads pages in.
    let mut frame = frame;
    frame.language = Language::Indonesian;
    let sheet = Sheet::of(&app, &frame, &actor).await?;
    let column = |head: &str, share: u8, number: bool| Column { head: frame.say(head), share, number };
    let title = frame.say("leader-title");
    let under = format!("{} · {}", sheet.cycle.shown(&frame), frame.civil_date(&app.today()));
    let mut blocks = vec![Block::OnePage, Block::Title { text: title.clone(), under }];
    let stamp = Stamp::of(&frame, &sheet.cycle, &QueryString::default(), []);
    // In the first month nothing can be compared: there is no column for it then.
    let compares = sheet.groups.iter().flat_map(|group| &group.lines).any(|line| !line.change.is_empty());
    // One table with one head: each group begins with a row of its own.
    let mut rows: Vec<Vec<String>> = Vec::new();
    for group in sheet.groups {
        rows.push(vec![group.heading.to_uppercase()]);
        rows.extend(group.lines.into_iter().map(|line| row(&frame, line, compares)));
    }
    let mut columns = vec![column("leader-column-figure", 4, false), column("leader-column-value", 2, true)];
    columns.extend(compares.then(|| column("leader-column-change", 3, false)));
    columns.push(column("leader-column-note", 7, false));
    blocks.push(Block::Table { columns, over: String::new(), rows, row_millimetres: 0 });
    blocks.push(Block::Text { text: sheet.since, indent: false });
    blocks.push(Block::Text { text: frame.say("leader-source-sheet"), indent: false });
    blocks.push(Block::Text { text: grades(&frame), indent: false });
    if stamp.simulated {
        blocks.push(Block::Text { text: frame.say("mark-simulated-long"), indent: false });
    }
    let plain = official_document::document(&app, frame.language, &title, blocks);
    let document = Document { paper: plain.paper.overview(), ..Head::of(&app).await?.over(plain) };
    official_document::send(&stamp.named("lembar-pimpinan"), document, Format::Pdf).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_on_paper_is_a_sentence() {
        for (note, said) in [
            ("dari 26", "Dari 26."),
            ("paling dekat 31 Desember 2026", "Paling dekat 31 Desember 2026."),
            ("Sudah.", "Sudah."),
            ("dari 7: Stunting; …", "Dari 7: Stunting; …"),
            ("", ""),
        ] {
            assert_eq!(sentence(note), said);
        }
    }
}
