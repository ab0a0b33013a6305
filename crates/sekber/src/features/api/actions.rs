//! The verbs of the interface: making and withdrawing tokens, and writing so that a repeated request counts once.

use sekber_core::api::Scope;
use sekber_core::value::{ApiTokenId, PersonId, ProgrammeId};
use serde::Serialize;

use super::limits;
use super::model::{Answered, Token, label};
use super::store;
use crate::features::programme::{self, ProgrammeDraft, Stored};
use crate::kit::access::{Actor, Permit, token};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::{StoreError, Tx};

/// What a secret begins with, so that tools which look for lost secrets know it.
pub const PREFIX: &str = "sekber_";
/// Letters of a secret that are kept, to know a token again.
const END_LETTERS: usize = 4;
/// A day, in seconds.
const DAY_SECONDS: i64 = 24 * 60 * 60;

/// What is wanted of a token.
#[derive(Debug, Clone, Serialize)]
pub struct TokenDraft {
    /// What it is used for.
    pub name: String,
    /// How far it reaches.
    pub scope: Scope,
    /// For how many days it holds.
    pub days: i64,
}

impl TokenDraft {
    /// Everything in it that is not taken.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("name", &self.name, limits::NAME);
        if !limits::DAYS.contains(&self.days) {
            faults.add_with("days", "fault-api-days", "most", *limits::DAYS.end());
        }
        faults
    }
}

/// A token as the trail keeps it.
#[derive(Serialize)]
struct TokenRecord {
    scope: Scope,
    days: i64,
}

/// Makes a token for the one who acts and returns its secret, which is told this once.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever takes no part in the district, [`Problem::Invalid`] when the draft breaks a rule, a
/// refusal when there are too many.
pub async fn create_token(app: &App, actor: &Actor, draft: &TokenDraft) -> Result<String, Problem> {
    actor.require(Permit::Member)?;
    let person = actor.person_id().ok_or(Problem::NotAllowed)?;
    draft.faults().or(())?;
    let secret = format!("{PREFIX}{}", token::fresh().map_err(anyhow::Error::from)?);
    let end = secret.get(secret.len() - END_LETTERS..).unwrap_or_default().to_owned();
    let mut tx = app.begin(actor).await?;
    tx.lock_audit_head().await?;
    if store::holding(&mut tx, person).await? >= limits::TOKENS {
        return Err(Problem::refused("api-refused-many"));
    }
    let made = Token {
        id: new_id(),
        person_id: person.clone(),
        name: draft.name.trim().to_owned(),
        scope: draft.scope,
        token_end: end,
        created_at: tx.now,
        expires_at: tx.now.plus_seconds(draft.days * DAY_SECONDS),
        used_at: None,
        withdrawn_at: None,
    };
    store::insert(&mut tx, &made, &token::hash(&secret)).await?;
    let record = TokenRecord { scope: draft.scope, days: draft.days };
    tx.commit(Event::new("api_token.made", &made.id, made.label()).after(&record)).await?;
    Ok(secret)
}

/// Withdraws a token of the one who acts.
///
/// # Errors
/// [`Problem::NotFound`] when the one who acts has no such token.
pub async fn withdraw_token(app: &App, actor: &Actor, id: &ApiTokenId) -> Result<(), Problem> {
    let person = actor.person_id().ok_or(Problem::NotAllowed)?;
    withdraw(app, actor, Some(person), id).await
}

/// Withdraws a token of anybody in the district.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever is no administrator, [`Problem::NotFound`] when there is no such token.
pub async fn withdraw_token_of_another(app: &App, actor: &Actor, id: &ApiTokenId) -> Result<(), Problem> {
    actor.require(Permit::Admin)?;
    withdraw(app, actor, None, id).await
}

async fn withdraw(
    app: &App,
    actor: &Actor,
    person: Option<&PersonId>,
    id: &ApiTokenId,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let token = store::find_in(&mut tx, person, id).await?.ok_or(Problem::NotFound)?;
    store::withdraw(&mut tx, id).await?;
    Ok(tx.commit(Event::new("api_token.withdrawn", id, token.label())).await?)
}

/// What lets a request be sent again without being carried out twice.
#[derive(Debug, Clone)]
pub struct Idempotency<'a> {
    /// The name that it gave itself in `Idempotency-Key`.
    pub key: &'a str,
    /// SHA-256 of its body and of what else it says, by which another request under the same name is told apart.
    pub digest: String,
}

/// What became of a request that writes.
pub struct Written {
    /// The body of the answer.
    pub body: String,
    /// Whether it was answered before and nothing was written this time.
    pub replayed: bool,
}

/// Which token a request came with, for the trail.
#[derive(Serialize)]
struct Came {
    token: String,
}

/// What was answered to a request of this name before, if it was this very request.
async fn replayed(
    tx: &mut Tx,
    person: &PersonId,
    idempotency: &Idempotency<'_>,
) -> Result<Option<Written>, Problem> {
    match store::answered(tx, person, idempotency.key).await? {
        None => Ok(None),
        Some(before) if before.request_digest == idempotency.digest => {
            Ok(Some(Written { body: before.body, replayed: true }))
        }
        Some(_) => Err(Problem::refused("api-refused-key")),
    }
}

/// Adds a programme as a draft. Its owner is told when the secretariat did. A request that names itself is carried out once: sent again, it gets the same answer. The
/// trail says with which token it came, if with one: `token_end` are its last letters.
///
/// # Errors
/// As [`programme::create`]; a refusal when the same name was given to another request.
pub async fn add_programme(
    app: &App,
    actor: &Actor,
    draft: &ProgrammeDraft,
    (idempotency, token_end): (Option<Idempotency<'_>>, Option<&str>),
    body: impl FnOnce(Stored) -> Result<String, Problem>,
) -> Result<Written, Problem> {
    actor.require_for(&draft.organisation, Actor::may_edit)?;
    let mut tx = app.begin(actor).await?;
    // Two requests of one name take turns here.
    tx.lock_audit_head().await?;
    let idempotency = actor.person_id().zip(idempotency);
    if let Some((person, idempotency)) = &idempotency
        && let Some(before) = replayed(&mut tx, person, idempotency).await?
    {
        return Ok(before);
    }
    let made = programme::create(&mut tx, std::slice::from_ref(draft)).await?;
    let id = made.first().ok_or(Problem::NotFound)?;
    let body = body(programme::find_in(&mut tx, id).await?)?;
    programme::tell_added(app, &mut tx, id).await?;
    if let Some((person, idempotency)) = idempotency {
        let answer = Answered { request_digest: idempotency.digest, status: 201, body: body.clone() };
        store::keep_answer(&mut tx, person, idempotency.key, &answer).await?;
    }
    tx.commit(written(id, &draft.title, token_end)).await?;
    Ok(Written { body, replayed: false })
}

/// Changes a programme of which the one who acts has read this version; the trail says with which token. Nothing is written
/// when nothing differs. Its owner is told when the secretariat did. A request that names itself and changes something is carried out
/// once: sent again, it gets the same answer, whatever has become of the programme since.
///
/// # Errors
/// As [`programme::update`]; a refusal when the same name was given to another request.
pub async fn change_programme(
    app: &App,
    actor: &Actor,
    (id, version): (&ProgrammeId, i64),
    draft: &ProgrammeDraft,
    (idempotency, token_end): (Option<Idempotency<'_>>, Option<&str>),
    body: impl FnOnce(Stored) -> Result<String, Problem>,
) -> Result<Written, Problem> {
    let mut tx = app.begin(actor).await?;
    let idempotency = actor.person_id().zip(idempotency);
    if let Some((person, idempotency)) = &idempotency
        && let Some(before) = replayed(&mut tx, person, idempotency).await?
    {
        return Ok(before);
    }
    let stands = match (programme::update(&mut tx, id, version, draft).await, &idempotency) {
        // The same request may have been faster meanwhile.
        (Err(Problem::Conflict), Some((person, idempotency))) => {
            return replayed(&mut tx, person, idempotency).await?.ok_or(Problem::Conflict);
        }
        (stands, _) => stands?,
    };
    let body = body(programme::find_in(&mut tx, id).await?)?;
    if stands != version {
        programme::tell_changed(app, &mut tx, id).await?;
        if let Some((person, idempotency)) = idempotency {
            let answer = Answered { request_digest: idempotency.digest, status: 200, body: body.clone() };
            // Another request of this name may have been faster.
            store::keep_answer(&mut tx, person, idempotency.key, &answer).await.map_err(key_taken)?;
        }
        tx.commit(written(id, &draft.title, token_end)).await?;
    }
    Ok(Written { body, replayed: false })
}

/// A name that is there already belongs to another request.
fn key_taken(error: StoreError) -> Problem {
    if error.is_unique_violation() { Problem::refused("api-refused-key") } else { error.into() }
}

/// That a program wrote a record, and with which token it came.
fn written(id: &ProgrammeId, title: &str, token_end: Option<&str>) -> Event {
    let event = Event::new("api.written", id, title);
    match token_end {
        Some(end) => event.after(&Came { token: label(end) }),
        None => event,
    }
}
