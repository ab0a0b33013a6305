//! The page on which an organisation signs itself up.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::registry::kinds::{LegalForm, Level, Side};
use sekber_core::value::OrganisationId;

use super::Choices;
use crate::features::registry::model::{Kind, record_path};
use crate::features::registry::sign_up::{self, Outcome, Request};
use crate::kit::access::{Origin, Public, Secretariat};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, come_again, go, page, page_with};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/registry/pages/sign_up.html")]
struct SignUpPage {
    frame: Frame,
    faults: Faults,
    typed: Form,
    kinds: Choices,
    levels: Choices,
    forms: Choices,
    outcome: Option<Outcome>,
    /// The seconds after which what was typed can be sent, where many came from the same network.
    wait: Option<i64>,
}

impl SignUpPage {
    fn is_received(&self) -> bool {
        self.outcome == Some(Outcome::Received)
    }

    fn looks_alike(&self) -> bool {
        self.outcome == Some(Outcome::LooksAlike)
    }

    fn new(frame: Frame, typed: Form, faults: Faults) -> Self {
        Self {
            kinds: frame.say_codes("kind-", Kind::all(Side::Partner)),
            levels: frame.say_codes("level-", Level::ALL.iter()),
            forms: frame.say_codes("legal-form-", LegalForm::ALL.iter()),
            outcome: None,
            wait: None,
            frame,
            faults,
            typed,
        }
    }
}

/// The empty form.
pub async fn show(_: Public, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    if !app.settings().sign_up {
        return Err(Problem::NotFound);
    }
    page(&SignUpPage::new(frame, Form::default(), Faults::none()))
}

/// Signs the organisation up, or shows what is to be mended.
pub async fn sign_up(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    origin: Origin,
    form: Form,
) -> Result<Response, Problem> {
    let outcome = match Request::from_form(&form) {
        Ok(request) => sign_up::sign_up(&app, &origin, request).await,
        Err(problem) => Err(problem),
    };
    let again = SignUpPage::new(frame, form, Faults::none());
    match outcome {
        Ok(Outcome::Received) => page(&SignUpPage { outcome: Some(Outcome::Received), ..again }),
        Ok(Outcome::LooksAlike) => page_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &SignUpPage { outcome: Some(Outcome::LooksAlike), ..again },
        ),
        Err(Problem::Invalid(faults)) => {
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &SignUpPage { faults, ..again })
        }
        Err(Problem::TooMany(seconds)) => {
            let page = SignUpPage { wait: Some(seconds), ..again };
            come_again(&app, (&origin, "/join"), seconds, &page)
        }
        Err(other) => Err(other),
    }
}

/// Refuses an organisation that signed itself up.
pub async fn refuse(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(id): PathId<OrganisationId>,
    form: Form,
) -> Result<Response, Problem> {
    sign_up::refuse_sign_up(&app, &actor, &id, form.paragraphs("reason")).await?;
    Ok(go(record_path(Side::Partner, &id), "notice-sign-up-refused"))
}
