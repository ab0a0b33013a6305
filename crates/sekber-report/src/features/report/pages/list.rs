//! The reports of a period, or of all periods that are owed: which came, which are missing, which are late, and how to ask for them.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::report::ReportState;
use sekber_core::value::{OrganisationId, PartnershipId, PeriodId, ReportId};
use sekber_documents::sheet::{Column, Kind, Table, Value, to_xlsx};

use crate::features::report::actions::reminder;
use crate::features::report::limits;
use crate::features::report::model::{Due, Period};
use crate::features::report::store::due::{self, Asked, Shown};
use crate::features::report::store::periods;
use crate::features::report::year;
use crate::features::{partnership, registry};
use crate::kit::access::{Actor, Member, Secretariat};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::large_files;
use crate::kit::page::{Frame, QueryString, XLSX, download, go, page, percent_encoded, whatsapp_to};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

/// An address and what it is called.
type Link = (String, String);

/// How the address names all periods that are owed together ([`Period::is_owed`]).
pub const OWED: &str = "owed";

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
    /// The years whose periods can be shown together.
    years: Vec<(String, String)>,
    /// The period that is shown; none when several are, or none at all.
    period: Option<Period>,
    /// The year whose periods are shown together.
    whole: Option<Period>,
    /// Whether all that are owed are shown.
    is_owed: bool,
    /// Whether there are any, so that they can be chosen.
    has_owed: bool,
    /// The one partnership whose reports are shown; none for all of them.
    partnership: Option<PartnershipId>,
    shows: Vec<(String, String)>,
    typed: Form,
    query: QueryString,
    page: Page<Line>,
    asks: bool,
    sees_all: bool,
    /// Whether no report can be the reader's to see.
    sees_none: bool,
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

    /// What the one partnership is called, as far as the rows tell it: others do not learn its name here.
    fn narrowed(&self) -> String {
        let told = self.page.rows.first().map(|line| line.due.partnership.clone());
        told.unwrap_or_else(|| self.frame.say("report-one-partnership"))
    }

    /// Which of the reports are shown; none when all are.
    fn showing(&self) -> Option<String> {
        let wanted = self.typed.text("show");
        self.shows.iter().find(|(code, _)| code.as_str() == wanted).map(|(_, name)| name.clone())
    }

    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }
}

/// Whose reports somebody sees; none for all of them.
fn own(actor: &Actor) -> Option<Vec<OrganisationId>> {
    (!actor.oversees()).then(|| actor.organisations().cloned().collect())
}

/// The partnership that the address names; a filter that names none is not applied.
async fn one_partnership(app: &App, typed: &Form) -> Result<Option<PartnershipId>, Problem> {
    let Some(id) = typed.filter::<PartnershipId>("partnership") else { return Ok(None) };
    let is_known = partnership::find(app.db(), &app.region(), &id).await?.is_some();
    typed.note_unknown("partnership", |_| is_known);
    Ok(is_known.then_some(id))
}

/// The periods that the address names; else the latest that has begun, and of one partnership all that have.
fn chosen(
    all: &[Period],
    (typed, partnership): (&Form, Option<&PartnershipId>),
    today: jiff::civil::Date,
) -> Vec<Period> {
    let named = typed.filter_by("period", |wanted| match wanted {
        OWED => Some(owed(all, today).cloned().collect::<Vec<Period>>()),
        id => match year::year_of(id) {
            Some(number) => Some(year::parts(all, number)).filter(|parts| !parts.is_empty()),
            None => all.iter().find(|period| period.id.as_str() == id).map(|period| vec![period.clone()]),
        },
    });
    let mut begun = all.iter().filter(|period| period.starts_on <= today);
    named.unwrap_or_else(|| match partnership {
        Some(_) => begun.take(limits::OWED).cloned().collect(),
        None => begun.next().or(all.first()).cloned().into_iter().collect(),
    })
}

/// Those that are owed on a day, as the leader's page counts them.
fn owed(all: &[Period], today: jiff::civil::Date) -> impl Iterator<Item = &Period> {
    all.iter().filter(move |period| period.is_owed(today)).take(limits::OWED)
}

/// What is asked for of each of some periods.
fn asked<'p>(
    app: &App,
    actor: &Actor,
    periods: &'p [Period],
    (shown, partnership): (Shown, Option<&PartnershipId>),
) -> Vec<Asked<'p>> {
    periods
        .iter()
        .map(|period| Asked {
            shown,
            own: own(actor),
            partnership: partnership.cloned(),
            ..Asked::all(app, period)
        })
        .collect()
}

/// How many reports on a partnership are not confirmed and still can be: as many as the list of them shows somebody. Two statements.
pub(super) async fn unconfirmed(
    app: &App,
    actor: &Actor,
    partnership: &PartnershipId,
) -> Result<i64, Problem> {
    let (db, region) = (app.db(), app.region());
    let all = periods::all(db, &region).await?;
    let periods = chosen(&all, (&Form::default(), Some(partnership)), app.today());
    let asked = asked(app, actor, &periods, (Shown::Unconfirmed, Some(partnership)));
    Ok(due::counts(db, &region, &asked).await?.iter().sum())
}

/// The links with which a report is asked for, for whoever is reached that way.
fn ways(app: &App, frame: &Frame, due: &Due) -> Vec<(&'static str, String)> {
    let facts = [
        ("leader", registry::leader_of_partner(None, &due.organisation)),
        ("partnership", due.partnership.clone()),
        ("period", due.period_shown(frame)),
        ("day", frame.civil_date(&due.due_on)),
        ("link", format!("{}/reports?period={}", app.settings().base_url, due.period_id)),
    ];
    let text = frame.say_facts("report-chat", &facts);
    let chat = whatsapp_to(&due.contact_phone, &text).map(|link| ("report-by-chat", link));
    let letter = (!due.contact_email.is_empty()).then(|| {
        let subject = frame.say_with("report-of-period", "period", due.period_shown(frame));
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
    let partnership = one_partnership(&app, &typed).await?;
    let periods = chosen(&all, (&typed, partnership.as_ref()), today);
    let shown = typed.filter_by("show", Shown::parse).unwrap_or(Shown::All);
    let asked = asked(&app, &actor, &periods, (shown, partnership.as_ref()));
    let cursor = Cursor::from_query(typed.filled("after"), typed.filled("before"));
    let total: i64 = due::counts(db, &region, &asked).await?.iter().sum();
    let found = due::page(db, &region, &asked, &cursor, total).await?.map(|due| {
        let state = due.state();
        let is_late = state.is_late(due.due_on, today);
        let opens = due.id.is_some() && due.is_shown_to(&actor);
        let is_locked = due.locked_at.is_some();
        Line {
            badge: super::badge(&state),
            opens,
            may_write: actor.may_edit(&due.organisation_id)
                && state.is_open()
                && !is_locked
                && (opens || due.id.is_none()),
            may_remind: actor.is_secretariat() && state.is_open() && !is_locked && !due.simulated,
            ways: ways(&app, &frame, &due),
            state,
            is_late,
            due,
        }
    });
    let is_owed = typed.text("period") == OWED;
    let years = year::years(&all);
    let whole = years.iter().find(|year| year.id.as_str() == typed.text("period")).cloned();
    let is_named = typed.filled("period").is_some_and(|named| all.iter().any(|one| one.id.as_str() == named));
    let is_one = !is_owed && whole.is_none() && (partnership.is_none() || is_named);
    let period = periods.into_iter().next().filter(|_| is_one);
    page(&ListPage {
        whole,
        is_owed,
        has_owed: owed(&all, today).next().is_some(),
        periods: all.iter().map(|period| (period.id.to_string(), period.shown(&frame))).collect(),
        years: years.iter().map(|year| (year.id.to_string(), year.shown(&frame))).collect(),
        shows: frame.say_codes(
            "report-show-",
            ["missing", "pending", "late", "unconfirmed", "sent", "returned", "confirmed"],
        ),
        is_late: period.as_ref().is_some_and(|period| today > period.due_on),
        query: QueryString::keep(&typed, &["period", "show", "partnership"]),
        partnership,
        asks: actor.is_secretariat(),
        sees_all: actor.oversees(),
        sees_none: own(&actor).is_some_and(|own| own.is_empty()),
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
    let row = anchor(&place.period, &place.partnership, &place.organisation);
    Ok(go(format!("/reports?period={}#{row}", place.period), "notice-report-reminder"))
}

/// The name of a row, to come back to.
fn anchor(period: &PeriodId, partnership: &PartnershipId, organisation: &OrganisationId) -> String {
    format!("due-{period}-{partnership}-{organisation}")
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
    let partnership = one_partnership(&app, &typed).await?;
    let periods = chosen(&all, (&typed, partnership.as_ref()), today);
    if periods.is_empty() {
        return Err(Problem::NotFound);
    }
    let shown = typed.filter_by("show", Shown::parse).unwrap_or(Shown::All);
    typed.applied()?;
    let asked = asked(&app, &actor, &periods, (shown, partnership.as_ref()));
    let making = large_files::begin(&app).await?;
    let rows = due::all(db, &region, &asked).await?;
    let table = table(&frame, &periods, &rows, today);
    let bytes =
        making.write(move || to_xlsx(&[table], today.at(0, 0, 0, 0))).await?.map_err(anyhow::Error::from)?;
    let called = frame.language.either("laporan", "reports");
    Ok(download(&format!("{called}-{today}.xlsx"), XLSX, bytes))
}

/// What the workbook holds.
fn table(frame: &Frame, periods: &[Period], rows: &[Due], today: jiff::civil::Date) -> Table {
    let column =
        |title: &str, width: f64, kind: Kind| Column { title: frame.say(title), hxl: None, width, kind };
    let number = |count: Option<i64>| count.map_or(Value::Empty, Value::Whole);
    let row = |due: &Due| {
        let state = due.state();
        let late = if state.is_late(due.due_on, today) { frame.say("report-late") } else { String::new() };
        vec![
            Value::from(due.organisation.as_str()),
            Value::from(due.partnership.as_str()),
            Value::from(due.period_shown(frame)),
            Value::from(match due.id {
                Some(_) => frame.say_code("report-state-", state.as_str()),
                None => frame.say("report-not-begun"),
            }),
            Value::from(late),
            number(due.men),
            number(due.women),
            number(due.with_disability),
            Value::from(due.results.clone().unwrap_or_default()),
        ]
    };
    Table {
        title: frame.say("report-title"),
        notes: periods.iter().map(|period| period.shown_on(frame, &today)).collect(),
        columns: vec![
            column("report-partner", 36.0, Kind::Text),
            column("report-partnership", 44.0, Kind::Text),
            column("report-period", 24.0, Kind::Text),
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
