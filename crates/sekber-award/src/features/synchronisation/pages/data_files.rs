//! Data on need beside the programmes, every place of it, for a spreadsheet.

use axum::extract::State;
use axum::response::Response;
use sekber_core::value::AreaDataId;
use sekber_documents::sheet::{Column, Kind, Table, Value, to_csv};

use super::beside::Beside;
use super::stamp::Stamp;
use crate::features::synchronisation::need::{MILLI, PlaceNeed};
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::large_files;
use crate::kit::page::{CSV, Frame, PathId, QueryString, download};
use crate::kit::problem::Problem;

/// Keys of the titles, widths and kinds of the columns.
const COLUMNS: [(&str, f64, Kind); 5] = [
    ("coverage-code", 16.0, Kind::Text),
    ("finding-place", 28.0, Kind::Text),
    ("area-kecamatan", 24.0, Kind::Text),
    ("area-need", 14.0, Kind::Decimal),
    ("gap-programmes", 12.0, Kind::Whole),
];

/// Columns of data that count people, as programmes do.
const OF_PEOPLE: [(&str, f64, Kind); 2] =
    [("area-planned", 14.0, Kind::Decimal), ("area-left", 14.0, Kind::Decimal)];

/// What the data are, the same in each row.
const OF_DATA: [(&str, f64, Kind); 5] = [
    ("area-name", 30.0, Kind::Text),
    ("area-unit", 14.0, Kind::Text),
    ("area-year", 10.0, Kind::Whole),
    ("area-producer", 24.0, Kind::Text),
    ("area-licence", 18.0, Kind::Text),
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
        let data = &beside.data;
        row.extend([
            Value::from(data.name.as_str()),
            Value::from(data.unit.as_str()),
            Value::Whole(data.year),
            Value::from(data.producer.as_str()),
            Value::from(data.licence.as_str()),
        ]);
        row.extend(stamp.values(&frame));
        row
    };
    let column = |(title, width, kind): (&str, f64, Kind)| {
        let title = frame.say(title);
        Column { title, hxl: None, width, kind }
    };
    let of_people = OF_PEOPLE.into_iter().filter(|_| counts_people);
    let columns = COLUMNS.into_iter().chain(of_people).chain(OF_DATA).map(column);
    // The hashtags of the stamp stay away: a sheet has them for all of its columns or for none.
    let untagged = |column: Column| Column { hxl: None, ..column };
    let columns = columns.chain(Stamp::columns(&frame).into_iter().map(untagged));
    let table = Table {
        title: beside.data.name.clone(),
        notes: Vec::new(),
        columns: columns.collect(),
        rows: beside.compared.places.iter().map(row).collect(),
    };
    let bytes = making.write(move || to_csv(&table)).await?.map_err(anyhow::Error::from)?;
    Ok(download(&format!("{}.csv", stamp.named(&format!("data-kebutuhan-{id}"))), CSV, bytes))
}
