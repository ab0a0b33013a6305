//! The map: how many programmes work in each kecamatan, or in each village of one, drawn by the server, with the same numbers
//! in a table.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::registry::programme::{Owner, Status};
use sekber_core::value::RegionCode;
use sekber_core::value::region::RegionLevel;

use super::Pair;
use super::coverage::{shade, steps};
use super::list::Choices;
use super::years::Years;
use crate::features::district::{self, Cycle, Place};
use crate::features::programme::Stored;
use crate::features::synchronisation::findings::{self, Table};
use crate::features::synchronisation::planned::{Planned, Sum};
use crate::features::synchronisation::selection::{Selection, Where};
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::page::map::{self, Area, Map};
use crate::kit::page::{Frame, QueryString, count, page};
use crate::kit::problem::Problem;

/// Fields of the address beside the place that is looked into.
pub const FIELDS: [&str; 6] = ["side", "office", "partner", "theme", "state", "year"];

/// States of the programmes that are looked at.
const STATES: [Status; 3] = [Status::Proposed, Status::Verified, Status::Active];

/// Maps drawn so far, by the region that they show: drawing is work, and boundaries never change while we run.
#[derive(Default)]
struct Drawn(Mutex<BTreeMap<RegionCode, Option<Arc<Map>>>>);

/// A place with its number, as map and table show it.
pub struct Counted {
    /// The place.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Programmes that work there.
    pub count: i64,
    /// What they plan to spend, there and elsewhere.
    pub planned: Planned,
    /// The class that colours it.
    pub shade: &'static str,
    /// The programmes one by one.
    pub href: String,
    /// The map of its villages, for a kecamatan.
    pub inside: Option<String>,
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
    /// The same as files: name of the kind and address.
    files: Vec<Pair>,
    states: Vec<Pair>,
    map: Option<Arc<Map>>,
    places: Vec<Counted>,
    whole: Option<Counted>,
    /// All that are looked at, each once: places share programmes, so their numbers do not add up to it.
    sum: Counted,
    /// Whether any of them tells one.
    tells_money: bool,
    legend: Vec<(&'static str, i64, i64)>,
}

impl Counted {
    /// What a selection holds, under a name; not coloured, and with nothing inside.
    fn of(table: &Table, selection: &Selection, (code, name): (&str, String), href: String) -> Self {
        let held: Vec<&Stored> = selection.of(table).collect();
        Self {
            code: code.to_owned(),
            name,
            count: count(held.len()),
            planned: Planned::of(&held),
            shade: "",
            href,
            inside: None,
        }
    }
}

impl MapPage {
    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }

    fn place(&self, area: &Area) -> Option<&Counted> {
        place(&self.places, &area.code)
    }

    fn money(&self, sum: &Sum) -> String {
        sum.shown(&self.frame)
    }

    fn steps(&self, step: &(&'static str, i64, i64)) -> String {
        let (from, to) = (self.frame.whole(&step.1), self.frame.whole(&step.2));
        if from == to { from } else { format!("{from}–{to}") }
    }
}

/// A place among those that were counted, by its code.
pub fn place<'c>(places: &'c [Counted], code: &str) -> Option<&'c Counted> {
    places.iter().find(|place| place.code == code)
}

/// What map, table and file hold.
pub struct Found {
    /// The programmes that are counted.
    pub table: Arc<Table>,
    /// The cycle whose programmes are counted.
    pub cycle: Cycle,
    /// The kecamatan that is looked into.
    pub within: Option<Place>,
    /// The region whose parts are counted.
    pub parent: RegionCode,
    /// What the programmes are narrowed to, without a place.
    pub base: Selection,
    query: QueryString,
    /// Its parts with their numbers, shaded, by code.
    pub counts: Vec<Counted>,
    /// The largest number of them.
    pub most: i64,
}

/// Counts what an address asks for.
pub async fn found(app: &App, typed: &Form) -> Result<Found, Problem> {
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
        let called = (place.code.as_str(), place.name.clone());
        Counted {
            inside: within.is_none().then(|| with_place.link("/synchronisation/map")),
            ..Counted::of(&table, &selection, called, with_place.link("/synchronisation/programmes"))
        }
    };
    let mut counts: Vec<Counted> = children.map(counted).collect();
    let most = counts.iter().map(|place| place.count).max().unwrap_or(0);
    counts.iter_mut().for_each(|place| place.shade = shade(place.count, most));
    let within = within.cloned();
    Ok(Found { table, cycle, within, parent, base, query, counts, most })
}

/// The page.
pub async fn show(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let Found { table, cycle, within, parent, base, query, counts, most } = found(&app, &typed).await?;
    let whole = within.is_none().then(|| {
        let selection = Selection { place: Some(Where::Whole), ..base.clone() };
        let href = query.with("place", "whole").link("/synchronisation/programmes");
        Counted::of(&table, &selection, ("", frame.say("coverage-whole")), href)
    });
    let place = within.as_ref().map_or("", |place| place.code.as_str());
    let here = query.with("place", place);
    let place = within.as_ref().map(|place| Where::In(place.code.clone()));
    let here_all = Selection { place, ..base.clone() };
    let file =
        |kind: &str| query.with("place", typed.text("place")).link(&format!("/synchronisation/map.{kind}"));
    let list = here.link("/synchronisation/programmes");
    let sum = Counted::of(&table, &here_all, ("", frame.say("coverage-sum")), list.clone());
    let map = drawn(&app, parent).await?;
    let kinds = if map.is_some() { &["SVG", "GeoJSON", "CSV"][..] } else { &["CSV"] };
    page(&MapPage {
        list,
        years: Years::of(&frame, &table, (&here_all, cycle.year), (&here, "/synchronisation/map")),
        tells_money: sum.planned.untold < sum.count,
        sum,
        files: kinds.iter().map(|kind| ((*kind).to_owned(), file(&kind.to_lowercase()))).collect(),
        states: frame.say_codes("programme-state-", STATES),
        map,
        legend: steps(most),
        places: counts,
        whole,
        within: within.map(|place| (place.code.to_string(), place.name.clone())),
        way_back: query.link("/synchronisation/map"),
        sides: frame.say_codes("finding-side-", [Owner::Office, Owner::Partner]),
        choices: Choices::of(&frame, &table),
        typed,
        frame,
    })
}

/// The map of a district's kecamatan, or of a kecamatan's villages; `None` where boundaries are not known.
pub async fn drawn(app: &App, region: RegionCode) -> Result<Option<Arc<Map>>, Problem> {
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
