//! The frame of district competitiveness (KDSD): how many public programmes of offices and partners count for each indicator.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use sekber_core::value::{Currency, Money};

use super::{Outline, programmes as programme_pages};
use crate::features::portal::export::MOST;
use crate::features::portal::export::goals::Count;
use crate::features::portal::export::kdsd::{Line, matrix};
use crate::features::portal::store::{programmes, references};
use crate::kit::access::{Actor, Public};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::page::{Frame, for_everybody};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/portal/pages/kdsd.html")]
struct KdsdPage {
    frame: Frame,
    outline: Outline,
    year: String,
    /// The years that can be chosen.
    years: Vec<(String, String)>,
    source: String,
    lines: Vec<Line>,
    without: i64,
}

impl KdsdPage {
    /// Whether the reader is one who pastes the indicators. The page is kept for readers who are not signed in only.
    fn may_fill(&self) -> bool {
        self.frame.actor.as_ref().is_some_and(Actor::is_secretariat)
    }

    fn money(&self, count: &Count) -> String {
        self.frame.money(&Money { minor: count.money, currency: Currency::IDR })
    }
}

/// The matrix of the cycle in force, or of the year that is asked for.
pub async fn show(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = frame.query(query.as_deref());
    let (filter, years, year) = programme_pages::filter(&app, &form).await?;
    let years = programme_pages::year_choices(&frame, &years);
    let known = references::find(app.db(), &app.region()).await?;
    let rows = programmes::all(app.db(), &app.region(), &filter, MOST).await?;
    let indicators = known.frame();
    let whole = cpu::run(move || matrix(indicators, &rows)).await?;
    let title = frame.say_code("portal-set-", "kdsd");
    let about = frame.say_code("portal-set-about-", "kdsd");
    let outline = Outline::new("/public/kdsd", title, &about);
    let (lines, without, source) = (whole.lines, whole.without, known.frame_source);
    for_everybody(&frame.clone(), &headers, &KdsdPage { year, years, source, lines, without, outline, frame })
}
