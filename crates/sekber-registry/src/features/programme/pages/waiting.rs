//! Programmes that were put forward and wait for the secretariat: chosen, looked at once more by name, and accepted in one go.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::registry::programme::Status;
use sekber_core::value::ProgrammeId;

use super::chosen::{chosen, left_out};
use crate::features::programme::actions;
use crate::features::programme::store::waiting::{self, Chosen, Waiting};
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, QueryString, count, go, page, page_with};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

#[derive(Template)]
#[template(path = "features/programme/pages/waiting.html")]
struct WaitingPage {
    frame: Frame,
    page: Page<Waiting>,
    query: QueryString,
    faults: Faults,
}

/// The chosen ones by name, before they are accepted or with what could not be.
#[derive(Template)]
#[template(path = "features/programme/pages/accepting.html")]
struct AcceptingPage {
    frame: Frame,
    /// What can be accepted: that is sent again.
    rows: Vec<Chosen>,
    /// How many are chosen, or were accepted.
    said: String,
    /// What cannot be or was not accepted, by name, and why.
    left: Vec<(String, String)>,
}

async fn list(app: &App, frame: Frame, cursor: Cursor, faults: Faults) -> Result<Response, Problem> {
    let page = waiting::proposed(app.db(), &app.region(), &cursor).await?;
    let query = QueryString::default();
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &WaitingPage { frame, page, query, faults })
}

/// The list.
pub async fn show(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let cursor = Cursor::from_query(typed.filled("after"), typed.filled("before"));
    list(&app, frame, cursor, Faults::none()).await
}

/// Asks whether the chosen ones are meant, and accepts them when it is sure.
pub async fn accept(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let (wanted, faults) = chosen(&form)?;
    if !faults.is_empty() {
        return list(&app, frame, Cursor::Start, faults).await;
    }
    let ids: Vec<ProgrammeId> = wanted.iter().map(|(id, _)| id.clone()).collect();
    let known = waiting::chosen(app.db(), &app.region(), &ids).await?;
    if known.is_empty() {
        return Err(Problem::NotFound);
    }
    if !form.switched("sure")? {
        return ask(frame, known, &wanted);
    }
    let left = actions::accept_many(&app, &actor, &wanted).await?;
    if left.is_empty() {
        return Ok(go("/programmes/waiting", "notice-programmes-accepted"));
    }
    let said = frame.say_count("programme-waiting-done", count(wanted.len().saturating_sub(left.len())));
    let left = left_out(&frame, &known, &left);
    page(&AcceptingPage { frame, rows: Vec::new(), said, left })
}

/// Names the chosen ones, and why some of them cannot be accepted.
fn ask(frame: Frame, known: Vec<Chosen>, wanted: &[(ProgrammeId, i64)]) -> Result<Response, Problem> {
    let ids = wanted.iter().map(|(id, _)| id);
    let unknown: BTreeSet<&ProgrammeId> = ids.filter(|id| !known.iter().any(|one| one.id == **id)).collect();
    let waits = |one: &Chosen| one.state == Status::Proposed;
    let as_looked_at =
        |one: &Chosen| wanted.iter().any(|(id, version)| *id == one.id && *version == one.version);
    let (rows, gone): (Vec<Chosen>, Vec<Chosen>) =
        known.into_iter().partition(|one| waits(one) && as_looked_at(one));
    let why = |one: &Chosen| {
        if waits(one) {
            return frame.say_problem(&Problem::Conflict);
        }
        let state = frame.say_code("programme-state-", one.state.as_str());
        frame.say_with("programme-waiting-gone", "state", state)
    };
    let mut left: Vec<(String, String)> = gone.iter().map(|one| (one.title.clone(), why(one))).collect();
    left.extend(unknown.iter().map(|id| (id.to_string(), frame.say_problem(&Problem::NotFound))));
    let said = match rows.len() {
        0 => frame.say("programme-waiting-none-left"),
        many => frame.say_count("programme-waiting-sure", count(many)),
    };
    page(&AcceptingPage { frame, rows, said, left })
}
