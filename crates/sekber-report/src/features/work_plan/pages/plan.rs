//! The plan of a partnership as a whole: its timeline, activities, indicators with what they came to, and what was changed.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::value::{ActivityId, PartnershipId};
use sekber_core::work_plan::{ActivityState, value_of_year};

use super::history::{Told, told};
use super::shown::state_badge;
use super::timeline::{Timeline, draw};
use crate::features::ledger::thousandths;
use crate::features::partnership::Partnership;
use crate::features::work_plan::guard::PlanReader;
use crate::features::work_plan::model::{Actual, FirstPlace, Indicator, Planned, TargetOf, Term, YearOf};
use crate::features::work_plan::store::{activities, indicators, values};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::page::{Frame, count, page};
use crate::kit::problem::Problem;

/// Changes that are shown; older ones stand in the trail.
const SHOWN: i64 = 15;

/// Places of an activity that are named; the others are counted.
const PLACES: i64 = 5;

/// An activity as the list shows it.
struct ActivityLine {
    activity: Planned,
    state: ActivityState,
    places: String,
    /// Whether it lies beyond the term of the partnership.
    is_beyond: bool,
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

fn aimed(indicator: &Indicator, targets: &[TargetOf]) -> BTreeMap<i64, i64> {
    let own = targets.iter().filter(|target| target.indicator_id == indicator.id);
    own.map(|target| (target.year, target.value_milli)).collect()
}

fn by_year(aimed: &BTreeMap<i64, i64>, measured: &BTreeMap<i64, i64>) -> Vec<Year> {
    let all: BTreeSet<i64> = aimed.keys().chain(measured.keys()).copied().collect();
    let year =
        |year: i64| Year { year, target: aimed.get(&year).copied(), actual: measured.get(&year).copied() };
    all.into_iter().map(year).collect()
}

/// The years of an indicator with a target or a value.
pub fn years(indicator: &Indicator, targets: &[TargetOf], values: &[Actual]) -> Vec<Year> {
    let own =
        values.iter().filter(|value| value.indicator_id == indicator.id && value.withdrawn_at.is_none());
    let values: Vec<_> = own.map(|value| (value.on_day, value.value_milli)).collect();
    let of_values: BTreeSet<i64> = values.iter().map(|(day, _)| i64::from(day.year())).collect();
    let of_year = |year: i64| Some((year, value_of_year(indicator.counting, &values, year)?));
    let measured: BTreeMap<i64, i64> = of_values.into_iter().filter_map(of_year).collect();
    by_year(&aimed(indicator, targets), &measured)
}

/// The same from what the values come to year by year.
fn counted_years(indicator: &Indicator, targets: &[TargetOf], counted: &[YearOf]) -> Vec<Year> {
    let own = counted.iter().filter(|one| one.indicator_id == indicator.id);
    let measured: BTreeMap<i64, i64> = own.map(|one| (one.year, one.counted(indicator.counting))).collect();
    by_year(&aimed(indicator, targets), &measured)
}

/// The places of each activity in words.
fn places(frame: &Frame, found: &[FirstPlace]) -> BTreeMap<ActivityId, String> {
    let mut all: BTreeMap<ActivityId, (Vec<&str>, i64)> = BTreeMap::new();
    for place in found {
        let (names, total) = all.entry(place.activity_id.clone()).or_default();
        names.push(&place.name);
        *total = place.total;
    }
    let said = |(names, total): (Vec<&str>, i64)| {
        let more = total - i64::try_from(names.len()).unwrap_or(total);
        let names = names.join(", ");
        match more {
            0 => names,
            more => frame.say_facts("plan-places-more", &[("places", names), ("count", frame.whole(&more))]),
        }
    };
    all.into_iter().map(|(id, places)| (id, said(places))).collect()
}

/// What a plan is read as: five statements, whatever was written beside its lines and values.
struct Read {
    activities: Vec<Planned>,
    places: Vec<FirstPlace>,
    indicators: Vec<Indicator>,
    targets: Vec<TargetOf>,
    counted: Vec<YearOf>,
}

impl Read {
    async fn of(app: &App, id: &PartnershipId) -> Result<Self, Problem> {
        let (db, region) = (app.db(), app.region());
        Ok(Self {
            activities: activities::planned(db, &region, id).await?,
            places: activities::first_places(db, &region, id, PLACES).await?,
            indicators: indicators::of_partnership(db, &region, id).await?,
            targets: indicators::targets(db, &region, id).await?,
            counted: values::years(db, &region, id).await?,
        })
    }

    fn lines(self, frame: &Frame, today: Date, term: Term) -> Lines {
        let mut places = places(frame, &self.places);
        let activity = |activity: Planned| ActivityLine {
            state: activity.state(today),
            is_beyond: activity.is_beyond(term),
            places: places.remove(&activity.id).unwrap_or_default(),
            activity,
        };
        let activities = self.activities.into_iter().map(activity).collect();
        let (targets, counted) = (self.targets, self.counted);
        let indicator = |indicator: Indicator| IndicatorLine {
            years: counted_years(&indicator, &targets, &counted),
            indicator,
        };
        Lines { activities, indicators: self.indicators.into_iter().map(indicator).collect() }
    }
}

/// The lines of a plan.
struct Lines {
    activities: Vec<ActivityLine>,
    indicators: Vec<IndicatorLine>,
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
        let activities = self.lines.activities.iter().map(|line| line.activity.waits());
        let indicators = self.lines.indicators.iter().map(|line| line.indicator.waits());
        count(activities.chain(indicators).filter(|waits| *waits).count())
    }
}

/// The page.
pub async fn show(
    PlanReader(scene): PlanReader,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let read = Read::of(&app, &scene.partnership.id).await?;
    let found = activities::history(app.db(), &app.region(), &scene.partnership.id, SHOWN).await?;
    let today = app.today();
    let term = (scene.partnership.start_on, scene.partnership.end_on);
    let draw_page = move || {
        let lines = read.lines(&frame, today, term);
        page(&PlanPage {
            timeline: draw(&frame, lines.activities.iter().map(|line| &line.activity), (today, term)),
            history: told(&frame, &found),
            may_propose: scene.keeps() && !scene.partnership.state.is_over(),
            partnership: scene.partnership,
            lines,
            frame,
        })
    };
    cpu::run(draw_page).await?
}
