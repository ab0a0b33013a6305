//! The verbs of an office about what it seeks: write, change, close, withdraw, open again.

pub mod answer;

use sekber_core::registry::kinds::Side;
use sekber_core::value::{CycleId, NeedId, OrganisationId};
use sekber_engines::matching::need::{AnswerState, NeedState, NeedStep, Refusal};
use serde::Serialize;

use super::calls::CALL;
use super::letters;
use super::limits;
use super::model::{Need, NeedDraft};
use super::store::{self, answers};
use crate::features::{district, registry};
use crate::kit::access::Actor;
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::jobs::{self, NewJob};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// What the trail keeps of a step.
#[derive(Serialize)]
struct Step<'a> {
    state: &'a str,
    reason: &'a str,
}

/// Checks what depends on the district: the fields of government that it has, and its kecamatan.
async fn check(tx: &mut Tx, draft: &NeedDraft) -> Result<(), Problem> {
    if !registry::is_field_in(&draft.field, &tx.region) {
        return Err(Problem::Invalid(Faults::one("field", "fault-not-a-choice")));
    }
    match &draft.place_code {
        Some(code) if !store::is_kecamatan(tx, code).await? => {
            Err(Problem::Invalid(Faults::one("place_code", "fault-not-a-choice")))
        }
        _ => Ok(()),
    }
}

async fn check_room(tx: &mut Tx, office: &OrganisationId, cycle: &CycleId) -> Result<(), Problem> {
    match store::open_of_office(tx, office, cycle).await? {
        many if many >= limits::OPEN => Err(Problem::refused("need-refused-many")),
        _ => Ok(()),
    }
}

/// Partners are told of each need, so an office that writes without end waits.
async fn check_pace(tx: &mut Tx, office: &OrganisationId) -> Result<(), Problem> {
    // One writes at a time, so that many at once cannot slip past the count.
    tx.lock_audit_head().await?;
    let since = tx.now.plus_seconds(-limits::WRITTEN_SECONDS);
    match store::written_since(tx, office, since).await? {
        many if many >= limits::WRITTEN => {
            Err(Problem::refused_with("need-refused-pace", "most", limits::WRITTEN.to_string()))
        }
        _ => Ok(()),
    }
}

/// A need of the cycle in force, within a transaction: what other cycles came to stays as it is.
async fn find(tx: &mut Tx, id: &NeedId) -> Result<Need, Problem> {
    let need = store::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    if need.in_force { Ok(need) } else { Err(Problem::refused("need-refused-cycle")) }
}

/// The same of an office.
async fn load(tx: &mut Tx, office: &OrganisationId, id: &NeedId) -> Result<Need, Problem> {
    let need = find(tx, id).await?;
    if need.office_id == *office { Ok(need) } else { Err(Problem::NotFound) }
}

/// Asks, after the change, which partners it fits. A change of the need asks again.
async fn call_later(tx: &mut Tx, id: &NeedId) -> Result<(), Problem> {
    Ok(jobs::enqueue_again(tx, &NewJob::new(CALL, id).once(id)).await?)
}

/// Writes what an office seeks in a cycle; partners whom it fits are told by a job.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever does not keep the office's records, [`Problem::Invalid`] when the draft breaks a rule, a
/// refusal when the cycle is not in force or the office has too many open ones or wrote too many within a day,
/// [`Problem::NotFound`] when it is no office.
pub async fn open(
    app: &App,
    actor: &Actor,
    (office, cycle): (&OrganisationId, &CycleId),
    draft: &NeedDraft,
) -> Result<NeedId, Problem> {
    actor.require_for(office, Actor::may_edit)?;
    draft.faults().or(())?;
    if district::current_cycle(app.db(), &app.region()).await?.id != *cycle {
        return Err(Problem::refused("need-refused-cycle"));
    }
    let mut tx = app.begin(actor).await?;
    let record = registry::find_in(&mut tx, office).await?.ok_or(Problem::NotFound)?;
    if record.organisation.side != Side::Office {
        return Err(Problem::NotFound);
    }
    check(&mut tx, draft).await?;
    check_pace(&mut tx, office).await?;
    check_room(&mut tx, office, cycle).await?;
    let id: NeedId = new_id();
    store::insert(&mut tx, (&id, office, cycle), draft, false).await?;
    call_later(&mut tx, &id).await?;
    // Whoever writes in the name of an office tells it so.
    if !actor.belongs_to(office) {
        let need = load(&mut tx, office, &id).await?;
        letters::written(app, &mut tx, &need).await?;
    }
    tx.commit(Event::new("need.opened", &id, &draft.title).after(draft)).await?;
    Ok(id)
}

/// Changes what an office seeks, as long as it is open.
///
/// # Errors
/// As [`open`]; a refusal when it is not open or not of the cycle in force, [`Problem::Conflict`] when somebody else changed it
/// since `version`.
pub async fn change(
    app: &App,
    actor: &Actor,
    (office, id): (&OrganisationId, &NeedId),
    version: i64,
    draft: &NeedDraft,
) -> Result<(), Problem> {
    actor.require_for(office, Actor::may_edit)?;
    draft.faults().or(())?;
    let mut tx = app.begin(actor).await?;
    let before = load(&mut tx, office, id).await?;
    if before.state != NeedState::Open {
        return Err(Problem::refused("need-refused-over"));
    }
    check(&mut tx, draft).await?;
    if !store::overwrite(&mut tx, id, version, draft).await? {
        return Err(Problem::Conflict);
    }
    call_later(&mut tx, id).await?;
    let event = Event::new("need.changed", id, &draft.title).before(&before.content()).after(draft);
    Ok(tx.commit(event).await?)
}

/// Closes or withdraws what an office seeks, or opens it again. Partners whose answers wait are told of an end.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever does not keep the office's records, a refusal for a need of another cycle and a step that
/// does not follow or lacks its reason, [`Problem::Conflict`] when somebody else changed it since `version`.
pub async fn take_step(
    app: &App,
    actor: &Actor,
    (office, id): (&OrganisationId, &NeedId),
    version: i64,
    step: NeedStep,
    reason: &str,
) -> Result<(), Problem> {
    actor.require_for(office, Actor::may_edit)?;
    let reason = reason.trim();
    let mut tx = app.begin(actor).await?;
    let before = load(&mut tx, office, id).await?;
    let state = before.state.after(step, reason).map_err(refused)?;
    if step == NeedStep::Reopen {
        check_room(&mut tx, office, &before.cycle_id).await?;
    }
    // Read before the step: once the need is over, no answer waits any more.
    let all = answers::of_need_in(&mut tx, id).await?;
    if !store::set_state(&mut tx, id, version, state, reason).await? {
        return Err(Problem::Conflict);
    }
    let kind = match step {
        NeedStep::Close => "need.closed",
        NeedStep::Withdraw => "need.withdrawn",
        NeedStep::Reopen => "need.reopened",
    };
    match step {
        NeedStep::Reopen => call_later(&mut tx, id).await?,
        NeedStep::Close | NeedStep::Withdraw => {
            let waiting = all.into_iter().filter(|answer| answer.state == AnswerState::Waiting);
            let partners: Vec<OrganisationId> = waiting.map(|answer| answer.partner_id).collect();
            letters::ended(app, &mut tx, &before, &partners, reason).await?;
        }
    }
    let (was, is) = (before.state.as_str(), state.as_str());
    let event = Event::new(kind, id, &before.title)
        .before(&Step { state: was, reason: &before.state_reason })
        .after(&Step { state: is, reason });
    Ok(tx.commit(event).await?)
}

/// Why a step cannot be taken, in the language of pages.
pub(super) fn refused(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::NotNow => Problem::refused("need-refused-step"),
        Refusal::NoReason => Problem::Invalid(Faults::one("reason", "fault-required")),
        Refusal::TooLong => Problem::refused("matching-refused-long"),
        Refusal::NoProgramme => Problem::refused("need-refused-no-programme"),
    }
}
