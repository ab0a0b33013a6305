//! What a citizen sees: the form, the receipt, and the state of a request.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use sekber_core::information::{DAYS, MORE_DAYS};

use crate::features::account;
use crate::features::information::actions;
use crate::features::information::model::{InformationDraft, InformationRequest, read_receipt};
use crate::features::information::store;
use crate::kit::access::{Actor, Origin, Public, RequestIdentity, token};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, QueryString, for_everybody, go, page, page_with};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/information/pages/form.html")]
struct FormPage {
    frame: Frame,
    faults: Faults,
    typed: Form,
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
    page(&FormPage { frame, faults: Faults::none(), typed: Form::default() })
}

/// Files the request and leads to its receipt.
pub async fn file(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    visitor: RequestIdentity,
    origin: Origin,
    form: Form,
) -> Result<Response, Problem> {
    let actor = visitor.actor.unwrap_or_else(|| Actor { once: visitor.once, ..Actor::applicant() });
    let done = match InformationDraft::from_form(&form) {
        Ok(draft) => actions::file(&app, &actor, &origin, &draft).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(filed) => {
            let receipt = QueryString::default().with("number", &filed.receipt).with("code", &filed.code);
            Ok(go(receipt.link("/public/information/state"), "notice-information-filed"))
        }
        Err(Problem::Invalid(faults)) => {
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &FormPage { frame, faults, typed: form })
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
}

impl StatePage {
    fn was_asked(&self) -> bool {
        !self.number.is_empty() || !self.code.is_empty()
    }

    fn is_late(&self, one: &InformationRequest) -> bool {
        one.is_late(self.frame.today())
    }
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
        return for_everybody(&frame.clone(), &headers, &StatePage { frame, number, code, found: None });
    }
    let attempt = account::begin_looking(&app, &origin)?;
    let typed: String = code.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    let found = match read_receipt(&number) {
        Some(receipt) => store::by_receipt(app.db(), &app.region(), receipt, &token::hash(&typed)).await?,
        None => None,
    };
    let status = match &found {
        Some(_) => {
            account::forgive_looking(&app, &attempt);
            StatusCode::OK
        }
        None => StatusCode::NOT_FOUND,
    };
    page_with(status, &StatePage { frame, number, code, found })
}
