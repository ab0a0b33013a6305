//! The verbs of looking after people; the web page and the command line call the same.

use sekber_core::roles::{Role, may_give};
use sekber_core::value::PersonId;
use serde::Serialize;

use super::store;
use crate::features::account::limits::{check_email, check_name, name_faults};
use crate::features::account::links::{forget_address, require_proof, withdraw_unbacked};
use crate::features::account::record::record_of;
use crate::features::account::second_factor;
use crate::features::account::store::{self as people, Person};
use crate::features::mail;
use crate::kit::access::{Actor, Identity, Permit, password};
use crate::kit::app::{App, new_id};
use crate::kit::audit::{self, Event};
use crate::kit::form::Faults;
use crate::kit::live;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// A person to be added with a password, as the demonstration and the operator do.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Address to sign in with; compared in lower case.
    pub email: String,
    /// The name shown.
    pub name: String,
    /// The password in clear; only its hash is kept.
    pub password: String,
    /// The roles held.
    pub roles: Vec<Role>,
}

impl NewPerson {
    fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        check_email(self.email.trim(), &mut faults);
        check_name(&self.name, &mut faults);
        if let Some(weakness) = password::weakness(&self.password, &[&self.email, &self.name]) {
            faults.add("password", weakness);
        }
        faults
    }
}

/// Adds a person within a transaction and notes the event.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever may not give these roles, [`Problem::Invalid`] for a wrong name or address, a weak password
/// or an address that is taken; otherwise when the database refuses.
pub async fn add_person(tx: &mut Tx, new: NewPerson) -> Result<PersonId, Problem> {
    tx.actor.require(Permit::Admin)?;
    new.faults().or(())?;
    let id: PersonId = new_id();
    let hash = password::hash(new.password).await?;
    let email = new.email.trim().to_lowercase();
    people::insert(tx, &id, &email, &new.name, Some(&hash)).await.map_err(|error| {
        if error.is_unique_violation() {
            Problem::Invalid(Faults::one("email", "fault-email-taken"))
        } else {
            error.into()
        }
    })?;
    for role in &new.roles {
        people::grant(tx, &id, role).await?;
    }
    #[derive(serde::Serialize)]
    struct Roles {
        roles: Vec<String>,
    }
    let roles = Roles { roles: new.roles.iter().map(|role| role.name().to_owned()).collect() };
    tx.note(Event::new("person.added", &id, &new.name).after(&roles));
    Ok(id)
}

/// The person, when the actor may look after them as a whole: an administrator of one district must not decide over the
/// account of somebody who also works for another. The operator of the machine may.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever is no administrator, [`Problem::NotFound`] for people of other districts, a refusal for those who work for several.
pub async fn in_care(app: &App, actor: &Actor, id: &PersonId) -> Result<Person, Problem> {
    actor.require(Permit::Admin)?;
    let person = people::person(app.db(), id).await?;
    if actor.identity == Identity::Operator {
        return Ok(person);
    }
    if !store::belongs(app.db(), &app.region(), id).await? {
        return Err(Problem::NotFound);
    }
    if store::holds_elsewhere(app.db(), &app.region(), id).await? {
        return Err(Problem::refused("refused-person-elsewhere"));
    }
    Ok(person)
}

/// Renames a person.
///
/// # Errors
/// As [`in_care`]; [`Problem::Invalid`] for a wrong name, [`Problem::Conflict`] when the record has changed since it was read.
pub async fn rename(
    app: &App,
    actor: &Actor,
    id: &PersonId,
    name: &str,
    version: i64,
) -> Result<(), Problem> {
    let person = in_care(app, actor, id).await?;
    name_faults(name).or(())?;
    let mut tx = app.begin(actor).await?;
    if !people::rename(&mut tx, &person.id, name, version).await? {
        return Err(Problem::Conflict);
    }
    Ok(tx.commit(Event::new("person.renamed", &person.id, name)).await?)
}

/// Gives a person a role.
///
/// # Errors
/// [`Problem::NotAllowed`] for a role the actor may not give, a refusal when it is held already or nobody knows whose mailbox the
/// account has.
pub async fn grant_role(app: &App, actor: &Actor, person: &PersonId, role: &Role) -> Result<(), Problem> {
    if !may_give(&actor.roles, role) {
        return Err(Problem::NotAllowed);
    }
    let person = in_district(app, actor, person).await?;
    if !person.active {
        return Err(Problem::refused("refused-person-inactive"));
    }
    require_proof(app, &person, role).await?;
    let record = record_of(app.db(), &app.region(), role).await?;
    let mut tx = app.begin(actor).await?;
    if !people::grant(&mut tx, &person.id, role).await? {
        return Err(Problem::refused("refused-role-held"));
    }
    // A lesser duty takes the place of the greater one.
    withdraw_unbacked(&mut tx, &person.id).await?;
    Ok(tx.commit(Event::new("person.role_granted", &person.id, &person.name).after(&record)).await?)
}

/// Roles of one district are that district's business, also for people who work for several.
async fn in_district(app: &App, actor: &Actor, id: &PersonId) -> Result<Person, Problem> {
    let person = people::person(app.db(), id).await?;
    if actor.identity != Identity::Operator && !store::belongs(app.db(), &app.region(), id).await? {
        return Err(Problem::NotFound);
    }
    Ok(person)
}

/// Takes a role away from a person.
///
/// # Errors
/// [`Problem::NotAllowed`] for a role the actor may not give, refusals when it is not held or is that of the last
/// administrator.
pub async fn revoke_role(app: &App, actor: &Actor, person: &PersonId, role: &Role) -> Result<(), Problem> {
    if !may_give(&actor.roles, role) {
        return Err(Problem::NotAllowed);
    }
    let person = in_district(app, actor, person).await?;
    let organisation = match role.organisation() {
        Some(id) => people::organisation(app.db(), &app.region(), id).await?.map(|known| known.name),
        None => None,
    };
    let record = crate::features::account::record::RoleRecord { role: role.name().to_owned(), organisation };
    let mut tx = app.begin(actor).await?;
    tx.lock_audit_head().await?;
    if !store::revoke(&mut tx, &person.id, role).await? {
        return Err(Problem::refused("refused-role-not-held"));
    }
    if *role == Role::Admin && store::active_admins(&mut tx).await? == 0 {
        return Err(Problem::refused("refused-last-admin"));
    }
    withdraw_unbacked(&mut tx, &person.id).await?;
    if !store::holds_any(&mut tx, &person.id).await? {
        mail::take_back_to(&mut tx, &person.email).await?;
        mail::forget_notices(&mut tx, &person.id).await?;
    }
    let event = Event::new("person.role_revoked", &person.id, &person.name).before(&record);
    Ok(live::commit_and_ask_again(app, tx, event).await?)
}

/// Ends a person's access: no sign-in, no session, no token, no known device, no open invitation or link.
///
/// # Errors
/// Refusals for oneself, for the last administrator, and when it has ended already.
pub async fn deactivate(app: &App, actor: &Actor, person: &PersonId) -> Result<(), Problem> {
    let person = in_care(app, actor, person).await?;
    let mut tx = app.begin(actor).await?;
    stop(app, &mut tx, actor, &person).await?;
    let event = Event::new("person.deactivated", &person.id, &person.name);
    Ok(live::commit_and_ask_again(app, tx, event).await?)
}

async fn stop(app: &App, tx: &mut Tx, actor: &Actor, person: &Person) -> Result<(), Problem> {
    if actor.person_id() == Some(&person.id) {
        return Err(Problem::refused("refused-oneself"));
    }
    tx.lock_audit_head().await?;
    let was_admin = store::is_admin(tx, &person.id).await?;
    if !store::set_active(tx, &person.id, false).await? {
        return Err(Problem::refused("refused-person-inactive"));
    }
    if was_admin && store::active_admins(tx).await? == 0 {
        return Err(Problem::refused("refused-last-admin"));
    }
    withdraw_unbacked(tx, &person.id).await?;
    people::end_sessions(app, tx, &person.id, None).await?;
    people::end_steps(tx, &person.id).await?;
    people::end_password_links(tx, &person.id).await?;
    mail::take_back_to(tx, &person.email).await?;
    mail::forget_notices(tx, &person.id).await?;
    Ok(people::forget_devices(tx, &person.id).await?)
}

/// Gives a person access again.
///
/// # Errors
/// Refusals when it never ended, or the person was made anonymous.
pub async fn activate(app: &App, actor: &Actor, person: &PersonId) -> Result<(), Problem> {
    let person = in_care(app, actor, person).await?;
    if is_forgotten(&person) {
        return Err(Problem::refused("refused-person-anonymous"));
    }
    let mut tx = app.begin(actor).await?;
    if !store::set_active(&mut tx, &person.id, true).await? {
        return Err(Problem::refused("refused-person-active"));
    }
    Ok(tx.commit(Event::new("person.activated", &person.id, &person.name)).await?)
}

/// What stands in for the address of an anonymous person; no mail ever gets there.
const NOWHERE: &str = "@anonymous.invalid";

/// What the trail keeps of an erasure: how far it went, and nothing of whom.
#[derive(Serialize)]
struct Erased {
    /// Lines of the trail whose words were taken out.
    emptied: i64,
    /// Lines older than the seals, whose words could not be.
    sealed_in: i64,
    /// Whether somebody else bears the name, so that it stays where nothing else tells the two apart.
    has_namesake: bool,
}

/// Forgets who a person is, at their request: name and address are replaced everywhere, in the trail as well, access ends.
/// What they did stays on record under their id.
///
/// # Errors
/// Refusals for oneself, for the last administrator and for whoever was forgotten before.
pub async fn anonymise(app: &App, actor: &Actor, person: &PersonId) -> Result<(), Problem> {
    let person = in_care(app, actor, person).await?;
    if is_forgotten(&person) {
        return Err(Problem::refused("refused-person-anonymous"));
    }
    let mut tx = app.begin(actor).await?;
    if person.active {
        stop(app, &mut tx, actor, &person).await?;
    } else {
        tx.lock_audit_head().await?;
    }
    let (names, shared) = store::names_borne(&mut tx, &person).await?;
    let has_namesake = shared.contains(&person.name);
    let short: String = person.id.as_str().chars().rev().take(6).collect();
    let email = format!("{}{NOWHERE}", person.id);
    let name = format!("Anonim {short}");
    store::anonymise(&mut tx, &person.id, &name, &email).await?;
    second_factor::forget(&mut tx, &person.id).await?;
    forget_address(&mut tx, &person.email, &email).await?;
    mail::forget_recipient(&mut tx, &person.email).await?;
    mail::forget_notices(&mut tx, &person.id).await?;
    people::forget_words(app, &mut tx, &person.id).await?;
    people::replace_names(app, &mut tx, &names, &name, &person.email).await?;
    let words = audit::withdraw_words(&mut tx, &names, &person.email).await?;
    audit::withdraw_names(&mut tx, &person.id).await?;
    let erased = Erased { emptied: words.emptied, sealed_in: words.sealed_in, has_namesake };
    let event = Event::new("person.anonymised", &person.id, name).after(&erased);
    Ok(live::commit_and_ask_again(app, tx, event).await?)
}

/// Whether a person was forgotten.
pub fn is_forgotten(person: &Person) -> bool {
    person.email.ends_with(NOWHERE)
}
