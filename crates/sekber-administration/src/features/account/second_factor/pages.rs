//! Pages of the second factor.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::{actions, code, store};
use crate::features::account::store as people;
use crate::kit::access::{Account, RequestIdentity};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, go, page, page_with, qr};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/account/pages/second_factor.html")]
struct FactorPage {
    frame: Frame,
    faults: Faults,
    on: bool,
    codes_left: i64,
    secret: String,
    picture: Option<String>,
}

#[derive(Template)]
#[template(path = "features/account/pages/codes.html")]
struct CodesPage {
    frame: Frame,
    codes: Vec<String>,
}

/// Whether the second factor is on; if not, how to switch it on.
pub async fn overview(actor: Account, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    show(&app, actor, frame, Faults::none(), None).await
}

async fn show(
    app: &App,
    Account(actor): Account,
    frame: Frame,
    faults: Faults,
    secret: Option<&str>,
) -> Result<Response, Problem> {
    let person = people::person(app.db(), actor.person_id().ok_or(Problem::NotFound)?).await?;
    let on = person.totp_secret.is_some();
    let codes_left = if on { store::recovery_left(app.db(), &person.id).await? } else { 0 };
    let secret = match secret {
        Some(secret) => secret.to_owned(),
        None => code::fresh_secret()?,
    };
    let picture = qr(&code::address(&secret, &person.email, &frame.district.name));
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &FactorPage { frame, faults, on, codes_left, secret, picture })
}

/// Switches the second factor on after a right code; shows the recovery codes.
pub async fn confirm(
    member: Account,
    State(app): State<App>,
    frame: Frame,
    visitor: RequestIdentity,
    form: Form,
) -> Result<Response, Problem> {
    let (secret, typed) = (form.text("secret"), form.text("code"));
    match actions::switch_on(
        &app,
        &member.0,
        (secret, typed),
        form.raw("password"),
        visitor.session.as_deref(),
    )
    .await
    {
        Ok(codes) => page(&CodesPage { frame, codes }),
        Err(Problem::Invalid(faults)) => show(&app, member, frame, faults, Some(secret)).await,
        Err(other) => Err(other),
    }
}

/// Switches the second factor off.
pub async fn switch_off(
    member: Account,
    State(app): State<App>,
    frame: Frame,
    visitor: RequestIdentity,
    form: Form,
) -> Result<Response, Problem> {
    match actions::switch_off(&app, &member.0, form.raw("password"), visitor.session.as_deref()).await {
        Ok(()) => Ok(go("/account", "notice-factor-off")),
        Err(Problem::Invalid(faults)) => show(&app, member, frame, faults, None).await,
        Err(other) => Err(other),
    }
}

/// Gives out new recovery codes.
pub async fn codes_renew(
    member: Account,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    match actions::renew_codes(&app, &member.0, form.raw("password")).await {
        Ok(codes) => page(&CodesPage { frame, codes }),
        Err(Problem::Invalid(faults)) => show(&app, member, frame, faults, None).await,
        Err(other) => Err(other),
    }
}
