//! The visits of a partnership.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::features::partnership::Scene;
use crate::features::visit::guard::VisitsReader;
use crate::features::visit::model::Line;
use crate::features::visit::store::read;
use crate::kit::app::App;
use crate::kit::page::{Frame, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/visit/pages/list.html")]
struct ListPage {
    frame: Frame,
    scene: Scene,
    lines: Vec<Line>,
}

impl ListPage {
    fn open(&self, line: &Line) -> String {
        let facts = [("open", self.frame.whole(&line.open)), ("all", self.frame.whole(&line.follow_ups))];
        match line.follow_ups {
            0 => String::new(),
            _ => self.frame.say_facts("visit-open-of", &facts),
        }
    }
}

/// The page.
pub async fn show(
    VisitsReader(scene): VisitsReader,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let lines = read::of_partnership(app.db(), &app.region(), &scene.partnership.id).await?;
    page(&ListPage { frame, scene, lines })
}
