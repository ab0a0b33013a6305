//! The verbs of one's own account.

use sekber_core::value::{PersonId, SessionId};
use serde::Serialize;

use super::store;
use crate::features::account::attempts;
use crate::features::account::limits::{name_faults, refuse_others};
use crate::features::account::store as people;
use crate::features::mail::Choice;
use crate::kit::access::{Actor, password};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::live;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

fn own_id(actor: &Actor) -> Result<&PersonId, Problem> {
    actor.person_id().ok_or(Problem::NotAllowed)
}

/// How often people may rename themselves in a year. A name stands in records that say no more than it.
const MOST_NAMES: i64 = 5;
const YEAR_SECONDS: i64 = 365 * 24 * 60 * 60;

/// Renames oneself. The trail keeps the new name as the label, which can be withdrawn, and nothing else.
///
/// # Errors
/// [`Problem::Invalid`] for a wrong name or one of the system or of people of the secretariat, [`Problem::Conflict`] when the record
/// has changed since it was read, a refusal after so many new names in a year.
pub async fn rename(app: &App, actor: &Actor, name: &str, version: i64) -> Result<(), Problem> {
    let id = own_id(actor)?;
    name_faults(name).or(())?;
    let mut tx = app.begin(actor).await?;
    refuse_others(name, &people::secretariat_names(&mut tx, id).await?)?;
    let year_ago = tx.now.plus_seconds(-YEAR_SECONDS);
    if store::renamed_since(&mut tx, id, year_ago).await? >= MOST_NAMES {
        return Err(Problem::refused("refused-renamed-often"));
    }
    if !people::rename(&mut tx, id, name, version).await? {
        return Err(Problem::Conflict);
    }
    Ok(tx.commit(Event::new("person.renamed", id, name)).await?)
}

#[derive(Serialize)]
struct LanguageRecord<'a> {
    language: Option<&'a str>,
}

/// Chooses the language in which pages greet the person after signing in.
///
/// # Errors
/// When the database refuses.
pub async fn choose_language(app: &App, actor: &Actor, language: Language) -> Result<(), Problem> {
    let id = own_id(actor)?;
    let mut tx = app.begin(actor).await?;
    let before = people::person_in(&mut tx, id).await?;
    store::set_language(&mut tx, id, language.tag()).await?;
    let event = Event::new("person.language_chosen", id, &actor.name);
    let event = event.before(&LanguageRecord { language: before.language.as_deref() });
    Ok(tx.commit(event.after(&LanguageRecord { language: Some(language.tag()) })).await?)
}

#[derive(Serialize)]
struct NoticesRecord {
    email_notices: Choice,
}

/// Chooses how the person is told by e-mail of what the bell tells.
///
/// # Errors
/// When the database refuses.
pub async fn choose_notices(app: &App, actor: &Actor, choice: Choice) -> Result<(), Problem> {
    let id = own_id(actor)?;
    let mut tx = app.begin(actor).await?;
    store::set_notices(&mut tx, id, choice).await?;
    let event = Event::new("person.notices_chosen", id, &actor.name);
    Ok(tx.commit(event.after(&NoticesRecord { email_notices: choice })).await?)
}

/// A password and the one to replace it.
pub struct NewPassword<'a> {
    /// The password in force.
    pub old: &'a str,
    /// The new one.
    pub new: &'a str,
    /// Hash of the secret of the session that goes on; all others end.
    pub session: Option<&'a str>,
}

/// Changes one's own password; other sessions end.
///
/// # Errors
/// Faults for a wrong old or a weak new password, [`Problem::TooMany`] after many wrong ones.
pub async fn change_password(app: &App, actor: &Actor, change: &NewPassword<'_>) -> Result<(), Problem> {
    let person = people::person(app.db(), own_id(actor)?).await?;
    let mut faults = Faults::none();
    let attempt = attempts::begin(app, &format!("again {}", person.id))?;
    if password::matches(change.old.to_owned(), person.password_hash.clone()).await? {
        attempts::forgive(app, &attempt);
    } else {
        faults.add("old", "fault-password-wrong");
    }
    if let Some(weakness) = password::judge(change.new, &[&person.email, &person.name]).await? {
        faults.add("password", weakness);
    }
    faults.or(())?;
    let hash = password::hash(change.new.to_owned()).await?;
    let mut tx = app.begin(actor).await?;
    people::set_password(&mut tx, &person.id, &hash).await?;
    people::end_sessions(app, &mut tx, &person.id, change.session).await?;
    let event = Event::new("person.password_changed", &person.id, &person.name);
    Ok(live::commit_and_ask_again(app, tx, event).await?)
}

/// Ends one of one's own sessions.
///
/// # Errors
/// [`Problem::NotFound`] when it is not one's own or has ended.
pub async fn end_session(app: &App, actor: &Actor, session: &SessionId) -> Result<(), Problem> {
    let id = own_id(actor)?;
    let mut tx = app.begin(actor).await?;
    if !store::end_session(&mut tx, id, session).await? {
        return Err(Problem::NotFound);
    }
    Ok(live::commit_and_ask_again(app, tx, Event::new("session.ended", id, &actor.name)).await?)
}

/// Signs out everywhere, here as well, and forgets all devices.
///
/// # Errors
/// When the database refuses.
pub async fn end_everywhere(app: &App, actor: &Actor) -> Result<(), Problem> {
    let id = own_id(actor)?;
    let mut tx = app.begin(actor).await?;
    people::end_sessions(app, &mut tx, id, None).await?;
    people::end_steps(&mut tx, id).await?;
    people::forget_devices(&mut tx, id).await?;
    Ok(live::commit_and_ask_again(app, tx, Event::new("session.all_ended", id, &actor.name)).await?)
}
