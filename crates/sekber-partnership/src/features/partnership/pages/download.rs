//! The list of partnerships as a file: exactly the rows that the filter finds.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_documents::sheet::{Column, Kind, Table, Value, to_csv, to_xlsx};

use super::list::turn;
use super::state_by;
use crate::features::partnership::filter::Filter;
use crate::features::partnership::store::list::{self, ListRow};
use crate::features::programme::SIMULATED_MARK;
use crate::features::registry::{self, Side};
use crate::kit::access::{Actor, Member};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::large_files;
use crate::kit::page::{CSV, Frame, XLSX, download};
use crate::kit::problem::Problem;

/// Key of the title, width in characters, kind.
const COLUMNS: [(&str, f64, Kind); 10] = [
    ("partnership-number", 8.0, Kind::Whole),
    ("partnership-title", 50.0, Kind::Text),
    ("partnership-lead", 24.0, Kind::Text),
    ("partnership-partner", 24.0, Kind::Text),
    ("partnership-others", 10.0, Kind::Whole),
    ("partnership-state", 18.0, Kind::Text),
    ("partnership-turn", 28.0, Kind::Text),
    ("partnership-turn-since", 18.0, Kind::Date),
    ("partnership-start", 20.0, Kind::Date),
    ("partnership-end", 20.0, Kind::Date),
];

/// As a workbook.
pub async fn xlsx(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let filter = filter(&app, &actor, query.as_deref()).await?;
    file(&app, frame, &filter, XLSX).await
}

/// As delimited text.
pub async fn csv(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let filter = filter(&app, &actor, query.as_deref()).await?;
    file(&app, frame, &filter, CSV).await
}

/// What the address asks for; a file refuses what it cannot say.
async fn filter(app: &App, actor: &Actor, query: Option<&str>) -> Result<Filter, Problem> {
    let asked = Form::from_query(query);
    let filter = Filter::read(&asked, actor, app.today());
    let sides = [("office", Some(Side::Office)), ("partner", Some(Side::Partner))];
    registry::note_unknown(app, &asked, &sides).await?;
    asked.applied()?;
    Ok(filter)
}

async fn file(app: &App, frame: Frame, filter: &Filter, kind: &'static str) -> Result<Response, Problem> {
    let making = large_files::begin(app).await?;
    let rows = list::everything(app.db(), &app.region(), filter).await?;
    let today = app.today();
    let name = frame.language.either("kemitraan", "partnerships");
    let write = move || {
        let table = table(&frame, &rows);
        match kind {
            CSV => to_csv(&table),
            _ => to_xlsx(&[table], today.at(0, 0, 0, 0)),
        }
    };
    let bytes = making.write(write).await?.map_err(anyhow::Error::from)?;
    let ending = if kind == CSV { "csv" } else { "xlsx" };
    Ok(download(&format!("{name}-{today}.{ending}"), kind, bytes))
}

fn table(frame: &Frame, rows: &[ListRow]) -> Table {
    let column =
        |(title, width, kind): (&str, f64, Kind)| Column { title: frame.say(title), hxl: None, width, kind };
    Table {
        title: frame.say("partnership-list-title"),
        notes: vec![frame.say_with("partnership-list-of", "district", &frame.district.name)],
        columns: COLUMNS.into_iter().map(column).collect(),
        rows: rows.iter().map(|row| cells(frame, row)).collect(),
    }
}

fn cells(frame: &Frame, row: &ListRow) -> Vec<Value> {
    let text = |text: &str| Value::from(text);
    let day = |day: Option<jiff::civil::Date>| Value::from(day);
    // What came of a made-up programme bears its mark already.
    let is_unmarked = row.simulated && !row.title.ends_with(SIMULATED_MARK);
    let mark = if is_unmarked { SIMULATED_MARK } else { "" };
    vec![
        Value::Whole(row.number),
        text(&format!("{}{mark}", row.title)),
        text(&row.lead),
        text(&row.partner),
        Value::Whole(row.others),
        text(&state_by(frame, &row.state, &row.end_on, &row.ended_on)),
        text(&turn(frame, row)),
        day(row.since().map(|since| frame.day(since))),
        day(row.start_on),
        day(row.end_on),
    ]
}
