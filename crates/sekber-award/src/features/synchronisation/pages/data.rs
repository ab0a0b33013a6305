//! Data on need: what was loaded, the form that loads more, and one data set beside the programmes that meet it.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::text::clean;
use sekber_core::value::{AreaDataId, RegionCode};
use sekber_documents::sheet::{self, Limits};

use super::Pair;
use super::beside::{Beside, by_data, compare, villages};
use super::coverage::records;
use super::needed::map_of;
use crate::features::district;
use crate::features::ledger::thousandths;
use crate::features::synchronisation::actions::data as actions;
use crate::features::synchronisation::findings::{self, Table};
use crate::features::synchronisation::model::AreaDataDraft;
use crate::features::synchronisation::need::reading::{self, Read, Wrong};
use crate::features::synchronisation::need::{Compared, PlaceNeed};
use crate::features::synchronisation::store::data::{self as store, AreaData};
use crate::kit::access::{Member, Secretariat};
use crate::kit::app::App;
use crate::kit::cpu::{self, Pool};
use crate::kit::files::Upload;
use crate::kit::form::{Faults, Form};
use crate::kit::once;
use crate::kit::page::{Frame, PathId, count, go, mend, page};
use crate::kit::problem::Problem;

const PATH: &str = "/synchronisation/data";
/// Places that a page shows.
const SHOWN: usize = 100;
/// A published table of one district, or of a province, is far below this.
const LARGEST: usize = 8 << 20;

/// Where sheets are opened, one at a time.
static OPENING: Pool = Pool::new("area data", Some(NonZeroUsize::MIN), 8, Duration::from_secs(20));

/// A data set as lists show it.
pub struct Line {
    /// The data set.
    pub data: AreaData,
    /// Its need, with the unit.
    pub need: String,
    /// Of it what lies at places that no programme names.
    pub unserved: String,
    /// What is left, or that it is not counted.
    pub left: String,
    /// Whether anything lies where nobody works, and nobody works in the whole district either.
    pub waits: bool,
    /// Programmes for the whole district, which name no place.
    pub whole: i64,
    /// The same on the map.
    pub map: String,
    /// The form of an open need for it, where the reader may write one.
    pub seek: Option<String>,
}

/// Every data set beside the programmes of a cycle. Two statements, and one for the places.
pub async fn lines(app: &App, frame: &Frame, table: &Arc<Table>) -> Result<Vec<Line>, Problem> {
    let (db, region) = (app.db(), app.region());
    let all = store::all(db, &region).await?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let values = by_data(store::values(db, &region, None).await?);
    let villages = villages(&district::places(db, &region).await?);
    let table = table.clone();
    let found = cpu::run(move || {
        let compare = |data: AreaData| {
            let own = values.get(&data.id).cloned().unwrap_or_default();
            let compared = compare(&data, &own, &table, &villages);
            (data, compared)
        };
        all.into_iter().map(compare).collect::<Vec<_>>()
    });
    let line = |(data, compared): (AreaData, Compared)| {
        let shown = |milli: i64| format!("{} {}", thousandths(frame.language, milli), data.unit);
        let unserved = compared.unserved();
        Line {
            need: shown(compared.sum(|place| place.need)),
            unserved: shown(unserved),
            left: match data.counts_people {
                true => shown(compared.sum(PlaceNeed::left)),
                false => frame.say("area-left-uncounted"),
            },
            waits: unserved > 0 && compared.whole == 0,
            whole: compared.whole,
            map: map_of(data.id.as_str()),
            seek: None,
            data,
        }
    };
    Ok(found.await?.into_iter().map(line).collect())
}

#[derive(Template)]
#[template(path = "features/synchronisation/pages/data_list.html")]
struct ListPage {
    frame: Frame,
    lines: Vec<Line>,
    themes: Vec<Pair>,
    may_load: bool,
    typed: Form,
    faults: Faults,
    wrong: Vec<String>,
}

async fn list(
    app: &App,
    frame: Frame,
    may_load: bool,
    (typed, faults, wrong): (Form, Faults, Vec<Wrong>),
) -> Result<ListPage, Problem> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let table = findings::table(app, &cycle.id).await?;
    let lines = lines(app, &frame, &table).await?;
    let themes = match may_load {
        true => district::themes(app.db(), &app.region()).await?,
        false => Vec::new(),
    };
    let themes =
        themes.iter().map(|theme| (theme.code.clone(), theme.name(frame.language).to_owned())).collect();
    let said = |one: &Wrong| {
        let row = i64::try_from(one.row).unwrap_or(i64::MAX);
        frame.say_facts(one.key, &[("row", frame.whole(&row)), ("text", one.text.chars().take(80).collect())])
    };
    let wrong = wrong.iter().map(said).collect();
    Ok(ListPage { lines, themes, may_load, typed, faults, wrong, frame })
}

/// All data sets.
pub async fn show_all(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let nothing = (Form::default(), Faults::none(), Vec::new());
    page(&list(&app, frame, actor.is_secretariat(), nothing).await?)
}

/// Loads one more.
pub async fn load(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    received: Upload,
) -> Result<Response, Problem> {
    once::ask_first(&app, &actor).await?;
    let typed = received.form.clone();
    let (mut draft, mut faults) = read_form(&typed);
    let mut wrong = Vec::new();
    match sheet_of(&app, &received, &typed, &mut faults).await? {
        Some(Ok(read)) => {
            draft.values = read.values;
            if draft.unit.is_empty() {
                draft.unit = read.unit.unwrap_or_default();
            }
            if typed.filled("year").is_none() {
                draft.year = read.year.unwrap_or_default();
            }
        }
        Some(Err(why)) => {
            faults.add("file", "fault-area-sheet");
            wrong = why;
        }
        None => {}
    }
    let done = if faults.is_empty() {
        actions::load_data(&app, &actor, &draft).await
    } else {
        Err(Problem::Invalid(faults))
    };
    match done {
        Ok(id) => Ok(go(format!("{PATH}/{id}"), "notice-area-data-loaded")),
        Err(problem) => mend(problem, |faults| list(&app, frame, true, (typed, faults, wrong))).await,
    }
}

fn read_form(typed: &Form) -> (AreaDataDraft, Faults) {
    let mut faults = Faults::none();
    let year: Option<i64> = match typed.filled("year") {
        Some(_) => typed.parsed("year", "fault-area-year", &mut faults),
        None => None,
    };
    let draft = AreaDataDraft {
        name: typed.text("name").to_owned(),
        concept: typed.paragraphs("concept").to_owned(),
        producer: typed.text("producer").to_owned(),
        year: year.unwrap_or_default(),
        unit: typed.text("unit").to_owned(),
        licence: typed.text("licence").to_owned(),
        source: typed.text("source").to_owned(),
        theme_code: typed.filled("theme").map(str::to_owned),
        counts_people: typed.checked("counts_people", &mut faults),
        values: BTreeMap::new(),
    };
    (draft, faults)
}

/// What the file holds; none when there is no file that can be opened.
async fn sheet_of(
    app: &App,
    received: &Upload,
    typed: &Form,
    faults: &mut Faults,
) -> Result<Option<Result<Read, Vec<Wrong>>>, Problem> {
    let Some(file) = &received.file else {
        faults.add("file", "fault-required");
        return Ok(None);
    };
    let Some(bytes) = file.taken(faults) else { return Ok(None) };
    let places = district::places(app.db(), &app.region()).await?;
    let places: BTreeSet<RegionCode> = places.into_iter().map(|place| place.code).collect();
    let (name, home) = (file.name.clone(), app.region());
    let (year, value) = (typed.text("year").parse().ok(), typed.text("value").to_owned());
    let limits = Limits { max_bytes: LARGEST, ..Limits::default() };
    let opened = OPENING.run(move || {
        let mut workbook = sheet::read(&bytes, &name, &limits).ok()?;
        drop(bytes);
        workbook.clean_texts(clean);
        Some(reading::read(&workbook.sheets, &home, &places, (year, &value)))
    });
    let opened = opened.await?;
    if opened.is_none() {
        faults.add("file", "fault-area-file");
    }
    Ok(opened)
}

/// A place as it is shown.
struct Row {
    name: String,
    within: String,
    need: String,
    programmes: i64,
    href: String,
    planned: String,
    left: String,
}

#[derive(Template)]
#[template(path = "features/synchronisation/pages/data.html")]
struct DataPage {
    frame: Frame,
    data: AreaData,
    theme: Option<String>,
    total: String,
    unserved: String,
    left: String,
    places: i64,
    alone: i64,
    rows: Vec<Row>,
    /// Places before the first row.
    before: usize,
    previous: Option<String>,
    next: Option<String>,
    planned: String,
    /// What the total of what is left does not count: plans beyond the need of a place; none when there are none.
    beyond: Option<String>,
    /// The year of the cycle whose programmes stand beside the data.
    cycle_year: i64,
    whole: i64,
    untold: i64,
    may_load: bool,
    /// The same on the map.
    map: String,
}

impl DataPage {
    /// Which of all places are shown; none when all are.
    fn part(&self) -> Option<String> {
        let number = |places: usize| self.frame.whole(&count(places));
        let facts = [
            ("from", number(self.before + 1)),
            ("to", number(self.before + self.rows.len())),
            ("all", self.frame.whole(&self.places)),
        ];
        let is_cut = self.places > count(self.rows.len());
        is_cut.then(|| self.frame.say_facts("area-places-part", &facts))
    }
}

/// One data set beside the programmes.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<AreaDataId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let beside = Beside::of(&app, &id).await?;
    let (data, compared) = (&beside.data, &beside.compared);
    let themes = district::themes(app.db(), &app.region()).await?;
    let theme = data.theme_code.as_ref().map(|code| {
        let known = themes.iter().find(|theme| theme.code == *code);
        known.map_or_else(|| code.clone(), |theme| theme.name(frame.language).to_owned())
    });
    let number = |milli: i64| thousandths(frame.language, milli);
    let row = |place: &PlaceNeed| Row {
        name: beside.name(&place.code),
        within: match beside.kecamatan(&place.code) {
            none if none.is_empty() => none,
            kecamatan => frame.say_with("finding-place-kecamatan", "name", kecamatan),
        },
        need: number(place.need),
        programmes: place.programmes,
        href: records(&[
            ("place", place.code.as_str()),
            ("theme", data.theme_code.as_deref().unwrap_or_default()),
        ]),
        planned: number(place.planned),
        left: number(place.left()),
    };
    let over = compared.places.iter().filter(|place| place.beyond() > 0).count();
    let beyond = (over > 0).then(|| {
        let facts = [
            ("places", frame.whole(&count(over))),
            ("beyond", number(compared.sum(PlaceNeed::beyond))),
            ("unit", data.unit.clone()),
        ];
        frame.say_facts("area-beyond", &facts)
    });
    let all = compared.places.len();
    let last = all.saturating_sub(1) / SHOWN + 1;
    let at = frame.query(query.as_deref()).text("page").parse::<usize>().unwrap_or(1).clamp(1, last);
    let before = (at - 1) * SHOWN;
    let link = |at: usize| format!("{PATH}/{id}?page={at}");
    page(&DataPage {
        total: number(compared.sum(|place| place.need)),
        unserved: number(compared.unserved()),
        left: number(compared.sum(PlaceNeed::left)),
        planned: number(compared.sum(|place| place.planned)),
        beyond,
        places: count(all),
        alone: count(compared.places.iter().filter(|place| place.programmes == 0).count()),
        rows: compared.places.iter().skip(before).take(SHOWN).map(row).collect(),
        previous: (at > 1).then(|| link(at - 1)),
        next: (at < last).then(|| link(at + 1)),
        cycle_year: beside.cycle.year,
        whole: compared.whole,
        untold: compared.untold,
        may_load: actor.is_secretariat(),
        map: map_of(id.as_str()),
        data: data.clone(),
        before,
        theme,
        frame,
    })
}

/// Takes one away.
pub async fn remove(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(id): PathId<AreaDataId>,
) -> Result<Response, Problem> {
    actions::remove_data(&app, &actor, &id).await?;
    Ok(go(PATH, "notice-area-data-removed"))
}
