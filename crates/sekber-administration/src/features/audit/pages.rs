//! Pages of the trail.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::view::{Entry, Reader};
use super::{export, filter, store};
use crate::kit::access::{Actor, Auditor};
use crate::kit::app::App;
use crate::kit::audit::{self, Anchor, Broken, Head, Sound};
use crate::kit::form::{Faults, Form};
use crate::kit::large_files;
use crate::kit::page::{CSV, Frame, PathId, QueryString, XLSX, download, page, page_with};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

/// Most lines of one download.
const LONGEST_DOWNLOAD: i64 = 100_000;

/// A filter in force, with the address without it.
struct Chip {
    text: String,
    href: String,
}

#[derive(Template)]
#[template(path = "features/audit/pages/audit.html")]
struct AuditPage {
    frame: Frame,
    faults: Faults,
    typed: filter::Typed,
    query: QueryString,
    chips: Vec<Chip>,
    kinds: Vec<(String, String)>,
    subjects: Vec<(String, String)>,
    page: Page<()>,
    entries: Vec<Entry>,
    head: Head,
    now: String,
}

/// The records that a reader may not see: administrators keep the trail and see all, leaders read it without what waits for the
/// secretariat alone.
async fn kept_back(app: &App, reader: &Actor) -> Result<BTreeSet<String>, Problem> {
    if reader.is_secretariat() {
        return Ok(BTreeSet::new());
    }
    Ok(store::kept_back(app).await?)
}

/// The trail, the newest line first.
pub async fn read(
    Auditor(actor): Auditor,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = Form::from_query(query.as_deref());
    let (wanted, typed, faults) = filter::read(&form, app.settings());
    let (db, region) = (app.db(), app.region());
    let cursor = Cursor::from_query(form.filled("after"), form.filled("before"));
    let kept_back = kept_back(&app, &actor).await?;
    let found = store::page(db, &region, &wanted, &kept_back, &cursor).await?;
    let kinds = store::kinds(db, &region).await?;
    let head = audit::head(db, &region).await?;
    let reader = Reader { app: &app, language: frame.language, kept_back: &kept_back };
    let entries = found.rows.iter().map(|line| reader.entry(line)).collect();
    let page_links = Page {
        rows: Vec::new(),
        previous: found.previous,
        next: found.next,
        total: found.total,
        more: false,
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(
        status,
        &AuditPage {
            chips: chips(&reader, &frame, &typed),
            subjects: subjects(&reader, &kinds),
            kinds: kinds.iter().map(|kind| (kind.clone(), reader.event(kind))).collect(),
            now: reader.when(app.now()),
            query: typed.query.clone(),
            page: page_links,
            frame,
            faults,
            typed,
            entries,
            head,
        },
    )
}

fn subjects(reader: &Reader<'_>, kinds: &[String]) -> Vec<(String, String)> {
    let mut codes: Vec<&str> = kinds.iter().filter_map(|kind| kind.split('.').next()).collect();
    codes.dedup();
    codes.into_iter().map(|code| (code.to_owned(), reader.subject(code))).collect()
}

fn chips(reader: &Reader<'_>, frame: &Frame, typed: &filter::Typed) -> Vec<Chip> {
    let pairs = typed.query.pairs().iter();
    pairs
        .map(|(name, value)| {
            let shown = match name.as_str() {
                "kind" => reader.event(value),
                "subject" => reader.subject(value),
                _ => value.clone(),
            };
            let label = frame.say_code("audit-filter-", name);
            Chip { text: format!("{label}: {shown}"), href: typed.query.without(name).link("/audit") }
        })
        .collect()
}

/// The filtered lines as a workbook (`xlsx`) or as delimited text (`csv`).
pub async fn download_trail(
    Auditor(actor): Auditor,
    State(app): State<App>,
    frame: Frame,
    PathId(format): PathId<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let (wanted, _, faults) = filter::read(&Form::from_query(query.as_deref()), app.settings());
    let wanted = faults.or(wanted)?;
    let making = large_files::begin(&app).await?;
    let kept_back = kept_back(&app, &actor).await?;
    let lines = store::lines(app.db(), &app.region(), &wanted, &kept_back, LONGEST_DOWNLOAD).await?;
    let created = app.settings().local(app.now());
    let ours = |error: sekber_documents::sheet::WriteError| Problem::Ours(error.into());
    let name = format!("sekber-audit-{}.{format}", created.date());
    let write = move || {
        let reader = Reader { app: &app, language: frame.language, kept_back: &kept_back };
        let table = export::table(&reader, &lines);
        match format.as_str() {
            "xlsx" => {
                sekber_documents::sheet::to_xlsx(&[table], created).map(|bytes| (XLSX, bytes)).map_err(ours)
            }
            "csv" => sekber_documents::sheet::to_csv(&table).map(|bytes| (CSV, bytes)).map_err(ours),
            _ => Err(Problem::NotFound),
        }
    };
    let (kind, bytes) = making.write(write).await??;
    Ok(download(&name, kind, bytes))
}

#[derive(Template)]
#[template(path = "features/audit/pages/check.html")]
struct CheckPage {
    frame: Frame,
    now: String,
    outcome: Result<Sound, Broken>,
}

/// Checks the whole chain, also against an anchor that was written down elsewhere, and shows what was found.
pub async fn check(
    _: Auditor,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let anchor = form.filled("anchor").map(str::parse::<Anchor>).transpose();
    let unread = |_| Problem::refused_with("fault-audit-anchor", "value", form.text("anchor"));
    let anchors = Vec::from_iter(anchor.map_err(unread)?);
    let outcome = audit::verify_against(app.db(), &app.region(), &anchors).await?;
    let reader = Reader { app: &app, language: frame.language, kept_back: &BTreeSet::new() };
    let now = reader.when(app.now());
    page(&CheckPage { frame, now, outcome })
}

/// The sentence that says what is wrong at the broken place.
fn reason(fault: &audit::Fault) -> &'static str {
    match fault {
        audit::Fault::OutOfOrder => "audit-broken-order",
        audit::Fault::Changed => "audit-broken-changed",
        audit::Fault::Ending => "audit-broken-ending",
        audit::Fault::Anchor => "audit-broken-anchor",
    }
}
