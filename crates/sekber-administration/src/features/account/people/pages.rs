//! Pages for looking after people.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::roles::{Duty, Role};
use sekber_core::text::fold;
use sekber_core::value::{OrganisationId, PersonId};

use super::actions;
use super::store::{self, Listed, Wanted};
use crate::features::account::links::{LinkPage, duties, make_password_link};
use crate::features::account::second_factor;
use crate::features::account::store::{self as people, HeldRole, OrganisationName, Person};
use crate::kit::access::Admin;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, QueryString, go, page};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};
use crate::kit::words::roles;

const FIELDS: [&str; 3] = ["q", "role", "state"];

#[derive(Template)]
#[template(path = "features/account/pages/people.html")]
struct PeoplePage {
    frame: Frame,
    query: QueryString,
    chips: Vec<(String, String)>,
    q: String,
    role: String,
    state: String,
    roles: Vec<(String, String)>,
    states: Vec<(String, String)>,
    page: Page<Listed>,
    held: Vec<HeldRole>,
}

/// The people of the district.
pub async fn list(
    _: Admin,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = frame.query(query.as_deref());
    let wanted = Wanted {
        words: form.filled("q").map(fold),
        role: form.filter_by("role", |role| roles().contains(&role).then(|| role.to_owned())),
        active: form.filter_by("state", |state| match state {
            "active" => Some(true),
            "inactive" => Some(false),
            _ => None,
        }),
    };
    let cursor = Cursor::from_query(form.filled("after"), form.filled("before"));
    let found = store::listed(app.db(), &app.region(), &wanted, &cursor).await?;
    let held = store::listed_roles(app.db(), &app.region(), &found.rows).await?;
    let query = QueryString::keep(&form, &FIELDS);
    page(&PeoplePage {
        chips: chips(&frame, &query),
        roles: frame.say_codes("role-", roles()),
        states: frame.say_codes("person-", ["active", "inactive"]),
        q: form.text("q").to_owned(),
        role: form.text("role").to_owned(),
        state: form.text("state").to_owned(),
        page: found,
        frame,
        query,
        held,
    })
}

fn chips(frame: &Frame, query: &QueryString) -> Vec<(String, String)> {
    let chip = |(name, value): &(String, String)| {
        let shown = match name.as_str() {
            "role" => format!("{}: {}", frame.say("field-role"), frame.say_code("role-", value)),
            "state" => frame.say_code("person-", value),
            _ => format!("{}: {value}", frame.say("filter-search")),
        };
        (shown, query.without(name).link("/people"))
    };
    query.pairs().iter().map(chip).collect()
}

#[derive(Template)]
#[template(path = "features/account/pages/person.html")]
struct PersonPage {
    frame: Frame,
    person: Person,
    roles: Vec<HeldRole>,
    unbound: Vec<(String, String)>,
    duties: Vec<(String, String)>,
    organisations: Vec<OrganisationName>,
    elsewhere: bool,
    oneself: bool,
}

/// One person, with everything an administrator can do.
pub async fn record(
    Admin(actor): Admin,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<PersonId>,
) -> Result<Response, Problem> {
    let region = app.region();
    let person = people::person(app.db(), &id).await?;
    if !store::belongs(app.db(), &region, &id).await? {
        return Err(Problem::NotFound);
    }
    let unbound = Role::UNBOUND;
    let unbound = unbound.iter().map(|role| (role.name().to_owned(), frame.say_code("role-", role.name())));
    page(&PersonPage {
        unbound: unbound.collect(),
        duties: duties(&frame),
        roles: people::roles_of(app.db(), &region, [id.clone()]).await?,
        organisations: people::organisations(app.db(), &region, None).await?,
        elsewhere: store::holds_elsewhere(app.db(), &region, &id).await?,
        oneself: actor.person_id() == Some(&id),
        frame,
        person,
    })
}

fn back(id: &PersonId, notice: &'static str) -> Response {
    go(format!("/people/{id}"), notice)
}

/// Renames a person.
pub async fn rename(
    Admin(actor): Admin,
    State(app): State<App>,
    PathId(id): PathId<PersonId>,
    form: Form,
) -> Result<Response, Problem> {
    let version = form.version();
    actions::rename(&app, &actor, &id, form.text("name"), version).await?;
    Ok(back(&id, "notice-name-saved"))
}

/// The role that a form names: one that stands for itself, or that of an organisation's side.
async fn role_of(app: &App, form: &Form) -> Result<Role, Problem> {
    let fault = || Problem::Invalid(Faults::one("role", "fault-role"));
    let Some(organisation) = form.filled("organisation") else {
        return form.text("role").parse().map_err(|_| fault());
    };
    let id: OrganisationId = organisation.parse().map_err(|_| fault())?;
    let known = people::organisation(app.db(), &app.region(), &id).await?.ok_or_else(fault)?;
    let role = Role::from_parts(&known.side, Some(id)).map_err(|_| fault())?;
    let mut faults = Faults::none();
    // A role for an organisation is that of its side, but what is named beside it is known.
    let _: Option<Role> = form.parsed("role", "fault-role", &mut faults);
    let duty = form.parsed("duty", "fault-not-a-choice", &mut faults).unwrap_or(Duty::Manager);
    faults.or(role.with_duty(duty))
}

/// Gives a person a role.
pub async fn give_role(
    Admin(actor): Admin,
    State(app): State<App>,
    PathId(id): PathId<PersonId>,
    form: Form,
) -> Result<Response, Problem> {
    let role = role_of(&app, &form).await?;
    actions::grant_role(&app, &actor, &id, &role).await?;
    Ok(back(&id, "notice-role-given"))
}

/// Takes a role away from a person.
pub async fn take_role(
    Admin(actor): Admin,
    State(app): State<App>,
    PathId(id): PathId<PersonId>,
    form: Form,
) -> Result<Response, Problem> {
    let held: Role =
        form.text("held").parse().map_err(|_| Problem::Invalid(Faults::one("held", "fault-role")))?;
    actions::revoke_role(&app, &actor, &id, &held).await?;
    Ok(back(&id, "notice-role-taken"))
}

/// Ends a person's access.
pub async fn stop(
    Admin(actor): Admin,
    State(app): State<App>,
    PathId(id): PathId<PersonId>,
) -> Result<Response, Problem> {
    actions::deactivate(&app, &actor, &id).await?;
    Ok(back(&id, "notice-person-stopped"))
}

/// Gives a person access again.
pub async fn start(
    Admin(actor): Admin,
    State(app): State<App>,
    PathId(id): PathId<PersonId>,
) -> Result<Response, Problem> {
    actions::activate(&app, &actor, &id).await?;
    Ok(back(&id, "notice-person-started"))
}

/// Makes a link to set a new password, and shows it once.
pub async fn make_link(
    Admin(actor): Admin,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<PersonId>,
) -> Result<Response, Problem> {
    page(&LinkPage::password(frame, make_password_link(&app, &actor, &id).await?))
}

/// Switches a person's second factor off.
pub async fn factor_off(
    Admin(actor): Admin,
    State(app): State<App>,
    PathId(id): PathId<PersonId>,
) -> Result<Response, Problem> {
    second_factor::switch_off_for(&app, &actor, &id).await?;
    Ok(back(&id, "notice-factor-off"))
}
