//! A breach: the short form, the clock, and the letters made from it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::privacy::{Touched, due, hours_left};
use sekber_core::value::{BreachId, Moment};

use crate::features::privacy::actions;
use crate::features::privacy::documents::notice;
use crate::features::privacy::model::{Addressee, Breach, BreachDraft};
use crate::features::privacy::store;
use crate::kit::access::Admin;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::official_document::{self, Format};
use crate::kit::page::{Frame, PathId, go, page, page_with};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/privacy/pages/breach.html")]
struct BreachPage {
    frame: Frame,
    faults: Faults,
    typed: Form,
    /// What is recorded; none for a new one.
    breach: Option<Breach>,
    all: Vec<(String, String)>,
    now: Moment,
}

impl BreachPage {
    fn new(app: &App, frame: Frame, breach: Option<Breach>, typed: Form) -> Self {
        let all = frame.say_codes("privacy-touched-", Touched::ALL);
        Self { faults: Faults::none(), typed, breach, all, now: app.now(), frame }
    }

    fn action(&self) -> String {
        self.breach
            .as_ref()
            .map_or_else(|| "/privacy/breaches/new".to_owned(), |one| format!("/privacy/breaches/{}", one.id))
    }

    fn is_settled(&self) -> bool {
        self.breach.as_ref().is_some_and(Breach::is_settled)
    }

    fn is_chosen(&self, code: &str) -> bool {
        self.typed.all("touched").any(|one| one == code)
    }

    fn left(&self, since: &Moment) -> i64 {
        hours_left(*since, self.now)
    }

    fn until(&self, since: &Moment) -> String {
        self.frame.date_time(&due(*since))
    }
}

fn pair(name: &str, value: impl ToString) -> (String, String) {
    (name.to_owned(), value.to_string())
}

/// Day and time of a moment, as the form sends them.
fn noticed(app: &App, at: Moment) -> [(String, String); 2] {
    let local = app.settings().local(at);
    [
        pair("noticed_on", local.date()),
        pair("noticed_at", format!("{:02}:{:02}", local.hour(), local.minute())),
    ]
}

/// What is stored, as the form would send it.
fn as_typed(app: &App, one: &Breach) -> Form {
    let mut pairs = vec![
        pair("data", &one.data),
        pair("how", &one.how),
        pair("measures", &one.measures),
        pair("advice", &one.advice),
        pair("contact", &one.contact),
        pair("version", one.version),
    ];
    pairs.extend(noticed(app, one.noticed_at));
    pairs.extend(one.happened_on.map(|day| pair("happened_on", day)));
    pairs.extend(one.people.map(|people| pair("people", people)));
    pairs.extend(one.data_subjects().iter().map(|code| pair("touched", code)));
    Form::from(pairs)
}

async fn found(app: &App, id: &BreachId) -> Result<Breach, Problem> {
    store::breach(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)
}

/// The empty form; a breach is noticed now unless somebody says otherwise.
pub async fn blank(_: Admin, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    let typed = Form::from(noticed(&app, app.now()).to_vec());
    page(&BreachPage::new(&app, frame, None, typed))
}

/// A breach with its letters.
pub async fn show(
    _: Admin,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<BreachId>,
) -> Result<Response, Problem> {
    let breach = found(&app, &id).await?;
    let typed = as_typed(&app, &breach);
    page(&BreachPage::new(&app, frame, Some(breach), typed))
}

fn again(mut page: BreachPage, faults: Faults) -> Result<Response, Problem> {
    page.faults = faults;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Records a breach.
pub async fn record(
    Admin(actor): Admin,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let done = match BreachDraft::from_form(&form, &app) {
        Ok(draft) => actions::record_breach(&app, &actor, &draft).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(id) => Ok(go(format!("/privacy/breaches/{id}"), "notice-breach-saved")),
        Err(Problem::Invalid(faults)) => again(BreachPage::new(&app, frame, None, form), faults),
        Err(other) => Err(other),
    }
}

/// Changes what is said of a breach.
pub async fn change(
    Admin(actor): Admin,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<BreachId>,
    form: Form,
) -> Result<Response, Problem> {
    let version = form.version();
    let done = match BreachDraft::from_form(&form, &app) {
        Ok(draft) => actions::change_breach(&app, &actor, (&id, version), &draft).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(go(format!("/privacy/breaches/{id}"), "notice-breach-saved")),
        Err(Problem::Invalid(faults)) => {
            let breach = found(&app, &id).await?;
            again(BreachPage::new(&app, frame, Some(breach), form), faults)
        }
        Err(other) => Err(other),
    }
}

/// Notes who was told.
pub async fn tell(
    Admin(actor): Admin,
    State(app): State<App>,
    PathId(id): PathId<BreachId>,
    form: Form,
) -> Result<Response, Problem> {
    let whom = form.one_of("whom", &[("people", Addressee::People), ("authority", Addressee::Authority)])?;
    actions::tell(&app, &actor, &id, whom).await?;
    Ok(go(format!("/privacy/breaches/{id}"), "notice-breach-told"))
}

async fn letter(
    app: &App,
    frame: &Frame,
    id: &BreachId,
    (whom, format): (Addressee, Format),
) -> Result<Response, Problem> {
    let breach = found(app, id).await?;
    let document = notice(app, frame, &breach, whom).await?;
    let name = match whom {
        Addressee::People => "pemberitahuan-pemilik-data",
        Addressee::Authority => "pemberitahuan-lembaga",
    };
    official_document::send(name, document, format).await
}

/// The letter to the people, to print.
pub async fn people_pdf(
    _: Admin,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<BreachId>,
) -> Result<Response, Problem> {
    letter(&app, &frame, &id, (Addressee::People, Format::Pdf)).await
}

/// The letter to the people, to write on.
pub async fn people_docx(
    _: Admin,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<BreachId>,
) -> Result<Response, Problem> {
    letter(&app, &frame, &id, (Addressee::People, Format::Docx)).await
}

/// The letter to the authority, to print.
pub async fn authority_pdf(
    _: Admin,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<BreachId>,
) -> Result<Response, Problem> {
    letter(&app, &frame, &id, (Addressee::Authority, Format::Pdf)).await
}

/// The letter to the authority, to write on.
pub async fn authority_docx(
    _: Admin,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<BreachId>,
) -> Result<Response, Problem> {
    letter(&app, &frame, &id, (Addressee::Authority, Format::Docx)).await
}
