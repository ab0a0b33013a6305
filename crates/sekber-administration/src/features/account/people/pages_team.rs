//! The people of one organisation, as those who look after them see them.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::roles::{Duty, Role};
use sekber_core::value::{OrganisationId, PersonId};

use super::actions;
use super::store::{self, Colleague};
use crate::features::account::links::duties;
use crate::features::account::store::{self as people, OrganisationName};
use crate::kit::access::{Actor, OrganisationManager};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/account/pages/team.html")]
struct TeamPage {
    frame: Frame,
    organisation: OrganisationName,
    duties: Vec<(String, String)>,
    team: Vec<Member>,
}

struct Member {
    colleague: Colleague,
    duty: Option<Duty>,
    oneself: bool,
}

/// The people of an organisation with their duties.
pub async fn team(
    manager: OrganisationManager,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    let (db, region, id) = (app.db(), app.region(), &manager.organisation);
    let organisation = people::organisation(db, &region, id).await?.ok_or(Problem::NotFound)?;
    let member = |colleague: Colleague| Member {
        duty: Role::from_parts(&colleague.role, Some(id.clone())).ok().and_then(|role| role.duty()),
        oneself: manager.actor.person_id() == Some(&colleague.id),
        colleague,
    };
    let team = store::team(db, &region, id).await?.into_iter().map(member).collect();
    page(&TeamPage { duties: duties(&frame), frame, organisation, team })
}

/// The role that somebody of the team holds. Nobody changes their own: a team would be left without anybody to look after it.
async fn held(
    app: &App,
    actor: &Actor,
    organisation: &OrganisationId,
    person: &PersonId,
) -> Result<Role, Problem> {
    if actor.person_id() == Some(person) {
        return Err(Problem::refused("refused-oneself"));
    }
    let roles = people::roles_of(app.db(), &app.region(), [person.clone()]).await?;
    let here = roles.into_iter().find(|held| held.organisation_id.as_ref() == Some(organisation));
    here.and_then(|held| held.role()).ok_or(Problem::NotFound)
}

fn back(organisation: &OrganisationId, notice: &'static str) -> Response {
    go(format!("/organisations/{organisation}/team"), notice)
}

/// Gives somebody of the team another duty.
pub async fn change_duty(
    manager: OrganisationManager,
    State(app): State<App>,
    PathId((_, person)): PathId<(OrganisationId, PersonId)>,
    form: Form,
) -> Result<Response, Problem> {
    let (actor, organisation) = (&manager.actor, &manager.organisation);
    let duty: Duty =
        form.text("duty").parse().map_err(|_| Problem::Invalid(Faults::one("duty", "fault-not-a-choice")))?;
    let role = held(&app, actor, organisation, &person).await?.with_duty(duty);
    actions::grant_role(&app, actor, &person, &role).await?;
    Ok(back(organisation, "notice-duty-changed"))
}

/// Takes somebody out of the team; the account itself stays.
pub async fn leave(
    manager: OrganisationManager,
    State(app): State<App>,
    PathId((_, person)): PathId<(OrganisationId, PersonId)>,
) -> Result<Response, Problem> {
    let (actor, organisation) = (&manager.actor, &manager.organisation);
    let role = held(&app, actor, organisation, &person).await?;
    actions::revoke_role(&app, actor, &person, &role).await?;
    Ok(back(organisation, "notice-team-left"))
}
