//! A partner's page: for each of its programmes, the offices by how well they fit.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::registry::kinds::Side;
use sekber_engines::matching::kinds::Band;

use super::line::Line;
use crate::features::district::{self, Cycle};
use crate::features::matching::fit_matrix::Table;
use crate::features::matching::model::Interest;
use crate::features::matching::progress::table_soon;
use crate::features::matching::store::interests;
use crate::features::registry::{self, Organisation};
use crate::kit::access::OrganisationReader;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::page::{Frame, QueryString, count, page};
use crate::kit::problem::Problem;
use crate::kit::store::paging::Page;
use crate::kit::words::Language;

/// Offices on one page.
const LINES: usize = 12;

#[derive(Template)]
#[template(path = "features/matching/pages/partner.html")]
struct PartnerPage {
    frame: Frame,
    partner: Organisation,
    cycle: Cycle,
    /// Programmes as tabs: id, title, whether it is shown.
    programmes: Vec<(String, String, bool)>,
    page: Page<Line>,
    query: QueryString,
    may_answer: bool,
    path: String,
    action: String,
    here: String,
}

/// The rankings of a partner's programmes, one at a time.
pub async fn show(
    reader: OrganisationReader,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = Form::from_query(query.as_deref());
    let (db, region) = (app.db(), app.region());
    registry::require_in_sight(&app, &reader.actor, &reader.organisation).await?;
    let record = registry::find(db, &region, &reader.organisation).await?.ok_or(Problem::NotFound)?;
    if record.organisation.side != Side::Partner {
        return Err(Problem::NotFound);
    }
    let cycle = district::current_cycle(db, &region).await?;
    let table = table_soon(&app, &cycle).await?;
    let own: Vec<usize> = table
        .subjects
        .programmes
        .iter()
        .enumerate()
        .filter(|(_, stored)| stored.content.organisation == reader.organisation)
        .map(|(at, _)| at)
        .collect();
    let wanted = typed.text("programme");
    let is_wanted =
        |at: &&usize| table.subjects.programmes.get(**at).is_some_and(|s| s.id.as_str() == wanted);
    let shown = own.iter().find(is_wanted).or_else(|| own.first()).copied();
    let told = interests::about_partner(db, &region, &cycle.id, &reader.organisation).await?;
    let total = table.subjects.offices.len();
    let from = typed.text("after").parse::<usize>().unwrap_or(0).min(total);
    let lines = match shown {
        Some(programme) => lines(&app, frame.language, (&table, programme, from), told).await?,
        None => Vec::new(),
    };
    let page_of = Page {
        rows: lines,
        previous: (from > 0).then(|| from.saturating_sub(LINES).to_string()),
        next: (from + LINES < total).then(|| (from + LINES).to_string()),
        total: count(total),
        more: false,
    };
    let tab = |at: &usize| {
        let stored = table.subjects.programmes.get(*at)?;
        Some((stored.id.to_string(), stored.content.title.clone(), Some(*at) == shown))
    };
    page(&PartnerPage {
        programmes: own.iter().filter_map(tab).collect(),
        path: format!("/partners/{}/matching", reader.organisation),
        action: format!("/partners/{}/interests", reader.organisation),
        here: frame.address.clone(),
        may_answer: reader.actor.may_edit(&reader.organisation),
        partner: record.organisation,
        page: page_of,
        query: QueryString::keep(&typed, &["programme"]),
        cycle,
        frame,
    })
}

/// A page of the offices by how well a programme fits them, with the reasons; finding the evidence of one takes some milliseconds.
async fn lines(
    app: &App,
    language: Language,
    (table, programme, from): (&Arc<Table>, usize, usize),
    told: Vec<Interest>,
) -> Result<Vec<Line>, Problem> {
    let (app, table) = (app.clone(), table.clone());
    let rate = move || {
        let ranked = table.offices_for(programme).into_iter().enumerate().skip(from).take(LINES);
        let line = |(place, (office, _)): (usize, (usize, u16))| {
            let mut line =
                Line::rated(&app, language, &table, programme, office).about_office(&table, office);
            line.place = count(place + 1);
            line.heard(&told, Side::Partner)
        };
        ranked.map(line).collect()
    };
    cpu::run(rate).await
}
