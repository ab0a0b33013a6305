//! Switching the second factor on and off, and proving it.

use sekber_core::value::PersonId;

use super::{code, store};
use crate::features::account::people::in_care;
use crate::features::account::store::Person;
use crate::features::account::{attempts, store as people};
use crate::kit::access::{Actor, password};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::live;
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
    /// The secret was encrypted with a key that is gone: only a recovery code can prove anything.
    Unreadable,
}

/// To what an encrypted secret is bound: it opens for no other person.
fn belonging(person: &PersonId) -> String {
    format!("totp/{person}")
}

/// Encrypts every secret that is kept in clear or with an older key; run at the start. Returns how many cannot be read
/// because their key is gone: those people sign in with a recovery code, or an administrator switches their factor off.
///
/// # Errors
/// When the keys or the database cannot be used.
pub async fn encrypt_secrets(app: &App) -> Result<usize, Problem> {
    let all = store::secrets(app.db()).await?;
    if all.is_empty() {
        // A command of another user must not make a key file that the service cannot read.
        return Ok(0);
    }
    let keys = app.keys()?;
    let mut unreadable = 0;
    for kept in all {
        if keys.is_current(&kept.totp_secret) {
            unreadable += usize::from(keys.decrypt(&kept.totp_secret, &belonging(&kept.id)).is_err());
            continue;
        }
        match keys.decrypt(&kept.totp_secret, &belonging(&kept.id)) {
            Ok(clear) => {
                let anew = keys.encrypt(&clear, &belonging(&kept.id))?;
                store::replace_secret(app.db(), &kept, &anew).await?;
            }
            Err(_) => unreadable += 1,
        }
    }
    Ok(unreadable)
}

/// Whether what was typed is a code of this moment that was not used, which is left as it is: it says only that a password may be looked
/// at now. Recovery codes do not count.
///
/// # Errors
/// When the keys cannot be used.
pub fn is_of_now(app: &App, person: &Person, typed: &str) -> Result<bool, Problem> {
    let Some(kept) = &person.totp_secret else { return Ok(false) };
    let secret = app.keys()?.decrypt(kept, &belonging(&person.id));
    let step = secret.ok().and_then(|secret| code::step(&secret, typed, app.now()));
    Ok(step.is_some_and(|step| step > person.totp_last_step))
}

/// Checks a typed code or recovery code and uses it up within the transaction.
///
/// # Errors
/// When the database refuses.
pub async fn prove(app: &App, tx: &mut Tx, person: &Person, typed: &str) -> Result<Proof, Problem> {
    let Some(kept) = &person.totp_secret else { return Ok(Proof::None) };
    let secret = app.keys()?.decrypt(kept, &belonging(&person.id));
    if let Ok(secret) = &secret
        && let Some(step) = code::step(secret, typed, tx.now)
    {
        return Ok(if store::use_step(tx, &person.id, step).await? { Proof::Code } else { Proof::None });
    }
    let recovered = store::use_recovery(tx, &person.id, &code::recovery_hash(typed)).await?;
    Ok(match (recovered, secret) {
        (true, _) => Proof::Recovery,
        (false, Ok(_)) => Proof::None,
        (false, Err(_)) => Proof::Unreadable,
    })
}

/// The person behind an actor after the password was given once more: a borrowed session must not be able to do this.
async fn with_password(app: &App, actor: &Actor, given: &str) -> Result<Person, Problem> {
    let id = actor.person_id().ok_or(Problem::NotAllowed)?;
    let person = people::person(app.db(), id).await?;
    // Only the person's own session gets here, so counting everywhere locks nobody else out.
    let attempt = attempts::begin(app, &format!("again {id}"))?;
    if !password::matches(given.to_owned(), person.password_hash.clone()).await? {
        return Err(Problem::Invalid(Faults::one("password", "fault-password-wrong")));
    }
    attempts::forgive(app, &attempt);
    Ok(person)
}

/// Switches the second factor on with a secret and a code of it; returns the recovery codes, which are shown this once. All
/// sessions but `session`, which were opened without the factor, end.
///
/// # Errors
/// [`Problem::Invalid`] for a wrong password or code.
pub async fn switch_on(
    app: &App,
    actor: &Actor,
    (secret, typed): (&str, &str),
    given: &str,
    session: Option<&str>,
) -> Result<Vec<String>, Problem> {
    let person = with_password(app, actor, given).await?;
    if person.totp_secret.is_some() {
        return Err(Problem::refused("refused-factor-on"));
    }
    let Some(step) = code::step(secret, typed, app.now()).filter(|step| *step > person.totp_last_step) else {
        return Err(Problem::Invalid(Faults::one("code", "fault-code")));
    };
    let codes = code::recovery_codes()?;
    let kept = app.keys()?.encrypt(secret, &belonging(&person.id))?;
    let mut tx = app.begin(actor).await?;
    store::switch_on(&mut tx, &person.id, &kept, step).await?;
    people::end_sessions(app, &mut tx, &person.id, session).await?;
    replace(&mut tx, &person.id, &codes).await?;
    live::commit_and_ask_again(app, tx, Event::new("person.factor_on", &person.id, &person.name)).await?;
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

/// Switches one's own second factor off; all sessions but `session` end.
///
/// # Errors
/// [`Problem::Invalid`] for a wrong password, a refusal while it is off.
pub async fn switch_off(app: &App, actor: &Actor, given: &str, session: Option<&str>) -> Result<(), Problem> {
    let person = with_password(app, actor, given).await?;
    take_off(app, actor, &person, session).await
}

/// Switches somebody's second factor off, for an administrator whose colleague lost the device. The colleague signs in
/// anew.
///
/// # Errors
/// As [`in_care`], and refusals while it is off or when the person is not let in any more.
pub async fn switch_off_for(app: &App, actor: &Actor, id: &PersonId) -> Result<(), Problem> {
    let person = in_care(app, actor, id).await?;
    if !person.active {
        return Err(Problem::refused("refused-person-inactive"));
    }
    take_off(app, actor, &person, None).await
}

async fn take_off(app: &App, actor: &Actor, person: &Person, session: Option<&str>) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    if !store::forget(&mut tx, &person.id).await? {
        return Err(Problem::refused("refused-factor-off"));
    }
    people::end_steps(&mut tx, &person.id).await?;
    people::end_sessions(app, &mut tx, &person.id, session).await?;
    Ok(live::commit_and_ask_again(app, tx, Event::new("person.factor_off", &person.id, &person.name)).await?)
}
