//! The first page.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::features::district::{self, Cycle};
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::page::{Frame, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/dashboard/pages/home.html")]
struct HomePage {
    frame: Frame,
    cycle: Cycle,
}

/// The first page of everybody who is signed in.
pub async fn home(_: Member, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    page(&HomePage { frame, cycle })
}
