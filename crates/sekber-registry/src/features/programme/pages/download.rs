//! The list as a file: exactly the rows that the filter finds, in their order.

use axum::response::Response;
use sekber_documents::sheet::{Column, Kind, Table, Value};

use super::list::{Asked, Lists, districts};
use crate::features::programme::store::list::{self, ListRow};
use crate::kit::app::App;
use crate::kit::large_files;
use crate::kit::page::cells::{date, told_rupiah};
use crate::kit::page::{Frame, send_list};
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
    let list = move || table(&frame, &asked.lists, &rows, hashtags);
    let tagged = if hashtags { "-hxl" } else { "" };
    let name = format!("program-{today}{narrowed}{tagged}");
    send_list(making, (&name, kind), today.at(0, 0, 0, 0), list).await
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
    let text = |text: &str| Value::from(text);
    let list = |names: &[String]| Value::from(names.join("; ").as_str());
    let themes: Vec<String> =
        row.themes.iter().map(|code| Lists::name(&lists.themes, code).to_owned()).collect();
    vec![
        text(row.reference.as_deref().unwrap_or_default()),
        text(&row.title),
        text(&frame.say_code("programme-side-", row.side.as_str())),
        text(&row.organisation),
        text(row.lead.as_deref().unwrap_or_default()),
        list(&themes),
        list(&row.sdg),
        list(&districts(&row.places, lists)),
        list(&row.places),
        date(row.start_on),
        date(row.end_on),
        told_rupiah(row.total_idr),
        row.beneficiaries.map_or(Value::Empty, Value::Whole),
        text(&frame.say_code("programme-state-", row.state.code_on(row.end_on, frame.today()))),
    ]
}
