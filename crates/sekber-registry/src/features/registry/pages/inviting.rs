//! Organisations that are not invited to the cycle in force: chosen, named once more, and invited in one go.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::value::OrganisationId;

use crate::features::district;
use crate::features::registry::store::inviting::{self, Uninvited};
use crate::features::registry::verification;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, QueryString, count, go, page, page_with};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

/// Where the list is.
const PATH: &str = "/registry/inviting";

#[derive(Template)]
#[template(path = "features/registry/pages/inviting.html")]
struct InvitingPage {
    frame: Frame,
    cycle: String,
    page: Page<Uninvited>,
    query: QueryString,
    faults: Faults,
}

/// The chosen ones by name, before they are invited or with what could not be.
#[derive(Template)]
#[template(path = "features/registry/pages/inviting_sure.html")]
struct SurePage {
    frame: Frame,
    cycle: String,
    rows: Vec<Uninvited>,
    /// How many are chosen, or were invited.
    said: String,
    /// Who cannot be or was not invited, by name, and why.
    left: Vec<(String, String)>,
}

async fn list(app: &App, frame: Frame, cursor: Cursor, faults: Faults) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let cycle = district::current_cycle(db, &region).await?;
    let page = inviting::page(db, &region, &cycle.id, &cursor).await?;
    let query = QueryString::default();
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &InvitingPage { cycle: cycle.shown(&frame), frame, page, query, faults })
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

/// Asks whether the chosen ones are meant, and invites them when it is sure.
pub async fn invite(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let chosen: Vec<OrganisationId> = form.chosen("organisation", &mut faults);
    let most = verification::INVITED_AT_ONCE;
    faults.check_chosen("organisation", "fault-invite-none", chosen.len(), most);
    if !faults.is_empty() {
        return list(&app, frame, Cursor::Start, faults).await;
    }
    let (db, region) = (app.db(), app.region());
    let cycle = district::current_cycle(db, &region).await?;
    let known = inviting::chosen(db, &region, &cycle.id, &chosen).await?;
    if known.is_empty() {
        return Err(Problem::NotFound);
    }
    let find = |id: &OrganisationId| known.iter().find(|one| one.id == *id);
    let name = |id: &OrganisationId| find(id).map_or_else(|| id.to_string(), |one| one.name.clone());
    let shown = cycle.shown(&frame);
    if !form.switched("sure")? {
        let rows = inviting::some(db, &region, &cycle.id, &chosen).await?;
        let why = |id: &OrganisationId| {
            find(id).map_or_else(|| frame.say_problem(&Problem::NotFound), |one| frame.say(one.why_not()))
        };
        let out = chosen.iter().filter(|id| !rows.iter().any(|row| row.id == **id));
        let left = out.map(|id| (name(id), why(id))).collect();
        let said = match rows.len() {
            0 => frame.say("inviting-none-left"),
            many => frame.say_count("inviting-sure", count(many)),
        };
        return page(&SurePage { frame, cycle: shown, rows, said, left });
    }
    let left = verification::invite_chosen(&app, &actor, &cycle.id, &chosen).await?;
    if left.is_empty() {
        return Ok(go(PATH, "notice-invited-chosen"));
    }
    let said = frame.say_count("inviting-done", count(chosen.len().saturating_sub(left.len())));
    let left = left.iter().map(|(id, why)| (name(id), frame.say_problem(why))).collect();
    page(&SurePage { frame, cycle: shown, rows: Vec::new(), said, left })
}
