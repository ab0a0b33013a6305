//! The verbs: a person asks to be erased, an administrator carries it out or declines; breaches are recorded and told.

use sekber_core::privacy::{ErasureState, due};
use sekber_core::roles::Role;
use sekber_core::value::{BreachId, ErasureRequestId, PersonId};
use serde::Serialize;

use super::limits;
use super::model::{Addressee, BreachDraft};
use super::store;
use crate::features::account;
use crate::features::mail::{self, Message};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// A minute in milliseconds: the form tells no seconds.
const MINUTE: i64 = 60_000;

fn own_id(actor: &Actor) -> Result<&PersonId, Problem> {
    actor.person_id().ok_or(Problem::NotAllowed)
}

/// What asking for erasure came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The request waits for an answer.
    Sent,
    /// An earlier request waits already, and is the one.
    WaitsAlready,
}

/// Asks that one's own data be erased. A person has one request that waits.
///
/// # Errors
/// [`Problem::Invalid`] for too long a reason, a refusal after so many requests within a day.
pub async fn ask_for_erasure(app: &App, actor: &Actor, reason: &str) -> Result<Asked, Problem> {
    let person = own_id(actor)?;
    let mut faults = Faults::none();
    faults.check_longest("reason", reason, limits::REASON);
    faults.or(())?;
    let mut tx = app.begin(actor).await?;
    tx.lock_audit_head().await?;
    if store::waits(&mut tx, person).await? {
        return Ok(Asked::WaitsAlready);
    }
    // Asking and taking back without end would fill the trail and the administrators' queue.
    let since = tx.now.plus_seconds(-limits::ASKED_SECONDS);
    if store::asked_since(&mut tx, person, since).await? >= limits::ASKED {
        return Err(Problem::refused_with("refused-erasure-pace", "most", limits::ASKED.to_string()));
    }
    let id: ErasureRequestId = new_id();
    store::insert(&mut tx, &id, person, reason).await?;
    tell_administrators(app, &mut tx, &id).await?;
    // The trail keeps that it was asked, not why: the reason goes with the person.
    tx.commit(Event::new("erasure_request.made", &id, "")).await?;
    Ok(Asked::Sent)
}

/// Tells those who answer it that a request waits, and until when. Neither who asks nor why stands in a letter: that is read on the page.
async fn tell_administrators(app: &App, tx: &mut Tx, id: &ErasureRequestId) -> Result<(), Problem> {
    let (until, settings) = (due(tx.now), app.settings());
    let facts = [
        (
            "until",
            format!("{} {}", mail::LANGUAGE.date_time(settings.local(until)), settings.zone_mark(until)),
        ),
        ("link", format!("{}/privacy", settings.base_url)),
        ("district", app.district().name),
    ];
    let message = Message {
        about: id.to_string(),
        once: format!("erasure {id}"),
        subject: "email-erasure-asked-subject",
        text: "email-erasure-asked-text",
        facts: &facts,
        simulated: false,
    };
    let reached = account::addresses_of_role(tx, &Role::Admin).await?;
    mail::write_letters(app, tx, reached, &message).await.map(|_| ())
}

/// Takes one's own request back.
///
/// # Errors
/// [`Problem::NotFound`] when none waits.
pub async fn take_back(app: &App, actor: &Actor) -> Result<(), Problem> {
    let person = own_id(actor)?;
    let mut tx = app.begin(actor).await?;
    if store::close(&mut tx, person, ErasureState::Withdrawn, "").await? == 0 {
        return Err(Problem::NotFound);
    }
    Ok(tx.commit(Event::new("erasure_request.withdrawn", person, "")).await?)
}

/// Declines a request with a reason that the person reads.
///
/// # Errors
/// [`Problem::NotAllowed`] unless an administrator does it, [`Problem::Invalid`] without a reason, [`Problem::NotFound`] when it no
/// longer waits.
pub async fn decline(app: &App, actor: &Actor, id: &ErasureRequestId, answer: &str) -> Result<(), Problem> {
    actor.require(Permit::Admin)?;
    let mut faults = Faults::none();
    faults.check_required("answer", answer, limits::REASON);
    faults.or(())?;
    let mut tx = app.begin(actor).await?;
    let request = store::find_open(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    store::close(&mut tx, &request.person_id, ErasureState::Declined, answer).await?;
    Ok(tx.commit(Event::new("erasure_request.declined", id, "")).await?)
}

/// Erases a person, asked for or not.
///
/// # Errors
/// As [`account::make_anonymous`].
pub async fn erase(app: &App, actor: &Actor, person: &PersonId) -> Result<(), Problem> {
    actor.require(Permit::Admin)?;
    account::make_anonymous(app, actor, person).await
}

/// Records a breach.
///
/// # Errors
/// [`Problem::NotAllowed`] unless an administrator does it, [`Problem::Invalid`] when the draft breaks a rule.
pub async fn record_breach(app: &App, actor: &Actor, draft: &BreachDraft) -> Result<BreachId, Problem> {
    actor.require(Permit::Admin)?;
    draft.faults_in(app).or(())?;
    let mut tx = app.begin(actor).await?;
    let id = insert_breach(&mut tx, draft).await?;
    tx.commit(Event::new("breach.recorded", &id, "").after(draft)).await?;
    Ok(id)
}

/// Records a breach within a change that tells of it.
///
/// # Errors
/// As [`record_breach`].
pub async fn insert_breach(tx: &mut Tx, draft: &BreachDraft) -> Result<BreachId, Problem> {
    tx.actor.require(Permit::Admin)?;
    draft.faults(tx.now).or(())?;
    let id: BreachId = new_id();
    store::insert_breach(tx, &id, draft).await?;
    Ok(id)
}

/// Changes what is said of a breach, until all were told of it; when it was noticed, until the first are.
///
/// # Errors
/// As [`record_breach`]; [`Problem::NotFound`] when there is no such breach, a refusal once all were told, [`Problem::Conflict`] when it
/// has changed since it was read.
pub async fn change_breach(
    app: &App,
    actor: &Actor,
    (id, version): (&BreachId, i64),
    draft: &BreachDraft,
) -> Result<(), Problem> {
    actor.require(Permit::Admin)?;
    draft.faults_in(app).or(())?;
    let mut tx = app.begin(actor).await?;
    let before = store::breach_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    if before.is_settled() {
        return Err(Problem::refused("refused-breach-settled"));
    }
    let same_minute = before.noticed_at.0 / MINUTE == draft.noticed_at.0 / MINUTE;
    if before.is_told() && !same_minute {
        return Err(Problem::Invalid(Faults::one("noticed_on", "fault-breach-noticed")));
    }
    // The form tells no seconds: whoever left the time alone does not move the clock of the law.
    let noticed_at = if same_minute { before.noticed_at } else { draft.noticed_at };
    let draft = BreachDraft { simulated: before.simulated, noticed_at, ..draft.clone() };
    if !store::update_breach(&mut tx, id, version, &draft).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("breach.changed", id, "").before(&before.draft()).after(&draft);
    Ok(tx.commit(event).await?)
}

#[derive(Serialize)]
struct ToldRecord {
    told: Addressee,
}

/// Notes that the people, or the authority, were told: from then on that clock stands still.
///
/// # Errors
/// [`Problem::NotAllowed`] unless an administrator does it, [`Problem::NotFound`] when there is no such breach, a refusal when it is
/// noted already.
pub async fn tell(app: &App, actor: &Actor, id: &BreachId, whom: Addressee) -> Result<(), Problem> {
    actor.require(Permit::Admin)?;
    let mut tx = app.begin(actor).await?;
    tx.lock_audit_head().await?;
    let breach = store::breach_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    if breach.told_at(whom).is_some() {
        return Err(Problem::refused("refused-breach-told"));
    }
    store::told(&mut tx, id, whom).await?;
    Ok(tx.commit(Event::new("breach.told", id, "").after(&ToldRecord { told: whom })).await?)
}
