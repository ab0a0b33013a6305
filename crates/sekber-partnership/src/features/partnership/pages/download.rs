//! The list of partnerships as a file: exactly the rows that the filter finds.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_documents::sheet::{Column, Kind, Table, Value, to_csv, to_xlsx};

use super::list::{since, turn};
use super::state_by;
use crate::features::partnership::filter::Filter;
use crate::features::partnership::store::list::{self, ListRow};
use crate::kit::access::Member;
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
    ("partnership-turn-since", 18.0, Kind::Text),
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
    let asked = Form::from_query(query.as_deref());
    let filter = Filter::read(&asked, &actor, app.today());
    asked.applied()?;
    file(&app, frame, &filter, XLSX).await
}

/// As delimited text.
pub async fn csv(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::from_query(query.as_deref());
    let filter = Filter::read(&asked, &actor, app.today());
    asked.applied()?;
    file(&app, frame, &filter, CSV).await
}

async fn file(app: &App, frame: Frame, filter: &Filter, kind: &'static str) -> Result<Response, Problem> {
    let making = large_files::begin(app).await?;
    let rows = list::everything(app.db(), &app.region(), filter).await?;
    let today = app.today();
    let write = move || {
        let table = table(&frame, &rows);
        match kind {
            CSV => to_csv(&table),
            _ => to_xlsx(&[table], today.at(0, 0, 0, 0)),
        }
    };
    let bytes = making.write(write).await?.map_err(anyhow::Error::from)?;
    let ending = if kind == CSV { "csv" } else { "xlsx" };
    Ok(download(&format!("kemitraan-{today}.{ending}"), kind, bytes))
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
    let mark = if row.simulated { format!(" ({})", frame.say("mark-simulated")) } else { String::new() };
    vec![
        Value::Whole(row.number),
        text(&format!("{}{mark}", row.title)),
        text(&row.lead),
        text(&row.partner),
        Value::Whole(row.others),
        text(&state_by(frame, &row.state, &row.end_on, &row.ended_on)),
        text(&turn(frame, row)),
        text(&since(frame, row)),
        day(row.start_on),
        day(row.end_on),
    ]
}
