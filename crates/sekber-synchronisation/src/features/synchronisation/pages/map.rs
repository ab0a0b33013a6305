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
use super::coverage::PROGRAMMES;
use super::dots::{self, Dot};
use super::lines::{Line, Scale, in_order, line, scale};
use super::list::{Choices, chips_of};
use super::needed::{FIELD, Figures, Needs, Weighed, shown};
use super::stamp::Stamp;
use super::years::Years;
use crate::features::district::{self, Cycle, Place};
use crate::features::programme::Stored;
use crate::features::synchronisation::boundaries::{self, Boundaries};
use crate::features::synchronisation::findings::{self, Table};
use crate::features::synchronisation::model::{BoundaryLevel, unit_shown};
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
pub const FIELDS: [&str; 9] = ["side", "office", "partner", "theme", "state", "year", "from", "until", FIELD];

/// Programmes that stand below the map; all of them are a link away.
const FIRST: usize = 10;

/// States of the programmes that are looked at.
pub const STATES: [Status; 3] = [Status::Proposed, Status::Verified, Status::Active];

/// A map as it was drawn, with the digest of the boundaries that it was drawn from.
type Before = (String, Option<Arc<Map>>);

/// Maps drawn so far, by the region that they show: drawing is work, and boundaries are loaded once in years.
#[derive(Default)]
struct Drawn(Mutex<BTreeMap<RegionCode, Before>>);

#[derive(Template)]
#[template(path = "features/synchronisation/pages/map.html")]
struct MapPage {
    frame: Frame,
    choices: Choices,
    sides: Vec<Pair>,
    typed: Form,
    /// What the programmes are narrowed to, each with the address without it.
    chips: Vec<Pair>,
    /// The kecamatan that is looked into.
    within: Option<Pair>,
    way_back: String,
    /// The same without a need.
    all_needs: String,
    /// The programmes that are counted, one by one: where they are listed, the first of them, and whether there are more.
    list: String,
    lines: Vec<Line>,
    is_cut: bool,
    /// The years that their bars stand on.
    scale: Option<Scale>,
    years: Years,
    /// The same as files: name of the kind and address.
    files: Vec<Pair>,
    states: Vec<Pair>,
    map: Option<Arc<Map>>,
    places: Vec<Counted>,
    /// Programmes for the whole district.
    whole: Counted,
    /// All that are looked at, each once: places share programmes, so their numbers do not add up to it.
    sum: Counted,
    /// Whether any of them tells what it costs.
    tells_money: bool,
    /// Programmes for the whole district, which the map does not show.
    undrawn: i64,
    /// Villages that programmes name.
    dots: Vec<Dot>,
    /// Where the boundaries come from.
    source: String,
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

    /// The rows of the table, as those of the files ([`Found::rows`]).
    fn rows(&self) -> Vec<&Counted> {
        in_rows(self.within.is_some(), (&self.whole, self.places.as_slice(), &self.sum))
    }

    fn dot_sizes(&self) -> Vec<(i64, String)> {
        dots::sizes(&self.frame, &self.dots)
    }

    /// The points that lie in an area.
    fn dots(&self, area: &Area) -> Vec<&Dot> {
        self.dots.iter().filter(|dot| dot.kecamatan == area.code).collect()
    }

    fn money(&self, sum: &Sum) -> String {
        sum.shown(&self.frame)
    }

    fn number(&self, milli: &i64) -> String {
        shown(&self.frame, *milli)
    }

    /// The unit of the numbers that were chosen.
    fn unit(&self) -> Option<String> {
        self.needs.figures().map(|figures| unit_shown(&self.frame, &figures.data.unit))
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
    /// The boundaries that it is drawn from; none where none are known.
    pub boundaries: Option<Arc<Boundaries>>,
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
    let base = needs.narrow(Selection { place: None, ..Selection::read_in(typed, &table) });
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
    let level = if within.is_some() { BoundaryLevel::Village } else { BoundaryLevel::Kecamatan };
    let boundaries = boundaries::of(app, level).await?;
    let is_whole = figures.is_some_and(Figures::is_whole);
    let legend = legend(frame, (has_figures, is_whole), &counts);
    let selected = |selection: &Selection, name: &str, place: &str| {
        let held: Vec<&Stored> = selection.of(&table).collect();
        Counted::of(&held, when, ("", frame.say(name)), query.with("place", place).link(PROGRAMMES))
    };
    let whole_name = if within.is_some() { "coverage-whole-beside" } else { "coverage-whole" };
    let whole = selected(&Selection { place: Some(Where::Whole), ..base.clone() }, whole_name, "whole");
    let place = within.as_ref().map(|place| Where::In(place.code.clone()));
    let here = Selection { place, ..base.clone() };
    let mut sum = selected(&here, "coverage-sum", within.as_ref().map_or("", |place| place.code.as_str()));
    let needed: Vec<i64> = counts.iter().filter_map(|place| place.weighed).map(|place| place.need).collect();
    sum.weighed = figures
        .filter(|figures| figures.adds_up() && !needed.is_empty())
        .map(|figures| Weighed::of(needed.iter().sum(), sum.count, figures.is_whole()));
    let narrowed = [needs.narrowed(frame), Choices::of(frame, &table).narrowed(frame, typed, &FIELDS)];
    let mut stamp = Stamp::of(frame, &cycle, &query, narrowed);
    stamp.simulated |= needs.figures().is_some_and(|figures| figures.data.simulated);
    Ok(Found {
        table,
        cycle,
        within,
        parent,
        base,
        query,
        counts,
        whole,
        sum,
        here,
        stamp,
        legend,
        needs,
        boundaries,
    })
}

impl Found {
    /// Whether any programme tells what it costs.
    pub fn tells_money(&self) -> bool {
        self.sum.planned.untold < self.sum.count
    }

    /// The rows of the table: the whole district first and all together last; of a kecamatan all together counts its own, and the whole
    /// district stands below that.
    pub fn rows(&self) -> Vec<&Counted> {
        in_rows(self.within.is_some(), (&self.whole, self.counts.as_slice(), &self.sum))
    }

    /// What is to be known about the chosen need, in sentences; none without one.
    pub fn told(&self, frame: &Frame) -> Vec<String> {
        let need = self.needs.chosen.as_ref();
        need.map(|need| need.told(frame, &self.table.names, self.within.is_some())).unwrap_or_default()
    }

    /// Where the boundaries come from; empty where none are known.
    pub fn source(&self, frame: &Frame) -> String {
        self.boundaries.as_ref().map(|boundaries| boundaries.said(frame)).unwrap_or_default()
    }

    /// The map to draw; `None` where boundaries are not known.
    pub async fn map(&self, app: &App) -> Result<Option<Arc<Map>>, Problem> {
        match &self.boundaries {
            Some(boundaries) => drawn(app, boundaries, self.parent.clone()).await,
            None => Ok(None),
        }
    }

    /// That programmes for the whole district are not drawn; nothing where there are none.
    pub fn undrawn(&self, frame: &Frame) -> Option<String> {
        (self.whole.count > 0).then(|| frame.say_count("coverage-map-undrawn", self.whole.count))
    }
}

fn in_rows<'c>(
    is_within: bool,
    (whole, places, sum): (&'c Counted, &'c [Counted], &'c Counted),
) -> Vec<&'c Counted> {
    let mut rows: Vec<&Counted> = places.iter().chain([sum]).collect();
    rows.insert(if is_within { rows.len() } else { 0 }, whole);
    rows
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
    let (tells_money, told) = (found.tells_money(), found.told(&frame));
    let (map, source) = (found.map(&app).await?, found.source(&frame));
    // Inside a kecamatan villages are areas.
    let around = map.as_deref().filter(|_| found.within.is_none());
    let dots = dots::of(&app, &frame, (&*found.table, &found.base), around).await?;
    let Found { table, cycle, within, query, counts, whole, sum, here: selected, legend, needs, .. } = found;
    let listed = in_order(&table, &selected);
    let scale = scale(&table, &listed);
    let first = listed.iter().take(FIRST);
    let place = within.as_ref().map_or("", |place| place.code.as_str());
    let here = query.with("place", place);
    let choices = Choices::of(&frame, &table);
    let text = |field: &str, value: &str| match field {
        FIELD => needs.chosen.as_ref().map(|_| needs.narrowed(&frame)),
        "place" => None,
        _ => choices.text(&frame, field, value),
    };
    let chips = chips_of(&frame, (&here, "/synchronisation/map"), text);
    let file =
        |kind: &str| query.with("place", typed.text("place")).link(&format!("/synchronisation/map.{kind}"));
    let kinds = if map.is_some() { &DRAWN_KINDS[..] } else { &["CSV"] };
    page(&MapPage {
        list: sum.href.clone(),
        lines: first.map(|at| line(&frame, &table, (&selected, scale), *at)).collect(),
        is_cut: listed.len() > FIRST,
        scale,
        years: Years::of(&frame, &table, (&selected, cycle.year), (&here, "/synchronisation/map")),
        tells_money,
        undrawn: whole.count,
        dots,
        source,
        when: selected.when,
        sum,
        files: kinds.iter().map(|kind| ((*kind).to_owned(), file(&kind.to_lowercase()))).collect(),
        states: frame.say_codes("programme-state-", STATES),
        map,
        legend,
        places: counts,
        whole,
        within: within.map(|place| (place.code.to_string(), place.name.clone())),
        way_back: query.link("/synchronisation/map"),
        all_needs: here.without(FIELD).link("/synchronisation/map"),
        sides: frame.say_codes("finding-side-", [Owner::Office, Owner::Partner]),
        choices,
        chips,
        told,
        needs,
        typed,
        frame,
    })
}

/// The map of a district's kecamatan, or of a kecamatan's villages; `None` where nothing can be drawn.
async fn drawn(
    app: &App,
    boundaries: &Arc<Boundaries>,
    region: RegionCode,
) -> Result<Option<Arc<Map>>, Problem> {
    let kept = app.memory::<Drawn>();
    let known = kept.0.lock().unwrap_or_else(PoisonError::into_inner).get(&region).cloned();
    if let Some((_, map)) = known.filter(|(digest, _)| *digest == boundaries.digest) {
        return Ok(map);
    }
    let (code, shared) = (region.clone(), boundaries.clone());
    let map = cpu::run(move || {
        let inside = (code.level() == RegionLevel::District).then(|| code.as_str());
        map::draw_from(&shared.text, inside)
    });
    let map = map.await?.map(Arc::new);
    let made = (boundaries.digest.clone(), map.clone());
    kept.0.lock().unwrap_or_else(PoisonError::into_inner).insert(region, made);
    Ok(map)
}
