//! Programmes that were put forward and wait for the secretariat: chosen, looked at once more by name, and accepted in one go.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::registry::programme::Status;
use sekber_core::value::ProgrammeId;

use crate::features::programme::actions;
use crate::features::programme::store::waiting::{self, Waiting};
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, QueryString, go, page, page_with};
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
    rows: Vec<Waiting>,
    /// What the form sent, to be sent again.
    values: Vec<String>,
    /// How many are chosen, or were accepted.
    said: String,
    /// What cannot be or was not accepted, by name, and why.
    left: Vec<(String, String)>,
}

async fn list(app: &App, frame: Frame, cursor: Cursor, faults: Faults) -> Result<Response, Problem> {
    let page = waiting::page(app.db(), &app.region(), &cursor).await?;
    let query = QueryString::keep(&Form::default(), &[]);
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

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// A programme with the version in which it was looked at, as a box of the list names it.
fn named(value: &str) -> Option<(ProgrammeId, i64)> {
    let (id, version) = value.split_once(' ')?;
    Some((id.parse().ok()?, version.parse().ok()?))
}

/// Asks whether the chosen ones are meant, and accepts them when it is sure.
pub async fn accept(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let values: Vec<String> = form.all("programme").map(str::to_owned).collect();
    let chosen: Option<Vec<(ProgrammeId, i64)>> = values.iter().map(|value| named(value)).collect();
    let chosen = chosen.ok_or(Problem::NotFound)?;
    let mut faults = Faults::none();
    if chosen.is_empty() {
        faults.add("programme", "programme-fault-accept-none");
    }
    faults.check_most("programme", chosen.len(), actions::MOST_ACCEPTED);
    if !faults.is_empty() {
        return list(&app, frame, Cursor::Start, faults).await;
    }
    let ids: Vec<ProgrammeId> = chosen.iter().map(|(id, _)| id.clone()).collect();
    let known = waiting::chosen(app.db(), &app.region(), &ids).await?;
    if known.is_empty() {
        return Err(Problem::NotFound);
    }
    let name = |id: &ProgrammeId| {
        known.iter().find(|one| one.id == *id).map_or_else(|| id.to_string(), |one| one.title.clone())
    };
    if !form.switched("sure")? {
        let mut rows = waiting::some(app.db(), &app.region(), &ids).await?;
        rows.retain(|row| chosen.contains(&(row.id.clone(), row.version)));
        let mut left = Vec::new();
        for id in ids.iter().filter(|id| !rows.iter().any(|row| row.id == **id)) {
            let why = match known.iter().find(|one| one.id == *id) {
                None => frame.say_problem(&Problem::NotFound),
                Some(one) if one.state == Status::Proposed.as_str() => frame.say_problem(&Problem::Conflict),
                Some(one) => {
                    let state = frame.say_code("programme-state-", &one.state);
                    frame.say_with("programme-waiting-gone", "state", state)
                }
            };
            left.push((name(id), why));
        }
        left.sort();
        left.dedup();
        let said = match rows.len() {
            0 => frame.say("programme-waiting-none-left"),
            many => frame.say_count("programme-waiting-sure", count(many)),
        };
        // Sent again is what can be accepted.
        let values = rows.iter().map(|row| format!("{} {}", row.id, row.version)).collect();
        return page(&AcceptingPage { frame, rows, values, said, left });
    }
    let left = actions::accept_many(&app, &actor, &chosen).await?;
    if left.is_empty() {
        return Ok(go("/programmes/waiting", "notice-programmes-accepted"));
    }
    let said = frame.say_count("programme-waiting-done", count(chosen.len().saturating_sub(left.len())));
    let left = left.iter().map(|(id, why)| (name(id), frame.say_problem(why))).collect();
    page(&AcceptingPage { frame, rows: Vec::new(), values: Vec::new(), said, left })
}
