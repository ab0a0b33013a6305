//! The leader's page: one screen and one sheet of paper. The figures come from the rooms, each opens what it is made of.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_documents::official::{Block, Column, Document};

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
    for group in sheet.groups {
        let row = |line: Line| -> Vec<String> {
            let change = compares.then_some(line.change);
            [line.name, line.value].into_iter().chain(change).chain([line.note]).collect()
        };
        let mut columns =
            vec![column("leader-column-figure", 5, false), column("leader-column-value", 2, true)];
        columns.extend(compares.then(|| column("leader-column-change", 3, false)));
        columns.push(column("leader-column-note", 4, false));
        blocks.push(Block::Heading { text: group.heading });
        blocks.push(Block::Table {
            columns,
            over: String::new(),
            rows: group.lines.into_iter().map(row).collect(),
            row_millimetres: 0,
        });
    }
    blocks.push(Block::Text { text: sheet.since, indent: false });
    blocks.push(Block::Text { text: frame.say("leader-source-sheet"), indent: false });
    if stamp.simulated {
        blocks.push(Block::Text { text: frame.say("mark-simulated-long"), indent: false });
    }
    let plain = official_document::document(&app, frame.language, &title, blocks);
    let document = Document { paper: plain.paper.overview(), ..Head::of(&app).await?.over(plain) };
    official_document::send(&stamp.named("lembar-pimpinan"), document, Format::Pdf).await
}
