//! What the aid transparency standard IATI asks for: activities and organisations, of the whole district or of one organisation.

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use sekber_core::text::words;
use sekber_core::value::{Moment, OrganisationId};

use super::site::stamp;
use crate::features::portal::export::MOST;
use crate::features::portal::export::iati::{Reporter, activities as write_activities};
use crate::features::portal::export::iati_organisations::organisations as write_organisations;
use crate::features::portal::keeping::{kept, turn};
use crate::features::portal::names::names;
use crate::features::portal::store::organisations::{self, PublicOrganisation};
use crate::features::portal::store::partnerships;
use crate::features::portal::store::programmes::{self, Filter};
use crate::features::portal::store::settings;
use crate::kit::access::{Origin, Public};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::page::{Kept, PathId};
use crate::kit::problem::Problem;

/// Words of the name of an organisation that stand in the name of a file at most.
const MOST_WORDS: usize = 8;
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
    let terms = partnerships::terms(db, &region).await?;
    let reporter = reporter(&app, rows.iter().map(|row| row.changed_at).max()).await?;
    let write =
        move || write_activities(&reporter, &names, &rows, (&funding, &terms), |row| stamp(row.changed_at));
    cpu::run(write).await
}

/// The letters and digits of a name, for the name of a file.
fn plain(name: &str) -> String {
    let parts = words(name);
    let told = parts.iter().map(|part| part.chars().filter(char::is_ascii_alphanumeric).collect::<String>());
    told.filter(|part| !part.is_empty()).take(MOST_WORDS).collect::<Vec<_>>().join("-")
}

/// The file with a name under which it is saved: what it holds, whose it is and of which day. A browser still shows it.
fn named(app: &App, name: &str, mut response: Response) -> Result<Response, Problem> {
    let name = format!("inline; filename=\"{name}-{}.xml\"", app.today());
    let name = HeaderValue::from_str(&name).map_err(anyhow::Error::from)?;
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// All activities of all cycles.
pub async fn activities(
    _: Public,
    State(app): State<App>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    // It holds all cycles, and none of them alone.
    let form = Form::from_query(query.as_deref());
    form.note_others(&["year"]);
    form.note_unknown("year", |year| year == "all");
    form.applied()?;
    let made_for = app.clone();
    let make = move || activity_file(made_for, Filter::default());
    named(&app, "kegiatan-iati", kept(&app, ("iati", XML), make).await?.answer(&headers))
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
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = Form::from_query(query.as_deref());
    form.note_others(&[]);
    form.applied()?;
    let made_for = app.clone();
    let make = move || async move {
        let filter = organisations::Filter::default();
        let rows = organisations::all(made_for.db(), &made_for.region(), &filter, MOST).await?;
        organisation_file(&made_for, true, rows).await
    };
    named(&app, "organisasi-iati", kept(&app, ("iati organisations", XML), make).await?.answer(&headers))
}

/// One organisation; there is none where everybody may not see it.
pub async fn organisation(
    _: Public,
    State(app): State<App>,
    headers: HeaderMap,
    PathId(id): PathId<OrganisationId>,
) -> Result<Response, Problem> {
    let found = organisations::find(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    let name = format!("organisasi-iati-{}", plain(&found.name));
    let text = organisation_file(&app, false, vec![found]).await?;
    named(&app, &name, Kept::once(XML, text).answer(&headers))
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
    let found = organisations::find(app.db(), &app.region(), &id).await?.ok_or(Problem::NotFound)?;
    let name = format!("kegiatan-iati-{}", plain(&found.name));
    let own = Filter { organisation: Some(id), ..Filter::default() };
    let text = activity_file(app.clone(), own).await?;
    named(&app, &name, Kept::once(XML, text).answer(&headers))
}
