//! Drafts of the cycle in force: chosen and put forward in one go. What a draft lacks is named beside it.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::value::ProgrammeId;

use super::chosen::{chosen, left_out};
use crate::features::programme::store::waiting::{self, Waiting};
use crate::features::programme::{actions, by_ids};
use crate::kit::access::{Actor, Organisation};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, QueryString, count, go, page_with};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

/// Where the list is.
const PATH: &str = "/programmes/drafts";

#[derive(Template)]
#[template(path = "features/programme/pages/drafts.html")]
struct DraftsPage {
    frame: Frame,
    page: Page<Waiting>,
    /// What each draft of the page lacks.
    missing: HashMap<ProgrammeId, Vec<&'static str>>,
    query: QueryString,
    faults: Faults,
    /// How many were put forward, when some were not.
    said: String,
    /// What was not, by name, and why.
    left: Vec<(String, String)>,
}

impl DraftsPage {
    /// The names of the fields that a draft lacks.
    fn lacks(&self, id: &ProgrammeId) -> String {
        let fields = self.missing.get(id).into_iter().flatten();
        fields.map(|field| self.frame.say_code("programme-field-", field)).collect::<Vec<_>>().join(", ")
    }
}

/// What is told above the list after some could not be put forward.
#[derive(Default)]
struct Told {
    faults: Faults,
    said: String,
    left: Vec<(String, String)>,
}

async fn list(
    app: &App,
    actor: &Actor,
    frame: Frame,
    cursor: Cursor,
    told: Told,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let page = waiting::drafts(db, &region, actor.may_edit_only().as_deref(), &cursor).await?;
    let ids: Vec<ProgrammeId> = page.rows.iter().map(|row| row.id.clone()).collect();
    let stored = if ids.is_empty() { Vec::new() } else { by_ids(db, &region, &ids).await? };
    let missing = stored.into_iter().map(|one| (one.id.clone(), one.content.missing_fields())).collect();
    let Told { faults, said, left } = told;
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let query = QueryString::default();
    page_with(status, &DraftsPage { frame, page, missing, query, faults, said, left })
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
    list(&app, &actor, frame, cursor, Told::default()).await
}

/// Puts the chosen ones forward.
pub async fn propose(
    Organisation(actor): Organisation,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let (wanted, faults) = chosen(&form)?;
    if !faults.is_empty() {
        return list(&app, &actor, frame, Cursor::Start, Told { faults, ..Told::default() }).await;
    }
    let ids: Vec<ProgrammeId> = wanted.iter().map(|(id, _)| id.clone()).collect();
    let known = waiting::chosen(app.db(), &app.region(), &ids).await?;
    let left = actions::propose_many(&app, &actor, &wanted).await?;
    if left.is_empty() {
        return Ok(go(PATH, "notice-programmes-proposed"));
    }
    let said = frame.say_count("programme-drafts-done", count(wanted.len().saturating_sub(left.len())));
    let left = left_out(&frame, &known, &left);
    list(&app, &actor, frame, Cursor::Start, Told { faults, said, left }).await
}
