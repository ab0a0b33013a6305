//! The list as a file: exactly the rows that the filter finds, in their order.

use axum::response::Response;
use sekber_core::value::PartialDate;
use sekber_documents::sheet::{Column, Kind, Table, Value, to_csv, to_xlsx};

use super::list::{Asked, Lists, districts};
use crate::features::programme::store::list::{self, ListRow};
use crate::kit::app::App;
use crate::kit::large_files;
use crate::kit::page::{CSV, Frame, download};
use crate::kit::problem::Problem;

/// Key of the title, HXL hashtag, width in characters, kind.
const COLUMNS: [(&str, &str, f64, Kind); 14] = [
    ("programme-reference", "#activity+code", 16.0, Kind::Text),
    ("programme-title", "#activity+name", 50.0, Kind::Text),
    ("programme-side", "#org+type", 18.0, Kind::Text),
    ("programme-owner", "#org+name", 36.0, Kind::Text),
    ("programme-lead", "#org+government+name", 24.0, Kind::Text),
    ("programme-theme", "#sector+list", 36.0, Kind::Text),
    ("programme-goal", "#activity+sdg+code+list", 16.0, Kind::Text),
    ("programme-place", "#adm3+name+list", 36.0, Kind::Text),
    ("programme-place-codes", "#loc+code+list", 30.0, Kind::Text),
    ("programme-start", "#date+start", 14.0, Kind::Text),
    ("programme-end", "#date+end", 14.0, Kind::Text),
    ("programme-total", "#value+total+v_iso4217_idr", 20.0, Kind::Money),
    ("programme-beneficiaries", "#reached+planned", 14.0, Kind::Whole),
    ("programme-state", "#status", 16.0, Kind::Text),
];

/// The file of what was asked for, of this media type.
pub(super) async fn file(
    app: &App,
    frame: &Frame,
    asked: Asked,
    kind: &'static str,
    hashtags: bool,
) -> Result<Response, Problem> {
    let making = large_files::begin(app).await?;
    let rows = list::everything(app.db(), &app.region(), &asked.filter).await?;
    let (frame, today, narrowed) = (frame.clone(), app.today(), asked.in_name());
    // Laying out 100,000 rows takes seconds: other requests must not wait behind it.
    let write = move || {
        let table = table(&frame, &asked.lists, &rows, hashtags);
        match kind {
            CSV => to_csv(&table),
            _ => to_xlsx(&[table], today.at(0, 0, 0, 0)),
        }
    };
    let bytes = making.write(write).await?.map_err(anyhow::Error::from)?;
    let ending = if kind == CSV { "csv" } else { "xlsx" };
    let tagged = if hashtags { "-hxl" } else { "" };
    Ok(download(&format!("program-{today}{narrowed}{tagged}.{ending}"), kind, bytes))
}

fn table(frame: &Frame, lists: &Lists, rows: &[ListRow], hashtags: bool) -> Table {
    let column = |(title, hxl, width, kind): (&str, &str, f64, Kind)| Column {
        title: frame.say(title),
        hxl: hashtags.then(|| hxl.to_owned()),
        width,
        kind,
    };
    Table {
        title: frame.say("programme-list-title"),
        notes: vec![frame.say_with("programme-list-of", "district", &frame.district.name)],
        columns: COLUMNS.into_iter().map(column).collect(),
        rows: rows.iter().map(|row| cells(frame, lists, row)).collect(),
    }
}

fn cells(frame: &Frame, lists: &Lists, row: &ListRow) -> Vec<Value> {
    let split = |codes: &Option<String>| -> Vec<String> {
        codes.iter().flat_map(|codes| codes.split(';')).map(str::to_owned).collect()
    };
    let text = |text: &str| Value::from(text);
    let list = |names: Vec<String>| Value::from(names.join("; ").as_str());
    let themes = split(&row.themes).iter().map(|code| Lists::name(&lists.themes, code).to_owned()).collect();
    let places = split(&row.places);
    vec![
        text(row.reference.as_deref().unwrap_or_default()),
        text(&row.title),
        text(&frame.say_code("programme-side-", row.side.as_str())),
        text(&row.organisation),
        text(row.lead.as_deref().unwrap_or_default()),
        list(themes),
        list(split(&row.sdg)),
        list(districts(&places, lists)),
        list(places),
        date(row.start_on),
        date(row.end_on),
        money(row.total_idr),
        row.beneficiaries.map_or(Value::Empty, Value::Whole),
        text(&frame.say_code("programme-state-", row.state.code_on(row.end_on, frame.today()))),
    ]
}

fn date(date: Option<PartialDate>) -> Value {
    date.map_or(Value::Empty, |date| Value::Text(date.to_string()))
}

/// Rupiah from sen; most amounts are whole.
fn money(minor: i64) -> Value {
    match minor {
        0 => Value::Empty,
        minor if minor % 100 == 0 => Value::Whole(minor / 100),
        minor => Value::Number(minor as f64 / 100.0),
    }
}
