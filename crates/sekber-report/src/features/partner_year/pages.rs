//! A partner's year, to be given back to it: what it carried out, where, with whom, and the district's thanks; on a page and as a
//! sheet that it can hand on.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use jiff::civil::{Date, date};
use sekber_documents::official::{Block, Column, Document};

use super::store::{self, Around, Carried};
use crate::features::document::Head;
use crate::features::partnership::{Days, badge_on, state_on};
use crate::features::registry::{self, Organisation};
use crate::kit::access::OrganisationReader;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::official_document::{self, Format};
use crate::kit::page::{Frame, page};
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
    places: Vec<Around>,
    others: Vec<Around>,
}

impl YearPage {
    fn names(&self, all: &[Around]) -> String {
        all.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join(", ")
    }

    fn path(&self, year: i16) -> String {
        format!("/partners/{}/year?year={year}", self.partner.id)
    }

    fn is_simulated(&self) -> bool {
        self.carried.iter().any(|one| one.simulated)
    }
}

/// The year that the address names, else the one that goes on.
fn asked_year(query: Option<&str>, today: Date) -> i16 {
    let typed = Form::from_query(query);
    typed.text("year").parse().ok().filter(|year| (2000..=2999).contains(year)).unwrap_or(today.year())
}

async fn of(app: &App, frame: Frame, reader: &OrganisationReader, year: i16) -> Result<YearPage, Problem> {
    let id = &reader.organisation;
    registry::require_in_sight(app, &reader.actor, id).await?;
    let (db, region) = (app.db(), app.region());
    let found = registry::find(db, &region, id).await?.map(|record| record.organisation);
    let partner = found.filter(|one| one.partner_kind().is_some()).ok_or(Problem::NotFound)?;
    let span = Days::of(app.settings(), (date(year, 1, 1), date(year, 12, 31)));
    let carried = store::carried(db, &region, id, &span).await?;
    let around = store::around(db, &region, id, &span).await?;
    let (places, others) = around.into_iter().partition(|one| one.list == "place");
    Ok(YearPage { this_year: app.today().year(), partner, year, carried, places, others, frame })
}

/// The page.
pub async fn show(
    reader: OrganisationReader,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let year = asked_year(query.as_deref(), app.today());
    page(&of(&app, frame, &reader, year).await?)
}

/// The sheet.
pub async fn pdf(
    reader: OrganisationReader,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let year = asked_year(query.as_deref(), app.today());
    // What is handed on speaks Indonesian, whatever language its reader reads pages in.
    let mut frame = frame;
    frame.language = Language::Indonesian;
    let page = of(&app, frame, &reader, year).await?;
    let name =
        format!("kemitraan-{}-{year}", page.partner.short_name.to_lowercase().replace([' ', '/'], "-"));
    let sheet = Head::of(&app).await?.over(document(&app, &page));
    official_document::send(&name, sheet, Format::Pdf).await
}

fn document(app: &App, page: &YearPage) -> Document {
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
        let column = |key: &str, share: u8| Column { head: frame.say(key), share, number: false };
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
    for (key, all) in [("partnership-year-where", &page.places), ("partnership-year-others", &page.others)] {
        if !all.is_empty() {
            blocks.push(Block::Heading { text: frame.say(key) });
            blocks.push(text(page.names(all)));
        }
    }
    if !page.carried.is_empty() {
        blocks.push(Block::Heading { text: frame.say("partnership-year-thanks-title") });
        blocks.push(text(frame.say_facts("partnership-year-thanks", &facts)));
    }
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
