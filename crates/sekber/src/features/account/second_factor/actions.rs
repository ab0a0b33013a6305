//! Switching the second factor on and off, and proving it.

use sekber_core::value::PersonId;

use super::{code, store};
use crate::features::account::store::Person;
use crate::features::account::{attempts, store as people};
use crate::kit::access::{Actor, password};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// How the second factor was proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// By a code of the app.
    Code,
    /// By a recovery code, which is used up now.
    Recovery,
    /// Not at all.
    None,
}

/// Checks a typed code or recovery code and uses it up within the transaction.
///
/// # Errors
/// When the database refuses.
pub async fn prove(tx: &mut Tx, person: &Person, typed: &str) -> Result<Proof, Problem> {
    let Some(secret) = &person.totp_secret else { return Ok(Proof::None) };
    if let Some(step) = code::step(secret, typed, tx.now) {
        return Ok(if store::use_step(tx, &person.id, step).await? { Proof::Code } else { Proof::None });
    }
    let recovered = store::use_recovery(tx, &person.id, &code::recovery_hash(typed)).await?;
    Ok(if recovered { Proof::Recovery } else { Proof::None })
}

/// The person behind an actor after the password was given once more: a borrowed session must not be able to do this.
async fn with_password(app: &App, actor: &Actor, given: &str) -> Result<Person, Problem> {
    let id = actor.id.as_ref().ok_or(Problem::NotAllowed)?;
    let person = people::person(app.db(), id).await?;
    // Only the person's own session gets here, so counting everywhere locks nobody else out.
    let attempt = attempts::begin(app, &format!("again {id}"), attempts::Source::Anywhere).await?;
    if !password::matches(given.to_owned(), person.password_hash.clone()).await? {
        return Err(Problem::Invalid(Faults::one("password", "fault-password-wrong")));
    }
    attempts::forgive(app, &attempt).await?;
    Ok(person)
}

/// Switches the second factor on; returns the recovery codes, which are shown this once.
///
/// # Errors
/// [`Problem::Invalid`] for a wrong password or code.
pub async fn switch_on(
    app: &App,
    actor: &Actor,
    secret: &str,
    typed: &str,
    given: &str,
) -> Result<Vec<String>, Problem> {
    let person = with_password(app, actor, given).await?;
    if person.totp_secret.is_some() {
        return Err(Problem::refused("refused-factor-on"));
    }
    let Some(step) = code::step(secret, typed, app.now()).filter(|step| *step > person.totp_last_step) else {
        return Err(Problem::Invalid(Faults::one("code", "fault-code")));
    };
    let codes = code::recovery_codes()?;
    let mut tx = app.begin(actor).await?;
    store::switch_on(&mut tx, &person.id, secret, step).await?;
    replace(&mut tx, &person.id, &codes).await?;
    tx.commit(Event::new("person.factor_on", &person.id, &person.name)).await?;
    Ok(codes)
}

/// Gives out new recovery codes; the old ones end.
///
/// # Errors
/// [`Problem::Invalid`] for a wrong password, a refusal while the second factor is off.
pub async fn renew_codes(app: &App, actor: &Actor, given: &str) -> Result<Vec<String>, Problem> {
    let person = with_password(app, actor, given).await?;
    if person.totp_secret.is_none() {
        return Err(Problem::refused("refused-factor-off"));
    }
    let codes = code::recovery_codes()?;
    let mut tx = app.begin(actor).await?;
    replace(&mut tx, &person.id, &codes).await?;
    tx.commit(Event::new("person.codes_renewed", &person.id, &person.name)).await?;
    Ok(codes)
}

async fn replace(tx: &mut Tx, person: &PersonId, codes: &[String]) -> Result<(), Problem> {
    let hashes: Vec<String> = codes.iter().map(|code| code::recovery_hash(code)).collect();
    Ok(store::replace_recovery(tx, person, &hashes).await?)
}

/// Switches one's own second factor off.
///
/// # Errors
/// [`Problem::Invalid`] for a wrong password.
pub async fn switch_off(app: &App, actor: &Actor, given: &str) -> Result<(), Problem> {
    let person = with_password(app, actor, given).await?;
    switch_off_for(app, actor, &person).await
}

/// Switches somebody's second factor off, for an administrator whose colleague lost the device.
///
/// # Errors
/// A refusal while it is off.
pub async fn switch_off_for(app: &App, actor: &Actor, person: &Person) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    if !store::forget(&mut tx, &person.id).await? {
        return Err(Problem::refused("refused-factor-off"));
    }
    Ok(tx.commit(Event::new("person.factor_off", &person.id, &person.name)).await?)
}
