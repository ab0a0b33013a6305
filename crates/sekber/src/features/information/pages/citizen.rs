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
use crate::kit::page::{Frame, QueryString, for_everybody, go, page, page_with, redirect};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/information/pages/form.html")]
struct FormPage {
    frame: Frame,
    faults: Faults,
    typed: Form,
    /// By which the state of the request will be looked at: the form brings it along.
    code: JoinCode,
}

impl FormPage {
    fn days(&self) -> String {
        self.frame
            .say_facts("information-how", &[("days", DAYS.to_string()), ("more", MORE_DAYS.to_string())])
    }
}

/// The empty form.
pub async fn blank(_: Public, frame: Frame) -> Result<Response, Problem> {
    // Each form carries a name of its own, so the page is nobody's to keep.
    page(&FormPage { frame, faults: Faults::none(), typed: Form::default(), code: actions::new_code()? })
}

fn receipt(number: &str, code: &JoinCode) -> String {
    let receipt = QueryString::default().with("number", number).with("code", code.as_str());
    receipt.link("/public/information/state")
}

/// Files the request and leads to its receipt. Nobody has to say who asks, so the trail does not name whoever is signed in.
pub async fn file(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    visitor: RequestIdentity,
    origin: Origin,
    form: Form,
) -> Result<Response, Problem> {
    let actor = Actor { once: visitor.once, ..Actor::applicant() };
    let code = match form.filled("code") {
        Some(_) => form.code::<JoinCode>("code")?,
        None => actions::new_code()?,
    };
    // The address of the receipt holds the code, of which only the hash is kept.
    actor.once.keep_quiet();
    let done = match InformationDraft::from_form(&form) {
        Ok(draft) => actions::file(&app, &actor, &origin, &draft, &code).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(filed) => Ok(go(receipt(&filed.receipt, &code), "notice-information-filed")),
        // A second press: the code that the form brings tells what the first one made.
        Err(Problem::SentBefore { same: true }) => {
            let made = store::by_code(app.db(), &app.region(), &token::hash(code.as_str())).await?;
            let made = made.ok_or(Problem::SentBefore { same: true })?;
            Ok(go(receipt(&made.receipt(), &code), "notice-sent-before"))
        }
        Err(Problem::Invalid(faults)) => {
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &FormPage { frame, faults, typed: form, code })
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

    /// The address of a file that goes with the answer.
    fn with_code(&self, path: &str) -> String {
        QueryString::default().with("number", &self.number).with("code", &self.code).link(path)
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

/// What was handed over with an answer, for whoever has number and code; whoever comes without is asked for them.
async fn handed(
    app: &App,
    frame: &Frame,
    origin: &Origin,
    query: Option<&str>,
    what: Handed,
) -> Result<Response, Problem> {
    let asked = frame.query(query);
    let (number, code) = (asked.text("number").to_owned(), asked.text("code").to_uppercase());
    if number.is_empty() || code.is_empty() {
        return Ok(redirect("/public/information/state"));
    }
    let one = looked_up(app, origin, (&number, &code)).await?.ok_or(Problem::NotFound)?;
    queue::hand_over(app, &one, what).await
}

/// The letter with the answer.
pub async fn letter(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    origin: Origin,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    handed(&app, &frame, &origin, query.as_deref(), Handed::Letter).await
}

/// The file that was handed over with it.
pub async fn file_of(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    origin: Origin,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    handed(&app, &frame, &origin, query.as_deref(), Handed::File).await
}

/// The state of a request, for whoever has its number and code.
pub async fn state(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    origin: Origin,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let asked = frame.query(query.as_deref());
    let (number, code) = (asked.text("number").to_owned(), asked.text("code").to_uppercase());
    if number.is_empty() && code.is_empty() {
        let blank =
            StatePage { frame: frame.clone(), number, code, found: None, office: Settings::default() };
        return for_everybody(&frame, &headers, &blank);
    }
    let found = looked_up(&app, &origin, (&number, &code)).await?;
    let office = match found {
        Some(_) => portal::settings(app.db(), &app.region()).await?.unwrap_or_default(),
        None => Settings::default(),
    };
    let status = if found.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    page_with(status, &StatePage { frame, number, code, found, office })
}
