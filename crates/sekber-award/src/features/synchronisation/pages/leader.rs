//! The leader's page: one screen and one sheet of paper. The figures come from the rooms, each opens what it is made of.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_documents::official::{Block, Column};

use crate::features::district::{self, Cycle};
use crate::kit::access::{Actor, Observer};
use crate::kit::app::App;
use crate::kit::card::{LeaderAsks, LeaderFigure};
use crate::kit::page::official_document::{self, Format};
use crate::kit::page::{Frame, page};
use crate::kit::problem::Problem;

/// A group of figures with its heading.
struct Group {
    heading: String,
    figures: Vec<LeaderFigure>,
}

#[derive(Template)]
#[template(path = "features/synchronisation/pages/leader.html")]
struct LeaderPage {
    frame: Frame,
    cycle: Cycle,
    today: String,
    groups: Vec<Group>,
}

async fn groups(app: &App, frame: &Frame, actor: &Actor, cycle: &Cycle) -> Result<Vec<Group>, Problem> {
    let mut found: Vec<Group> = Vec::new();
    for room in app.leader() {
        let asks = LeaderAsks { app, frame, actor, cycle: &cycle.id, year: cycle.year };
        let figures = (room.count)(asks).await?;
        if !figures.is_empty() {
            found.push(Group { heading: frame.say(room.label), figures });
        }
    }
    Ok(found)
}

/// The page.
pub async fn show(
    Observer(actor): Observer,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let groups = groups(&app, &frame, &actor, &cycle).await?;
    page(&LeaderPage { today: frame.civil_date(&app.today()), groups, cycle, frame })
}

/// The same on paper.
pub async fn print(
    Observer(actor): Observer,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let groups = groups(&app, &frame, &actor, &cycle).await?;
    let column = |head: String, share: u8, number: bool| Column { head, share, number };
    let title = frame.say("leader-title");
    let under = format!("{} · {}", cycle.name, frame.civil_date(&app.today()));
    let mut blocks = vec![Block::Title { text: title.clone(), under }];
    for group in groups {
        let row = |figure: LeaderFigure| vec![figure.name, figure.value, figure.note];
        blocks.push(Block::Heading { text: group.heading });
        blocks.push(Block::Table {
            columns: vec![
                column(frame.say("leader-column-figure"), 5, false),
                column(frame.say("leader-column-value"), 2, true),
                column(frame.say("leader-column-note"), 4, false),
            ],
            over: String::new(),
            rows: group.figures.into_iter().map(row).collect(),
            row_millimetres: 0,
        });
    }
    blocks.push(Block::Text { text: frame.say("leader-source-sheet"), indent: false });
    let document = official_document::document(&app, frame.language, &title, blocks);
    official_document::send(&format!("lembar-pimpinan-{}", app.today()), document, Format::Pdf).await
}
