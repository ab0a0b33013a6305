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
use super::coverage::{ends, shade, steps};
use super::list::Choices;
use super::needed::{FIELD, Needs, Weighed, shown};
use super::years::Years;
use crate::features::district::{self, Cycle, Place};
use crate::features::programme::Stored;
use crate::features::synchronisation::findings::{self, Table};
use crate::features::synchronisation::placed::Parts;
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
pub const FIELDS: [&str; 7] = ["side", "office", "partner", "theme", "state", "year", FIELD];

/// The class of a place of which nothing is known.
const VOID: &str = "void";

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
    /// How great the chosen need is there; none where nothing is known, or no numbers were chosen.
    pub weighed: Option<Weighed>,
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
    /// Whether any of them tells one.
    tells_money: bool,
    legend: Vec<Step>,
    /// The need that programmes are narrowed to, and what is to be known about it.
    needs: Needs,
    told: Vec<String>,
}

/// A shade of the map with the numbers that it stands for.
pub struct Step {
    /// Its classes.
    pub shade: &'static str,
    /// The numbers in words.
    pub text: String,
}

impl Counted {
    /// Some programmes, under a name; not coloured, and with nothing inside.
    fn of(held: &[&Stored], (code, name): (&str, String), href: String) -> Self {
        Self {
            code: code.to_owned(),
            name,
            count: count(held.len()),
            planned: Planned::of(held),
            weighed: None,
            shade: "",
            href,
            inside: None,
        }
    }

    /// What weighs in its shade: the need by programme where numbers were chosen, else how many programmes there are.
    fn weight(&self, has_figures: bool) -> Option<i64> {
        if has_figures { self.weighed.map(|weighed| weighed.each) } else { Some(self.count) }
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
}

/// What the programmes are that are counted.
pub fn programmes(frame: &Frame, needs: &Needs) -> String {
    frame.say(if needs.chosen.is_some() { "coverage-need-programmes" } else { "gap-programmes" })
}

/// What an area says: its name with its number of programmes, and its need where one was chosen.
pub fn label(frame: &Frame, needs: &Needs, place: &Counted) -> String {
    let mut facts = vec![("name", place.name.clone()), ("count", frame.whole(&place.count))];
    let Some(figures) = needs.figures() else { return frame.say_facts("coverage-map-area", &facts) };
    let Some(weighed) = place.weighed else { return frame.say_facts("coverage-need-area-none", &facts) };
    facts.extend([("need", shown(frame, weighed.need)), ("unit", figures.data.unit.clone())]);
    frame.say_facts("coverage-need-area", &facts)
}

/// The shades that places have, from none to the strongest.
fn legend(frame: &Frame, has_figures: bool, places: &[Counted]) -> Vec<Step> {
    let weights = || places.iter().map(|place| place.weight(has_figures));
    let most = weights().flatten().max().unwrap_or(0);
    let mut all = vec![Step { shade: "area", text: frame.whole(&0) }];
    if has_figures {
        let step = |(shade, end)| Step {
            shade,
            text: frame.say_with("coverage-need-step", "to", shown(frame, end)),
        };
        all.extend(ends(most).into_iter().map(step));
    } else {
        let step = |(shade, from, to)| {
            let (first, last) = (frame.whole(&from), frame.whole(&to));
            Step { shade, text: if from == to { first } else { format!("{first}–{last}") } }
        };
        all.extend(steps(most).into_iter().map(step));
    }
    if weights().any(|weight| weight.is_none()) {
        all.push(Step { shade: "area void", text: frame.say("coverage-need-none") });
    }
    all
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
    let figures = needs.figures();
    let counted = |(place, held): (&&Place, Vec<&Stored>)| {
        let with_place = query.with("place", place.code.as_str());
        let called = (place.code.as_str(), place.name.clone());
        let counted = Counted::of(&held, called, with_place.link("/synchronisation/programmes"));
        let need = figures.and_then(|figures| figures.of(&place.code));
        Counted {
            inside: within.is_none().then(|| with_place.link("/synchronisation/map")),
            weighed: need.map(|need| Weighed::of(need, counted.count)),
            ..counted
        }
    };
    let mut counts: Vec<Counted> = children.iter().zip(held).map(counted).collect();
    let has_figures = figures.is_some();
    let most = counts.iter().filter_map(|place| place.weight(has_figures)).max().unwrap_or(0);
    for place in &mut counts {
        place.shade = place.weight(has_figures).map_or(VOID, |weight| shade(weight, most));
    }
    let within = within.cloned();
    let legend = legend(frame, has_figures, &counts);
    Ok(Found { table, cycle, within, parent, base, query, counts, legend, needs })
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
    let Found { table, cycle, within, parent, base, query, counts, legend, needs } =
        found(&app, &frame, &typed).await?;
    let whole = within.is_none().then(|| {
        let selection = Selection { place: Some(Where::Whole), ..base.clone() };
        let href = query.with("place", "whole").link("/synchronisation/programmes");
        let held: Vec<&Stored> = selection.of(&table).collect();
        Counted::of(&held, ("", frame.say("coverage-whole")), href)
    });
    let place = within.as_ref().map_or("", |place| place.code.as_str());
    let here = query.with("place", place);
    let place = within.as_ref().map(|place| Where::In(place.code.clone()));
    let here_all = Selection { place, ..base };
    let file =
        |kind: &str| query.with("place", typed.text("place")).link(&format!("/synchronisation/map.{kind}"));
    let list = here.link("/synchronisation/programmes");
    let held: Vec<&Stored> = here_all.of(&table).collect();
    let sum = Counted::of(&held, ("", frame.say("coverage-sum")), list.clone());
    let map = drawn(&app, parent).await?;
    let kinds = if map.is_some() { &DRAWN_KINDS[..] } else { &["CSV"] };
    let told = needs.chosen.as_ref().map(|need| need.told(&frame, &table.names, within.is_some()));
    page(&MapPage {
        list,
        years: Years::of(&frame, &table, (&here_all, cycle.year), (&here, "/synchronisation/map")),
        tells_money: sum.planned.untold < sum.count,
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
