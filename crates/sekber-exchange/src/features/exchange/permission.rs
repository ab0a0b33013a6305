//! Who may import what, and who may see an import and carry it on: asked again at every step, never remembered.

use sekber_core::roles::Role;
use sekber_core::value::OrganisationId;

use super::kind::Kind;
use super::store::Run;
use crate::kit::access::{Actor, session};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// The scope of whoever may import everybody's records.
const EVERYBODY: &str = "*";

/// Most rows of a sheet of the secretariat.
const SECRETARIAT_ROWS: usize = 200_000;
/// Most rows of a sheet of somebody who acts for organisations.
const ORGANISATION_ROWS: usize = 5_000;

/// Whose programmes an actor may import: `None` means everybody's.
pub fn permitted(actor: &Actor) -> Option<Vec<OrganisationId>> {
    actor.may_edit_only()
}

/// Whether an actor may import records of a kind.
pub fn may_import(actor: &Actor, kind: Kind) -> bool {
    actor.is_secretariat() || (kind == Kind::Programmes && actor.edited().next().is_some())
}

/// How many rows a sheet of this actor may have.
pub fn most_rows(actor: &Actor) -> usize {
    if actor.is_secretariat() { SECRETARIAT_ROWS } else { ORGANISATION_ROWS }
}

/// Whose programmes an import may hold when an actor works on it: `None` means everybody's. In an import that somebody
/// handed in for their organisations the secretariat sees and writes those only, so that it stays theirs.
pub fn permitted_in(actor: &Actor, run: &Run) -> Option<Vec<OrganisationId>> {
    let theirs = || run.scope.split(' ').filter_map(|id| id.parse().ok()).collect();
    permitted(actor).or_else(|| (run.scope != EVERYBODY).then(theirs))
}

/// Whose records a check shows, as it is stored.
pub fn scope(permitted: Option<Vec<OrganisationId>>) -> String {
    match permitted {
        None => EVERYBODY.to_owned(),
        Some(mut own) => {
            own.sort();
            own.iter().map(OrganisationId::as_str).collect::<Vec<_>>().join(" ")
        }
    }
}

/// Whether an actor may see an import and carry it on: the secretariat, and whoever handed it in as long as they still
/// keep the records of every organisation that it shows.
pub fn may_work_on(actor: &Actor, run: &Run) -> bool {
    let own = |person: &str| actor.person_id().is_some_and(|id| id.as_str() == person);
    let keeps = |id: &str| actor.edited().any(|own| own.as_str() == id);
    actor.is_secretariat()
        || (run.person_id.as_deref().is_some_and(own)
            && may_import(actor, run.kind)
            && run.scope.split(' ').all(keeps))
}

/// Whoever asked for what is done with an import now, with the roles that they hold now.
///
/// # Errors
/// [`Problem::NotAllowed`] when they may not do it any more.
pub async fn asked(app: &App, run: &Run) -> Result<Actor, Problem> {
    let Some(person) = &run.asked_by else { return Ok(Actor::operator()) };
    let person = person.parse().map_err(|_| Problem::NotAllowed)?;
    let actor = session::actor_of(app.db(), &app.region(), &person).await?.ok_or(Problem::NotAllowed)?;
    // Whoever handed it in may have fewer organisations by now: their rows turn out faulty then. Another one must still
    // be of the secretariat.
    let own = run.person_id.as_ref() == run.asked_by.as_ref();
    if may_import(&actor, run.kind) && (own || actor.is_secretariat()) {
        Ok(actor)
    } else {
        Err(Problem::NotAllowed)
    }
}

/// The same person as one who may write, for what was confirmed with permission and is carried to its end: every row was
/// compared with what that person might write before the first one was written.
pub fn named(run: &Run) -> Actor {
    match run.asked_by.as_ref().and_then(|id| id.parse().ok()) {
        Some(id) => Actor::person(id, run.asked_name.clone(), vec![Role::Staff]),
        None => Actor::operator(),
    }
}
