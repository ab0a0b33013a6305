//! A partner's year, to be given back to it: what it carried out, where, with whom, what it achieved, its money, and the district's thanks;
//! on a page and as a sheet that it can hand on. The sheet holds the money only where whoever prints it wants it there: public pages show
//! the money of no partnership.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use jiff::civil::{Date, date};
use sekber_core::value::PartnershipId;
use sekber_documents::official::{Block, Column as TableColumn, Document};

use super::figures::Figures;
use super::store::{self, Carried, Told};
use crate::features::district;
use crate::features::document::Head;
use crate::features::partnership::{Days, badge_on, state_on};
use crate::features::registry::{self, Organisation};
use crate::kit::access::OrganisationReader;
use crate::kit::app::App;
use crate::kit::card::{Column, PanelOf, PlacesOf};
use crate::kit::form::Form;
use crate::kit::page::official_document::{self, Format};
use crate::kit::page::{Frame, count, page};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

#[derive(Template)]
#[template(path = "features/partner_year/pages/year.html")]
struct YearPage {
    frame: Frame,
    partner: Organisation,
    year: i16,
    this_year: i16,
    carried: Vec<Carried>,
    places: Vec<Told>,
    others: Vec<Told>,
    /// Its money and what it achieved.
    figures: Figures,
    /// What other rooms show of the year.
    panels: Vec<String>,
    /// Activities that were finished.
    activities: Vec<Told>,
    /// Reports that were confirmed.
    reports: Vec<Told>,
    /// What is known of the places, a sentence each.
    facts: Vec<String>,
}

impl YearPage {
    fn names(&self, all: &[Told]) -> String {
        all.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join(", ")
    }

    /// For whom it was done, as confirmed reports tell: who was reached, and of how many reports that is; nothing where none tells.
    fn reached(&self) -> Option<String> {
        let told = self.reports.iter().filter(|one| one.men.is_some() || one.women.is_some());
        let many = count(told.count());
        let sum = |of: fn(&Told) -> Option<i64>| -> String {
            self.frame.whole(&self.reports.iter().filter_map(of).fold(0, i64::saturating_add))
        };
        let facts = [
            ("men", sum(|one| one.men)),
            ("women", sum(|one| one.women)),
            ("disability", sum(|one| one.with_disability)),
            ("reports", self.frame.whole(&many)),
        ];
        (many > 0).then(|| self.frame.say_facts("partnership-year-reached-is", &facts))
    }

    /// Whose money that is, and where it is told.
    fn money_source(&self) -> String {
        let facts = [("partner", self.partner.name.clone()), ("year", self.year.to_string())];
        self.frame.say_facts("partnership-year-money-source", &facts)
    }

    fn path(&self, year: i16) -> String {
        format!("/partners/{}/year?year={year}", self.partner.id)
    }

    /// Whether there is anything of the year to be handed on.
    fn has_sheet(&self) -> bool {
        !(self.carried.is_empty() && self.activities.is_empty() && self.reports.is_empty())
    }

    fn is_simulated(&self) -> bool {
        self.figures.is_simulated || self.carried.iter().any(|one| one.simulated)
    }
}

/// The year that the address names, else the one that goes on.
fn asked_year(typed: &Form, today: Date) -> i16 {
    let year = |year: &str| year.parse::<i16>().ok().filter(|year| (2000..=2999).contains(year));
    typed.filter_by("year", year).unwrap_or(today.year())
}

async fn of(app: &App, frame: Frame, reader: &OrganisationReader, year: i16) -> Result<YearPage, Problem> {
    let id = &reader.organisation;
    registry::require_in_sight(app, &reader.actor, id).await?;
    let (db, region) = (app.db(), app.region());
    let found = registry::organisation(db, &region, id).await?;
    let partner = found.filter(|one| one.partner_kind().is_some()).ok_or(Problem::NotFound)?;
    let span = Days::of(app.settings(), (date(year, 1, 1), date(year, 12, 31)));
    let carried = store::carried(db, &region, id, &span).await?;
    let told = store::told(db, &region, id, &span).await?;
    let listed = |list: &str| -> Vec<Told> { told.iter().filter(|one| one.list == list).cloned().collect() };
    let (places, others) = (listed("place"), listed("partner"));
    let (activities, reports) = (listed("activity"), listed("report"));
    let ids: Vec<PartnershipId> = carried.iter().map(|one| one.id.clone()).collect();
    let figures = Figures::of(app, &frame, (id, year), &ids).await?;
    let codes: Vec<String> = places.iter().map(|one| one.code.clone()).collect();
    let mut facts = Vec::new();
    for told in app.places_told().iter().filter(|_| !codes.is_empty()) {
        facts.extend((told.tell)(PlacesOf { app, frame: &frame, places: &codes }).await?);
    }
    let (this_year, panels) = (app.today().year(), Vec::new());
    Ok(YearPage {
        this_year,
        partner,
        year,
        carried,
        places,
        others,
        figures,
        panels,
        activities,
        reports,
        facts,
        frame,
    })
}

/// The page.
pub async fn show(
    reader: OrganisationReader,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let year = asked_year(&frame.query(query.as_deref()), app.today());
    let mut shown = of(&app, frame, &reader, year).await?;
    shown.panels = panels(&app, &reader, &shown).await?;
    page(&shown)
}

/// What other rooms show of the partner's year, in the order of the rooms.
async fn panels(app: &App, reader: &OrganisationReader, shown: &YearPage) -> Result<Vec<String>, Problem> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?.id;
    let mut drawn = Vec::new();
    for panel in app.panels().iter().filter(|panel| panel.column == Column::Year) {
        let of = PanelOf {
            app,
            frame: &shown.frame,
            actor: &reader.actor,
            organisation: &shown.partner.id,
            side: shown.partner.side,
            partner_kind: shown.partner.partner_kind(),
            legal_form: shown.partner.legal_form,
            cycle: &cycle,
            year: i64::from(shown.year),
        };
        drawn.extend((panel.draw)(of).await?);
    }
    Ok(drawn)
}

/// The sheet.
pub async fn pdf(
    reader: OrganisationReader,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::from_query(query.as_deref());
    let year = asked_year(&asked, app.today());
    let with_money = asked.filter_set("money");
    asked.applied()?;
    // What is handed on speaks Indonesian, whatever language its reader reads pages in.
    let mut frame = frame;
    frame.language = Language::Indonesian;
    let page = of(&app, frame, &reader, year).await?;
    let name =
        format!("kemitraan-{}-{year}", page.partner.short_name.to_lowercase().replace([' ', '/'], "-"));
    let sheet = Head::of(&app).await?.over(document(&app, &page, with_money));
    official_document::send(&name, sheet, Format::Pdf).await
}

fn document(app: &App, page: &YearPage, with_money: bool) -> Document {
    let frame = &page.frame;
    let facts = [
        ("partner", page.partner.name.clone()),
        ("year", page.year.to_string()),
        ("district", frame.district.name.clone()),
    ];
    let title = frame.say_facts("partnership-year-title", &facts);
    let text = |text: String| Block::Text { text, indent: false };
    let mut blocks = vec![Block::Title { text: title.clone(), under: page.partner.name.clone() }];
    if page.is_simulated() {
        blocks.push(Block::Centred { text: frame.say("paper-simulated"), size: 11, bold: true });
        blocks.push(text(frame.say("partnership-year-simulated")));
    }
    if page.carried.is_empty() {
        blocks.push(text(frame.say("partnership-year-none")));
    } else {
        let column = |key: &str, share: u8| TableColumn { head: frame.say(key), share, number: false };
        let row = |one: &Carried| {
            vec![one.title.clone(), one.offices.clone().unwrap_or_default(), term(frame, one)]
        };
        blocks.push(Block::Table {
            columns: vec![
                column("partnership-title", 5),
                column("partnership-year-with", 4),
                column("partnership-term", 3),
            ],
            over: String::new(),
            rows: page.carried.iter().map(row).collect(),
            row_millimetres: 0,
        });
    }
    if !page.activities.is_empty() {
        blocks.push(Block::Heading { text: frame.say("partnership-year-done") });
        blocks.push(Block::Numbered { items: page.activities.iter().map(|one| one.name.clone()).collect() });
    }
    if let Some(reached) = page.reached() {
        blocks.push(Block::Heading { text: frame.say("partnership-year-reached") });
        blocks.push(text(reached));
    }
    if !page.reports.is_empty() {
        blocks.push(Block::Heading { text: frame.say("partnership-year-results") });
        let told = page.reports.iter().map(|one| format!("{}: {}", one.name, one.results.replace('\n', " ")));
        blocks.push(Block::Numbered { items: told.collect() });
    }
    blocks.extend(page.figures.blocks(frame, page.money_source(), with_money));
    for (key, all) in [("partnership-year-where", &page.places), ("partnership-year-others", &page.others)] {
        if !all.is_empty() {
            blocks.push(Block::Heading { text: frame.say(key) });
            blocks.push(text(page.names(all)));
        }
    }
    if !page.facts.is_empty() {
        blocks.push(Block::Heading { text: frame.say("partnership-year-facts") });
        blocks.push(Block::Numbered { items: page.facts.clone() });
    }
    if !page.carried.is_empty() {
        blocks.push(Block::Heading { text: frame.say("partnership-year-thanks-title") });
        blocks.push(text(frame.say_facts("partnership-year-thanks", &facts)));
    }
    // It bears a letterhead but nobody's signature: it says itself what it is.
    blocks.push(text(frame.say_with("partnership-year-printed", "day", frame.civil_date(&app.today()))));
    let plain = official_document::document(app, frame.language, &title, blocks);
    Document { paper: plain.paper.overview(), ..plain }
}

/// From when to when, as far as that is known.
fn term(frame: &Frame, one: &Carried) -> String {
    match (one.start_on, one.end_on) {
        (Some(start), Some(end)) => frame.civil_days(&start, &end),
        _ => String::new(),
    }
}
