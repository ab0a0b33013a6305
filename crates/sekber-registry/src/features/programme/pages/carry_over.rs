//! Programmes of other cycles that still run in the year of the cycle in force: chosen and taken along in one go.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::value::{Period, ProgrammeId};

use crate::features::district;
use crate::features::programme::actions;
use crate::features::programme::store::carried::{self, Candidate, KeptGoing};
use crate::kit::access::{Actor, Organisation};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, QueryString, go, page_with};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

#[derive(Template)]
#[template(path = "features/programme/pages/carry_over.html")]
struct CarryOverPage {
    frame: Frame,
    cycle: String,
    page: Page<Candidate>,
    query: QueryString,
    faults: Faults,
}

impl CarryOverPage {
    /// Whether a programme is ticked to begin with: it is known to last until then by itself, and its owner has not entered it
    /// again.
    fn is_sure(&self, row: &Candidate) -> bool {
        row.end_on.is_some() && row.lasts && !row.again
    }

    fn period(&self, row: &Candidate) -> String {
        self.frame.period(&Period::new(row.start_on, row.end_on).unwrap_or_default())
    }
}

async fn shown(
    app: &App,
    actor: &Actor,
    frame: Frame,
    cursor: Cursor,
    faults: Faults,
) -> Result<Response, Problem> {
    let region = app.region();
    let cycle = district::current_cycle(app.db(), &region).await?;
    let owners = actor.may_edit_only();
    let kept = KeptGoing { conditions: app.carried_on(), today: app.today() };
    let whose = (owners.as_deref(), kept);
    let found = carried::candidates(app.db(), &region, (&cycle.id, cycle.year), whose, &cursor).await?;
    let query = QueryString::default();
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &CarryOverPage { cycle: cycle.shown(&frame), page: found, query, faults, frame })
}

/// The list.
pub async fn show(
    Organisation(actor): Organisation,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let cursor = Cursor::from_query(typed.filled("after"), typed.filled("before"));
    shown(&app, &actor, frame, cursor, Faults::none()).await
}

/// Takes the chosen ones along.
pub async fn carry_over(
    Organisation(actor): Organisation,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let chosen: Vec<ProgrammeId> = form.chosen("programme", &mut faults);
    if chosen.is_empty() && faults.is_empty() {
        faults.add("programme", "programme-fault-carry-none");
    }
    let done = match faults.is_empty() {
        true => actions::carry_over(&app, &actor, &chosen).await.map(drop),
        false => Err(Problem::Invalid(faults)),
    };
    match done {
        Ok(()) => Ok(go("/programmes", "notice-programmes-carried")),
        Err(Problem::Invalid(faults)) => shown(&app, &actor, frame, Cursor::Start, faults).await,
        Err(problem) => Err(problem),
    }
}
