//! Pages of one's own account.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use sekber_core::roles::Duty;
use sekber_core::value::SessionId;

use super::actions::{self, NewPassword};
use super::device::describe;
use super::store::{self, Session};
use crate::features::account::store::{self as people, HeldRole, Person};
use crate::features::mail::{self, Choice};
use crate::kit::access::{Account, RequestIdentity, session};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, page_with};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// A session as its owner sees it.
struct Device {
    session: Session,
    name: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "features/account/pages/account.html")]
struct AccountPage {
    frame: Frame,
    faults: Faults,
    person: Person,
    name: String,
    roles: Vec<HeldRole>,
    devices: Vec<Device>,
    invites: bool,
    is_mail_set_up: bool,
}

/// Everything about one's own account.
pub async fn overview(
    member: Account,
    State(app): State<App>,
    frame: Frame,
    visitor: RequestIdentity,
) -> Result<Response, Problem> {
    show(&app, member, frame, visitor, (Faults::none(), None)).await
}

impl AccountPage {
    /// Whether the person takes part in the district, and so may have tokens.
    fn takes_part(&self) -> bool {
        self.frame.actor.as_ref().is_some_and(|actor| actor.takes_part())
    }

    /// The codes of how to be told by e-mail, with what each is called.
    fn choices(&self) -> Vec<(String, String)> {
        self.frame.say_codes("account-notices-", Choice::ALL)
    }

    /// Where the team is looked after that a role puts the person in charge of.
    fn team_of(&self, role: &HeldRole) -> Option<String> {
        let in_charge = role.role().and_then(|role| role.duty()) == Some(Duty::Manager);
        let organisation = role.organisation_id.as_ref().filter(|_| in_charge)?;
        Some(format!("/organisations/{organisation}/team"))
    }
}

async fn show(
    app: &App,
    Account(actor): Account,
    frame: Frame,
    visitor: RequestIdentity,
    (faults, name): (Faults, Option<String>),
) -> Result<Response, Problem> {
    let person = people::person(app.db(), actor.person_id().ok_or(Problem::NotFound)?).await?;
    let roles = people::roles_of(app.db(), &app.region(), [person.id.clone()]).await?;
    let idle = session::idle_minutes(app).await?.seconds_for(app, &actor);
    let sessions = store::sessions(app.db(), &person.id, app.now(), idle).await?;
    let device = |session: Session| Device {
        name: describe(&session.device),
        current: visitor.session.as_ref() == Some(&session.token_hash),
        session,
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = AccountPage {
        name: name.unwrap_or_else(|| person.name.clone()),
        devices: sessions.into_iter().map(device).collect(),
        invites: actor.is_secretariat() || actor.managed().next().is_some(),
        is_mail_set_up: mail::is_set_up(app),
        frame,
        faults,
        person,
        roles,
    };
    page_with(status, &page)
}

/// Renames oneself.
pub async fn change_name(
    member: Account,
    State(app): State<App>,
    frame: Frame,
    visitor: RequestIdentity,
    form: Form,
) -> Result<Response, Problem> {
    let (name, version) = (form.text("name"), form.version());
    match actions::rename(&app, &member.0, name, version).await {
        Ok(()) => Ok(go("/account", "notice-name-saved")),
        Err(Problem::Invalid(faults)) => {
            show(&app, member, frame, visitor, (faults, Some(name.to_owned()))).await
        }
        Err(other) => Err(other),
    }
}

/// Chooses the language.
pub async fn change_language(
    Account(actor): Account,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let chosen = Language::from_tag(form.text("language"));
    let language = chosen.ok_or(Problem::Invalid(Faults::one("language", "fault-not-a-choice")))?;
    actions::choose_language(&app, &actor, language).await?;
    Ok(with_cookie(go("/account", "notice-language-saved"), language.cookie()))
}

/// Chooses how to be told by e-mail.
pub async fn change_notices(
    Account(actor): Account,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    actions::choose_notices(&app, &actor, form.code("email_notices")?).await?;
    Ok(go("/account#notices", "notice-notices-chosen"))
}

#[derive(Template)]
#[template(path = "features/account/pages/password.html")]
struct PasswordPage {
    frame: Frame,
    faults: Faults,
}

/// The form to change one's password.
pub async fn password_form(_: Account, frame: Frame) -> Result<Response, Problem> {
    page_with(StatusCode::OK, &PasswordPage { frame, faults: Faults::none() })
}

/// Changes one's password.
pub async fn change_password(
    Account(actor): Account,
    State(app): State<App>,
    frame: Frame,
    visitor: RequestIdentity,
    form: Form,
) -> Result<Response, Problem> {
    let session = visitor.session.as_deref();
    let change = NewPassword { old: form.raw("old"), new: form.raw("password"), session };
    match actions::change_password(&app, &actor, &change).await {
        Ok(()) => Ok(go("/account", "notice-password-changed")),
        Err(Problem::Invalid(faults)) => {
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &PasswordPage { frame, faults })
        }
        Err(other) => Err(other),
    }
}

/// Ends one session.
pub async fn end_session(
    Account(actor): Account,
    State(app): State<App>,
    PathId(id): PathId<SessionId>,
) -> Result<Response, Problem> {
    actions::end_session(&app, &actor, &id).await?;
    Ok(go("/account", "notice-session-ended"))
}

/// Signs out everywhere.
pub async fn end_everywhere(Account(actor): Account, State(app): State<App>) -> Result<Response, Problem> {
    actions::end_everywhere(&app, &actor).await?;
    Ok(with_cookie(go("/sign-in", "notice-signed-out-everywhere"), session::set_cookie(&app, "")))
}

fn with_cookie(mut response: Response, cookie: String) -> Response {
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}
