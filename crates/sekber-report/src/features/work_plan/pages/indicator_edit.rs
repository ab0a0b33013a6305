//! The form of an indicator.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::work_plan::{Counting, IndicatorKind};

use super::shown::typed as as_typed;
use crate::features::partnership::Scene;
use crate::features::work_plan::actions::indicator as verbs;
use crate::features::work_plan::draft::IndicatorDraft;
use crate::features::work_plan::guard::{IndicatorKeeper, PlanKeeper};
use crate::features::work_plan::limits;
use crate::features::work_plan::model::{Indicator, TargetOf};
use crate::features::work_plan::store::indicators;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go, go_or_mend, mend, page, redirect};
use crate::kit::problem::Problem;

/// A line of the targets: the year and what was typed.
pub struct TargetLine {
    year: String,
    value: String,
}

#[derive(Template)]
#[template(path = "features/work_plan/pages/indicator_edit.html")]
struct EditPage {
    frame: Frame,
    scene: Scene,
    /// The indicator that is changed; none for a new one.
    indicator: Option<Indicator>,
    kinds: Vec<(String, String)>,
    countings: Vec<(String, String)>,
    targets: Vec<TargetLine>,
    typed: Form,
    faults: Faults,
    version: i64,
}

impl EditPage {
    fn action(&self) -> String {
        match &self.indicator {
            Some(indicator) => format!("{}/edit", indicator.path()),
            None => format!("{}/indicators/new", self.scene.partnership.path()),
        }
    }

    fn back(&self) -> String {
        self.indicator.as_ref().map_or_else(|| self.scene.below("plan"), Indicator::path)
    }

    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }
}

fn filled(indicator: &Indicator, targets: &[TargetOf]) -> Form {
    let text = |name: &str, value: String| (name.to_owned(), value);
    let tick = |is_set: bool| if is_set { "1".to_owned() } else { String::new() };
    let mut fields = vec![
        text("kind", indicator.kind.to_string()),
        text("title", indicator.title.clone()),
        text("unit", indicator.unit.clone()),
        text("counting", indicator.counting.to_string()),
        text("responsible", indicator.organisation_id.to_string()),
        text("source", indicator.source.clone()),
        text("baseline", as_typed(indicator.baseline_milli)),
        text("baseline_year", indicator.baseline_year.map(|year| year.to_string()).unwrap_or_default()),
        text("by_sex", tick(indicator.by_sex)),
        text("by_disability", tick(indicator.by_disability)),
        text("by_age", tick(indicator.by_age)),
    ];
    for target in targets {
        fields.push(text("target_year", target.year.to_string()));
        fields.push(text("target", as_typed(Some(target.value_milli))));
    }
    Form::from(fields)
}

/// The lines of the targets: those that are there, and the years that usually follow.
fn target_lines(app: &App, scene: &Scene, typed: &Form) -> Vec<TargetLine> {
    let pairs = typed.column("target_year").zip(typed.column("target"));
    let mut lines: Vec<TargetLine> = pairs
        .map(|(year, value)| TargetLine { year: year.to_owned(), value: value.to_owned() })
        .take(2 * limits::TARGETS)
        .collect();
    let begins = scene.partnership.start_on.unwrap_or_else(|| app.today()).year();
    let ends = scene.partnership.end_on.map_or(begins.saturating_add(4), |day| day.year());
    for year in begins..=ends.min(begins.saturating_add(4)) {
        let year = year.to_string();
        if lines.len() < limits::TARGETS && !lines.iter().any(|line| line.year == year) {
            lines.push(TargetLine { year, value: String::new() });
        }
    }
    lines.sort_by(|one, other| one.year.cmp(&other.year));
    lines
}

fn edit_page(
    app: &App,
    frame: Frame,
    (scene, indicator): (Scene, Option<Indicator>),
    (typed, faults): (Form, Faults),
    version: i64,
) -> EditPage {
    EditPage {
        kinds: frame.say_codes("plan-kind-", IndicatorKind::ALL),
        countings: frame.say_codes("plan-counting-", Counting::ALL),
        targets: target_lines(app, &scene, &typed),
        frame,
        scene,
        indicator,
        typed,
        faults,
        version,
    }
}

/// The form of a new one.
pub async fn new(
    PlanKeeper(scene): PlanKeeper,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    if scene.partnership.state.is_over() {
        return Ok(redirect(&scene.below("plan")));
    }
    page(&edit_page(&app, frame, (scene, None), (Form::default(), Faults::none()), 0))
}

/// Puts a new one forward.
pub async fn propose(
    PlanKeeper(scene): PlanKeeper,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let draft = IndicatorDraft::read(&form, &mut faults);
    let done = match faults.is_empty() {
        true => verbs::propose(&app, &scene.actor, &scene.partnership.id, &draft).await,
        false => Err(Problem::Invalid(faults)),
    };
    match done {
        Ok(id) => Ok(go(format!("/indicators/{id}"), "notice-plan-proposed")),
        Err(problem) => {
            mend(
                problem,
                |faults| async move { Ok(edit_page(&app, frame, (scene, None), (form, faults), 0)) },
            )
            .await
        }
    }
}

/// The form of one that is there.
pub async fn show(
    IndicatorKeeper(scene, indicator): IndicatorKeeper,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    if scene.partnership.state.is_over() || indicator.dropped_on.is_some() {
        return Ok(redirect(&indicator.path()));
    }
    let targets = indicators::targets_of(app.db(), &app.region(), &indicator.id).await?;
    let (form, version) = (filled(&indicator, &targets), indicator.version);
    page(&edit_page(&app, frame, (scene, Some(indicator)), (form, Faults::none()), version))
}

/// Changes it.
pub async fn change(
    IndicatorKeeper(scene, indicator): IndicatorKeeper,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let draft = IndicatorDraft::read(&form, &mut faults);
    let version = form.version();
    let done = match faults.is_empty() {
        true => verbs::change(&app, &scene.actor, &indicator.id, version, &draft).await,
        false => Err(Problem::Invalid(faults)),
    };
    go_or_mend(done, (&indicator.path(), "notice-plan-changed"), |faults| async move {
        Ok(edit_page(&app, frame, (scene, Some(indicator)), (form, faults), version))
    })
    .await
}
