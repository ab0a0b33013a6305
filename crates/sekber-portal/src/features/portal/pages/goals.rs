//! Development goals: how many public programmes of offices and partners work on each, and whose they are.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use sekber_core::value::{Currency, Money};

use super::{Outline, programmes as programme_pages};
use crate::features::portal::export::MOST;
use crate::features::portal::export::goals::{Count, Matrix, Working, matrix, name};
use crate::features::portal::store::programmes;
use crate::kit::access::Public;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::page::{Frame, for_everybody};
use crate::kit::problem::Problem;

/// Offices and partners that the page shows; the files hold all of them.
const SHOWN: usize = 150;

/// A goal with what both sides do for it.
struct Line {
    code: String,
    name: &'static str,
    offices: Count,
    partners: Count,
}

/// How many programmes work on a goal; its number and name, as a phone has no head above the columns.
struct Cell {
    goal: String,
    programmes: i64,
}

/// An office or partner with its programmes of each goal.
struct Row {
    working: Working,
    counts: Vec<Cell>,
}

#[derive(Template)]
#[template(path = "features/portal/pages/goals.html")]
struct GoalsPage {
    frame: Frame,
    outline: Outline,
    year: String,
    /// The years that can be chosen.
    years: Vec<(String, String)>,
    lines: Vec<Line>,
    rows: Vec<Row>,
    /// How many offices and partners are not shown.
    more: i64,
    without: i64,
}

impl GoalsPage {
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
    let rows = programmes::all(app.db(), &app.region(), &filter, MOST).await?;
    let whole = cpu::run(move || matrix(&rows)).await?;
    let line = |goal: u8| Line {
        code: goal.to_string(),
        name: name(frame.language, &goal.to_string()),
        offices: whole.side(false, goal),
        partners: whole.side(true, goal),
    };
    let lines = (1..=17).map(line).collect();
    let more = i64::try_from(whole.rows.len().saturating_sub(SHOWN)).unwrap_or_default();
    let rows = whole.rows.iter().take(SHOWN).map(|(working, codes)| Row {
        working: working.clone(),
        counts: (1..=17)
            .map(|goal| Cell {
                goal: format!("{goal} {}", name(frame.language, &goal.to_string())),
                programmes: Matrix::goal(codes, goal).programmes,
            })
            .collect(),
    });
    let rows = rows.collect();
    let title = frame.say_code("portal-set-", "goals");
    let about = frame.say_code("portal-set-about-", "goals");
    let outline = Outline::new("/public/goals", title, &about);
    for_everybody(
        &frame.clone(),
        &headers,
        &GoalsPage { year, years, lines, rows, more, without: whole.without, outline, frame },
    )
}
