//! All awards, and beginning one from a template.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::super::actions::season;
use super::super::model::Season;
use super::super::steps::NewSeason;
use super::super::store::seasons;
use super::super::templates::Template as RulesTemplate;
use super::badge;
use crate::features::district::{self, Cycle};
use crate::kit::access::{Actor, Public, Secretariat};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go, page, page_with};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/award/pages/list.html")]
struct ListPage {
    frame: Frame,
    seasons: Vec<Season>,
    manages: bool,
    has_partner: bool,
}

/// All seasons; drafts only for those who oversee the district.
pub async fn show(Public(actor): Public, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    let mut all = seasons::all(app.db(), &app.region()).await?;
    let oversees = actor.as_ref().is_some_and(Actor::oversees);
    all.retain(|season| oversees || season.state.is_public());
    let manages = actor.as_ref().is_some_and(Actor::is_secretariat);
    let has_partner =
        actor.as_ref().is_some_and(|actor| actor.roles.iter().any(|role| role.side() == Some("partner")));
    page(&ListPage { frame, seasons: all, manages, has_partner })
}

#[derive(Template)]
#[template(path = "features/award/pages/new.html")]
struct NewPage {
    frame: Frame,
    cycles: Vec<Cycle>,
    cycle: String,
    typed: Form,
    faults: Faults,
}

impl NewPage {
    fn of(frame: Frame, cycles: Vec<Cycle>, typed: Form, faults: Faults) -> Self {
        let latest = cycles.iter().max_by_key(|cycle| cycle.year).map(|cycle| cycle.id.to_string());
        let cycle = typed.filled("cycle").map(str::to_owned).or(latest).unwrap_or_default();
        Self { frame, cycles, cycle, typed, faults }
    }

    fn cycle_choices(&self) -> Vec<(String, String)> {
        self.cycles.iter().map(|cycle| (cycle.id.to_string(), cycle.shown(&self.frame))).collect()
    }

    fn templates(&self) -> Vec<&'static str> {
        RulesTemplate::ALL.iter().map(|one| one.as_str()).collect()
    }

    fn is_chosen(&self, code: &str) -> bool {
        self.typed.filled("template").unwrap_or("thanks") == code
    }
}

/// The form.
pub async fn blank(_: Secretariat, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    let cycles = district::cycles(app.db(), &app.region()).await?;
    page(&NewPage::of(frame, cycles, Form::default(), Faults::none()))
}

/// Begins a season.
pub async fn create(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let cycles = district::cycles(app.db(), &app.region()).await?;
    let mut faults = Faults::none();
    let cycle = cycles.iter().find(|cycle| cycle.id.as_str() == form.text("cycle"));
    if cycle.is_none() {
        faults.add("cycle", "fault-required");
    }
    let template = RulesTemplate::from_code(form.text("template"));
    if template.is_none() {
        faults.add("template", "fault-not-a-choice");
    }
    let done = match cycle.zip(template) {
        Some((cycle, template)) => {
            let new = NewSeason {
                cycle: cycle.id.clone(),
                year: cycle.year,
                name: form.text("name").to_owned(),
                rules: template.rules(cycle.year).held_from(app.today()),
                simulated: false,
            };
            season::create(&app, &actor, new).await
        }
        None => Err(Problem::Invalid(faults)),
    };
    match done {
        Ok(id) => Ok(go(format!("/awards/{id}/edit"), "notice-award-created")),
        Err(Problem::Invalid(faults)) => {
            let again = NewPage::of(frame, cycles, form, faults);
            page_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
        Err(other) => Err(other),
    }
}
