//! An office's page: partners' programmes by how well they fit its duties.

mod as_file;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::registry::kinds::Side;
use sekber_core::value::{ProgrammeId, RegionCode};
use sekber_engines::matching::interest::Stance;
use sekber_engines::matching::kinds::Band;

use super::files;
use super::line::Line;
use crate::features::district::{self, Cycle};
use crate::features::matching::fit_matrix::Table;
use crate::features::matching::model::{Interest, Rule};
use crate::features::matching::planning::usual_most;
use crate::features::matching::progress::table_soon;
use crate::features::matching::store::{interests, plans, rulings};
use crate::features::matching::subjects::text_of;
use crate::features::programme::Stored;
use crate::features::registry::Organisation;
use crate::kit::access::OrganisationReader;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId, QueryString, count, page};
use crate::kit::problem::Problem;
use crate::kit::store::paging::Page;

/// Lines on one page: each shows its reasons, so fewer than in other lists.
const LINES: usize = 20;
/// Fields of the address that narrow the ranking.
const FIELDS: [&str; 4] = ["q", "theme", "place", "stance"];

type Choice = (String, String);

#[derive(Template)]
#[template(path = "features/matching/pages/office.html")]
struct OfficePage {
    frame: Frame,
    office: Organisation,
    cycle: Cycle,
    typed: Form,
    query: QueryString,
    chips: Vec<Choice>,
    themes: Vec<Choice>,
    places: Vec<Choice>,
    stances: Vec<Choice>,
    page: Page<Line>,
    wanted: i64,
    answered: i64,
    most: i64,
    /// Whether any programme fits well enough to be proposed.
    any_fits: bool,
    may_answer: bool,
    path: String,
    action: String,
    here: String,
}

impl OfficePage {
    /// Where the office writes what it seeks.
    fn need_form(&self) -> String {
        format!("/needs/new?office={}", self.office.id)
    }

    fn file(&self, ending: &str) -> String {
        format!("{}/{ending}", self.path)
    }
}

/// Everything that is known about an office's ranking.
pub(super) struct Ranking {
    pub(super) table: Arc<Table>,
    pub(super) office: usize,
    pub(super) cycle: Cycle,
    pub(super) told: Vec<Interest>,
    rulings: HashMap<ProgrammeId, Rule>,
    planned: BTreeSet<ProgrammeId>,
    /// Programmes that pass the filter, the best first.
    pub(super) ranked: Vec<usize>,
}

impl Ranking {
    pub(super) async fn read(app: &App, reader: &OrganisationReader, typed: &Form) -> Result<Self, Problem> {
        let (db, region) = (app.db(), app.region());
        let cycle = district::current_cycle(db, &region).await?;
        let table = table_soon(app, &cycle).await?;
        let office = table.subjects.office(&reader.organisation).ok_or(Problem::NotFound)?;
        let told = interests::about(db, &region, &cycle.id, Some(&reader.organisation), None).await?;
        let ruled = rulings::of_cycle(db, &region, &cycle.id).await?.into_iter();
        let ruled = ruled.filter(|ruling| ruling.office_id == reader.organisation);
        let rulings = ruled.map(|ruling| (ruling.programme_id, ruling.rule)).collect();
        let planned = plans::pairs_in_force(db, &region, &cycle.id).await?.into_iter();
        let planned = planned.filter(|pair| pair.office_id == reader.organisation);
        let planned = planned.map(|pair| pair.programme_id).collect();
        let own: HashMap<ProgrammeId, Stance> = told
            .iter()
            .filter(|interest| interest.side == Side::Office)
            .map(|interest| (interest.programme_id.clone(), interest.stance))
            .collect();
        let (fits, typed) = (table.clone(), typed.clone());
        // Reading the texts of thousands of programmes takes tens of milliseconds.
        let rank = move || {
            let programmes = &fits.subjects.programmes;
            let passes =
                |at: &usize| programmes.get(*at).is_some_and(|stored| passes(&fits, &typed, stored, &own));
            fits.programmes_for(office).iter().map(|(at, _)| *at).filter(passes).collect()
        };
        let ranked = cpu::run(rank).await?;
        Ok(Self { office, cycle, rulings, planned, ranked, told, table })
    }

    pub(super) fn line(&self, app: &App, frame: &Frame, place: usize, programme: usize) -> Line {
        let mut line = Line::rated(app, frame.language, &self.table, programme, self.office).about_programme(
            frame,
            &self.table,
            programme,
        );
        line.place = count(place);
        let Some(stored) = self.table.subjects.programmes.get(programme) else { return line };
        line.ruling = self.rulings.get(&stored.id).copied();
        line.planned = self.planned.contains(&stored.id);
        line.heard(&self.told, Side::Office)
    }
}

fn passes(table: &Table, typed: &Form, stored: &Stored, own: &HashMap<ProgrammeId, Stance>) -> bool {
    let words = sekber_core::text::words(typed.text("q"));
    let found = || {
        let partner = table.subjects.partner_of(stored).map_or("", |partner| &partner.organisation.name);
        let text = sekber_core::text::fold(&format!("{} {partner}", text_of(stored)));
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let in_place = |place: RegionCode| {
        let inside = |code: &RegionCode| *code == place || code.parent().as_ref() == Some(&place);
        stored.content.places.iter().any(inside)
    };
    let stance = own.get(&stored.id).map(|stance| stance.as_str());
    typed.filled("theme").is_none_or(|theme| stored.content.themes.iter().any(|known| known == theme))
        && typed.filter("place").is_none_or(in_place)
        && typed.filled("stance").is_none_or(|wanted| stance.unwrap_or("open") == wanted)
        && (words.is_empty() || found())
}

/// The ranking of an office.
pub async fn show(
    reader: OrganisationReader,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let ranking = Arc::new(Ranking::read(&app, &reader, &typed).await?);
    let from = typed.text("after").parse::<usize>().unwrap_or(0).min(ranking.ranked.len());
    let rows = rows(&app, &frame, &ranking, from).await?;
    let total = ranking.ranked.len();
    let page_of = Page {
        rows,
        previous: (from > 0).then(|| from.saturating_sub(LINES).to_string()),
        next: (from + LINES < total).then(|| (from + LINES).to_string()),
        total: count(total),
        more: false,
    };
    let office = ranking
        .table
        .subjects
        .offices
        .get(ranking.office)
        .map(|record| record.organisation.clone())
        .ok_or(Problem::NotFound)?;
    let own: Vec<&Interest> = ranking.told.iter().filter(|told| told.side == Side::Office).collect();
    let path = format!("/offices/{}/matching", reader.organisation);
    let query = QueryString::keep(&typed, &FIELDS);
    let choices = Choices::of(&frame, &ranking.table);
    let table = &ranking.table;
    let mut programmes = table.programmes_for(ranking.office).iter();
    page(&OfficePage {
        any_fits: programmes.any(|(programme, _)| table.proposes(*programme, ranking.office)),
        chips: choices.chips(&frame, &query, &path),
        wanted: count(own.iter().filter(|told| told.stance == Stance::Want).count()),
        answered: count(own.len()),
        most: usual_most(&office),
        may_answer: reader.actor.may_edit(&reader.organisation),
        action: format!("/offices/{}/interests", reader.organisation),
        here: frame.address.clone(),
        themes: choices.themes,
        places: choices.places,
        stances: choices.stances,
        cycle: ranking.cycle.clone(),
        page: page_of,
        office,
        typed,
        query,
        path,
        frame,
    })
}

/// The lines of a page with their reasons; finding the evidence of one takes some milliseconds.
async fn rows(app: &App, frame: &Frame, ranking: &Arc<Ranking>, from: usize) -> Result<Vec<Line>, Problem> {
    let (app, frame, ranking) = (app.clone(), frame.clone(), ranking.clone());
    let lines = move || {
        let shown = ranking.ranked.iter().enumerate().skip(from).take(LINES);
        shown.map(|(at, programme)| ranking.line(&app, &frame, at + 1, *programme)).collect()
    };
    cpu::run(lines).await
}

/// What the filters offer.
struct Choices {
    themes: Vec<Choice>,
    places: Vec<Choice>,
    stances: Vec<Choice>,
}

impl Choices {
    fn of(frame: &Frame, table: &Table) -> Self {
        let themes = table.subjects.themes.iter();
        let kecamatan = table.subjects.places.values().filter(|place| place.kind == "kecamatan");
        Self {
            themes: themes.map(|theme| (theme.code.clone(), theme.name(frame.language).to_owned())).collect(),
            places: kecamatan.map(|place| (place.code.to_string(), place.name.clone())).collect(),
            stances: frame.say_codes("matching-stance-", ["open", "want", "maybe", "no"]),
        }
    }

    fn chips(&self, frame: &Frame, query: &QueryString, path: &str) -> Vec<Choice> {
        let name = |list: &[Choice], code: &str| {
            list.iter().find(|(known, _)| known == code).map_or(code.to_owned(), |(_, name)| name.clone())
        };
        let chip = |(field, value): &(String, String)| {
            let text = match field.as_str() {
                "theme" => name(&self.themes, value),
                "place" => name(&self.places, value),
                "stance" => name(&self.stances, value),
                _ => format!("{}: “{value}”", frame.say("filter-search")),
            };
            (text, query.without(field).link(path))
        };
        query.pairs().iter().map(chip).collect()
    }
}

/// The ranking as a workbook (`xlsx`) or as delimited text (`csv`), with the filter of the page.
pub async fn download(
    reader: OrganisationReader,
    State(app): State<App>,
    frame: Frame,
    PathId(parameters): PathId<HashMap<String, String>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let format = parameters.get("format").cloned().unwrap_or_default();
    let asked = Form::from_query(query.as_deref());
    let ranking = Ranking::read(&app, &reader, &asked).await?;
    asked.note_unknown("stance", |stance| stance == "open" || stance.parse::<Stance>().is_ok());
    district::note_unknown(&app, &asked, &[]).await?;
    asked.applied()?;
    let speaker = app.clone();
    let name = frame.language.either("sekber-penyelarasan", "sekber-matching");
    let tables = move || vec![as_file::ranking(&speaker, &frame, &ranking)];
    files::send(&app, name, &format, tables).await
}
