//! Data on need beside the programmes, every place of it, for a spreadsheet.

use axum::extract::State;
use axum::response::Response;
use sekber_core::value::AreaDataId;
use sekber_documents::sheet::{Kind, Table, Value};

use super::beside::Beside;
use super::stamp::Stamp;
use crate::features::synchronisation::need::{MILLI, PlaceNeed};
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::large_files;
use crate::kit::page::{CSV, Frame, PathId, QueryString, send_list, tagged_columns};
use crate::kit::problem::Problem;

/// Keys of the titles, hashtags, widths and kinds of the columns; those of the map that say the same have the same hashtags.
const COLUMNS: [(&str, &str, f64, Kind); 5] = [
    ("coverage-code", "#adm+code+v_kemendagri", 16.0, Kind::Text),
    ("finding-place", "#adm+name", 28.0, Kind::Text),
    ("area-kecamatan", "#adm3+name", 24.0, Kind::Text),
    ("area-need", "#indicator+value+num", 14.0, Kind::Decimal),
    ("gap-programmes", "#activity+num", 12.0, Kind::Whole),
];

/// Columns of data that count people, as programmes do.
const OF_PEOPLE: [(&str, &str, f64, Kind); 2] = [
    ("area-planned", "#targeted+planned", 14.0, Kind::Decimal),
    ("area-left", "#inneed+left", 14.0, Kind::Decimal),
];

/// Columns of what programmes plan to spend.
const OF_MONEY: [(&str, &str, f64, Kind); 2] = [
    ("coverage-money-on", "#value+planned+on_budget", 22.0, Kind::Money),
    ("coverage-money-off", "#value+planned+off_budget", 22.0, Kind::Money),
];

/// What the data are, the same in each row.
const OF_DATA: [(&str, &str, f64, Kind); 5] = [
    ("area-name", "#indicator+name", 30.0, Kind::Text),
    ("area-unit", "#indicator+unit", 14.0, Kind::Text),
    ("area-year", "#date+year", 10.0, Kind::Whole),
    ("area-producer", "#meta+source", 24.0, Kind::Text),
    ("area-licence", "#meta+license", 18.0, Kind::Text),
];

/// The places of one data set.
pub async fn save_csv(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<AreaDataId>,
) -> Result<Response, Problem> {
    let making = large_files::begin(&app).await?;
    let beside = Beside::of(&app, &id).await?;
    let counts_people = beside.data.counts_people;
    let nothing = QueryString::default();
    let mut stamp = Stamp::of(&frame, &beside.cycle, &nothing, []);
    stamp.simulated |= beside.data.simulated;
    let number = |milli: i64| Value::Number(milli as f64 / MILLI as f64);
    let row = |place: &PlaceNeed| {
        let mut row = vec![
            Value::from(place.code.as_str()),
            Value::from(beside.name(&place.code)),
            Value::from(beside.kecamatan(&place.code)),
            number(place.need),
            Value::Whole(place.programmes),
        ];
        if counts_people {
            row.extend([number(place.planned), number(place.left())]);
        }
        row.extend([place.money.on_budget, place.money.off_budget].map(|sum| Value::from(sum.whole())));
        let data = &beside.data;
        row.extend([
            Value::from(data.name.as_str()),
            Value::from(data.unit.as_str()),
            Value::Whole(data.year),
            Value::from(data.producer.as_str()),
            Value::from(data.licence.as_str()),
        ]);
        row
    };
    let mut columns = tagged_columns(&frame, &COLUMNS);
    if counts_people {
        columns.extend(tagged_columns(&frame, &OF_PEOPLE));
    }
    columns.extend(tagged_columns(&frame, &OF_MONEY));
    columns.extend(tagged_columns(&frame, &OF_DATA));
    let table = Table {
        title: beside.data.name.clone(),
        notes: Vec::new(),
        columns,
        rows: beside.compared.places.iter().map(row).collect(),
    };
    let called = frame.language.either("data-kebutuhan", "need");
    let (name, table) = (stamp.named(&format!("{called}-{id}")), stamp.stamped(&frame, table));
    send_list(making, (&name, CSV), app.today().at(0, 0, 0, 0), move || table).await
}
