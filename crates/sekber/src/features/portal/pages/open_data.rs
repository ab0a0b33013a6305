//! The data that everybody may take: what there is, which fields are public and why, and the files themselves.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use sekber_core::registry::kinds::Side;
use sekber_core::value::Moment;
use sekber_documents::sheet::{Table, to_csv, to_xlsx};

use super::site::{kept, stamp};
use super::{Outline, organisations as organisation_pages, programmes as programme_pages};
use crate::features::portal::export::iati::{Reporter, activities as iati};
use crate::features::portal::export::{DataSet, MOST, SETS, catalogue as dcat, tables, three_w};
use crate::features::portal::fields::{Field, KINDS, Kind};
use crate::features::portal::model::Settings;
use crate::features::portal::names::names;
use crate::features::portal::store::{organisations, programmes, settings};
use crate::kit::access::Public;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::page::{CSV, Frame, XLSX, download, for_everybody};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/portal/pages/data.html")]
struct DataPage {
    frame: Frame,
    outline: Outline,
    sets: &'static [DataSet],
    settings: Settings,
}

/// The data sets.
pub async fn show(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let title = frame.say("nav-public-data");
    let outline = Outline::new(&app, &frame, "/public/data", title, &frame.say("portal-open-data-text"));
    let settings = settings::find(app.db(), &app.region()).await?.unwrap_or_default();
    for_everybody(&frame.clone(), &headers, &DataPage { sets: SETS, settings, outline, frame })
}

#[derive(Template)]
#[template(path = "features/portal/pages/fields.html")]
struct FieldsPage {
    frame: Frame,
    outline: Outline,
    kinds: &'static [Kind],
}

impl FieldsPage {
    /// Fields that are told in this part of the list, each name once.
    fn of(&self, kind: &Kind, public: bool) -> Vec<&'static Field> {
        let mut told: Vec<&'static Field> = Vec::new();
        for field in kind.fields.iter().filter(|field| field.public == public) {
            if !told.iter().any(|known| known.label == field.label) {
                told.push(field);
            }
        }
        told
    }
}

/// Which fields are public, and why or why not.
pub async fn fields(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let title = frame.say("portal-fields");
    let outline = Outline::new(&app, &frame, "/public/data/fields", title, &frame.say("portal-fields-about"));
    for_everybody(&frame.clone(), &headers, &FieldsPage { kinds: KINDS, outline, frame })
}

/// Sends a table as a file, made away from the threads that serve. Anybody may keep it and has to ask whether it still holds.
async fn send(
    app: &App,
    name: &str,
    kind: &'static str,
    table: impl FnOnce() -> Table + Send + 'static,
) -> Result<Response, Problem> {
    let today = app.today();
    let write = move || match kind {
        CSV => to_csv(&table()),
        _ => to_xlsx(&[table()], today.at(0, 0, 0, 0)),
    };
    let bytes = cpu::run(write).await?.map_err(anyhow::Error::from)?;
    let ending = if kind == CSV { "csv" } else { "xlsx" };
    let mut response = download(&format!("{name}-{today}.{ending}"), kind, bytes);
    // Map tools in a browser read these files from where they stand.
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    Ok(response)
}

async fn organisation_file(
    app: &App,
    frame: Frame,
    query: Option<&str>,
    (side, name): (Side, &str),
    kind: &'static str,
) -> Result<Response, Problem> {
    let filter = organisation_pages::filter(app, side, &Form::from_query(query)).await?;
    let names = names(app).await?;
    let rows = organisations::all(app.db(), &app.region(), &filter, MOST).await?;
    send(app, name, kind, move || tables::organisations(&frame, &names, side, &rows)).await
}

macro_rules! organisation_files {
    ($($(#[$doc:meta])* $name:ident => $side:expr, $file:literal, $kind:expr;)*) => {$(
        $(#[$doc])*
        pub async fn $name(
            _: Public,
            State(app): State<App>,
            frame: Frame,
            RawQuery(query): RawQuery,
        ) -> Result<Response, Problem> {
            organisation_file(&app, frame, query.as_deref(), ($side, $file), $kind).await
        }
    )*};
}

organisation_files! {
    /// The partners as delimited text.
    partners_csv => Side::Partner, "mitra", CSV;
    /// The partners as a workbook.
    partners_xlsx => Side::Partner, "mitra", XLSX;
    /// The offices as delimited text.
    offices_csv => Side::Office, "perangkat-daerah", CSV;
    /// The offices as a workbook.
    offices_xlsx => Side::Office, "perangkat-daerah", XLSX;
}

async fn programme_file(
    app: &App,
    frame: Frame,
    query: Option<&str>,
    kind: &'static str,
) -> Result<Response, Problem> {
    let (filter, ..) = programme_pages::filter(app, &Form::from_query(query)).await?;
    let names = names(app).await?;
    let rows = programmes::all(app.db(), &app.region(), &filter, MOST).await?;
    send(app, "program", kind, move || tables::programmes(&frame, &names, &rows)).await
}

/// The programmes as delimited text.
pub async fn programmes_csv(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    programme_file(&app, frame, query.as_deref(), CSV).await
}

/// The programmes as a workbook.
pub async fn programmes_xlsx(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    programme_file(&app, frame, query.as_deref(), XLSX).await
}

async fn three_w_file(
    app: &App,
    frame: Frame,
    query: Option<&str>,
    kind: &'static str,
) -> Result<Response, Problem> {
    let (filter, ..) = programme_pages::filter(app, &Form::from_query(query)).await?;
    let names = names(app).await?;
    let (db, region) = (app.db(), app.region());
    let rows = programmes::all(db, &region, &filter, MOST).await?;
    let funding = programmes::funding(db, &region, &filter, None).await?;
    send(app, "3w", kind, move || three_w::table(&frame, &names, &rows, &funding)).await
}

/// Who does what where, as delimited text.
pub async fn three_w_csv(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    three_w_file(&app, frame, query.as_deref(), CSV).await
}

/// Who does what where, as a workbook.
pub async fn three_w_xlsx(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    three_w_file(&app, frame, query.as_deref(), XLSX).await
}

/// When anything public was changed last.
fn latest(rows: &[programmes::PublicProgramme]) -> String {
    stamp(rows.iter().map(|row| row.changed_at).max().unwrap_or(Moment(0)))
}

/// All activities of all cycles, as IATI asks for them.
pub async fn activities(_: Public, State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    kept(&app, &headers, ("iati", "application/xml; charset=utf-8"), || async {
        let (db, region) = (app.db(), app.region());
        let names = names(&app).await?;
        let filter = programmes::Filter::default();
        let rows = programmes::all(db, &region, &filter, MOST).await?;
        let funding = programmes::funding(db, &region, &filter, None).await?;
        let settings = settings::find(db, &region).await?.unwrap_or_default();
        let reference = match settings.iati_reference.as_str() {
            "" => format!("ID-COA-{region}"),
            own => own.to_owned(),
        };
        let reporter = Reporter {
            reference,
            name: format!("Pemerintah {}", app.district().name),
            made_at: latest(&rows),
            base_url: app.settings().base_url.clone(),
        };
        cpu::run(move || iati(&reporter, &names, &rows, &funding, |row| stamp(row.changed_at))).await
    })
    .await
}

/// The kecamatan with how many public programmes of the cycle in force work in them.
pub async fn places(_: Public, State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    kept(&app, &headers, ("places", "application/geo+json"), || async {
        let (db, region) = (app.db(), app.region());
        let boundaries = sekber_facts::boundary::kecamatan(region.as_str()).ok_or(Problem::NotFound)?;
        let cycle = crate::features::district::current_cycle(db, &region).await?;
        let numbers = crate::features::portal::store::figures::numbers(db, &region, &cycle.id, &[]).await?;
        let places: Arc<_> = numbers.places;
        cpu::run(move || {
            let mut collection: serde_json::Value =
                serde_json::from_str(boundaries).map_err(anyhow::Error::from)?;
            for feature in collection["features"].as_array_mut().into_iter().flatten() {
                let code = feature["properties"]["code"].as_str().unwrap_or_default().to_owned();
                let count =
                    places.iter().find(|place| place.code == code).map_or(0, |place| place.programmes);
                feature["properties"]["programmes"] = count.into();
                feature["properties"]["cycle_year"] = cycle.year.into();
            }
            Ok(collection.to_string())
        })
        .await?
    })
    .await
}

/// The data sets as a catalogue for portals of open data.
pub async fn catalogue(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let name = format!("catalogue {}", frame.language.tag());
    kept(&app, &headers, (&name, "application/ld+json"), || async {
        let (db, region) = (app.db(), app.region());
        let settings = settings::find(db, &region).await?.unwrap_or_default();
        let rows = programmes::all(db, &region, &programmes::Filter::default(), MOST).await?;
        let json = dcat::catalogue(&app, &frame, &settings, &latest(&rows));
        Ok(serde_json::to_string_pretty(&json).map_err(anyhow::Error::from)?)
    })
    .await
}
