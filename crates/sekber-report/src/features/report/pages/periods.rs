//! The periods for which partners report, as the district sets them.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::value::PeriodId;

use crate::features::report::actions::periods as verbs;
use crate::features::report::draft::PeriodDraft;
use crate::features::report::model::Period;
use crate::features::report::store::periods;
use crate::features::report::year;
use crate::kit::access::{Observer, Secretariat};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, go_or_mend, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/report/pages/periods.html")]
struct PeriodsPage {
    frame: Frame,
    periods: Vec<Period>,
    /// The years whose periods are summed up in one report.
    years: Vec<Period>,
    typed: Form,
    faults: Faults,
    year: i16,
    manages: bool,
}

async fn periods_page(app: &App, frame: Frame, typed: Form, faults: Faults) -> Result<PeriodsPage, Problem> {
    let periods = periods::all(app.db(), &app.region()).await?;
    // The year after the last period, and this one where there is none.
    let last = periods.iter().map(|period| period.ends_on.year()).max();
    Ok(PeriodsPage {
        manages: frame.actor.as_ref().is_some_and(|actor| actor.is_secretariat()),
        year: last.map_or(app.today().year(), |last| last.saturating_add(1)),
        years: year::years(&periods),
        periods,
        typed,
        faults,
        frame,
    })
}

/// The periods.
pub async fn show(_: Observer, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    page(&periods_page(&app, frame, Form::default(), Faults::none()).await?)
}

async fn answer(app: &App, frame: Frame, form: Form, done: Result<(), Problem>) -> Result<Response, Problem> {
    let again = |faults| periods_page(app, frame, form, faults);
    go_or_mend(done, ("/periods", "notice-report-period"), again).await
}

/// Adds a period.
pub async fn add(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let draft = PeriodDraft::read(&form, &mut faults);
    let done = match faults.is_empty() {
        true => verbs::add(&app, &actor, &draft).await.map(|_| ()),
        false => Err(Problem::Invalid(faults)),
    };
    answer(&app, frame, form, done).await
}

/// Opens the usual two periods of a year.
pub async fn open_year(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let year = form.text("year").parse().unwrap_or(0);
    let done = verbs::open_year(&app, &actor, year).await;
    answer(&app, frame, form, done).await
}

/// Locks or unlocks a period.
pub async fn lock(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(id): PathId<PeriodId>,
    form: Form,
) -> Result<Response, Problem> {
    let version = form.version();
    verbs::lock(&app, &actor, &id, version, form.switched("locks")?).await?;
    Ok(go(format!("/periods/{id}"), "notice-report-period"))
}
