//! The verbs of accounts: each one transaction and one event.

use sekber_core::roles::Role;
use sekber_core::value::PersonId;
use serde::Serialize;

use super::store;
use crate::kit::access::{Actor, password, session};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
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

#[derive(Serialize)]
struct PersonRecord<'a> {
    name: &'a str,
    roles: Vec<String>,
}

/// Adds a person within a transaction and notes the event.
///
/// # Errors
/// When the address is taken or the database refuses.
pub async fn add_person(tx: &mut Tx, new: NewPerson) -> Result<PersonId, Problem> {
    let id: PersonId = new_id();
    let hash = password::hash(new.password).await?;
    let email = new.email.trim().to_lowercase();
    store::insert(tx, &id, &email, &new.name, &hash).await.map_err(|error| {
        if error.is_unique_violation() {
            Problem::Invalid(Faults::one("email", "fault-email-taken"))
        } else {
            error.into()
        }
    })?;
    for role in &new.roles {
        store::grant(tx, &id, role).await?;
    }
    let roles = new.roles.iter().map(ToString::to_string).collect();
    tx.note(Event::new("person.added", &id, &new.name).after(&PersonRecord { name: &new.name, roles }));
    Ok(id)
}

/// Signs a person in; returns the session's secret for the cookie.
///
/// # Errors
/// One and the same refusal for an unknown address and a wrong password.
pub async fn sign_in(app: &App, email: &str, given: &str, device: &str) -> Result<String, Problem> {
    let known = store::credentials(app.db(), &email.trim().to_lowercase()).await?;
    let hash = known.as_ref().and_then(|person| person.password_hash.clone());
    let matches = password::matches(given.to_owned(), hash).await?;
    let Some(person) = known.filter(|_| matches) else {
        return Err(Problem::Invalid(Faults::one("email", "fault-sign-in")));
    };
    let actor = Actor { id: Some(person.id.clone()), name: person.name.clone(), roles: Vec::new() };
    let mut tx = app.begin(&actor).await?;
    let secret = session::open(&mut tx, &person.id, device).await?;
    tx.commit(Event::new("session.opened", &person.id, &person.name)).await?;
    Ok(secret)
}

/// Ends the session that a cookie opened.
///
/// # Errors
/// When the database refuses.
pub async fn sign_out(app: &App, actor: &Actor, token_hash: &str) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    store::end_session(&mut tx, token_hash).await?;
    Ok(tx.commit(Event::new("session.ended", actor.id_text(), &actor.name)).await?)
}
