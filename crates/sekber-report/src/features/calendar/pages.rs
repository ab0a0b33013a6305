//! The calendar's page and file.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::calendar::{Party, Phase};
use sekber_core::value::MilestoneId;

use super::actions;
use super::model::{Milestone, MilestoneDraft, Next, following, partners_of, step_title};
use super::store;
use crate::features::district::{self, Cycle};
use crate::features::meeting::{self, Meeting};
use crate::kit::access::{Member, Secretariat};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::calendar_file::{CALENDAR, Entry, When, calendar_file};
use crate::kit::page::{Frame, PathId, download, go, mend, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/calendar/pages/calendar.html")]
struct CalendarPage {
    frame: Frame,
    faults: Faults,
    typed: Form,
    today: Date,
    cycle: Cycle,
    cycles: Vec<Cycle>,
    steps: Vec<Milestone>,
    /// What comes next beyond the steps of the cycle in force, as the first page tells it.
    beyond: Vec<Next>,
    meetings: Vec<Meeting>,
    parties: Vec<(String, String)>,
    manages: bool,
    /// Whether the steps about the award bear the days of the cycle's own.
    follows_award: bool,
}

impl CalendarPage {
    /// The steps that stand so, in order of their days.
    fn standing(&self, phase: &Phase) -> Vec<&Milestone> {
        self.steps.iter().filter(|step| step.standing(self.today).0 == *phase).collect()
    }

    /// Whom a new step concerns, as long as nobody has chosen: everybody.
    fn party(&self) -> &str {
        self.typed.filled("party").unwrap_or(Party::All.as_str())
    }

    /// How long until it begins or ends; empty for what is over.
    fn left(&self, step: &Milestone) -> String {
        match step.standing(self.today) {
            (Phase::Ahead, days) => self.frame.say_count("calendar-begins-in", days),
            (Phase::Now, 0) => self.frame.say("calendar-last-day"),
            (Phase::Now, days) => self.frame.say_count("calendar-ends-in", days),
            (Phase::Past, _) => String::new(),
        }
    }
}

/// The cycle of the year that a query or form names, or the one in force.
async fn chosen_cycle(app: &App, form: &Form) -> Result<Cycle, Problem> {
    let (db, region) = (app.db(), app.region());
    let Some(year) = form.filled("year") else { return Ok(district::current_cycle(db, &region).await?) };
    let all = district::cycles(db, &region).await?;
    all.into_iter().find(|cycle| cycle.year.to_string() == year).ok_or(Problem::NotFound)
}

async fn calendar_page(
    app: &App,
    frame: Frame,
    cycle: Cycle,
    typed: Form,
    faults: Faults,
) -> Result<CalendarPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let party = |party: &Party| (party.as_str().to_owned(), frame.say_code("party-", party.as_str()));
    let meetings = meeting::all(db, &region).await?;
    let award = store::award_of(db, &region, &cycle.id).await?;
    let steps = store::of_cycle(db, &region, &cycle.id).await?;
    let follows_award = award.is_some();
    let steps = following(steps, award, app.today());
    let own = frame.actor.as_ref().map(partners_of).unwrap_or_default();
    let mut beyond = match cycle.in_force {
        true => store::next(db, &region, app.today(), &own).await?,
        false => Vec::new(),
    };
    beyond.retain(|next| !next.is_among(&steps));
    Ok(CalendarPage {
        today: app.today(),
        follows_award,
        steps,
        beyond,
        meetings: meetings.into_iter().rev().filter(|meeting| meeting.cycle_id == cycle.id).collect(),
        cycles: district::cycles(db, &region).await?,
        parties: Party::ALL.iter().map(party).collect(),
        manages: frame.actor.as_ref().is_some_and(|actor| actor.is_secretariat()),
        frame,
        cycle,
        typed,
        faults,
    })
}

/// The calendar of a cycle; `?year=` chooses another than the one in force.
pub async fn show(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let cycle = chosen_cycle(&app, &Form::from_query(query.as_deref())).await?;
    page(&calendar_page(&app, frame, cycle, Form::default(), Faults::none()).await?)
}

/// The calendar of a cycle for calendar programs.
pub async fn file(_: Member, State(app): State<App>, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let cycle = chosen_cycle(&app, &Form::from_query(query.as_deref())).await?;
    let address = format!("{}/calendar?year={}", app.settings().base_url, cycle.year);
    let entry = |step: Milestone| Entry {
        id: step.id.to_string(),
        starts: When::Day(step.starts_on),
        ends: When::Day(step.ends_on),
        summary: step.title,
        location: String::new(),
        description: String::new(),
        address: address.clone(),
        reminders: Vec::new(),
        cancelled: false,
    };
    let award = store::award_of(app.db(), &app.region(), &cycle.id).await?;
    let steps = following(store::of_cycle(app.db(), &app.region(), &cycle.id).await?, award, app.today());
    let entries: Vec<Entry> = steps.into_iter().map(entry).collect();
    let text = calendar_file(app.now(), &entries);
    Ok(download(&format!("kalender-{}.ics", cycle.year), CALENDAR, text.into_bytes()))
}

fn back(year: i64) -> Response {
    go(format!("/calendar?year={year}"), "notice-calendar-saved")
}

/// Adds a step.
pub async fn add(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let cycle = chosen_cycle(&app, &form).await?;
    let done = match MilestoneDraft::from_form(&form) {
        Ok(draft) => actions::add(&app, &actor, &cycle.id, &draft).await,
        Err(problem) => Err(problem),
    };
    answer(&app, frame, cycle, form, done).await
}

/// Leads back to the calendar, or shows it again with what is to be mended.
async fn answer(
    app: &App,
    frame: Frame,
    cycle: Cycle,
    form: Form,
    done: Result<(), Problem>,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(back(cycle.year)),
        Err(problem) => mend(problem, |faults| calendar_page(app, frame, cycle, form, faults)).await,
    }
}

/// Fills an empty calendar with the usual steps.
pub async fn fill(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let cycle = chosen_cycle(&app, &form).await?;
    actions::fill(&app, &actor, &cycle).await?;
    Ok(back(cycle.year))
}

/// Changes a step.
pub async fn change(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<MilestoneId>,
    form: Form,
) -> Result<Response, Problem> {
    let cycle = chosen_cycle(&app, &form).await?;
    let version = form.version();
    let done = match MilestoneDraft::from_form(&form) {
        Ok(draft) => actions::change(&app, &actor, &id, &draft, version).await,
        Err(problem) => Err(problem),
    };
    answer(&app, frame, cycle, form, done).await
}

/// Takes a step out of the calendar.
pub async fn remove(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(id): PathId<MilestoneId>,
    form: Form,
) -> Result<Response, Problem> {
    let cycle = chosen_cycle(&app, &form).await?;
    actions::remove(&app, &actor, &id).await?;
    Ok(back(cycle.year))
}
