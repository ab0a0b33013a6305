//! Entering the hall with an organisation's code, without an account.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

use crate::features::meeting::actions::door;
use crate::features::meeting::attendee::{Attendee, Sex};
use crate::features::meeting::guard::COOKIE;
use crate::features::meeting::store::seats;
use crate::kit::access::session::{LONGEST_SECONDS, cookie, secret_cookie};
use crate::kit::access::{Origin, Public, token};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, page, page_with, redirect};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/meeting/pages/join.html")]
struct JoinPage {
    frame: Frame,
    typed: Form,
    refused: Option<String>,
    joined: Option<String>,
}

/// The form, with the code that was scanned.
pub async fn show(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let joined = match cookie(&headers, COOKIE) {
        Some(secret) => seats::joined(app.db(), &app.region(), &token::hash(&secret)).await?,
        None => None,
    };
    let joined =
        joined.filter(|joined| joined.round.is_open()).map(|joined| format!("/hall/{}", joined.meeting_id));
    page(&JoinPage { typed: Form::from_query(query.as_deref()), refused: None, joined, frame })
}

/// Checks in and hands the phone its secret.
pub async fn join(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    origin: Origin,
    form: Form,
) -> Result<Response, Problem> {
    let who = Attendee::of(&form)?;
    match door::join(&app, &origin, form.text("code"), who).await {
        Ok((meeting, secret)) => {
            let mut response = redirect(&format!("/hall/{meeting}"));
            let cookie = secret_cookie(&app, COOKIE, &secret, LONGEST_SECONDS * 7);
            if let Ok(value) = HeaderValue::from_str(&cookie) {
                response.headers_mut().append(header::SET_COOKIE, value);
            }
            Ok(response)
        }
        Err(problem @ Problem::Refused { .. }) => {
            let refused = Some(frame.say_problem(&problem));
            page_with(
                StatusCode::UNPROCESSABLE_ENTITY,
                &JoinPage { frame, typed: form, refused, joined: None },
            )
        }
        Err(other) => Err(other),
    }
}
