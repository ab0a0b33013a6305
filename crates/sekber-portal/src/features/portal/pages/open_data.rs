//! The data that everybody may take: what there is, which fields are public and why, and the files themselves.

use std::sync::Arc;

use askama::Template;
use axum::extract::{FromRequestParts, RawQuery, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use sekber_core::registry::kinds::Side;
use sekber_documents::sheet::{Table, to_csv, to_xlsx};

use super::site::stamp;
use super::{
    Outline, metadata as metadata_pages, organisations as organisation_pages,
    partnerships as partnership_pages, programmes as programme_pages,
};
use crate::features::district;
use crate::features::portal::export::{
    DataSet, MOST, SETS, catalogue as dcat, goals, kdsd, metadata, tables, three_w,
};
use crate::features::portal::fields::{Field, KINDS, Kind};
use crate::features::portal::keeping::{kept, turn};
use crate::features::portal::model::Settings;
use crate::features::portal::names::names;
use crate::features::portal::store::{
    figures, organisations, partnerships, programmes, references, settings,
};
use crate::kit::access::{Origin, Public};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::page::{CSV, Frame, Kept, QueryString, XLSX, for_everybody};
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
    /// Whether the secretariat has entered indicators of the KDSD frame, without which their data set has no row.
    has_indicators: bool,
}

/// The data sets.
pub async fn show(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let title = frame.say("nav-public-data");
    let outline = Outline::new("/public/data", title, &frame.say("portal-open-data-text"))
        .with_data(dcat::described(&app, &frame));
    let settings = settings::find(app.db(), &app.region()).await?.unwrap_or_default();
    let has_indicators = !references::find(app.db(), &app.region()).await?.frame().is_empty();
    let page = DataPage { most: frame.whole(&MOST), sets: SETS, settings, has_indicators, outline, frame };
    for_everybody(&page.frame.clone(), &headers, &page)
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
pub async fn fields(_: Public, frame: Frame, headers: HeaderMap) -> Result<Response, Problem> {
    let title = frame.say("portal-fields");
    let outline = Outline::new("/public/data/fields", title, &frame.say("portal-fields-about"));
    for_everybody(&frame.clone(), &headers, &FieldsPage { kinds: KINDS, outline, frame })
}

/// What a file holds.
#[derive(Debug, Clone, Copy)]
enum Content {
    Organisations(Side),
    Programmes,
    Partnerships,
    ThreeW,
    Goals,
    Kdsd,
    Metadata,
}

impl Content {
    /// What the file is called. What lists inside hold, too, is named apart: those know drafts.
    fn name(self, language: Language) -> &'static str {
        match self {
            Self::Organisations(Side::Partner) => language.either("mitra-publik", "public-partners"),
            Self::Organisations(Side::Office) => language.either("perangkat-daerah-publik", "public-offices"),
            Self::Programmes => language.either("program-publik", "public-programmes"),
            Self::Partnerships => language.either("kemitraan-publik", "public-partnerships"),
            Self::ThreeW => "3w",
            Self::Goals => language.either("tpb", "sdg"),
            Self::Kdsd => "kdsd",
            Self::Metadata => "metadata",
        }
    }

    /// The fields of an address that narrow it.
    fn filters(self) -> &'static [&'static str] {
        match self {
            Self::Organisations(_) => &organisation_pages::FILTERS,
            Self::Partnerships => &partnership_pages::FILTERS,
            Self::Programmes | Self::ThreeW | Self::Goals | Self::Kdsd => &programme_pages::FILTERS,
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
        let Ok(origin) = Origin::from_request_parts(parts, app).await;
        let form = Form::from_query(parts.uri.query());
        // One address is one file, whatever the browser speaks: programs read its columns by their titles.
        let language = form.filter_by("lang", Language::from_tag).unwrap_or(Language::Indonesian);
        Ok(Self { app: app.clone(), language, headers: parts.headers.clone(), origin, form })
    }
}

/// The only narrowing under which a file is kept, because everybody who wants all of it asks so.
const ALL_YEARS: &str = "year=all";

impl Wish {
    /// Under which address the wanted file is kept, if it is one that many want.
    fn kept_as(&self, content: Content) -> Option<&'static str> {
        // As it was typed: what is left out while text is cleaned asks for something, too.
        let is_asked = |name: &&&str| !self.form.raw(name).trim().is_empty();
        let asked: Vec<(&str, &str)> =
            content.filters().iter().filter(is_asked).map(|name| (*name, self.form.text(name))).collect();
        match asked.as_slice() {
            [] => Some(""),
            [("year", "all")] => Some(ALL_YEARS),
            _ => None,
        }
    }
}

/// One row more than a file holds tells that there are more.
const MOST_READ: i64 = MOST + 1;

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
    let written = match content {
        Content::Organisations(side) => {
            let filter = organisation_pages::filter(app, side, form).await?;
            applied(app, form).await?;
            let rows = organisations::all(db, &region, &filter, MOST_READ).await?;
            cpu::run(move || file(&[tables::organisations(&frame, &names, side, &rows)])).await?
        }
        Content::Programmes => {
            let (_, rows) = programmes_of(app, form).await?;
            cpu::run(move || file(&[tables::programmes(&frame, &names, &rows)])).await?
        }
        Content::Partnerships => {
            let filter = partnership_pages::filter(app, form);
            applied(app, form).await?;
            let rows = partnerships::all(db, &region, &filter, MOST_READ).await?;
            cpu::run(move || file(&[tables::partnerships(&frame, &rows)])).await?
        }
        Content::ThreeW => {
            let (filter, rows) = programmes_of(app, form).await?;
            let funding = programmes::funding(db, &region, &filter, None).await?;
            let bps = references::find(db, &region).await?.bps(&region);
            cpu::run(move || file(&[three_w::table(&frame, &names, &bps, (&rows, &funding))])).await?
        }
        Content::Goals => {
            let (_, rows) = programmes_of(app, form).await?;
            cpu::run(move || {
                let matrix = goals::matrix(&rows);
                file(&[goals::list(&frame, &matrix), goals::crosswise(&frame, &matrix)])
            })
            .await?
        }
        Content::Kdsd => {
            let (_, rows) = programmes_of(app, form).await?;
            let known = references::find(db, &region).await?;
            cpu::run(move || {
                let (matrix, source) = (kdsd::matrix(known.frame(), &rows), &known.frame_source);
                file(&[kdsd::list(&frame, &matrix, source), kdsd::crosswise(&frame, &matrix, source)])
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

/// The programmes that an address asks for, and what it narrows them to.
async fn programmes_of(
    app: &App,
    form: &Form,
) -> Result<(programmes::Filter, Vec<programmes::PublicProgramme>), Problem> {
    let (filter, ..) = programme_pages::filter(app, form).await?;
    applied(app, form).await?;
    let rows = programmes::all(app.db(), &app.region(), &filter, MOST_READ).await?;
    Ok((filter, rows))
}

/// Passes when everything is public that the address asks for: a file goes on without its address.
async fn applied(app: &App, form: &Form) -> Result<(), Problem> {
    district::note_unknown(app, form, &[]).await?;
    if let Some(id) = form.filter("organisation") {
        let found = organisations::find(app.db(), &app.region(), &id).await?;
        form.note_unknown("organisation", |_| found.is_some());
    }
    form.applied()
}

/// Sends a file. Whole ones are kept; those that somebody has narrowed are made for the one who asks, a few at a time.
/// Anybody may keep either and has to ask whether it still holds.
async fn send(wish: Wish, content: Content, kind: &'static str) -> Result<Response, Problem> {
    let known: Vec<&str> = content.filters().iter().copied().chain(["lang"]).collect();
    wish.form.note_others(&known);
    wish.form.applied()?;
    let (app, language) = (&wish.app, wish.language);
    let ending = if kind == CSV { "csv" } else { "xlsx" };
    let mut response = match wish.kept_as(content) {
        Some(query) => {
            let question = format!("{}.{ending}?{query} {}", content.name(language), language.tag());
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
    // What the file is narrowed to stands in its name, as in those of the lists inside.
    let narrowed = QueryString::keep(&wish.form, content.filters()).in_name();
    let name =
        format!("attachment; filename=\"{}-{}{narrowed}.{ending}\"", content.name(language), app.today());
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
    /// The partnerships as delimited text.
    partnerships_csv => Content::Partnerships, CSV;
    /// The partnerships as a workbook.
    partnerships_xlsx => Content::Partnerships, XLSX;
    /// Who does what where, as delimited text.
    three_w_csv => Content::ThreeW, CSV;
    /// Who does what where, as a workbook.
    three_w_xlsx => Content::ThreeW, XLSX;
    /// Programmes by development goal and owner, as delimited text.
    goals_csv => Content::Goals, CSV;
    /// Programmes by development goal and owner, as a workbook.
    goals_xlsx => Content::Goals, XLSX;
    /// Programmes by indicator of the KDSD frame, as delimited text.
    kdsd_csv => Content::Kdsd, CSV;
    /// Programmes by indicator of the KDSD frame, as a workbook.
    kdsd_xlsx => Content::Kdsd, XLSX;
    /// The three sheets of statistical metadata, as a workbook.
    metadata_xlsx => Content::Metadata, XLSX;
}

/// The kecamatan with how many public programmes of the cycle in force work in them.
pub async fn places(
    _: Public,
    State(app): State<App>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    // It holds the cycle in force alone: another year is nothing that it could answer with.
    let form = Form::from_query(query.as_deref());
    form.note_others(&["year"]);
    if form.filled("year").is_some() {
        let current = district::current_cycle(app.db(), &app.region()).await?;
        form.note_unknown("year", |year| current.year.to_string() == year);
    }
    form.applied()?;
    let made_for = app.clone();
    let file = kept(&app, ("places", "application/geo+json"), move || async move {
        let app = made_for;
        let (db, region) = (app.db(), app.region());
        let boundaries = sekber_facts::boundary::kecamatan(region.as_str()).ok_or(Problem::NotFound)?;
        let cycle = district::current_cycle(db, &region).await?;
        let now = (&cycle.id, app.today());
        let places: Arc<_> = figures::numbers(db, &region, now, &[]).await?.places;
        let bps = references::find(db, &region).await?.bps(&region);
        cpu::run(move || {
            let mut collection: serde_json::Value =
                serde_json::from_str(boundaries).map_err(anyhow::Error::from)?;
            for feature in collection["features"].as_array_mut().into_iter().flatten() {
                let code = feature["properties"]["code"].as_str().unwrap_or_default().to_owned();
                let count =
                    places.iter().find(|place| place.code == code).map_or(0, |place| place.programmes);
                feature["properties"]["programmes"] = count.into();
                feature["properties"]["cycle_year"] = cycle.year.into();
                if let Some(bps) = bps.get(&code) {
                    feature["properties"]["bps_code"] = bps.as_str().into();
                }
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
        let told = metadata_pages::known(&app).await?;
        let changes = metadata_pages::changes(&app, &told).await?;
        let json = dcat::catalogue(&app, &frame, &told, (&changes, stamp));
        Ok(serde_json::to_string_pretty(&json).map_err(anyhow::Error::from)?)
    })
    .await?;
    Ok(file.answer(&headers))
}
