//! The reports of a period: which came, which are missing, which are late, and how to ask for them.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::report::ReportState;
use sekber_core::value::{OrganisationId, PartnershipId, ReportId};
use sekber_documents::sheet::{Column, Kind, Table, Value, to_xlsx};

use crate::features::registry;
use crate::features::report::actions::reminder;
use crate::features::report::model::{Due, Period};
use crate::features::report::store::due::{self, Asked, Shown};
use crate::features::report::store::periods;
use crate::kit::access::{Actor, Member, Secretariat};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::large_files;
use crate::kit::page::{Frame, QueryString, XLSX, download, go, page, percent_encoded, whatsapp_to};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

/// An address and what it is called.
type Link = (String, String);

/// A report as the list shows it.
pub struct Line {
    due: Due,
    state: ReportState,
    badge: &'static str,
    is_late: bool,
    opens: bool,
    may_write: bool,
    /// Whether the secretariat reminds of it by hand. Nobody is written to about what is made up.
    may_remind: bool,
    /// Links that open a messenger and a letter with the reminder, as far as number and address are known.
    ways: Vec<(&'static str, String)>,
}

impl Line {
    /// Who made a reminder ready, and when.
    fn reminded(&self, frame: &Frame) -> Option<String> {
        let (at, who) = (self.due.reminded_at?, self.due.reminded_by.clone().unwrap_or_default());
        Some(frame.say_facts("report-reminded", &[("date", frame.date_time(&at)), ("who", who)]))
    }
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

    /// The periods right before and after the one shown: address and name. They come the latest first.
    fn beside(&self) -> (Option<Link>, Option<Link>) {
        let at = self.periods.iter().position(|(id, _)| *id == self.chosen());
        let link = |at: usize| {
            let (id, name) = self.periods.get(at)?;
            Some((self.query.with("period", id).link("/reports"), name.clone()))
        };
        (at.and_then(|at| link(at + 1)), at.and_then(|at| at.checked_sub(1)).and_then(link))
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
fn chosen(all: &[Period], typed: &Form, today: jiff::civil::Date) -> Option<Period> {
    let named = typed.filter_by("period", |wanted| all.iter().find(|period| period.id.as_str() == wanted));
    let begun = all.iter().find(|period| period.starts_on <= today);
    named.or(begun).or(all.first()).cloned()
}

/// The links with which a report is asked for, for whoever is reached that way.
fn ways(app: &App, frame: &Frame, period: &Period, due: &Due) -> Vec<(&'static str, String)> {
    let facts = [
        ("leader", registry::leader_of_partner(None, &due.organisation)),
        ("partnership", due.partnership.clone()),
        ("period", period.shown(frame)),
        ("day", frame.civil_date(&period.due_on)),
        ("link", format!("{}/reports?period={}", app.settings().base_url, period.id)),
    ];
    let text = frame.say_facts("report-chat", &facts);
    let chat = whatsapp_to(&due.contact_phone, &text).map(|link| ("report-by-chat", link));
    let letter = (!due.contact_email.is_empty()).then(|| {
        let subject = frame.say_with("report-of-period", "period", period.shown(frame));
        let [to, subject, body] = [&due.contact_email, &subject, &text].map(|text| percent_encoded(text));
        ("report-by-letter", format!("mailto:{to}?subject={subject}&body={body}"))
    });
    chat.into_iter().chain(letter).collect()
}

/// The list.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let (db, region, today) = (app.db(), app.region(), app.today());
    let all = periods::all(db, &region).await?;
    let period = chosen(&all, &typed, today);
    let mut found = Page { rows: Vec::new(), previous: None, next: None, total: 0, more: false };
    if let Some(period) = &period {
        let shown = typed.filter_by("show", Shown::parse).unwrap_or(Shown::All);
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
                may_remind: actor.is_secretariat()
                    && state.is_open()
                    && !period.is_locked()
                    && !due.simulated,
                ways: ways(&app, &frame, period, &due),
                state,
                is_late,
                due,
            }
        });
    }
    page(&ListPage {
        periods: all.iter().map(|period| (period.id.to_string(), period.shown(&frame))).collect(),
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

/// Makes a reminder ready: who did is kept, and the row offers the ways to send it.
pub async fn remind(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let place = super::edit::place(&form)?;
    reminder::remind_by_hand(&app, &actor, &place).await?;
    let to = format!("/reports?period={}#{}", place.period, anchor(&place.partnership, &place.organisation));
    Ok(go(to, "notice-report-reminder"))
}

/// The name of a row, to come back to.
fn anchor(partnership: &PartnershipId, organisation: &OrganisationId) -> String {
    format!("due-{partnership}-{organisation}")
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
    let period = chosen(&all, &typed, today).ok_or(Problem::NotFound)?;
    let shown = typed.filter_by("show", Shown::parse).unwrap_or(Shown::All);
    typed.applied()?;
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
        notes: vec![period.shown(frame)],
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
