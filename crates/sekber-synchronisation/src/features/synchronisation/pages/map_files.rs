//! The map to take away for other programs: outlines with numbers, and the numbers for a spreadsheet.

use std::collections::BTreeMap;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_documents::sheet::{Kind, Table, Value};
use serde_json::{Value as Json, json};

use super::counted::{Counted, programmes};
use super::list::Choices;
use super::map::{Found, found};
use super::map_pictures::Texts;
use super::needed::Figures;
use crate::features::synchronisation::need::MILLI;
use crate::features::synchronisation::planned::{Sum, columns};
use crate::features::synchronisation::selection::When;
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::{Faults, Form};
use crate::kit::large_files;
use crate::kit::page::{CSV, Frame, download, send_list, tagged_columns};
use crate::kit::problem::Problem;

/// What an address says for programmes without a theme.
const NO_THEME: &str = "none";

/// Passes when a file can say all that its address asks for: it looks official wherever it goes, so that an owner, a theme or a place
/// that nobody has is a fault and no silent narrowing to something else.
pub fn applied(frame: &Frame, asked: &Form, found: &Found) -> Result<(), Problem> {
    asked.applied()?;
    let Choices { offices, partners, themes, .. } = Choices::of(frame, &found.table);
    let mut faults = Faults::none();
    let mut check = |field: &str, is_known: bool| {
        if let Some(value) = asked.filled(field).filter(|_| !is_known) {
            faults.add_with(field, "fault-filter", "value", value);
        }
    };
    for (field, known) in [("office", offices), ("partner", partners), ("theme", themes)] {
        let value = asked.text(field);
        let is_none = field == "theme" && value == NO_THEME;
        check(field, is_none || known.iter().any(|(code, _)| code == value));
    }
    check("place", found.within.is_some() || asked.text("place") == found.parent.as_str());
    faults.or(())
}

/// The same as GeoJSON for other programs: the outlines with how many programmes work in each.
pub async fn save_geojson(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::from_query(query.as_deref());
    let found = found(&app, &frame, &asked).await?;
    applied(&frame, &asked, &found)?;
    let name = format!("{}.geojson", name(&frame, &found));
    let boundaries = found.boundaries.clone().ok_or(Problem::NotFound)?;
    let metadata = metadata(&Texts::of(&frame, &found), &found);
    let bytes = cpu::run(move || with_counts(&boundaries.text, metadata, &found)).await??;
    Ok(download(&name, "application/geo+json", bytes))
}

/// What the collection tells of itself, in the language of the page, with what lies in none of its outlines.
fn metadata(texts: &Texts, found: &Found) -> Json {
    let counted = |one: &Counted| {
        json!({
            "programmes": one.count,
            "planned_idr_on_budget": one.planned.on_budget.whole(),
            "planned_idr_off_budget": one.planned.off_budget.whole(),
            "programmes_without_idr": one.planned.untold,
        })
    };
    json!({
        "title": texts.title,
        "filters": texts.narrowed,
        "notes": texts.notes,
        "boundaries_source": found.boundaries.as_ref().map(|boundaries| boundaries.source.as_str()),
        "boundaries_licence": found.boundaries.as_ref().map(|boundaries| boundaries.licence.as_str()),
        "made_on": found.stamp.made.to_string(),
        "cycle_year": found.stamp.year,
        "simulated": found.stamp.simulated,
        "whole_district": counted(&found.whole),
        "all": counted(&found.sum),
    })
}

/// The outlines of the places that were counted, each with its count.
fn with_counts(boundaries: &str, metadata: Json, found: &Found) -> Result<Vec<u8>, Problem> {
    let mut collection: Json = serde_json::from_str(boundaries).map_err(anyhow::Error::from)?;
    collection["metadata"] = metadata;
    let counts: BTreeMap<&str, &Counted> =
        found.counts.iter().map(|place| (place.code.as_str(), place)).collect();
    if let Some(features) = collection["features"].as_array_mut() {
        features.retain_mut(|feature| {
            let properties = &mut feature["properties"];
            let Some(place) = properties["code"].as_str().and_then(|code| counts.get(code)) else {
                return false;
            };
            properties["programmes"] = place.count.into();
            properties["planned_idr_on_budget"] = place.planned.on_budget.whole().into();
            properties["planned_idr_off_budget"] = place.planned.off_budget.whole().into();
            properties["programmes_without_idr"] = place.planned.untold.into();
            properties["cycle_year"] = found.cycle.year.into();
            if let Some(When::In(span)) = found.base.when {
                match span.single() {
                    Some(year) => properties["under_way_in"] = year.into(),
                    // An open end is null.
                    None => {
                        properties["under_way_from"] = span.beginning().into();
                        properties["under_way_until"] = span.end().into();
                    }
                }
            }
            if let Some(need) = &found.needs.chosen {
                properties["programmes_serve"] = need.name.as_str().into();
            }
            if let Some(figures) = found.needs.figures() {
                // What is not known is null, never zero.
                properties["need"] = place.weighed.map(|weighed| decimal(weighed.need)).into();
                properties["need_per_programme"] = place.weighed.and_then(|one| one.each).map(decimal).into();
                properties["need_unit"] = figures.data.unit.as_str().into();
                properties["need_year"] = figures.data.year.into();
                properties["need_producer"] = figures.data.producer.as_str().into();
                properties["need_licence"] = figures.data.licence.as_str().into();
                properties["need_simulated"] = figures.data.simulated.into();
            }
            true
        });
    }
    Ok(serde_json::to_vec(&collection).map_err(anyhow::Error::from)?)
}

/// Thousandths as a number of other programs.
fn decimal(milli: i64) -> f64 {
    milli as f64 / MILLI as f64
}

/// What a file of the map is called, without its ending.
pub fn name(frame: &Frame, found: &Found) -> String {
    let called = frame.language.either("peta-program", "programme-map");
    found.stamp.named(&format!("{called}-{}", found.parent))
}

/// Keys of the titles, hashtags, widths and kinds of the table's columns.
const COLUMNS: [(&str, &str, f64, Kind); 6] = [
    ("coverage-code", "#adm+code+v_kemendagri", 16.0, Kind::Text),
    ("finding-place", "#adm+name", 28.0, Kind::Text),
    ("gap-programmes", "#activity+num", 12.0, Kind::Whole),
    ("coverage-money-on", "#value+planned+on_budget", 22.0, Kind::Money),
    ("coverage-money-off", "#value+planned+off_budget", 22.0, Kind::Money),
    ("coverage-money-untold", "#activity+without_value+num", 16.0, Kind::Whole),
];

/// Which of them counts programmes.
const COUNTED: usize = 2;

/// The columns of a need with numbers: the place's, then what they are.
const OF_NEED: [(&str, &str, f64, Kind); 6] = [
    ("area-need", "#indicator+value+num", 14.0, Kind::Decimal),
    ("coverage-need-each", "#indicator+value+per_programme+num", 16.0, Kind::Decimal),
    ("area-name", "#indicator+name", 30.0, Kind::Text),
    ("area-unit", "#indicator+unit", 14.0, Kind::Text),
    ("area-year", "#date+year", 10.0, Kind::Whole),
    ("area-producer", "#meta+source", 24.0, Kind::Text),
];

fn of_need(figures: &Figures, place: &Counted) -> [Value; 6] {
    let data = &figures.data;
    [
        Value::from(place.weighed.map(|weighed| decimal(weighed.need))),
        Value::from(place.weighed.and_then(|weighed| weighed.each).map(decimal)),
        Value::from(data.name.as_str()),
        Value::from(data.unit.as_str()),
        Value::Whole(data.year),
        Value::from(data.producer.as_str()),
    ]
}

/// The numbers of the map for a spreadsheet.
pub async fn save_csv(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::from_query(query.as_deref());
    let making = large_files::begin(&app).await?;
    let found = found(&app, &frame, &asked).await?;
    applied(&frame, &asked, &found)?;
    let (figures, region) = (found.needs.figures(), app.region());
    let money = |sum: Sum| Value::from(sum.whole());
    let row = |place: &Counted| {
        // The row of the whole district has its code, the one of all together has none.
        let code = if std::ptr::eq(place, &found.whole) { region.as_str() } else { place.code.as_str() };
        let mut row = vec![
            Value::from(code),
            Value::from(place.name.as_str()),
            Value::Whole(place.count),
            money(place.planned.on_budget),
            money(place.planned.off_budget),
            Value::Whole(place.planned.untold),
        ];
        row.extend(figures.into_iter().flat_map(|figures| of_need(figures, place)));
        row
    };
    let mut columns = columns(&frame, &COLUMNS, found.base.when);
    if let Some(counted) = columns.get_mut(COUNTED) {
        counted.title = programmes(&frame, &found.needs);
    }
    columns.extend(figures.into_iter().flat_map(|_| tagged_columns(&frame, &OF_NEED)));
    let table = Table {
        title: frame.say("coverage-map"),
        notes: Vec::new(),
        columns,
        rows: found.rows().into_iter().map(row).collect(),
    };
    let table = found.stamp.stamped(&frame, table);
    send_list(making, (&name(&frame, &found), CSV), app.today().at(0, 0, 0, 0), move || table).await
}
