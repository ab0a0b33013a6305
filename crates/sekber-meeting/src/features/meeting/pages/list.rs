//! All meetings.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::features::meeting::model::Meeting;
use crate::features::meeting::store::meetings;
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::page::{Frame, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/meeting/pages/list.html")]
struct ListPage {
    frame: Frame,
    meetings: Vec<Meeting>,
    manages: bool,
}

/// The meetings, the latest first.
pub async fn show(Member(actor): Member, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    let meetings = meetings::all(app.db(), &app.region()).await?;
    page(&ListPage { meetings, manages: actor.is_secretariat(), frame })
}
