//! Pages for signing in and out.

use askama::Template;
use axum::extract::{FromRequestParts, RawQuery, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

use super::actions::{self, Browser, DEVICE_COOKIE, DEVICE_SECONDS, Opened, Outcome, Typed};
use crate::kit::access::{Origin, Public, RequestIdentity, session};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go, local_path, page, page_with, redirect};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// The cookie that keeps the place between password and code.
const STEP_COOKIE: &str = "sekber-step";

impl FromRequestParts<App> for Browser {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let origin = Origin::from_request_parts(parts, app).await?;
        let device = session::cookie(&parts.headers, DEVICE_COOKIE);
        Ok(Self { origin, device, agent: session::agent(&parts.headers) })
    }
}

#[derive(Template)]
#[template(path = "features/account/pages/sign_in.html")]
struct SignInPage {
    frame: Frame,
    faults: Faults,
    email: String,
    next: String,
    can_join: bool,
}

/// The form to sign in.
pub async fn form(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = Form::from_query(query.as_deref());
    let next = local_path(query.text("next"));
    let can_join = app.settings().sign_up;
    page(&SignInPage { frame, faults: Faults::none(), email: String::new(), next, can_join })
}

/// Takes a password, perhaps with its code, and leads on to where the person wanted to go, or to the code.
pub async fn sign_in(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    browser: Browser,
    form: Form,
) -> Result<Response, Problem> {
    let next = local_path(form.text("next"));
    let email = form.text("email").to_owned();
    let can_join = app.settings().sign_up;
    let typed = Typed { email: &email, password: form.raw("password"), code: form.text("code") };
    match actions::sign_in(&app, typed, &browser).await {
        Ok(Outcome::Opened(opened)) => Ok(lead_in(&app, go(next, "notice-welcome"), &opened)),
        Ok(Outcome::CodeNext(secret)) => {
            let mut to = redirect(&with_next(&next));
            set(&mut to, session::secret_cookie(&app, STEP_COOKIE, &secret, 300));
            Ok(to)
        }
        Err(Problem::Invalid(faults)) => {
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &SignInPage { frame, faults, email, next, can_join })
        }
        Err(other) => Err(other),
    }
}

fn with_next(next: &str) -> String {
    let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
    format!("/sign-in/code?next={next}")
}

#[derive(Template)]
#[template(path = "features/account/pages/code.html")]
struct CodePage {
    frame: Frame,
    faults: Faults,
    next: String,
}

/// The form for the code of the second factor.
pub async fn code_form(_: Public, frame: Frame, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let query = Form::from_query(query.as_deref());
    page(&CodePage { frame, faults: Faults::none(), next: local_path(query.text("next")) })
}

/// Takes the code and leads on.
pub async fn enter_code(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    browser: Browser,
    form: Form,
) -> Result<Response, Problem> {
    let next = local_path(form.text("next"));
    let Some(step) = session::cookie(&headers, STEP_COOKIE) else {
        return Ok(go("/sign-in", "notice-sign-in-again"));
    };
    match actions::enter_code(&app, &step, form.text("code"), &browser).await {
        Ok(opened) => {
            let mut to = lead_in(&app, go(next, "notice-welcome"), &opened);
            set(&mut to, session::secret_cookie(&app, STEP_COOKIE, "", 0));
            Ok(to)
        }
        Err(Problem::SignIn) => Ok(go("/sign-in", "notice-sign-in-again")),
        Err(Problem::Invalid(faults)) => {
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &CodePage { frame, faults, next })
        }
        Err(other) => Err(other),
    }
}

/// Signs out on this device.
pub async fn sign_out(
    Public(actor): Public,
    State(app): State<App>,
    visitor: RequestIdentity,
) -> Result<Response, Problem> {
    if let (Some(actor), Some(session)) = (actor, visitor.session) {
        actions::sign_out(&app, &actor, &session).await?;
    }
    let mut to = go("/sign-in", "notice-signed-out");
    set(&mut to, session::set_cookie(&app, ""));
    Ok(to)
}

/// Gives an answer the cookies of a session that was opened.
pub fn lead_in(app: &App, mut response: Response, opened: &Opened) -> Response {
    set(&mut response, session::set_cookie(app, &opened.session));
    response = known_here(app, response, &opened.device);
    if let Some(language) = opened.language.as_deref().and_then(Language::from_tag) {
        set(&mut response, language.cookie());
    }
    response
}

/// Gives an answer the cookie by which its device is known again.
pub fn known_here(app: &App, mut response: Response, device: &str) -> Response {
    set(&mut response, session::secret_cookie(app, DEVICE_COOKIE, device, DEVICE_SECONDS));
    response
}

fn set(response: &mut Response, cookie: String) {
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
