//! A plan as a workbook: activities, indicators year by year, and every value that counts.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::value::{ActivityId, PartnershipId};
use sekber_core::work_plan::ActivityState;
use sekber_documents::sheet::{Column, Kind, Table, Value, to_xlsx};

use super::plan::{IndicatorLine, years};
use crate::features::work_plan::guard::PlanReader;
use crate::features::work_plan::model::{Activity, Actual, Indicator, PlaceOf, TargetOf};
use crate::features::work_plan::store::{
    activities as activity_store, indicators as indicator_store, values as value_store,
};
use crate::kit::app::App;
use crate::kit::large_files;
use crate::kit::page::{Frame, XLSX, download};
use crate::kit::problem::Problem;

/// An activity with all that is written about it.
struct ActivityLine {
    activity: Activity,
    state: ActivityState,
    places: String,
}

/// The lines of a plan with all that is written about them.
struct Lines {
    activities: Vec<ActivityLine>,
    indicators: Vec<IndicatorLine>,
    /// Every value that counts.
    values: Vec<Actual>,
}

/// What a plan is read as: five statements.
struct Read {
    activities: Vec<Activity>,
    places: Vec<PlaceOf>,
    indicators: Vec<Indicator>,
    targets: Vec<TargetOf>,
    values: Vec<Actual>,
}

impl Read {
    async fn of(app: &App, id: &PartnershipId) -> Result<Self, Problem> {
        let (db, region) = (app.db(), app.region());
        Ok(Self {
            activities: activity_store::of_partnership(db, &region, id).await?,
            places: activity_store::places(db, &region, id).await?,
            indicators: indicator_store::of_partnership(db, &region, id).await?,
            targets: indicator_store::targets(db, &region, id).await?,
            values: value_store::of_partnership(db, &region, id).await?,
        })
    }

    fn lines(self, today: Date) -> Lines {
        let mut names: BTreeMap<&ActivityId, Vec<&str>> = BTreeMap::new();
        for place in &self.places {
            names.entry(&place.activity_id).or_default().push(&place.name);
        }
        let activity = |activity: Activity| ActivityLine {
            state: activity.state(today),
            places: names.get(&activity.id).map(|names| names.join(", ")).unwrap_or_default(),
            activity,
        };
        let activities = self.activities.into_iter().map(activity).collect();
        let (targets, values) = (self.targets, self.values);
        let indicator =
            |indicator: Indicator| IndicatorLine { years: years(&indicator, &targets, &values), indicator };
        let indicators = self.indicators.into_iter().map(indicator).collect();
        Lines { activities, indicators, values }
    }
}

/// The plan of a partnership.
pub async fn workbook(
    PlanReader(scene): PlanReader,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let making = large_files::begin(&app).await?;
    let (today, partnership) = (app.today(), scene.partnership);
    let read = Read::of(&app, &partnership.id).await?;
    let called = frame.language.either("rencana-kerja", "work-plan");
    let name = format!("{called}-{}-{today}.xlsx", partnership.number);
    let write = move || {
        let lines = read.lines(today);
        let mut notes = vec![partnership.title.clone()];
        if partnership.simulated {
            notes.insert(0, frame.say("plan-simulated"));
        }
        let tables = [
            activities(&frame, &notes, &lines.activities),
            indicators(&frame, &notes, &lines.indicators),
            values(&frame, &notes, &lines),
        ];
        to_xlsx(&tables, today.at(0, 0, 0, 0))
    };
    let bytes = making.write(write).await?.map_err(anyhow::Error::from)?;
    Ok(download(&name, XLSX, bytes))
}

fn table(
    frame: &Frame,
    (title, notes): (&str, &[String]),
    columns: &[(&str, f64, Kind)],
    rows: Vec<Vec<Value>>,
) -> Table {
    let column = |(title, width, kind): &(&str, f64, Kind)| Column {
        title: frame.say(title),
        hxl: None,
        width: *width,
        kind: *kind,
    };
    Table {
        title: frame.say(title),
        notes: notes.to_vec(),
        columns: columns.iter().map(column).collect(),
        rows,
    }
}

/// A number of thousandths in a cell.
fn number(milli: Option<i64>) -> Value {
    match milli {
        None => Value::Empty,
        Some(milli) if milli % 1_000 == 0 => Value::Whole(milli / 1_000),
        Some(milli) => Value::Number(milli as f64 / 1_000.0),
    }
}

fn activities(frame: &Frame, notes: &[String], lines: &[ActivityLine]) -> Table {
    let day = |day: Option<Date>| day.map_or(Value::Empty, Value::Date);
    let row = |line: &ActivityLine| {
        let one = &line.activity;
        vec![
            Value::from(one.title.clone()),
            Value::from(one.detail.clone()),
            Value::from(line.places.clone()),
            Value::from(one.organisation.clone()),
            Value::Date(one.starts_on),
            Value::Date(one.ends_on),
            day(one.begun_on),
            day(one.done_on),
            Value::from(frame.say_code("plan-state-", line.state.as_str())),
            Value::from(one.note.clone()),
            Value::from(agreement(frame, one.agreed_at.is_some(), one.proposed_by.as_str())),
        ]
    };
    let columns = [
        ("plan-activity", 40.0, Kind::Text),
        ("plan-detail", 40.0, Kind::Text),
        ("plan-places", 30.0, Kind::Text),
        ("plan-responsible", 30.0, Kind::Text),
        ("plan-starts", 20.0, Kind::Date),
        ("plan-ends", 20.0, Kind::Date),
        ("plan-begun", 20.0, Kind::Date),
        ("plan-done", 20.0, Kind::Date),
        ("plan-state", 20.0, Kind::Text),
        ("plan-note", 30.0, Kind::Text),
        ("plan-agreed", 24.0, Kind::Text),
    ];
    table(frame, ("plan-activities", notes), &columns, lines.iter().map(row).collect())
}

fn agreement(frame: &Frame, is_agreed: bool, proposer: &str) -> String {
    if is_agreed { frame.say("plan-agreed") } else { frame.say_code("plan-proposer-", proposer) }
}

fn indicators(frame: &Frame, notes: &[String], lines: &[IndicatorLine]) -> Table {
    let mut rows = Vec::new();
    for line in lines {
        let one = &line.indicator;
        let head = || {
            vec![
                Value::from(frame.say_code("plan-kind-", one.kind.as_str())),
                Value::from(one.title.clone()),
                Value::from(one.unit.clone()),
                Value::from(one.organisation.clone()),
                number(one.baseline_milli),
                one.baseline_year.map_or(Value::Empty, |year| Value::from(year.to_string())),
            ]
        };
        let tail = || {
            let dropped = one.dropped_on.map(|_| frame.say_code("plan-state-", "dropped"));
            let state = agreement(frame, one.agreed_at.is_some(), one.proposed_by.as_str());
            Value::from(dropped.unwrap_or(state))
        };
        for year in &line.years {
            let mut row = head();
            row.extend([
                Value::from(year.year.to_string()),
                number(year.target),
                number(year.actual),
                tail(),
            ]);
            rows.push(row);
        }
        if line.years.is_empty() {
            let mut row = head();
            row.extend([Value::Empty, Value::Empty, Value::Empty, tail()]);
            rows.push(row);
        }
    }
    let columns = [
        ("plan-kind", 16.0, Kind::Text),
        ("plan-indicator", 44.0, Kind::Text),
        ("plan-unit", 16.0, Kind::Text),
        ("plan-measures", 30.0, Kind::Text),
        ("plan-baseline", 14.0, Kind::Text),
        ("plan-baseline-year", 14.0, Kind::Text),
        ("plan-year", 10.0, Kind::Text),
        ("plan-target", 14.0, Kind::Text),
        ("plan-actual", 14.0, Kind::Text),
        ("plan-agreed", 24.0, Kind::Text),
    ];
    table(frame, ("plan-indicators", notes), &columns, rows)
}

fn values(frame: &Frame, notes: &[String], lines: &Lines) -> Table {
    let row = |value: &Actual| {
        let of = lines.indicators.iter().find(|line| line.indicator.id == value.indicator_id);
        let (title, unit) = of.map_or((String::new(), String::new()), |line| {
            (line.indicator.title.clone(), line.indicator.unit.clone())
        });
        let count = |count: Option<i64>| count.map_or(Value::Empty, Value::Whole);
        vec![
            Value::from(title),
            Value::Date(value.on_day),
            number(Some(value.value_milli)),
            Value::from(unit),
            count(value.men),
            count(value.women),
            count(value.with_disability),
            count(value.children),
            count(value.adults),
            count(value.elderly),
            Value::from(value.note.clone()),
            Value::from(value.person_name.clone()),
        ]
    };
    let columns = [
        ("plan-indicator", 44.0, Kind::Text),
        ("plan-on-day", 20.0, Kind::Date),
        ("plan-value", 14.0, Kind::Text),
        ("plan-unit", 16.0, Kind::Text),
        ("plan-split-men", 14.0, Kind::Whole),
        ("plan-split-women", 14.0, Kind::Whole),
        ("plan-split-with-disability", 14.0, Kind::Whole),
        ("plan-split-children", 14.0, Kind::Whole),
        ("plan-split-adults", 14.0, Kind::Whole),
        ("plan-split-elderly", 14.0, Kind::Whole),
        ("plan-note", 30.0, Kind::Text),
        ("plan-recorded-by", 24.0, Kind::Text),
    ];
    table(frame, ("plan-values", notes), &columns, lines.values.iter().map(row).collect())
}
