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
use super::counted::{Counted, Step, label, legend, place, programmes, untold};
use super::list::Choices;
use super::needed::{FIELD, Needs, shown};
use super::stamp::Stamp;
use super::years::Years;
use crate::features::district::{self, Cycle, Place};
use crate::features::programme::Stored;
use crate::features::synchronisation::findings::{self, Table};
use crate::features::synchronisation::placed::Parts;
use crate::features::synchronisation::planned::{Sum, titled};
use crate::features::synchronisation::selection::{Selection, When, Where};
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::page::map::{self, Area, Map};
use crate::kit::page::{Frame, QueryString, page};
use crate::kit::problem::Problem;

/// Fields of the address beside the place that is looked into.
pub const FIELDS: [&str; 7] = ["side", "office", "partner", "theme", "state", "year", FIELD];

/// The programmes behind a figure.
const PROGRAMMES: &str = "/synchronisation/programmes";

/// States of the programmes that are looked at.
const STATES: [Status; 3] = [Status::Proposed, Status::Verified, Status::Active];

/// Maps drawn so far, by the region that they show: drawing is work, and boundaries never change while we run.
#[derive(Default)]
struct Drawn(Mutex<BTreeMap<RegionCode, Option<Arc<Map>>>>);

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
    /// The same without a need.
    all_needs: String,
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
    /// Whether any of them tells what it costs.
    tells_money: bool,
    /// Programmes for the whole district, which the map does not show.
    undrawn: i64,
    /// Whether some area is too small for its name.
    has_unnamed: bool,
    /// Of when they are.
    when: Option<When>,
    legend: Vec<Step>,
    /// The need that programmes are narrowed to, and what is to be known about it.
    needs: Needs,
    told: Vec<String>,
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

    fn number(&self, milli: &i64) -> String {
        shown(&self.frame, *milli)
    }

    /// The unit of the numbers that were chosen.
    fn unit(&self) -> Option<String> {
        self.needs.figures().map(|figures| figures.data.unit.clone())
    }

    /// What the column of programmes is called.
    fn programmes(&self) -> String {
        programmes(&self.frame, &self.needs)
    }

    fn label(&self, place: &Counted) -> String {
        label(&self.frame, &self.needs, place)
    }

    fn each(&self, place: &Counted) -> String {
        place.each(&self.frame)
    }

    /// What a column of money is called.
    fn money_title(&self, key: &str) -> String {
        titled(&self.frame, key, self.when)
    }

    /// How many programmes tell no money.
    fn untold(&self) -> String {
        untold(&self.frame, self.sum.planned.untold, self.when)
    }
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
    /// Programmes for the whole district, which lie in none of them.
    pub whole: Counted,
    /// All that are looked at, each once.
    pub sum: Counted,
    /// What they are narrowed to, with the place that is looked into.
    pub here: Selection,
    /// What a file of them tells of itself.
    pub stamp: Stamp,
    /// What the shades stand for.
    pub legend: Vec<Step>,
    /// The needs that can be chosen, and the one that is.
    pub needs: Needs,
}

/// Counts what an address asks for. The programmes are gone over once, however many places there are.
pub async fn found(app: &App, frame: &Frame, typed: &Form) -> Result<Found, Problem> {
    let (db, region) = (app.db(), app.region());
    let cycle = district::current_cycle(db, &region).await?;
    let table = findings::table(app, &cycle.id).await?;
    let needs = Needs::read(app, frame.language, typed).await?;
    let places = district::places(db, &region).await?;
    let within = typed.text("place").parse().ok();
    let within: Option<&Place> = within.and_then(|code: RegionCode| {
        places.iter().find(|place| place.code == code && code.level() == RegionLevel::District)
    });
    let query = QueryString::keep(typed, &FIELDS);
    let base = needs.narrow(Selection { place: None, ..Selection::read(typed) });
    let parent = within.map_or(&region, |place| &place.code).clone();
    let children: Vec<&Place> =
        places.iter().filter(|place| place.parent_code.as_ref() == Some(&parent)).collect();
    let held = Parts::of(children.iter().map(|place| &place.code)).programmes(base.of(&table));
    let (figures, when) = (needs.figures(), base.when);
    let counted = |(place, held): (&&Place, Vec<&Stored>)| {
        let with_place = query.with("place", place.code.as_str());
        let called = (place.code.as_str(), place.name.clone());
        let counted = Counted::of(&held, when, called, with_place.link(PROGRAMMES));
        Counted {
            inside: within.is_none().then(|| with_place.link("/synchronisation/map")),
            weighed: figures.and_then(|figures| figures.weighed(&place.code, counted.count)),
            ..counted
        }
    };
    let mut counts: Vec<Counted> = children.iter().zip(held).map(counted).collect();
    let has_figures = figures.is_some();
    let most = counts.iter().filter_map(|place| place.weight(has_figures)).max().unwrap_or(0);
    for place in &mut counts {
        place.shade = place.class(has_figures, most);
    }
    let within = within.cloned();
    let legend = legend(frame, has_figures, &counts);
    let selected = |selection: &Selection, name: &str, place: &str| {
        let held: Vec<&Stored> = selection.of(&table).collect();
        Counted::of(&held, when, ("", frame.say(name)), query.with("place", place).link(PROGRAMMES))
    };
    let whole = selected(&Selection { place: Some(Where::Whole), ..base.clone() }, "coverage-whole", "whole");
    let place = within.as_ref().map(|place| Where::In(place.code.clone()));
    let here = Selection { place, ..base.clone() };
    let sum = selected(&here, "coverage-sum", within.as_ref().map_or("", |place| place.code.as_str()));
    let narrowed = [needs.narrowed(frame), Choices::of(frame, &table).narrowed(frame, typed, &FIELDS)];
    let mut stamp = Stamp::of(frame, &cycle, &query, narrowed);
    stamp.simulated |= needs.figures().is_some_and(|figures| figures.data.simulated);
    Ok(Found { table, cycle, within, parent, base, query, counts, whole, sum, here, stamp, legend, needs })
}

impl Found {
    /// Whether any programme tells what it costs.
    pub fn tells_money(&self) -> bool {
        self.sum.planned.untold < self.sum.count
    }

    /// The rows of the table: the whole district first, unless a kecamatan is looked into, and all together last.
    pub fn rows(&self) -> impl Iterator<Item = &Counted> {
        let whole = self.within.is_none().then_some(&self.whole);
        whole.into_iter().chain(&self.counts).chain([&self.sum])
    }

    /// That programmes for the whole district are not drawn; nothing where there are none.
    pub fn undrawn(&self, frame: &Frame) -> Option<String> {
        (self.whole.count > 0).then(|| frame.say_count("coverage-map-undrawn", self.whole.count))
    }
}

/// The kinds of files of the map; without boundaries there is none that draws.
const DRAWN_KINDS: [&str; 5] = ["PDF", "PNG", "SVG", "GeoJSON", "CSV"];

/// The page.
pub async fn show(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let found = found(&app, &frame, &typed).await?;
    let tells_money = found.tells_money();
    let Found {
        table, cycle, within, parent, query, counts, whole, sum, here: selected, legend, needs, ..
    } = found;
    let place = within.as_ref().map_or("", |place| place.code.as_str());
    let here = query.with("place", place);
    let file =
        |kind: &str| query.with("place", typed.text("place")).link(&format!("/synchronisation/map.{kind}"));
    let map = drawn(&app, parent).await?;
    let kinds = if map.is_some() { &DRAWN_KINDS[..] } else { &["CSV"] };
    let told = needs.chosen.as_ref().map(|need| need.told(&frame, &table.names, within.is_some()));
    page(&MapPage {
        list: sum.href.clone(),
        years: Years::of(&frame, &table, (&selected, cycle.year), (&here, "/synchronisation/map")),
        tells_money,
        undrawn: whole.count,
        has_unnamed: map.iter().flat_map(|map| &map.areas).any(|area| area.label.is_none()),
        when: selected.when,
        sum,
        files: kinds.iter().map(|kind| ((*kind).to_owned(), file(&kind.to_lowercase()))).collect(),
        states: frame.say_codes("programme-state-", STATES),
        map,
        legend,
        places: counts,
        whole: within.is_none().then_some(whole),
        within: within.map(|place| (place.code.to_string(), place.name.clone())),
        way_back: query.link("/synchronisation/map"),
        all_needs: here.without(FIELD).link("/synchronisation/map"),
        sides: frame.say_codes("finding-side-", [Owner::Office, Owner::Partner]),
        choices: Choices::of(&frame, &table),
        told: told.unwrap_or_default(),
        needs,
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
