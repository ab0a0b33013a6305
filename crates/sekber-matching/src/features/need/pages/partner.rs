//! A partner's page: open needs by how well they fit what the partner does.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::registry::kinds::Side;
use sekber_core::value::{NeedId, OrganisationId};
use sekber_engines::matching::kinds::Band;
use sekber_engines::matching::need::AnswerState;

use crate::features::district::{self, Cycle};
use crate::features::matching::{Offer, Ratings};
use crate::features::need::model::Need;
use crate::features::need::store::{self, answers, answers::Told};
use crate::features::registry::{self, Name};
use crate::kit::access::{OrganisationReader, Permit, refusal};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::page::{Frame, QueryString, count, page};
use crate::kit::problem::Problem;
use crate::kit::store::paging::Page;

/// What a partner answered, by the need.
type Answers = HashMap<NeedId, Told>;
/// Needs with their scores.
type Ranked = Vec<(Option<i64>, Need)>;

/// Needs on one page: each shows its reason.
const LINES: usize = 20;

/// A need with how well it fits the partner.
struct Line {
    need: Need,
    /// None for a partner that takes no part in the cycle.
    offer: Option<Offer>,
    told: Option<AnswerState>,
}

#[derive(Template)]
#[template(path = "features/need/pages/partner.html")]
struct PartnerPage {
    frame: Frame,
    partner: Name,
    cycle: Cycle,
    page: Page<Line>,
    query: QueryString,
    /// Whether those that do not fit well are shown, too.
    shows_all: bool,
    /// How many fit, and how many are open.
    fitting: i64,
    open: i64,
    takes_part: bool,
    path: String,
}

impl PartnerPage {
    /// Whether no office seeks anything.
    fn is_empty(&self) -> bool {
        self.open == 0
    }
}

/// The open needs of the cycle that fit the partner, the best first; `show=all` adds the others.
pub async fn show(
    reader: OrganisationReader,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    // What others seek is for those who take part; people of a suspended partner read their own records only.
    reader.actor.require(Permit::Member).map_err(|_| refusal(&reader.actor))?;
    let typed = frame.query(query.as_deref());
    let shows_all = typed.filter_by("show", |text| match text {
        "fitting" => Some(false),
        "all" => Some(true),
        _ => None,
    });
    let (db, region) = (app.db(), app.region());
    registry::require_in_sight(&app, &reader.actor, &reader.organisation).await?;
    let names = registry::names_of(db, &region, std::slice::from_ref(&reader.organisation)).await?;
    let partner = names.into_iter().find(|name| name.side == Side::Partner).ok_or(Problem::NotFound)?;
    let cycle = district::current_cycle(db, &region).await?;
    let open = store::open_of_cycle(db, &region, &cycle.id).await?;
    let told = answers::of_partner(db, &region, &cycle.id, &partner.id).await?;
    let told: Answers = told.into_iter().map(|one| (one.need_id.clone(), one)).collect();
    let ratings = Ratings::soon(&app, &cycle, frame.language).await?;
    let all = count(open.len());
    let (shows_all, asked) = (shows_all.unwrap_or(false), typed.clone());
    let id = partner.id.clone();
    let (least, ranked) = (cycle.least_fit, move || ranked(ratings, told, open, &id));
    let (ratings, told, ranked) = cpu::run(ranked).await?;
    let takes_part = ranked.iter().any(|(score, _)| score.is_some());
    let fits = |score: &Option<i64>| score.is_some_and(|score| score >= least);
    let fitting = count(ranked.iter().filter(|(score, _)| fits(score)).count());
    let shown: Vec<Need> =
        ranked.into_iter().filter(|(score, _)| shows_all || fits(score)).map(|(_, need)| need).collect();
    let from = start(&asked, shown.len());
    let total = shown.len();
    let rows: Vec<Need> = shown.into_iter().skip(from).take(LINES).collect();
    let id = partner.id.clone();
    let lines = cpu::run(move || {
        let line = |need: Need| {
            let told = told.get(&need.id);
            let offer = ratings.offer(&need.sought(), &id, told.and_then(Told::answered));
            Line { offer, told: told.map(|told| told.state), need }
        };
        rows.into_iter().map(line).collect::<Vec<_>>()
    });
    page(&PartnerPage {
        page: Page {
            rows: lines.await?,
            previous: (from > 0).then(|| from.saturating_sub(LINES).to_string()),
            next: (from + LINES < total).then(|| (from + LINES).to_string()),
            total: count(total),
            more: false,
        },
        query: QueryString::keep(&typed, &["show"]),
        path: format!("/partners/{}/needs", partner.id),
        open: all,
        takes_part,
        shows_all,
        fitting,
        partner,
        cycle,
        frame,
    })
}

/// Where the page begins.
fn start(typed: &Form, total: usize) -> usize {
    let from = typed.filled("after").or(typed.filled("before")).and_then(|text| text.parse::<usize>().ok());
    from.unwrap_or(0).min(total)
}

/// Needs with their scores, the best first; equal ones stay in their order, the newest first.
fn ranked(
    ratings: Ratings,
    told: Answers,
    open: Vec<Need>,
    partner: &OrganisationId,
) -> (Ratings, Answers, Ranked) {
    let answered = |need: &Need| told.get(&need.id).and_then(Told::answered).cloned();
    let sought: Vec<_> = open.iter().map(|need| (need.sought(), answered(need))).collect();
    let mut all: Ranked = ratings.scores(&sought, partner).into_iter().zip(open).collect();
    all.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    (ratings, told, all)
}
