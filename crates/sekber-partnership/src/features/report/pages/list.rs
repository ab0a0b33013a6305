//! The reports of a period: which came, which are missing, which are late, and how to ask for them.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::report::ReportState;
use sekber_core::value::{OrganisationId, ReportId};
use sekber_documents::sheet::{Column, Kind, Table, Value, to_xlsx};

use crate::features::report::model::{Due, Period};
use crate::features::report::store::due::{self, Asked, Shown};
use crate::features::report::store::periods;
use crate::kit::access::{Actor, Member};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::large_files;
use crate::kit::page::{Frame, QueryString, XLSX, download, page, whatsapp};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

/// A report as the list shows it.
pub struct Line {
    due: Due,
    state: ReportState,
    badge: &'static str,
    is_late: bool,
    opens: bool,
    may_write: bool,
    chat: String,
}

impl Line {
    /// The report to open; none when it is not begun, or not for whoever looks to see.
    fn link(&self) -> Option<&ReportId> {
        self.due.id.as_ref().filter(|_| self.opens)
    }
}

#[derive(Template)]
#[template(path = "features/report/pages/list.html")]
struct ListPage {
    frame: Frame,
    periods: Vec<(String, String)>,
    period: Option<Period>,
    shows: Vec<(String, String)>,
    typed: Form,
    query: QueryString,
    page: Page<Line>,
    asks: bool,
    is_late: bool,
}

impl ListPage {
    fn chosen(&self) -> String {
        self.period.as_ref().map(|period| period.id.to_string()).unwrap_or_default()
    }

    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }
}

/// Whose reports somebody sees; none for all of them.
fn own(actor: &Actor) -> Option<Vec<OrganisationId>> {
    (!actor.oversees()).then(|| actor.organisations().cloned().collect())
}

/// The period that the address names, or the latest that has begun.
fn chosen(all: &[Period], wanted: &str, today: jiff::civil::Date) -> Option<Period> {
    let named = all.iter().find(|period| period.id.as_str() == wanted);
    let begun = all.iter().find(|period| period.starts_on <= today);
    named.or(begun).or(all.first()).cloned()
}

/// What is sent by chat to ask for a report.
fn chat(app: &App, frame: &Frame, period: &Period, due: &Due) -> String {
    let facts = [
        ("partner", due.organisation.clone()),
        ("partnership", due.partnership.clone()),
        ("period", period.name.clone()),
        ("day", frame.civil_date(&period.due_on)),
        ("link", format!("{}/reports?period={}", app.settings().base_url, period.id)),
    ];
    whatsapp(&frame.say_facts("report-chat", &facts))
}

/// The list.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = Form::from_query(query.as_deref());
    let (db, region, today) = (app.db(), app.region(), app.today());
    let all = periods::all(db, &region).await?;
    let period = chosen(&all, typed.text("period"), today);
    let mut found = Page { rows: Vec::new(), previous: None, next: None, total: 0, more: false };
    if let Some(period) = &period {
        let shown = Shown::parse(typed.text("show"));
        let asked = Asked { shown, own: own(&actor), ..Asked::all(&app, period) };
        let cursor = Cursor::from_query(typed.filled("after"), typed.filled("before"));
        let total = due::count(db, &region, &asked).await?;
        found = due::page(db, &region, &asked, &cursor, total).await?.map(|due| {
            let state = due.state();
            let is_late = state.is_late(period.due_on, today);
            let opens = due.id.is_some() && due.is_shown_to(&actor);
            Line {
                badge: super::badge(&state),
                opens,
                may_write: actor.may_edit(&due.organisation_id)
                    && state.is_open()
                    && !period.is_locked()
                    && (opens || due.id.is_none()),
                chat: chat(&app, &frame, period, &due),
                state,
                is_late,
                due,
            }
        });
    }
    page(&ListPage {
        periods: all.iter().map(|period| (period.id.to_string(), period.name.clone())).collect(),
        shows: frame.say_codes("report-show-", ["missing", "late", "sent", "returned", "confirmed"]),
        is_late: period.as_ref().is_some_and(|period| today > period.due_on),
        query: QueryString::keep(&typed, &["period", "show"]),
        asks: actor.is_secretariat(),
        page: found,
        period,
        typed,
        frame,
    })
}

/// The list as a workbook.
pub async fn workbook(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = Form::from_query(query.as_deref());
    let (db, region, today) = (app.db(), app.region(), app.today());
    let all = periods::all(db, &region).await?;
    let period = chosen(&all, typed.text("period"), today).ok_or(Problem::NotFound)?;
    let shown = Shown::parse(typed.text("show"));
    let asked = Asked { shown, own: own(&actor), ..Asked::all(&app, &period) };
    let making = large_files::begin(&app).await?;
    let rows = due::all(db, &region, &asked).await?;
    let table = table(&frame, &period, &rows, today);
    let bytes =
        making.write(move || to_xlsx(&[table], today.at(0, 0, 0, 0))).await?.map_err(anyhow::Error::from)?;
    Ok(download(&format!("laporan-{today}.xlsx"), XLSX, bytes))
}

/// What the workbook holds.
fn table(frame: &Frame, period: &Period, rows: &[Due], today: jiff::civil::Date) -> Table {
    let column =
        |title: &str, width: f64, kind: Kind| Column { title: frame.say(title), hxl: None, width, kind };
    let number = |count: Option<i64>| count.map_or(Value::Empty, Value::Whole);
    let row = |due: &Due| {
        let state = due.state();
        let late = if state.is_late(period.due_on, today) { frame.say("report-late") } else { String::new() };
        vec![
            Value::from(due.organisation.as_str()),
            Value::from(due.partnership.as_str()),
            Value::from(frame.say_code("report-state-", state.as_str())),
            Value::from(late),
            number(due.men),
            number(due.women),
            number(due.with_disability),
            Value::from(due.results.clone().unwrap_or_default()),
        ]
    };
    Table {
        title: frame.say("report-title"),
        notes: vec![period.name.clone()],
        columns: vec![
            column("report-partner", 36.0, Kind::Text),
            column("report-partnership", 44.0, Kind::Text),
            column("report-state", 18.0, Kind::Text),
            column("report-late", 12.0, Kind::Text),
            column("report-men", 12.0, Kind::Whole),
            column("report-women", 12.0, Kind::Whole),
            column("report-with-disability", 16.0, Kind::Whole),
            column("report-results", 60.0, Kind::Text),
        ],
        rows: rows.iter().map(row).collect(),
    }
}
