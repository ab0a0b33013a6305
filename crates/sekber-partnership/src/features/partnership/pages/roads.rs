//! The roads of papers as the district sets them.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::partnership::{RoadKind, Step, Weight, road};
use sekber_core::registry::Turn;

use super::own_step::{follows, name_of};
use super::source_of;
use crate::features::partnership::actions::road::{StepDraft, set_road};
use crate::features::partnership::own_step::{OwnStep, order};
use crate::features::partnership::store::own_steps;
use crate::features::partnership::store::roads::{self, SetStep};
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go_or_mend, page};
use crate::kit::problem::Problem;

/// Where the page is.
const PATH: &str = "/partnerships/roads";

/// A step in the form.
struct Row {
    /// As the program knows it.
    usual: Step,
    /// As the district sets it, or as it was typed.
    weight: String,
    actor: String,
    days: String,
}

#[derive(Template)]
#[template(path = "features/partnership/pages/roads.html")]
struct RoadsPage {
    frame: Frame,
    kind: RoadKind,
    rows: Vec<Row>,
    own: Vec<OwnRow>,
    faults: Faults,
}

/// A step that the district added.
struct OwnRow {
    step: OwnStep,
    name: String,
    /// What the step is called that it follows; empty where it is the first.
    after: String,
    /// Where it is changed.
    href: String,
}

impl RoadsPage {
    fn days_field(&self, row: &Row) -> String {
        StepDraft::days_field(row.usual.code)
    }

    fn weight_field(&self, row: &Row) -> String {
        StepDraft::weight_field(row.usual.code)
    }

    fn actor_field(&self, row: &Row) -> String {
        StepDraft::actor_field(row.usual.code)
    }

    fn wrong(&self, field: &str) -> Option<String> {
        self.frame.fault(&self.faults, field)
    }
}

/// The steps that the district added and has not retired, in their order.
fn own_rows(frame: &Frame, kind: RoadKind, all: &[OwnStep]) -> Vec<OwnRow> {
    let codes = order(kind, all);
    let standing = |code: &String| all.iter().find(|one| one.step == *code && one.retired_at.is_none());
    let row = |step: &OwnStep| OwnRow {
        name: name_of(frame, kind, all, &step.step),
        after: name_of(frame, kind, all, &follows(kind, all, &step.step)),
        href: format!("{PATH}/step?road={kind}&step={}", step.step),
        step: step.clone(),
    };
    codes.iter().filter_map(standing).map(row).collect()
}

async fn roads_page(
    app: &App,
    frame: Frame,
    kind: RoadKind,
    (typed, faults): (Option<&Form>, Faults),
) -> Result<RoadsPage, Problem> {
    let set = roads::of_road(app.db(), &app.region(), kind).await?;
    let row = |usual: &Step| {
        let kept = SetStep::on(usual, &set);
        let (weight, actor) = (kept.weight.to_string(), kept.actor.to_string());
        let said = |field: String, kept: String| typed.map_or(kept, |form| form.text(&field).to_owned());
        let weight = match usual.weights() {
            [_] => weight,
            _ => said(StepDraft::weight_field(usual.code), weight),
        };
        let actor = match usual.actors() {
            [_] => actor,
            _ => said(StepDraft::actor_field(usual.code), actor),
        };
        let days = said(StepDraft::days_field(usual.code), kept.usual_days.to_string());
        Row { usual: *usual, weight, actor, days }
    };
    let all = own_steps::of_road(app.db(), &app.region(), kind).await?;
    let own = own_rows(&frame, kind, &all);
    Ok(RoadsPage { own, rows: road(kind).steps.iter().map(row).collect(), frame, kind, faults })
}

/// The steps of a road.
pub async fn show(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let kind = frame.query(query.as_deref()).filter("road").unwrap_or(RoadKind::ThirdParty);
    page(&roads_page(&app, frame, kind, (None, Faults::none())).await?)
}

/// Sets them.
pub async fn set(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let kind: RoadKind = form.code("road")?;
    let mut faults = Faults::none();
    let mut drafts = Vec::new();
    for step in road(kind).steps {
        let (days, weight) = (StepDraft::days_field(step.code), StepDraft::weight_field(step.code));
        let actor = StepDraft::actor_field(step.code);
        // What is not to be chosen is not asked.
        let weighs = form.filled(&weight).map_or(Some(step.weight), |text| text.parse::<Weight>().ok());
        let acts = form.filled(&actor).map_or(Some(step.actor), |text| text.parse::<Turn>().ok());
        match (form.text(&days).parse(), weighs, acts) {
            (Ok(usual_days), Some(weight), Some(actor)) => {
                drafts.push(StepDraft { step: step.code.to_owned(), weight, actor, usual_days });
            }
            (Err(_), ..) => faults.add(&days, "fault-road-days-unread"),
            (_, None, _) => faults.add(&weight, "fault-not-a-choice"),
            (.., None) => faults.add(&actor, "fault-not-a-choice"),
        }
    }
    let done = match faults.is_empty() {
        true => set_road(&app, &actor, kind, &drafts).await,
        false => Err(Problem::Invalid(faults)),
    };
    go_or_mend(done, (&format!("{PATH}?road={kind}"), "notice-road-kept"), |faults| {
        roads_page(&app, frame, kind, (Some(&form), faults))
    })
    .await
}
