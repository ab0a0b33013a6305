//! The plan of a partnership as a whole: its timeline, activities, indicators with what they came to, and what was changed.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::value::ActivityId;
use sekber_core::work_plan::{ActivityState, value_of_year};

use super::history::{Told, told};
use super::shown::state_badge;
use super::timeline::{Timeline, draw};
use crate::features::ledger::thousandths;
use crate::features::partnership::{Partnership, Scene};
use crate::features::work_plan::guard::PlanReader;
use crate::features::work_plan::model::{Activity, Actual, Indicator, PlaceOf, TargetOf};
use crate::features::work_plan::store::{activities, indicators, values};
use crate::kit::app::App;
use crate::kit::page::{Frame, page};
use crate::kit::problem::Problem;

/// Changes that are shown; older ones stand in the trail.
const SHOWN: i64 = 15;

/// An activity as the list shows it.
pub struct ActivityLine {
    /// The activity.
    pub activity: Activity,
    /// How far it is.
    pub state: ActivityState,
    /// Where, by name.
    pub places: String,
}

/// What an indicator came to in a year, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i64,
    /// What was aimed at.
    pub target: Option<i64>,
    /// What was measured.
    pub actual: Option<i64>,
}

/// An indicator as the list shows it.
pub struct IndicatorLine {
    /// The indicator.
    pub indicator: Indicator,
    /// The years with a target or a value.
    pub years: Vec<Year>,
}

/// The lines of a plan.
pub struct Lines {
    /// Activities.
    pub activities: Vec<ActivityLine>,
    /// Indicators.
    pub indicators: Vec<IndicatorLine>,
    /// Every value that counts.
    pub values: Vec<Actual>,
}

/// The names of places, by activity.
pub fn places(found: &[PlaceOf]) -> BTreeMap<&ActivityId, Vec<&str>> {
    let mut all: BTreeMap<&ActivityId, Vec<&str>> = BTreeMap::new();
    for place in found {
        all.entry(&place.activity_id).or_default().push(&place.name);
    }
    all
}

/// The years of an indicator with a target or a value.
pub fn years(indicator: &Indicator, targets: &[TargetOf], values: &[Actual]) -> Vec<Year> {
    let own = targets.iter().filter(|target| target.indicator_id == indicator.id);
    let aimed: BTreeMap<i64, i64> = own.map(|target| (target.year, target.value_milli)).collect();
    let own =
        values.iter().filter(|value| value.indicator_id == indicator.id && value.withdrawn_at.is_none());
    let measured: Vec<_> = own.map(|value| (value.on_day, value.value_milli)).collect();
    let of_values = measured.iter().map(|(day, _)| i64::from(day.year()));
    let all: BTreeSet<i64> = aimed.keys().copied().chain(of_values).collect();
    let year = |year: i64| Year {
        year,
        target: aimed.get(&year).copied(),
        actual: value_of_year(indicator.counting, &measured, year),
    };
    all.into_iter().map(year).collect()
}

/// Reads the lines of a plan: five statements.
pub async fn lines(app: &App, scene: &Scene) -> Result<Lines, Problem> {
    let (db, region, today) = (app.db(), app.region(), app.today());
    let id = &scene.partnership.id;
    let found = activities::of_partnership(db, &region, id).await?;
    let at = activities::places(db, &region, id).await?;
    let names = places(&at);
    let line = |activity: Activity| ActivityLine {
        state: activity.state(today),
        places: names.get(&activity.id).map(|names| names.join(", ")).unwrap_or_default(),
        activity,
    };
    let activities = found.into_iter().map(line).collect();
    let found = indicators::of_partnership(db, &region, id).await?;
    let targets = indicators::targets(db, &region, id).await?;
    let values = values::of_partnership(db, &region, id).await?;
    let line =
        |indicator: Indicator| IndicatorLine { years: years(&indicator, &targets, &values), indicator };
    Ok(Lines { activities, indicators: found.into_iter().map(line).collect(), values })
}

/// What a year came to, in words.
pub fn year_said(frame: &Frame, year: &Year) -> String {
    let number = |milli: i64| thousandths(frame.language, milli);
    let facts = [
        ("year", year.year.to_string()),
        ("target", year.target.map(number).unwrap_or_default()),
        ("actual", year.actual.map(number).unwrap_or_default()),
    ];
    let key = match (year.target, year.actual) {
        (Some(_), Some(_)) => "plan-year-both",
        (Some(_), None) => "plan-year-target",
        _ => "plan-year-actual",
    };
    frame.say_facts(key, &facts)
}

/// The value before it began, in words.
pub fn baseline_said(frame: &Frame, indicator: &Indicator) -> String {
    let Some(milli) = indicator.baseline_milli else { return String::new() };
    let number = thousandths(frame.language, milli);
    match indicator.baseline_year {
        Some(year) => format!("{number} ({year})"),
        None => number,
    }
}

#[derive(Template)]
#[template(path = "features/work_plan/pages/plan.html")]
struct PlanPage {
    frame: Frame,
    partnership: Partnership,
    lines: Lines,
    timeline: Option<Timeline>,
    history: Vec<Told>,
    may_propose: bool,
}

impl PlanPage {
    fn is_empty(&self) -> bool {
        self.lines.activities.is_empty() && self.lines.indicators.is_empty()
    }

    /// How many lines wait for another side.
    fn waiting(&self) -> i64 {
        let activities = self.lines.activities.iter().map(|line| {
            let one = &line.activity;
            one.agreed_at.is_none() && one.dropped_on.is_none()
        });
        let indicators = self.lines.indicators.iter().map(|line| {
            let one = &line.indicator;
            one.agreed_at.is_none() && one.dropped_on.is_none()
        });
        i64::try_from(activities.chain(indicators).filter(|waits| *waits).count()).unwrap_or(i64::MAX)
    }
}

/// The page.
pub async fn show(
    PlanReader(scene): PlanReader,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let lines = lines(&app, &scene).await?;
    let found = activities::history(app.db(), &app.region(), &scene.partnership.id, SHOWN).await?;
    let drawn: Vec<Activity> = lines.activities.iter().map(|line| line.activity.clone()).collect();
    page(&PlanPage {
        timeline: draw(&frame, &drawn, app.today()),
        history: told(&frame, &found),
        may_propose: scene.keeps() && !scene.partnership.state.is_over(),
        partnership: scene.partnership,
        lines,
        frame,
    })
}
