//! What a citizen sees: the form, the receipt, and the state of a request.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use sekber_core::information::{DAYS, MORE_DAYS};
use sekber_core::meeting::code::JoinCode;

use super::queue::{self, Handed};
use crate::features::account;
use crate::features::information::actions;
use crate::features::information::model::{InformationDraft, InformationRequest, read_receipt};
use crate::features::information::store;
use crate::features::portal::{self, Settings};
use crate::kit::access::{Actor, Origin, Public, RequestIdentity, token};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, for_everybody, page, page_with, redirect};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/information/pages/form.html")]
struct FormPage {
    frame: Frame,
    faults: Faults,
    typed: Form,
    /// The code by which the state of the request will be looked at, made here and sealed: the form brings it along, so that a second
    /// press leads to the same receipt, and nobody chooses one.
    sealed: String,
}

impl FormPage {
    fn days(&self) -> String {
        self.frame
            .say_facts("information-how", &[("days", DAYS.to_string()), ("more", MORE_DAYS.to_string())])
    }
}

/// The empty form.
pub async fn blank(_: Public, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    // Each form carries a name of its own, so the page is nobody's to keep.
    page(&FormPage { frame, faults: Faults::none(), typed: Form::default(), sealed: sealed(&app)? })
}

/// What a sealed code is bound to.
const SEALED_FOR: &str = "information_request/code";

fn sealed(app: &App) -> Result<String, Problem> {
    Ok(app.keys()?.encrypt(actions::new_code()?.as_str(), SEALED_FOR)?)
}

/// The code that a form brings; a new one when it brings none of ours.
fn opened(app: &App, form: &Form) -> Result<JoinCode, Problem> {
    let (keys, sealed) = (app.keys()?, form.text("sealed"));
    // What was never sealed would be taken as it is.
    let code = if keys.is_current(sealed) { keys.decrypt(sealed, SEALED_FOR).ok() } else { None };
    match code.and_then(|code| code.parse().ok()) {
        Some(code) => Ok(code),
        None => actions::new_code(),
    }
}

/// The receipt of what was filed with a code. It is the answer itself: an address that holds the code would stay in histories and logs.
async fn receipt(app: &App, frame: Frame, code: &JoinCode) -> Result<Option<Response>, Problem> {
    let found = store::by_code(app.db(), &app.region(), &token::hash(code.as_str())).await?;
    let Some(found) = found else { return Ok(None) };
    let office = portal::settings(app.db(), &app.region()).await?.unwrap_or_default();
    let (number, code) = (found.receipt(), code.as_str().to_owned());
    page(&StatePage { frame, number, code, found: Some(found), office }).map(Some)
}

/// Files the request and answers with its receipt. Nobody has to say who asks, so the trail does not name whoever is signed in.
pub async fn file(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    visitor: RequestIdentity,
    origin: Origin,
    form: Form,
) -> Result<Response, Problem> {
    let actor = Actor { once: visitor.once, ..Actor::applicant() };
    let code = opened(&app, &form)?;
    // The receipt holds the code, of which only the hash is kept.
    actor.once.keep_quiet();
    let done = match InformationDraft::from_form(&form) {
        Ok(draft) => actions::file(&app, &actor, &origin, &draft, &code).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(_) => receipt(&app, frame, &code).await?.ok_or(Problem::NotFound),
        // A second press: the code that the form brings tells what the first one made.
        Err(Problem::SentBefore { same: true }) => {
            receipt(&app, frame, &code).await?.ok_or(Problem::SentBefore { same: true })
        }
        Err(Problem::Invalid(faults)) => {
            let sealed = sealed(&app)?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &FormPage { frame, faults, typed: form, sealed })
        }
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "features/information/pages/state.html")]
struct StatePage {
    frame: Frame,
    number: String,
    code: String,
    found: Option<InformationRequest>,
    /// Where the joint secretariat, which answers, is reached.
    office: Settings,
}

impl StatePage {
    fn was_asked(&self) -> bool {
        !self.number.is_empty() || !self.code.is_empty()
    }

    fn is_late(&self, one: &InformationRequest) -> bool {
        one.is_late(self.frame.today())
    }
}

/// The request with a number, for whoever has its code. Wrong ones wait longer and longer.
async fn looked_up(
    app: &App,
    origin: &Origin,
    (number, code): (&str, &str),
) -> Result<Option<InformationRequest>, Problem> {
    account::wait_to_look(app, origin).await?;
    let typed: String = code.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    let found = match read_receipt(number) {
        Some(receipt) => store::by_receipt(app.db(), &app.region(), receipt, &token::hash(&typed)).await?,
        None => None,
    };
    account::looked(app, origin, found.is_some())?;
    Ok(found)
}

/// Number and code as a form brings them; none when one of them is missing.
fn asked_for(form: &Form) -> Option<(String, String)> {
    let (number, code) = (form.filled("number")?, form.filled("code")?);
    Some((number.to_owned(), code.to_uppercase()))
}

/// What was handed over with an answer, for whoever has number and code; whoever comes without is asked for them.
async fn handed(app: &App, origin: &Origin, form: &Form, what: Handed) -> Result<Response, Problem> {
    let Some((number, code)) = asked_for(form) else { return Ok(redirect(STATE)) };
    let one = looked_up(app, origin, (&number, &code)).await?.ok_or(Problem::NotFound)?;
    queue::hand_over(app, &one, what).await
}

/// The letter with the answer.
pub async fn letter(
    _: Public,
    State(app): State<App>,
    origin: Origin,
    form: Form,
) -> Result<Response, Problem> {
    handed(&app, &origin, &form, Handed::Letter).await
}

/// The file that was handed over with it.
pub async fn file_of(
    _: Public,
    State(app): State<App>,
    origin: Origin,
    form: Form,
) -> Result<Response, Problem> {
    handed(&app, &origin, &form, Handed::File).await
}

/// Where number and code are asked for.
const STATE: &str = "/public/information/state";

/// The form that asks for number and code. An address that brings them is left: it stays in histories and logs.
pub async fn state(
    _: Public,
    frame: Frame,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if query.is_some_and(|query| Form::from_query(Some(&query)).filled("code").is_some()) {
        return Ok(redirect(STATE));
    }
    let (number, code) = (String::new(), String::new());
    let blank = StatePage { frame: frame.clone(), number, code, found: None, office: Settings::default() };
    for_everybody(&frame, &headers, &blank)
}

/// The state of a request, for whoever has its number and code. They come in the body: an address stays in histories and logs.
pub async fn look(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    origin: Origin,
    form: Form,
) -> Result<Response, Problem> {
    let Some((number, code)) = asked_for(&form) else { return Ok(redirect(STATE)) };
    let found = looked_up(&app, &origin, (&number, &code)).await?;
    let office = match found {
        Some(_) => portal::settings(app.db(), &app.region()).await?.unwrap_or_default(),
        None => Settings::default(),
    };
    let status = if found.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    page_with(status, &StatePage { frame, number, code, found, office })
}
