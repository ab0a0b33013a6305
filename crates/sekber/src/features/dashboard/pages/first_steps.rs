//! The list of first steps: with those done, and also where the first page shows it no more.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::overview;
use crate::features::dashboard::actions;
use crate::features::dashboard::first_steps::FirstSteps;
use crate::features::district;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, go, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/dashboard/pages/first_steps.html")]
struct FirstStepsPage {
    frame: Frame,
    first: FirstSteps,
}

/// The list.
pub async fn show(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let counted = overview(&app, &cycle).await?;
    page(&FirstStepsPage { first: FirstSteps::of(&app, &actor, &counted.figures), frame })
}

/// Puts the list away from the first page, or brings it back.
pub async fn put_away(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    actions::put_away(&app, &actor, &form).await?;
    Ok(match form.switched("away")? {
        true => go("/", "notice-first-steps-away"),
        false => go("/", "notice-first-steps-back"),
    })
}

/// Says of a step that it is settled, or takes that back.
pub async fn settle(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    actions::settle(&app, &actor, &form).await?;
    Ok(go("/first-steps", "notice-first-step-said"))
}
