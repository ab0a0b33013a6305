//! Ending a paper, asked on a page of its own because it cannot be undone.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::{paper_in_force, partner};
use crate::features::paper::actions;
use crate::features::paper::model::{Paper, papers_path};
use crate::features::registry::Organisation;
use crate::kit::access::PaperKeeper;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, go, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/paper/pages/end.html")]
struct EndPage {
    frame: Frame,
    partner: Organisation,
    paper: Paper,
}

impl EndPage {
    fn list_path(&self) -> String {
        papers_path(&self.partner.id)
    }
}

/// Asks whether the paper shall end.
pub async fn ask(
    editor: PaperKeeper,
    State(app): State<App>,
    Path((_, paper)): Path<(String, String)>,
    frame: Frame,
) -> Result<Response, Problem> {
    let partner = partner(&app, &editor.organisation).await?;
    let paper = paper_in_force(&app, &partner.id, &paper).await?;
    page(&EndPage { frame, partner, paper })
}

/// Ends the paper.
pub async fn end(
    editor: PaperKeeper,
    State(app): State<App>,
    Path((_, paper)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Problem> {
    let PaperKeeper { actor, organisation } = editor;
    let paper = paper_in_force(&app, &organisation, &paper).await?;
    let version = form.text("version").parse().map_err(|_| Problem::Conflict)?;
    actions::end(&app, &actor, &organisation, &paper.id, version).await?;
    Ok(go(papers_path(&organisation), "notice-paper-ended"))
}
