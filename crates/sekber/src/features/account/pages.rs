//! Pages for signing in and out.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

use super::actions;
use crate::features::district::local_path;
use crate::kit::access::{Anyone, Visitor, session};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go, page, page_with};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/account/pages/sign_in.html")]
struct SignInPage {
    frame: Frame,
    faults: Faults,
    email: String,
    next: String,
}

/// The form to sign in.
pub async fn sign_in_form(_: Anyone, frame: Frame, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let query = Form::from_query(query.as_deref());
    let next = local_path(query.text("next")).to_owned();
    page(&SignInPage { frame, faults: Faults::none(), email: String::new(), next })
}

/// Signs in and leads on to where the person wanted to go.
pub async fn sign_in(
    _: Anyone,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Problem> {
    let next = local_path(form.text("next")).to_owned();
    let email = form.text("email").to_owned();
    let device = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match actions::sign_in(&app, &email, form.raw("password"), device).await {
        Ok(secret) => Ok(with_cookie(&app, go(next, "notice-welcome"), &secret)),
        Err(Problem::Invalid(faults)) => {
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &SignInPage { frame, faults, email, next })
        }
        Err(other) => Err(other),
    }
}

/// Signs out on this device.
pub async fn sign_out(
    Anyone(actor): Anyone,
    State(app): State<App>,
    visitor: Visitor,
) -> Result<Response, Problem> {
    if let (Some(actor), Some(session)) = (actor, visitor.session) {
        actions::sign_out(&app, &actor, &session).await?;
    }
    Ok(with_cookie(&app, go("/sign-in", "notice-signed-out"), ""))
}

fn with_cookie(app: &App, mut response: Response, secret: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(&session::set_cookie(app, secret)) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}
