//! What the aid transparency standard IATI asks for: activities and organisations, of the whole district or of one organisation.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use sekber_core::value::{Moment, OrganisationId};

use super::site::stamp;
use crate::features::portal::export::MOST;
use crate::features::portal::export::iati::{Reporter, activities as write_activities};
use crate::features::portal::export::iati_organisations::organisations as write_organisations;
use crate::features::portal::keeping::{kept, turn};
use crate::features::portal::names::names;
use crate::features::portal::store::organisations::{self, PublicOrganisation};
use crate::features::portal::store::programmes::{self, Filter};
use crate::features::portal::store::settings;
use crate::kit::access::{Origin, Public};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::page::{Kept, PathId};
use crate::kit::problem::Problem;

const XML: &str = "application/xml; charset=utf-8";

/// The district, as it reports of what was last changed at a moment.
async fn reporter(app: &App, changed: Option<Moment>) -> Result<Reporter, Problem> {
    let region = app.region();
    let settings = settings::find(app.db(), &region).await?.unwrap_or_default();
    let reference = match settings.iati_reference.as_str() {
        "" => format!("ID-COA-{region}"),
        own => own.to_owned(),
    };
    Ok(Reporter {
        reference,
        name: format!("Pemerintah {}", app.district().name),
        made_at: stamp(changed.unwrap_or(Moment(0))),
        today: app.today(),
        base_url: app.settings().base_url.clone(),
    })
}

/// The activities that a filter finds, of all cycles.
async fn activity_file(app: App, filter: Filter) -> Result<String, Problem> {
    let (db, region) = (app.db(), app.region());
    let names = names(&app).await?;
    let rows = programmes::all(db, &region, &filter, MOST).await?;
    let funding = programmes::funding(db, &region, &filter, None).await?;
    let reporter = reporter(&app, rows.iter().map(|row| row.changed_at).max()).await?;
    cpu::run(move || write_activities(&reporter, &names, &rows, &funding, |row| stamp(row.changed_at))).await
}

/// All activities of all cycles.
pub async fn activities(_: Public, State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let made_for = app.clone();
    let make = move || activity_file(made_for, Filter::default());
    Ok(kept(&app, ("iati", XML), make).await?.answer(&headers))
}

async fn organisation_file(
    app: &App,
    with_district: bool,
    rows: Vec<PublicOrganisation>,
) -> Result<String, Problem> {
    let reporter = reporter(app, rows.iter().map(|row| row.changed_at).max()).await?;
    cpu::run(move || write_organisations(&reporter, with_district, &rows, |row| stamp(row.changed_at))).await
}

/// The district and all organisations that everybody may see.
pub async fn organisations(
    _: Public,
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let made_for = app.clone();
    let make = move || async move {
        let filter = organisations::Filter::default();
        let rows = organisations::all(made_for.db(), &made_for.region(), &filter, MOST).await?;
        organisation_file(&made_for, true, rows).await
    };
    Ok(kept(&app, ("iati organisations", XML), make).await?.answer(&headers))
}

/// One organisation; there is none where everybody may not see it.
pub async fn organisation(
    _: Public,
    State(app): State<App>,
    headers: HeaderMap,
    PathId(id): PathId<OrganisationId>,
) -> Result<Response, Problem> {
    let found = organisations::find(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    let text = organisation_file(&app, false, vec![found]).await?;
    Ok(Kept::once(XML, text).answer(&headers))
}

/// The activities of one organisation, under the same identifiers as among all.
pub async fn activities_of(
    _: Public,
    State(app): State<App>,
    origin: Origin,
    headers: HeaderMap,
    PathId(id): PathId<OrganisationId>,
) -> Result<Response, Problem> {
    let _turn = turn(&app, &origin).await?;
    organisations::find(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    let own = Filter { organisation: Some(id), ..Filter::default() };
    let text = activity_file(app.clone(), own).await?;
    Ok(Kept::once(XML, text).answer(&headers))
}
