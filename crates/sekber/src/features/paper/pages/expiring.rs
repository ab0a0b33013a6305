//! The secretariat's list of papers that have expired or soon will, with filters in the address and downloads.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::registry::papers::Expiry;
use sekber_paper::sheet::{self, Column, Kind, Table, Value, WriteError};

use super::{badge, kinds};
use crate::features::paper::model::ExpiringPaper;
use crate::features::paper::store::{self, Filter};
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{CSV, Frame, QueryString, XLSX, download, page};
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
#[template(path = "features/paper/pages/expiring.html")]
struct ExpiringPage {
    frame: Frame,
    page: Page<ExpiringPaper>,
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
    fn days(&self, paper: &ExpiringPaper) -> String {
        let days = paper.days_left(&self.today);
        match days {
            0 => self.frame.say("paper-days-today"),
            1.. => self.frame.say_count("paper-days-left", days),
            _ => self.frame.say_count("paper-days-past", -days),
        }
    }
}

async fn filter(app: &App, form: &Form) -> Result<Filter, Problem> {
    let state: Option<Expiry> = form.text("state").parse().ok();
    Ok(Filter {
        state: state.filter(|state| STATES.contains(state)),
        kind: form.text("kind").parse().ok(),
        organisations: None,
        query: search::understand(app, form.text("q")).await?,
    })
}

/// The papers that have expired or run out within 90 days, the most urgent first.
pub async fn list(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = Form::from_query(query.as_deref());
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
    frame.say_codes("paper-expiry-", STATES)
}

fn chips(frame: &Frame, query: &QueryString, filter: &Filter) -> Vec<Chip> {
    let chip = |name: &str, text: String| Chip { text, href: query.without(name).link(PATH) };
    let typed = query.pairs().iter().find(|(name, _)| name == "q").map(|(_, value)| value.trim().to_owned());
    let state = filter.state.map(|state| frame.say_code("paper-expiry-", state.as_str()));
    let kind = filter.kind.map(|kind| frame.say_code("paper-kind-", kind.as_str()));
    [("q", typed.map(|typed| format!("“{typed}”"))), ("state", state), ("kind", kind)]
        .into_iter()
        .filter_map(|(name, text)| text.map(|text| chip(name, text)))
        .collect()
}

/// The filtered papers as a workbook.
pub async fn workbook(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let table = table(&app, &frame, query.as_deref()).await?;
    let created = app.settings().local(app.now());
    let bytes = sheet::to_xlsx(&[table], created).map_err(ours)?;
    Ok(download(&file_name(&app, "xlsx"), XLSX, bytes))
}

/// The filtered papers as delimited text.
pub async fn text(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let table = table(&app, &frame, query.as_deref()).await?;
    Ok(download(&file_name(&app, "csv"), CSV, sheet::to_csv(&table).map_err(ours)?))
}

fn ours(error: WriteError) -> Problem {
    Problem::Ours(error.into())
}

fn file_name(app: &App, ending: &str) -> String {
    format!("sekber-legalitas-{}.{ending}", app.today())
}

async fn table(app: &App, frame: &Frame, query: Option<&str>) -> Result<Table, Problem> {
    let filter = filter(app, &Form::from_query(query)).await?;
    let today = app.today();
    let found = store::expiring(app.db(), &app.region(), &filter, today, LONGEST_DOWNLOAD).await?;
    let column = |key: &str, width: f64, kind: Kind| Column { title: frame.say(key), hxl: None, width, kind };
    Ok(Table {
        title: frame.say("paper-expiring-title"),
        notes: vec![frame.say_with("paper-expiring-note", "date", frame.civil_date(&today))],
        columns: vec![
            column("field-paper-partner", 40.0, Kind::Text),
            column("field-paper-kind", 34.0, Kind::Text),
            column("field-paper-number", 30.0, Kind::Text),
            column("field-paper-issuer", 30.0, Kind::Text),
            column("field-paper-expires", 20.0, Kind::Date),
            column("field-paper-days", 12.0, Kind::Whole),
            column("field-paper-state", 24.0, Kind::Text),
        ],
        rows: found.iter().map(|paper| row(frame, paper, today)).collect(),
    })
}

fn row(frame: &Frame, paper: &ExpiringPaper, today: Date) -> Vec<Value> {
    vec![
        paper.organisation_name.clone().into(),
        frame.say_code("paper-kind-", paper.kind.as_str()).into(),
        paper.open_number().into(),
        paper.issuer.clone().into(),
        paper.expires_on.into(),
        paper.days_left(&today).into(),
        frame.say_code("paper-expiry-", paper.expiry(&today).as_str()).into(),
    ]
}
