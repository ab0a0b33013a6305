//! Data on need: what was loaded, the form that loads more, and one data set beside the programmes that meet it.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::time::Duration;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::text::clean;
use sekber_core::value::{AreaDataId, RegionCode};
use sekber_documents::sheet::{self, Limits};

use super::Pair;
use super::beside::Beside;
use super::by_kecamatan::{ByKecamatan, MONEY, WITHIN};
use super::coverage::records;
use super::data_lines::{Line, lines};
use super::needed::{FIELD, map_of};
use super::numbered::Numbered;
use super::seek::{may_seek, seek_at};
use crate::features::district;
use crate::features::ledger::thousandths;
use crate::features::synchronisation::actions::data as actions;
use crate::features::synchronisation::findings;
use crate::features::synchronisation::model::{AreaDataDraft, is_share, unit_shown};
use crate::features::synchronisation::need::reading::{self, Read, Wrong};
use crate::features::synchronisation::need::{Compared, PlaceNeed};
use crate::features::synchronisation::permits::{DATA_STEWARD, DataSteward};
use crate::features::synchronisation::planned::titled;
use crate::features::synchronisation::store::data::AreaData;
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::cpu::Pool;
use crate::kit::files::Upload;
use crate::kit::form::{Faults, Form};
use crate::kit::once;
use crate::kit::page::{Frame, PathId, QueryString, count, go, mend, page};
use crate::kit::problem::Problem;

const PATH: &str = "/synchronisation/data";
/// Places that a page shows.
const SHOWN: usize = 100;
/// A published table of one district, or of a province, is far below this.
const LARGEST: usize = 8 << 20;

/// Where sheets are opened, one at a time.
static OPENING: Pool = Pool::new("area data", Some(NonZeroUsize::MIN), 8, Duration::from_secs(20));

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
    let may_load = DATA_STEWARD.allows(Some(&actor), false);
    page(&list(&app, frame, may_load, nothing).await?)
}

/// Loads one more.
pub async fn load(
    DataSteward(actor): DataSteward,
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
            draft.skipped = (read.elsewhere, read.outside.into_iter().collect());
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
        // Nothing is left out without a word: the page tells how many rows, and of which places.
        Ok(id) if draft.skipped.0 > 0 => Ok(go(format!("{PATH}/{id}"), "notice-area-data-loaded-part")),
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
        skipped: (0, Vec::new()),
        replaces: typed.checked("replaces", &mut faults),
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
    let is_whole = typed.is_set("counts_people") || reading::counts_whole(typed.text("unit"));
    let limits = Limits { max_bytes: LARGEST, ..Limits::default() };
    let opened = OPENING.run(move || {
        let mut workbook = sheet::read(&bytes, &name, &limits).ok()?;
        drop(bytes);
        workbook.clean_texts(clean);
        Some(reading::read(&workbook.sheets, &home, &places, (year, &value, is_whole)))
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
    served: String,
    left: String,
    /// Planned through government budgets, and outside of them.
    money: [String; 2],
    /// The form of an open need for a place that nobody serves, where the reader may write one.
    seek: Option<String>,
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
    /// The same by kecamatan, where it is by village and can be added up.
    kecamatan: Option<ByKecamatan>,
    /// The kecamatan whose places are shown alone.
    within: Option<String>,
    /// How many places are shown on all pages of the table.
    listed: i64,
    /// Need, plan, what of the need is met and what is left at all of these.
    sums: [String; 4],
    /// How many of the kecamatan or villages of the district it tells of; none when of all.
    told: Option<String>,
    alone: i64,
    rows: Vec<Row>,
    /// Places before the first row.
    before: usize,
    previous: Option<String>,
    next: Option<String>,
    /// What the total of what is left does not count: plans beyond the need of a place; none when there are none.
    beyond: Option<String>,
    /// The year of the cycle whose programmes stand beside the data.
    cycle_year: i64,
    whole: i64,
    untold: i64,
    may_load: bool,
    /// Titles of the columns of money; none where nobody tells any.
    money: Option<[String; 2]>,
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
            ("all", self.frame.whole(&self.listed)),
        ];
        let is_cut = self.listed > count(self.rows.len());
        is_cut.then(|| self.frame.say_facts("area-places-part", &facts))
    }
}

/// The places that the table lists: all, or those of the kecamatan that the address names.
struct Listed<'b> {
    places: Vec<&'b PlaceNeed>,
    within: Option<RegionCode>,
}

impl<'b> Listed<'b> {
    fn of(compared: &'b Compared, typed: &Form) -> Self {
        let within = typed.filter_by(WITHIN, |code| {
            code.parse::<RegionCode>().ok().filter(|code| compared.kecamatan.contains_key(code))
        });
        let is_listed = |place: &&PlaceNeed| within.as_ref().is_none_or(|code| code.contains(&place.code));
        let places = compared.places.iter().filter(is_listed).collect();
        Self { places, within }
    }

    fn sum(&self, part: fn(&PlaceNeed) -> i64) -> i64 {
        self.places.iter().fold(0_i64, |sum, place| sum.saturating_add(part(place)))
    }

    /// Need, plan, what of the need is met and what is left, of all of them together.
    fn sums(&self) -> [i64; 4] {
        [
            self.sum(|place| place.need),
            self.sum(|place| place.planned),
            self.sum(PlaceNeed::served),
            self.sum(PlaceNeed::left),
        ]
    }

    /// What the total of what is left does not count; none where no plan goes beyond a need.
    fn beyond(&self, frame: &Frame, data: &AreaData) -> Option<String> {
        let over = self.places.iter().filter(|place| place.beyond() > 0).count();
        let facts = [
            ("places", frame.whole(&count(over))),
            ("beyond", thousandths(frame.language, self.sum(PlaceNeed::beyond))),
            ("unit", unit_shown(frame, &data.unit)),
        ];
        (over > 0).then(|| frame.say_facts("area-beyond", &facts))
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
    let sum = |milli: i64| if is_share(&data.unit) { "–".to_owned() } else { number(milli) };
    let may_seek = may_seek(&actor);
    let row = |place: &PlaceNeed| Row {
        name: beside.name(&place.code),
        within: match beside.kecamatan(&place.code) {
            none if none.is_empty() => none,
            kecamatan => frame.say_with("finding-place-kecamatan", "name", kecamatan),
        },
        need: number(place.need),
        programmes: place.programmes,
        href: records(&[("place", place.code.as_str()), (FIELD, data.id.as_str())]),
        planned: number(place.planned),
        served: number(place.served()),
        left: number(place.left()),
        money: [place.money.on_budget, place.money.off_budget].map(|sum| sum.shown(&frame)),
        seek: (may_seek && place.programmes == 0 && place.need > 0)
            .then(|| seek_at(&frame, data, (&place.code, &beside.name(&place.code)), number(place.need))),
    };
    let typed = frame.query(query.as_deref());
    let listed = Listed::of(compared, &typed);
    let all = compared.places.len();
    let told = beside.left_out().map(|(level, of)| {
        let facts = [("told", frame.whole(&count(all))), ("all", frame.whole(&count(of)))];
        frame.say_facts(level, &facts)
    });
    let kecamatan = listed.within.as_ref().map_or("", RegionCode::as_str);
    let narrowed = QueryString::default().with(WITHIN, kecamatan);
    let path = format!("{PATH}/{id}");
    let Numbered { before, previous, next } =
        Numbered::of(&typed, (listed.places.len(), SHOWN), (&narrowed, &path));
    page(&DataPage {
        total: sum(compared.sum(|place| place.need)),
        unserved: sum(compared.unserved()),
        left: sum(compared.sum(PlaceNeed::left)),
        kecamatan: match compared.is_by_village() {
            true => ByKecamatan::of(&frame, (data, compared), &beside.names),
            false => None,
        },
        within: listed.within.as_ref().map(|code| beside.name(code)),
        listed: count(listed.places.len()),
        sums: listed.sums().map(sum),
        beyond: listed.beyond(&frame, data),
        places: count(all),
        told,
        alone: count(compared.places.iter().filter(|place| place.programmes == 0).count()),
        rows: listed.places.iter().copied().skip(before).take(SHOWN).map(row).collect(),
        previous,
        next,
        cycle_year: beside.cycle.year,
        whole: compared.whole,
        untold: compared.untold,
        may_load: DATA_STEWARD.allows(Some(&actor), false),
        money: compared.tells_money().then(|| MONEY.map(|key| titled(&frame, key, None))),
        map: map_of(id.as_str()),
        data: data.clone(),
        before,
        theme,
        frame,
    })
}

/// Takes one away.
pub async fn remove(
    DataSteward(actor): DataSteward,
    State(app): State<App>,
    PathId(id): PathId<AreaDataId>,
) -> Result<Response, Problem> {
    actions::remove_data(&app, &actor, &id).await?;
    Ok(go(PATH, "notice-area-data-removed"))
}
