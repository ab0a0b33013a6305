//! The verbs of signing in and out.

use super::store;
use crate::features::account::attempts;
use crate::features::account::second_factor::{self, Proof};
use crate::features::account::store::{self as people, Person};
use crate::kit::access::{Actor, Origin, session, token};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::audit::refusals::{self, About, Refusal};
use crate::kit::form::Faults;
use crate::kit::live;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// How long a device is known after its last sign-in.
pub const DEVICE_SECONDS: i64 = 365 * 24 * 60 * 60;
/// How long a right password waits for its code.
const STEP_SECONDS: i64 = 5 * 60;

/// The name of the cookie by which a device is known again.
pub const DEVICE_COOKIE: &str = "sekber-device";

/// The browser that signs in.
#[derive(Debug, Clone)]
pub struct Browser {
    /// Where it is.
    pub origin: Origin,
    /// The secret by which it is known, if any.
    pub device: Option<String>,
    /// What it calls itself.
    pub agent: String,
}

/// A session that was opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The session's secret, for its cookie.
    pub session: String,
    /// The device's secret, for its cookie.
    pub device: String,
    /// The language that the person prefers.
    pub language: Option<String>,
}

/// What a right password leads to.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// Signed in.
    Opened(Opened),
    /// A code is asked for next; the secret keeps the place.
    CodeNext(String),
}

/// What somebody types to sign in.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a> {
    /// The address.
    pub email: &'a str,
    /// The password.
    pub password: &'a str,
    /// The code of the second factor, where it was typed along; empty otherwise.
    pub code: &'a str,
}

/// Takes a password, and the code of the second factor where it came along.
///
/// # Errors
/// One and the same fault for an unknown address and a wrong password; [`Problem::TooMany`] after many of them.
pub async fn sign_in(app: &App, typed: Typed<'_>, browser: &Browser) -> Result<Outcome, Problem> {
    let email = typed.email.trim().to_lowercase();
    let person = people::active_by_email(app.db(), &email).await?;
    let device = known_device(app, person.as_ref(), browser).await?;
    let proved = match &device {
        Some(_) => None,
        None => proved_code(app, person.as_ref(), typed.code)?,
    };
    let known = device.as_deref().or(proved.as_ref().map(|_| attempts::WITH_CODE));
    let hash = person.as_ref().and_then(|person| person.password_hash.clone());
    let is_right =
        attempts::is_right_password(app, (&email, hash), typed.password, &browser.origin, known).await?;
    let Some(person) = person.as_ref().filter(|_| is_right) else {
        let about =
            person.as_ref().map_or(About::Typed(&email), |person| About::Person(&person.id, &person.name));
        refusals::note(app, Refusal::Password, about, &browser.origin, None);
        return Err(Problem::Invalid(Faults::one("email", "fault-sign-in")));
    };
    if person.totp_secret.is_some() {
        let secret = token::fresh().map_err(anyhow::Error::from)?;
        let expires = app.now().plus_seconds(STEP_SECONDS);
        store::insert_step(app.db(), &token::hash(&secret), &person.id, expires).await?;
        if let Some(proved) = &proved {
            attempts::forgive_code(app, proved);
        }
        if typed.code.is_empty() {
            return Ok(Outcome::CodeNext(secret));
        }
        return match enter_code(app, &secret, typed.code, browser).await {
            Ok(opened) => Ok(Outcome::Opened(opened)),
            // It is asked for once more, where its faults are told.
            Err(Problem::Invalid(_) | Problem::TooMany(_)) => Ok(Outcome::CodeNext(secret)),
            Err(other) => Err(other),
        };
    }
    let mut tx = app.begin(&as_actor(person)).await?;
    let opened = open_session(&mut tx, person, browser.device.clone(), &browser.agent).await?;
    tx.commit(Event::new("session.opened", &person.id, &person.name)).await?;
    Ok(Outcome::Opened(opened))
}

/// The attempt with a code that came along with a password and is right now: a guesser has none, so the password is looked at without
/// waiting for what others send. After a few attempts that led to nothing no code is looked at for a while, and the password waits for
/// its turn like any other.
fn proved_code(
    app: &App,
    person: Option<&Person>,
    typed: &str,
) -> Result<Option<attempts::WithCode>, Problem> {
    let Some(person) = person.filter(|person| person.totp_secret.is_some() && !typed.is_empty()) else {
        return Ok(None);
    };
    let Some(attempt) = attempts::begin_with_code(app, person.id.as_str()) else { return Ok(None) };
    Ok(second_factor::is_of_now(app, person, typed)?.then_some(attempt))
}

/// The hash of the device's secret, when this person has signed in from it before.
async fn known_device(
    app: &App,
    person: Option<&Person>,
    browser: &Browser,
) -> Result<Option<String>, Problem> {
    let (Some(person), Some(secret)) = (person, &browser.device) else { return Ok(None) };
    let hash = token::hash(secret);
    Ok(store::is_known_device(app.db(), &person.id, &hash).await?.then_some(hash))
}

/// Takes the code that follows a right password.
///
/// # Errors
/// [`Problem::SignIn`] when the wait for the code is over, a fault for a wrong code, [`Problem::TooMany`] after many.
pub async fn enter_code(app: &App, step: &str, typed: &str, browser: &Browser) -> Result<Opened, Problem> {
    let step = token::hash(step);
    let waiting = store::step_of(app.db(), &step, app.now()).await?;
    let person = people::person(app.db(), &waiting.ok_or(Problem::SignIn)?).await?;
    let device = known_device(app, Some(&person), browser).await?;
    // Codes are short: from unknown devices all guesses count together. Only somebody who knows the password gets here,
    // so a stranger cannot lock the owner out by it.
    let device = device.unwrap_or_default();
    let attempt = attempts::begin(app, &format!("code {} {device}", person.id))?;
    let mut tx = app.begin(&as_actor(&person)).await?;
    let proof = second_factor::prove(app, &mut tx, &person, typed).await?;
    if proof == Proof::Unreadable {
        return Err(Problem::Invalid(Faults::one("code", "fault-code-unreadable")));
    }
    if proof == Proof::None || !store::end_step(&mut tx, &step).await? {
        let about = About::Person(&person.id, &person.name);
        refusals::note(app, Refusal::Factor, about, &browser.origin, None);
        return Err(Problem::Invalid(Faults::one("code", "fault-code")));
    }
    let opened = open_session(&mut tx, &person, browser.device.clone(), &browser.agent).await?;
    if proof == Proof::Recovery {
        tx.note(Event::new("person.recovery_used", &person.id, &person.name));
    }
    tx.commit(Event::new("session.opened", &person.id, &person.name)).await?;
    attempts::forgive(app, &attempt);
    Ok(opened)
}

/// Opens a session within a transaction and makes the device a known one.
///
/// # Errors
/// When the database refuses or chance fails.
pub async fn open_session(
    tx: &mut Tx,
    person: &Person,
    device: Option<String>,
    agent: &str,
) -> Result<Opened, Problem> {
    let session = session::open(tx, &person.id, agent).await?;
    // Only what we gave out ourselves is taken back: 64 hexadecimal digits.
    let sound = |secret: &String| secret.len() == 64 && secret.bytes().all(|byte| byte.is_ascii_hexdigit());
    let device = match device.filter(sound) {
        Some(device) => device,
        None => token::fresh().map_err(anyhow::Error::from)?,
    };
    store::know_device(tx, &person.id, &token::hash(&device)).await?;
    Ok(Opened { session, device, language: person.language.clone() })
}

/// Makes a device known before anybody signs in from it, and gives its secret. Whoever set a password by a link has shown to be the
/// one who is meant, and must not wait behind those who guess at the account.
///
/// # Errors
/// When the database refuses or chance fails.
pub async fn introduce_device(tx: &mut Tx, person: &Person) -> Result<String, Problem> {
    let device = token::fresh().map_err(anyhow::Error::from)?;
    store::insert_device(tx, &person.id, &token::hash(&device)).await?;
    Ok(device)
}

fn as_actor(person: &Person) -> Actor {
    Actor::person(person.id.clone(), &person.name, Vec::new())
}

/// Ends the session that a cookie opened.
///
/// # Errors
/// When the database refuses.
pub async fn sign_out(app: &App, actor: &Actor, token_hash: &str) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    store::end_session(&mut tx, token_hash).await?;
    let event = Event::new("session.ended", actor.id_text(), &actor.name);
    Ok(live::commit_and_ask_again(app, tx, event).await?)
}
