//! The secretariat's list of documents that have expired or soon will, with filters in the address and downloads.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::registry::legal_documents::Expiry;
use sekber_documents::sheet::{Column, Kind, Table, Value};

use super::{badge, kinds};
use crate::features::legal_document::model::ExpiringDocument;
use crate::features::legal_document::store::{self, Filter};
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::large_files;
use crate::kit::page::{CSV, Frame, QueryString, XLSX, page, send_list};
use crate::kit::problem::Problem;
use crate::kit::search;
use crate::kit::store::paging::{Cursor, Page};

/// Where the list is.
const PATH: &str = "/papers/expiring";
/// Most rows of one download.
const LONGEST_DOWNLOAD: i64 = 100_000;
/// The standings that the list can be narrowed to.
const STATES: [Expiry; 3] = [Expiry::Expired, Expiry::Within30, Expiry::Within90];

/// A filter in force, with the address without it.
struct Chip {
    text: String,
    href: String,
}

#[derive(Template)]
#[template(path = "features/legal_document/pages/expiring.html")]
struct ExpiringPage {
    frame: Frame,
    page: Page<ExpiringDocument>,
    query: QueryString,
    typed: Typed,
    states: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    chips: Vec<Chip>,
    mended: Vec<(String, String)>,
    today: Date,
}

/// The filter's fields as they stand in the address.
struct Typed {
    q: String,
    state: String,
    kind: String,
}

impl ExpiringPage {
    fn days(&self, document: &ExpiringDocument) -> String {
        let days = document.days_left(&self.today);
        match days {
            0 => self.frame.say("document-days-today"),
            1.. => self.frame.say_count("document-days-left", days),
            _ => self.frame.say_count("document-days-past", -days),
        }
    }
}

async fn filter(app: &App, form: &Form) -> Result<Filter, Problem> {
    let state = |text: &str| text.parse::<Expiry>().ok().filter(|state| STATES.contains(state));
    Ok(Filter {
        state: form.filter_by("state", state),
        kind: form.filter("kind"),
        organisations: None,
        query: search::asked(app, form).await?,
    })
}

/// The documents that have expired or run out within 90 days, the most urgent first.
pub async fn list(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = frame.query(query.as_deref());
    let filter = filter(&app, &form).await?;
    let cursor = Cursor::from_query(form.filled("after"), form.filled("before"));
    let today = app.today();
    let found = store::page(app.db(), &app.region(), &filter, today, &cursor).await?;
    let query = QueryString::keep(&form, &["q", "state", "kind"]);
    page(&ExpiringPage {
        chips: chips(&frame, &query, &filter),
        states: states(&frame),
        kinds: kinds(&frame),
        mended: filter.query.mended.clone(),
        typed: Typed {
            q: form.text("q").to_owned(),
            state: filter.state.map(|state| state.to_string()).unwrap_or_default(),
            kind: filter.kind.map(|kind| kind.to_string()).unwrap_or_default(),
        },
        page: found,
        query,
        frame,
        today,
    })
}

fn states(frame: &Frame) -> Vec<(String, String)> {
    frame.say_codes("document-expiry-", STATES)
}

fn chips(frame: &Frame, query: &QueryString, filter: &Filter) -> Vec<Chip> {
    let chip = |name: &str, text: String| Chip { text, href: query.without(name).link(PATH) };
    let typed = query.pairs().iter().find(|(name, _)| name == "q").map(|(_, value)| value.trim().to_owned());
    let state = filter.state.map(|state| frame.say_code("document-expiry-", state.as_str()));
    let kind = filter.kind.map(|kind| frame.say_code("document-kind-", kind.as_str()));
    [("q", typed.map(|typed| format!("“{typed}”"))), ("state", state), ("kind", kind)]
        .into_iter()
        .filter_map(|(name, text)| text.map(|text| chip(name, text)))
        .collect()
}

/// The filtered documents as a workbook.
pub async fn workbook(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    file(&app, &frame, query.as_deref(), XLSX).await
}

/// The filtered documents as delimited text.
pub async fn text(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    file(&app, &frame, query.as_deref(), CSV).await
}

async fn file(
    app: &App,
    frame: &Frame,
    query: Option<&str>,
    kind: &'static str,
) -> Result<Response, Problem> {
    let making = large_files::begin(app).await?;
    let table = table(app, frame, query).await?;
    let called = frame.language.either("sekber-legalitas", "sekber-legal-documents");
    let name = format!("{called}-{}", app.today());
    send_list(making, (&name, kind), app.settings().local(app.now()), move || table).await
}

async fn table(app: &App, frame: &Frame, query: Option<&str>) -> Result<Table, Problem> {
    let asked = Form::from_query(query);
    let filter = filter(app, &asked).await?;
    asked.applied()?;
    let today = app.today();
    let found = store::expiring(app.db(), &app.region(), &filter, today, LONGEST_DOWNLOAD).await?;
    let column = |key: &str, width: f64, kind: Kind| Column { title: frame.say(key), hxl: None, width, kind };
    Ok(Table {
        title: frame.say("document-expiring-title"),
        notes: vec![frame.say_with("document-expiring-note", "date", frame.civil_date(&today))],
        columns: vec![
            column("field-document-partner", 40.0, Kind::Text),
            column("field-document-kind", 34.0, Kind::Text),
            column("field-document-number", 30.0, Kind::Text),
            column("field-document-issuer", 30.0, Kind::Text),
            column("field-document-expires", 20.0, Kind::Date),
            column("field-document-days", 12.0, Kind::Whole),
            column("field-document-state", 24.0, Kind::Text),
        ],
        rows: found.iter().map(|document| row(frame, document, today)).collect(),
    })
}

fn row(frame: &Frame, document: &ExpiringDocument, today: Date) -> Vec<Value> {
    vec![
        document.organisation_name.clone().into(),
        frame.say_code("document-kind-", document.kind.as_str()).into(),
        document.open_number().into(),
        document.issuer.clone().into(),
        document.expires_on.into(),
        document.days_left(&today).into(),
        frame.say_code("document-expiry-", document.expiry(&today).as_str()).into(),
    ]
}
