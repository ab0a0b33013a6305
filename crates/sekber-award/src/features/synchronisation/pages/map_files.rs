//! The map to take away: outlines and numbers for other programs, the numbers for a spreadsheet, and the drawing for a report.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_documents::sheet::{Kind, Table, Value, to_csv};
use serde_json::Value as Json;

use super::coverage::steps;
use super::list::Choices;
use super::map::{Counted, FIELDS, Found, drawn, found, place};
use crate::features::synchronisation::planned::Sum;
use crate::features::synchronisation::selection::When;
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::large_files;
use crate::kit::page::map::{Map, Written};
use crate::kit::page::{CSV, Frame, download, tagged_columns};
use crate::kit::problem::Problem;

/// The same as GeoJSON for other programs: the outlines with how many programmes work in each.
pub async fn save_geojson(
    _: Member,
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::from_query(query.as_deref());
    let found = found(&app, &asked).await?;
    asked.applied()?;
    let name = name(&found, "geojson");
    let region = app.region();
    let boundaries = match &found.within {
        Some(_) => sekber_facts::boundary::villages(region.as_str()),
        None => sekber_facts::boundary::kecamatan(region.as_str()),
    };
    let boundaries = boundaries.ok_or(Problem::NotFound)?;
    let bytes = cpu::run(move || with_counts(boundaries, &found)).await??;
    Ok(download(&name, "application/geo+json", bytes))
}

/// The outlines of the places that were counted, each with its count.
fn with_counts(boundaries: &str, found: &Found) -> Result<Vec<u8>, Problem> {
    let mut collection: Json = serde_json::from_str(boundaries).map_err(anyhow::Error::from)?;
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
            if let Some(When::In(year)) = found.base.when {
                properties["under_way_in"] = year.into();
            }
            true
        });
    }
    Ok(serde_json::to_vec(&collection).map_err(anyhow::Error::from)?)
}

fn name(found: &Found, ending: &str) -> String {
    format!("peta-program-{}-{}.{ending}", found.parent, found.cycle.year)
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

/// The numbers of the map for a spreadsheet.
pub async fn save_csv(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::from_query(query.as_deref());
    let making = large_files::begin(&app).await?;
    let found = found(&app, &asked).await?;
    asked.applied()?;
    let money = |sum: Sum| Value::from(sum.whole());
    let row = |place: &Counted| {
        vec![
            Value::from(place.code.as_str()),
            Value::from(place.name.as_str()),
            Value::Whole(place.count),
            money(place.planned.on_budget),
            money(place.planned.off_budget),
            Value::Whole(place.planned.untold),
        ]
    };
    let table = Table {
        title: frame.say("coverage-map"),
        notes: Vec::new(),
        columns: tagged_columns(&frame, &COLUMNS),
        rows: found.counts.iter().map(row).collect(),
    };
    let bytes = making.write(move || to_csv(&table)).await?.map_err(anyhow::Error::from)?;
    Ok(download(&name(&found, "csv"), CSV, bytes))
}

/// The drawing as a file of its own, with its colours, names, legend and source.
#[derive(Template)]
#[template(path = "features/synchronisation/pages/map_file.svg", escape = "html")]
struct MapFile {
    frame: Frame,
    title: String,
    /// What the programmes are narrowed to.
    narrowed: String,
    map: Arc<Map>,
    places: Vec<Counted>,
    legend: Vec<(&'static str, i64, i64)>,
}

impl MapFile {
    fn shade(&self, code: &str) -> &'static str {
        place(&self.places, code).map_or("", |place| place.shade)
    }

    fn count(&self, code: &str) -> String {
        place(&self.places, code).map(|place| self.frame.whole(&place.count)).unwrap_or_default()
    }

    /// The names with their numbers, which take more room than the names alone.
    fn names(&self) -> Vec<Written> {
        self.map.written(|area| format!("{}: {}", area.name, self.count(&area.code)))
    }
}

/// The drawing.
pub async fn save_svg(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::from_query(query.as_deref());
    let found = found(&app, &asked).await?;
    asked.applied()?;
    let map = drawn(&app, found.parent.clone()).await?.ok_or(Problem::NotFound)?;
    let place = found.within.as_ref().map_or_else(
        || frame.district.name.clone(),
        |kecamatan| frame.say_with("finding-place-kecamatan", "name", &kecamatan.name),
    );
    let facts = [("place", place), ("year", found.cycle.year.to_string())];
    let name = name(&found, "svg");
    // The place stands in the title.
    let choices = Choices::of(&frame, &found.table);
    let narrowed = choices.narrowed(&frame, &asked, &FIELDS);
    let file = MapFile {
        title: frame.say_facts("coverage-map-title", &facts),
        narrowed,
        legend: steps(found.most),
        places: found.counts,
        map,
        frame,
    };
    let drawn = file.render().map_err(anyhow::Error::from)?;
    Ok(download(&name, "image/svg+xml", drawn.into_bytes()))
}
