//! Pages of invitations: listing, sending, withdrawing and taking them up.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use sekber_core::roles::{Duty, Role, may_give};
use sekber_core::value::OrganisationId;

use super::actions::{self, Answer, Joined};
use super::backing::is_backed;
use super::draft::Invite;
use super::guard::InvitationOwner;
use super::pages_password::{ClosedPage, LinkPage};
use super::store::{self, Invitation, Standing};
use crate::features::account::sign_in::lead_in;
use crate::features::account::store::{self as people, OrganisationName};
use crate::kit::access::{Actor, Inviter, Public, session, token};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, page, page_with};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/account/pages/invitations.html")]
struct InvitationsPage {
    frame: Frame,
    rows: Vec<(Invitation, Standing)>,
}

/// The organisations whose invitations an actor sees: all for the secretariat.
fn scope(actor: &Actor) -> Option<Vec<OrganisationId>> {
    (!actor.is_secretariat()).then(|| actor.managed().cloned().collect())
}

/// The latest invitations.
pub async fn list(
    Inviter(actor): Inviter,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let found = store::latest(app.db(), &app.region(), scope(&actor)).await?;
    let now = app.now();
    let with_standing = |invitation: Invitation| {
        let standing = invitation.standing(now);
        (invitation, standing)
    };
    page(&InvitationsPage { frame, rows: found.into_iter().map(with_standing).collect() })
}

#[derive(Template)]
#[template(path = "features/account/pages/invite.html")]
struct InvitePage {
    frame: Frame,
    faults: Faults,
    roles: Vec<(String, String)>,
    duties: Vec<(String, String)>,
    duty: String,
    organisations: Vec<OrganisationName>,
    email: String,
    person_name: String,
    /// The number on which WhatsApp opens; it is kept nowhere.
    phone: String,
    role: String,
    organisation: String,
    /// Whether others can reach the site, so that a link opens for whoever gets it.
    is_reached: bool,
}

async fn show_form(
    app: &App,
    actor: &Actor,
    frame: Frame,
    faults: Faults,
    form: &Form,
) -> Result<Response, Problem> {
    let organisations = people::organisations(app.db(), &app.region(), scope(actor)).await?;
    let roles = Role::UNBOUND.into_iter().filter(|role| may_give(&actor.roles, role));
    let roles = roles.map(|role| (role.name().to_owned(), frame.say_code("role-", role.name()))).collect();
    let text = |name: &str| form.text(name).to_owned();
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (email, person_name) = (text("email"), text("name"));
    let (role, mut organisation) = (text("role"), text("organisation"));
    if let ([only], false) = (organisations.as_slice(), actor.is_secretariat()) {
        organisation = only.id.to_string();
    }
    // The first person of an organisation brings in the others.
    let usual = if actor.is_secretariat() { Duty::Manager } else { Duty::Editor };
    let duty = form.filled("duty").unwrap_or(usual.as_str()).to_owned();
    let duties = duties(&frame);
    page_with(
        status,
        &InvitePage {
            frame,
            faults,
            roles,
            duties,
            duty,
            organisations,
            email,
            person_name,
            phone: text("phone"),
            role,
            organisation,
            is_reached: app.settings().public_address().is_some(),
        },
    )
}

/// The duties that somebody can have in an organisation, with their names.
pub fn duties(frame: &Frame) -> Vec<(String, String)> {
    let named = |duty: &Duty| (duty.as_str().to_owned(), frame.say_code("duty-", duty.as_str()));
    Duty::ALL.iter().map(named).collect()
}

/// The form to invite somebody; `?organisation=` chooses one beforehand.
pub async fn invite_form(
    Inviter(actor): Inviter,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    show_form(&app, &actor, frame, Faults::none(), &Form::from_query(query.as_deref())).await
}

/// Sends an invitation: makes the link and shows it once.
pub async fn send(
    Inviter(actor): Inviter,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let side = match form.text("organisation").parse::<OrganisationId>() {
        Ok(id) => people::organisation(app.db(), &app.region(), &id).await?.map(|known| known.side),
        Err(_) => None,
    };
    let sent = match Invite::from_form(&form, side.as_deref()) {
        Ok(new) => actions::invite(&app, &actor, new).await,
        Err(problem) => Err(problem),
    };
    match sent {
        Ok(link) => page(&LinkPage::invitation(frame, link, form.text("phone"))),
        Err(Problem::Invalid(faults)) => show_form(&app, &actor, frame, faults, &form).await,
        Err(other) => Err(other),
    }
}

/// Withdraws an invitation.
pub async fn withdraw(owner: InvitationOwner, State(app): State<App>) -> Result<Response, Problem> {
    actions::withdraw(&app, &owner.actor, &owner.invitation.id).await?;
    Ok(go("/invitations", "notice-invitation-withdrawn"))
}

#[derive(Template)]
#[template(path = "features/account/pages/accept.html")]
struct AcceptPage {
    frame: Frame,
    faults: Faults,
    token: String,
    invitation: Invitation,
    name: String,
    account: Account,
}

/// What account the invited address has, and whether whoever looks is signed in to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Account {
    None,
    Own,
    /// There is one, of which whoever looks has proved nothing.
    SignedOut,
}

/// The page that an invitation's link opens.
pub async fn open_invitation(
    Public(actor): Public,
    State(app): State<App>,
    frame: Frame,
    PathId(secret): PathId<String>,
) -> Result<Response, Problem> {
    show_invitation(&app, actor.as_ref(), frame, secret, Faults::none(), None).await
}

async fn show_invitation(
    app: &App,
    actor: Option<&Actor>,
    frame: Frame,
    secret: String,
    faults: Faults,
    name: Option<&str>,
) -> Result<Response, Problem> {
    let found = store::by_token(app.db(), &app.region(), &token::hash(&secret)).await?;
    let Some(invitation) = found else { return ClosedPage::show(frame, "unknown") };
    let standing = invitation.standing(app.now());
    if standing != Standing::Open {
        return ClosedPage::show(frame, standing.code());
    }
    if !is_backed(app, &invitation).await? {
        return ClosedPage::show(frame, Standing::Withdrawn.code());
    }
    let account = match people::by_email(app.db(), &invitation.email).await? {
        None => Account::None,
        Some(person) if actor.and_then(Actor::person_id) == Some(&person.id) => Account::Own,
        Some(_) => Account::SignedOut,
    };
    let name = name.unwrap_or(&invitation.name).to_owned();
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(status, &AcceptPage { frame, faults, token: secret, invitation, name, account })
}

/// What greets somebody new: whoever keeps the records of an organisation begins with them.
fn welcome(invitation: &Invitation) -> &'static str {
    let duty = invitation.role().and_then(|role| role.duty());
    if duty.is_some_and(Duty::may_edit) { "notice-joined-editor" } else { "notice-joined" }
}

/// Takes an invitation up.
pub async fn accept(
    Public(actor): Public,
    State(app): State<App>,
    frame: Frame,
    PathId(secret): PathId<String>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Problem> {
    let found = store::by_token(app.db(), &app.region(), &token::hash(&secret)).await?;
    let Some(invitation) = found else { return ClosedPage::show(frame, "unknown") };
    let agent = session::agent(&headers);
    let answer = Answer { name: form.text("name"), password: form.raw("password"), agent: &agent };
    let actor = actor.as_ref();
    match actions::accept(&app, actor, &invitation, &answer).await {
        Ok(Joined::New(opened)) => Ok(lead_in(&app, go("/", welcome(&invitation)), &opened)),
        Ok(Joined::Known) => Ok(go("/", "notice-role-added")),
        Err(Problem::Invalid(faults)) => {
            show_invitation(&app, actor, frame, secret, faults, Some(form.text("name"))).await
        }
        Err(Problem::Refused { key: "refused-invitation-closed", .. }) => {
            show_invitation(&app, actor, frame, secret, Faults::none(), None).await
        }
        Err(other) => Err(other),
    }
}
