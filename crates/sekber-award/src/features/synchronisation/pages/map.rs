//! The map: how many programmes work in each kecamatan, or in each village of one, drawn by the server, with the same numbers
//! in a table and in a file for other programs.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::registry::programme::Owner;
use sekber_core::value::RegionCode;
use sekber_core::value::region::RegionLevel;
use serde_json::Value as Json;

use super::Pair;
use super::coverage::{held, shade, steps};
use super::list::Choices;
use super::years::Years;
use crate::features::district::{self, Cycle, Place};
use crate::features::synchronisation::findings::{self, Table};
use crate::features::synchronisation::selection::{Selection, When, Where};
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::page::map::{self, Area, Map};
use crate::kit::page::{Frame, QueryString, download, page};
use crate::kit::problem::Problem;

/// Fields of the address beside the place that is looked into.
const FIELDS: [&str; 5] = ["side", "office", "partner", "theme", "year"];

/// Maps drawn so far, by the region that they show: drawing is work, and boundaries never change while we run.
#[derive(Default)]
struct Drawn(Mutex<BTreeMap<RegionCode, Option<Arc<Map>>>>);

/// A place with its number, as map and table show it.
struct Counted {
    code: String,
    name: String,
    count: i64,
    shade: &'static str,
    href: String,
    /// The map of its villages, for a kecamatan.
    inside: Option<String>,
}

#[derive(Template)]
#[template(path = "features/synchronisation/pages/map.html")]
struct MapPage {
    frame: Frame,
    choices: Choices,
    sides: Vec<Pair>,
    typed: Form,
    /// The kecamatan that is looked into.
    within: Option<Pair>,
    way_back: String,
    /// The programmes that are counted, one by one.
    list: String,
    years: Years,
    /// The same as a file.
    file: String,
    map: Option<Arc<Map>>,
    places: Vec<Counted>,
    whole: Option<(i64, String)>,
    legend: Vec<(&'static str, i64, i64)>,
}

impl MapPage {
    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }

    fn place(&self, area: &Area) -> Option<&Counted> {
        self.places.iter().find(|place| place.code == area.code)
    }

    fn steps(&self, step: &(&'static str, i64, i64)) -> String {
        let (from, to) = (self.frame.whole(&step.1), self.frame.whole(&step.2));
        if from == to { from } else { format!("{from}–{to}") }
    }
}

/// What map, table and file hold.
struct Found {
    table: Arc<Table>,
    cycle: Cycle,
    /// The kecamatan that is looked into.
    within: Option<Place>,
    /// The region whose parts are counted.
    parent: RegionCode,
    /// What the programmes are narrowed to, without a place.
    base: Selection,
    query: QueryString,
    counts: Vec<Counted>,
}

/// Counts what an address asks for.
async fn found(app: &App, typed: &Form) -> Result<Found, Problem> {
    let (db, region) = (app.db(), app.region());
    let cycle = district::current_cycle(db, &region).await?;
    let table = findings::table(app, &cycle.id).await?;
    let places = district::places(db, &region).await?;
    let within = typed.text("place").parse().ok();
    let within: Option<&Place> = within.and_then(|code: RegionCode| {
        places.iter().find(|place| place.code == code && code.level() == RegionLevel::District)
    });
    let query = QueryString::keep(typed, &FIELDS);
    let base = Selection { place: None, ..Selection::read(typed) };
    let parent = within.map_or(&region, |place| &place.code).clone();
    let children = places.iter().filter(|place| place.parent_code.as_ref() == Some(&parent));
    let counted = |place: &Place| {
        let selection = Selection { place: Some(Where::In(place.code.clone())), ..base.clone() };
        let with_place = query.with("place", place.code.as_str());
        Counted {
            code: place.code.to_string(),
            name: place.name.clone(),
            count: held(&table, &selection),
            shade: "",
            href: with_place.link("/synchronisation/programmes"),
            inside: within.is_none().then(|| with_place.link("/synchronisation/map")),
        }
    };
    let counts = children.map(counted).collect();
    let within = within.cloned();
    Ok(Found { table, cycle, within, parent, base, query, counts })
}

/// The page.
pub async fn show(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let Found { table, cycle, within, parent, base, query, mut counts } = found(&app, &typed).await?;
    let most = counts.iter().map(|place| place.count).max().unwrap_or(0);
    counts.iter_mut().for_each(|place| place.shade = shade(place.count, most));
    let whole = within.is_none().then(|| {
        let selection = Selection { place: Some(Where::Whole), ..base.clone() };
        (held(&table, &selection), query.with("place", "whole").link("/synchronisation/programmes"))
    });
    let place = within.as_ref().map_or("", |place| place.code.as_str());
    let here = query.with("place", place);
    let place = within.as_ref().map(|place| Where::In(place.code.clone()));
    let years = Selection { place, ..base.clone() };
    page(&MapPage {
        list: here.link("/synchronisation/programmes"),
        years: Years::of(&frame, &table, (&years, cycle.year), (&here, "/synchronisation/map")),
        map: drawn(&app, parent).await?,
        legend: steps(most),
        places: counts,
        whole,
        within: within.map(|place| (place.code.to_string(), place.name.clone())),
        way_back: query.link("/synchronisation/map"),
        file: query.with("place", typed.text("place")).link("/synchronisation/map.geojson"),
        sides: frame.say_codes("finding-side-", [Owner::Office, Owner::Partner]),
        choices: Choices::of(&frame, &table),
        typed,
        frame,
    })
}

/// The same as GeoJSON for other programs: the outlines with how many programmes work in each.
pub async fn save(_: Member, State(app): State<App>, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let asked = Form::from_query(query.as_deref());
    let found = found(&app, &asked).await?;
    asked.applied()?;
    let name = format!("peta-program-{}-{}.geojson", found.parent, found.cycle.year);
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
    let counts: BTreeMap<&str, i64> =
        found.counts.iter().map(|place| (place.code.as_str(), place.count)).collect();
    if let Some(features) = collection["features"].as_array_mut() {
        features.retain_mut(|feature| {
            let properties = &mut feature["properties"];
            let count = properties["code"].as_str().and_then(|code| counts.get(code).copied());
            properties["programmes"] = count.into();
            properties["cycle_year"] = found.cycle.year.into();
            if let Some(When::In(year)) = found.base.when {
                properties["under_way_in"] = year.into();
            }
            count.is_some()
        });
    }
    Ok(serde_json::to_vec(&collection).map_err(anyhow::Error::from)?)
}

/// The map of a district's kecamatan, or of a kecamatan's villages; `None` where boundaries are not known.
async fn drawn(app: &App, region: RegionCode) -> Result<Option<Arc<Map>>, Problem> {
    let kept = app.memory::<Drawn>();
    let known = kept.0.lock().unwrap_or_else(PoisonError::into_inner).get(&region).cloned();
    if let Some(map) = known {
        return Ok(map);
    }
    let code = region.clone();
    let map = cpu::run(move || match code.level() {
        RegionLevel::District => map::draw_villages(code.as_str()),
        _ => map::of(code.as_str()),
    });
    let map = map.await?.map(Arc::new);
    kept.0.lock().unwrap_or_else(PoisonError::into_inner).insert(region, map.clone());
    Ok(map)
}
