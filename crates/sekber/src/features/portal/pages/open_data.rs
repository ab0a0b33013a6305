//! The data that everybody may take: what there is, which fields are public and why, and the files themselves.

use std::sync::Arc;

use askama::Template;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use sekber_core::registry::kinds::Side;
use sekber_core::value::Moment;
use sekber_documents::sheet::{Table, to_csv, to_xlsx};

use super::site::stamp;
use super::{
    Outline, metadata as metadata_pages, organisations as organisation_pages, programmes as programme_pages,
};
use crate::features::portal::export::{
    DataSet, MOST, SETS, catalogue as dcat, goals, metadata, tables, three_w,
};
use crate::features::portal::fields::{Field, KINDS, Kind};
use crate::features::portal::keeping::{kept, turn};
use crate::features::portal::model::Settings;
use crate::features::portal::names::names;
use crate::features::portal::store::{organisations, programmes, settings};
use crate::kit::access::{Origin, Public};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::page::{CSV, Frame, Kept, XLSX, for_everybody};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

#[derive(Template)]
#[template(path = "features/portal/pages/data.html")]
struct DataPage {
    frame: Frame,
    outline: Outline,
    sets: &'static [DataSet],
    /// Most rows of a file.
    most: String,
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
    for_everybody(
        &frame.clone(),
        &headers,
        &DataPage { most: frame.whole(&MOST), sets: SETS, settings, outline, frame },
    )
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

/// What a file holds.
#[derive(Debug, Clone, Copy)]
enum Content {
    Organisations(Side),
    Programmes,
    ThreeW,
    Goals,
    Metadata,
}

impl Content {
    /// What the file is called.
    fn name(self) -> &'static str {
        match self {
            Self::Organisations(Side::Partner) => "mitra",
            Self::Organisations(Side::Office) => "perangkat-daerah",
            Self::Programmes => "program",
            Self::ThreeW => "3w",
            Self::Goals => "tpb",
            Self::Metadata => "metadata",
        }
    }

    /// The fields of an address that narrow it.
    fn filters(self) -> &'static [&'static str] {
        match self {
            Self::Organisations(_) => &organisation_pages::FILTERS,
            Self::Programmes | Self::ThreeW | Self::Goals => &programme_pages::FILTERS,
            Self::Metadata => &[],
        }
    }
}

/// A file that somebody wants.
pub struct Wish {
    app: App,
    language: Language,
    headers: HeaderMap,
    origin: Origin,
    form: Form,
}

impl FromRequestParts<App> for Wish {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let language = Frame::from_request_parts(parts, app).await?.language;
        let Ok(origin) = Origin::from_request_parts(parts, app).await;
        let form = Form::from_query(parts.uri.query());
        Ok(Self { app: app.clone(), language, headers: parts.headers.clone(), origin, form })
    }
}

/// The only narrowing under which a file is kept, because everybody who wants all of it asks so.
const ALL_YEARS: &str = "year=all";

impl Wish {
    /// Under which address the wanted file is kept, if it is one that many want.
    fn kept_as(&self, content: Content) -> Option<&'static str> {
        let asked: Vec<_> =
            content.filters().iter().filter_map(|name| Some((*name, self.form.filled(name)?))).collect();
        match asked.as_slice() {
            [] => Some(""),
            [("year", "all")] => Some(ALL_YEARS),
            _ => None,
        }
    }
}

/// Writes a file, away from the threads that serve.
async fn write(
    app: &App,
    language: Language,
    form: &Form,
    content: Content,
    kind: &'static str,
) -> Result<Vec<u8>, Problem> {
    let (db, region, today) = (app.db(), app.region(), app.today());
    let (frame, names) = (Frame::shared(app, language), names(app).await?);
    let file = move |tables: &[Table]| match (kind, tables) {
        (CSV, [first, ..]) => to_csv(first),
        _ => to_xlsx(tables, today.at(0, 0, 0, 0)),
    };
    // One more than is shown tells that there are more.
    let most = MOST + 1;
    let written = match content {
        Content::Organisations(side) => {
            let filter = organisation_pages::filter(app, side, form).await?;
            form.applied()?;
            let rows = organisations::all(db, &region, &filter, most).await?;
            cpu::run(move || file(&[tables::organisations(&frame, &names, side, &rows)])).await?
        }
        Content::Programmes => {
            let (filter, ..) = programme_pages::filter(app, form).await?;
            form.applied()?;
            let rows = programmes::all(db, &region, &filter, most).await?;
            cpu::run(move || file(&[tables::programmes(&frame, &names, &rows)])).await?
        }
        Content::ThreeW => {
            let (filter, ..) = programme_pages::filter(app, form).await?;
            form.applied()?;
            let rows = programmes::all(db, &region, &filter, most).await?;
            let funding = programmes::funding(db, &region, &filter, None).await?;
            cpu::run(move || file(&[three_w::table(&frame, &names, &rows, &funding)])).await?
        }
        Content::Goals => {
            let (filter, ..) = programme_pages::filter(app, form).await?;
            form.applied()?;
            let rows = programmes::all(db, &region, &filter, most).await?;
            cpu::run(move || {
                let matrix = goals::matrix(&rows);
                file(&[goals::list(&frame, &matrix), goals::crosswise(&frame, &matrix)])
            })
            .await?
        }
        Content::Metadata => {
            let told = metadata_pages::known(app).await?;
            cpu::run(move || file(&metadata::workbook(&frame, &told))).await?
        }
    };
    Ok(written.map_err(anyhow::Error::from)?)
}

/// Sends a file. Whole ones are kept; those that somebody has narrowed are made for the one who asks, a few at a time.
/// Anybody may keep either and has to ask whether it still holds.
async fn send(wish: Wish, content: Content, kind: &'static str) -> Result<Response, Problem> {
    let (app, language) = (&wish.app, wish.language);
    let ending = if kind == CSV { "csv" } else { "xlsx" };
    let mut response = match wish.kept_as(content) {
        Some(query) => {
            let question = format!("{}.{ending}?{query} {}", content.name(), language.tag());
            let made_for = app.clone();
            let make = move || async move {
                write(&made_for, language, &Form::from_query(Some(query)), content, kind).await
            };
            kept(app, (&question, kind), make).await?.answer(&wish.headers)
        }
        None => {
            let _turn = turn(app, &wish.origin).await?;
            Kept::once(kind, write(app, language, &wish.form, content, kind).await?).answer(&wish.headers)
        }
    };
    let name = format!("attachment; filename=\"{}-{}.{ending}\"", content.name(), app.today());
    let name = HeaderValue::from_str(&name).map_err(anyhow::Error::from)?;
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    // Map tools in a browser read these files from where they stand.
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    Ok(response)
}

macro_rules! files {
    ($($(#[$doc:meta])* $name:ident => $content:expr, $kind:expr;)*) => {$(
        $(#[$doc])*
        pub async fn $name(_: Public, wish: Wish) -> Result<Response, Problem> {
            send(wish, $content, $kind).await
        }
    )*};
}

files! {
    /// The partners as delimited text.
    partners_csv => Content::Organisations(Side::Partner), CSV;
    /// The partners as a workbook.
    partners_xlsx => Content::Organisations(Side::Partner), XLSX;
    /// The offices as delimited text.
    offices_csv => Content::Organisations(Side::Office), CSV;
    /// The offices as a workbook.
    offices_xlsx => Content::Organisations(Side::Office), XLSX;
    /// The programmes as delimited text.
    programmes_csv => Content::Programmes, CSV;
    /// The programmes as a workbook.
    programmes_xlsx => Content::Programmes, XLSX;
    /// Who does what where, as delimited text.
    three_w_csv => Content::ThreeW, CSV;
    /// Who does what where, as a workbook.
    three_w_xlsx => Content::ThreeW, XLSX;
    /// Programmes by development goal and owner, as delimited text.
    goals_csv => Content::Goals, CSV;
    /// Programmes by development goal and owner, as a workbook.
    goals_xlsx => Content::Goals, XLSX;
    /// The three sheets of statistical metadata, as a workbook.
    metadata_xlsx => Content::Metadata, XLSX;
}

/// When anything public was changed last.
fn latest(rows: &[programmes::PublicProgramme]) -> String {
    stamp(rows.iter().map(|row| row.changed_at).max().unwrap_or(Moment(0)))
}

/// The kecamatan with how many public programmes of the cycle in force work in them.
pub async fn places(_: Public, State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let made_for = app.clone();
    let file = kept(&app, ("places", "application/geo+json"), move || async move {
        let app = made_for;
        let (db, region) = (app.db(), app.region());
        let boundaries = sekber_facts::boundary::kecamatan(region.as_str()).ok_or(Problem::NotFound)?;
        let cycle = crate::features::district::current_cycle(db, &region).await?;
        let now = (&cycle.id, app.today());
        let numbers = crate::features::portal::store::figures::numbers(db, &region, now, &[]).await?;
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
    .await?;
    Ok(file.answer(&headers))
}

/// The data sets as a catalogue for portals of open data.
pub async fn catalogue(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let name = format!("catalogue {}", frame.language.tag());
    let (made_for, frame) = (app.clone(), Frame::shared(&app, frame.language));
    let file = kept(&app, (&name, "application/ld+json"), move || async move {
        let app = made_for;
        let (db, region) = (app.db(), app.region());
        let settings = settings::find(db, &region).await?.unwrap_or_default();
        let rows = programmes::all(db, &region, &programmes::Filter::default(), MOST).await?;
        let told = metadata_pages::known(&app).await?;
        let json = dcat::catalogue(&app, &frame, (&settings, &told), &latest(&rows));
        Ok(serde_json::to_string_pretty(&json).map_err(anyhow::Error::from)?)
    })
    .await?;
    Ok(file.answer(&headers))
}
