//! Pages of the trail.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::kept_back::KeptBack;
use super::view::{Entry, Reader, dashed};
use super::{export, filter, store};
use crate::kit::access::{Actor, Auditor};
use crate::kit::app::App;
use crate::kit::audit::{self, Anchor, Broken, Head, Sound};
use crate::kit::form::{Faults, Form};
use crate::kit::large_files;
use crate::kit::page::{CSV, Frame, PathId, QueryString, XLSX, page, page_with, send_list, send_rows};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

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
async fn kept_back(app: &App, reader: &Actor) -> Result<KeptBack, Problem> {
    if reader.is_secretariat() {
        return Ok(KeptBack::default());
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
                "from" | "until" => reader.day(value.clone()),
                _ => value.clone(),
            };
            let label = frame.say_code("audit-filter-", name);
            Chip { text: format!("{label}: {shown}"), href: typed.query.without(name).link("/audit") }
        })
        .collect()
}

/// Notes the kind and the subject that an address names when there is none such. A trail of long ago may hold kinds that nobody has
/// words for any more, so it is asked where either is named.
async fn note_unknown(app: &App, frame: &Frame, asked: &Form) -> Result<(), Problem> {
    if asked.filled("kind").is_none() && asked.filled("subject").is_none() {
        return Ok(());
    }
    let knows = |of: &str, code: &str| app.words().knows(frame.language, &format!("{of}-{}", dashed(code)));
    let kinds = store::kinds(app.db(), &app.region()).await?;
    let is_subject = |kind: &String, subject: &str| kind.split('.').next() == Some(subject);
    asked.note_unknown("kind", |kind| kinds.iter().any(|known| known == kind) || knows("event", kind));
    asked.note_unknown("subject", |subject| {
        kinds.iter().any(|kind| is_subject(kind, subject)) || knows("audit-subject", subject)
    });
    Ok(())
}

/// The filtered lines as a workbook (`xlsx`) or as delimited text (`csv`).
pub async fn download_trail(
    Auditor(actor): Auditor,
    State(app): State<App>,
    frame: Frame,
    PathId(format): PathId<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = Form::from_query(query.as_deref());
    let (wanted, typed, faults) = filter::read(&asked, app.settings());
    let wanted = faults.or(wanted)?;
    note_unknown(&app, &frame, &asked).await?;
    asked.applied()?;
    let kind = match format.as_str() {
        "xlsx" => XLSX,
        "csv" => CSV,
        _ => return Err(Problem::NotFound),
    };
    let making = large_files::begin(&app).await?;
    let kept_back = kept_back(&app, &actor).await?;
    let created = app.settings().local(app.now());
    let name = format!("sekber-audit-{}{}", created.date(), typed.query.in_name());
    if kind == CSV {
        let columns = export::columns(&app, frame.language);
        let list = export::Sent::begin(&app, frame.language, wanted, kept_back).await?;
        return send_rows(making, &name, &columns, list).await;
    }
    let part = (i64::MAX, export::MOST_LINES);
    let lines = store::lines(app.db(), &app.region(), &wanted, &kept_back, part).await?;
    let list = move || {
        let reader = Reader { app: &app, language: frame.language, kept_back: &kept_back };
        export::table(&reader, &lines)
    };
    send_list(making, (&name, kind), created, list).await
}

#[derive(Template)]
#[template(path = "features/audit/pages/check.html")]
struct CheckPage {
    frame: Frame,
    now: String,
    /// How the chain itself stands.
    outcome: Result<Sound, Broken>,
    /// The line that was written down elsewhere; none where it was not asked for or not come to.
    sought: Option<Sought>,
}

/// A line that was written down elsewhere.
struct Sought {
    seq: i64,
    /// Whether the trail holds it.
    is_held: bool,
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
    let (db, region) = (app.db(), app.region());
    let outcome = audit::verify_against(db, &region, &anchors).await?;
    let asked = anchors.first().map(|anchor| anchor.seq);
    let (outcome, sought) = match (outcome, asked) {
        // A line that was mistyped says nothing of the chain, which is looked at by itself.
        (Err(Broken { reason: audit::Fault::Anchor, .. }), Some(seq)) => {
            (audit::verify(db, &region).await?, Some(Sought { seq, is_held: false }))
        }
        (Ok(sound), Some(seq)) => (Ok(sound), Some(Sought { seq, is_held: true })),
        (outcome, _) => (outcome, None),
    };
    let reader = Reader { app: &app, language: frame.language, kept_back: &KeptBack::default() };
    let now = reader.when(app.now());
    page(&CheckPage { frame, now, outcome, sought })
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
