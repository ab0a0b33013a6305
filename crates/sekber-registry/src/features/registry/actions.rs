//! The verbs of the registry: each one transaction and one event.

use std::collections::BTreeMap;

use sekber_core::registry::verification::State;
use sekber_core::value::OrganisationId;

use super::draft::{self, OrganisationDraft, Snapshot, contact_changed};
use super::index::index;
use super::model::Record;
use super::store;
use crate::kit::access::{Actor, Identity, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::{StoreError, Tx};

/// Adds an organisation within a transaction and notes the event.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever neither is of the secretariat nor signs one up, [`Problem::Invalid`] when the draft breaks a rule or its code is taken; otherwise when the database refuses.
pub async fn create(tx: &mut Tx, draft: OrganisationDraft) -> Result<OrganisationId, Problem> {
    let (id, event) = insert_one(tx, draft).await?;
    tx.note(event);
    Ok(id)
}

/// Adds many organisations within a transaction, in their order, and notes an event for each.
///
/// # Errors
/// As [`create`]; the first draft that breaks a rule stops all.
pub async fn create_many(
    tx: &mut Tx,
    drafts: Vec<OrganisationDraft>,
) -> Result<Vec<OrganisationId>, Problem> {
    let (ids, events): (Vec<_>, Vec<_>) = insert(tx, drafts).await?.into_iter().unzip();
    events.into_iter().for_each(|event| tx.note(event));
    Ok(ids)
}

/// Writes a draft over a record within a transaction and notes the event; a draft that changes nothing leaves no
/// trace. `version` is the one that the change started from. Returns whether anything was changed.
///
/// # Errors
/// [`Problem::Conflict`] when somebody changed the record in between, [`Problem::NotFound`] when there is none,
/// [`Problem::Invalid`] when the draft breaks a rule or its code is taken.
pub async fn update(
    tx: &mut Tx,
    id: &OrganisationId,
    version: i64,
    draft: &OrganisationDraft,
) -> Result<bool, Problem> {
    let event = write(tx, id, version, draft).await?;
    let changed = event.is_some();
    event.into_iter().for_each(|event| tx.note(event));
    Ok(changed)
}

/// Adds an organisation that a person typed.
///
/// # Errors
/// As [`create`].
pub async fn add(app: &App, actor: &Actor, draft: OrganisationDraft) -> Result<OrganisationId, Problem> {
    may_add(actor)?;
    let mut tx = app.begin(actor).await?;
    let (id, event) = insert_one(&mut tx, draft).await?;
    tx.commit(event).await?;
    Ok(id)
}

/// Changes an organisation as a person typed it.
///
/// # Errors
/// As [`update`].
pub async fn change(
    app: &App,
    actor: &Actor,
    id: &OrganisationId,
    version: i64,
    draft: &OrganisationDraft,
) -> Result<(), Problem> {
    actor.require_for(id, Actor::may_edit)?;
    let mut tx = app.begin(actor).await?;
    match write(&mut tx, id, version, draft).await? {
        Some(event) => Ok(tx.commit(event).await?),
        None => Ok(()),
    }
}

/// The secretariat adds organisations; who signs one up adds a draft that is shown to nobody else.
fn may_add(actor: &Actor) -> Result<(), Problem> {
    match actor.identity {
        Identity::Applicant => Ok(()),
        _ => actor.require(Permit::Secretariat),
    }
}

async fn insert_one(tx: &mut Tx, draft: OrganisationDraft) -> Result<(OrganisationId, Event), Problem> {
    insert(tx, vec![draft]).await?.into_iter().next().ok_or(Problem::NotFound)
}

async fn insert(
    tx: &mut Tx,
    drafts: Vec<OrganisationDraft>,
) -> Result<Vec<(OrganisationId, Event)>, Problem> {
    may_add(&tx.actor)?;
    let themes = store::theme_names(tx).await?;
    for draft in &drafts {
        draft.faults().and(unknown_themes(draft, &themes)).or(())?;
        let unsettled = OrganisationDraft::new(draft.kind, "");
        if !tx.actor.is_secretariat()
            && (draft.state != State::Draft || !draft::is_settled_alike(draft, &unsettled))
        {
            return Err(Problem::NotAllowed);
        }
    }
    let drafts: Vec<(OrganisationId, OrganisationDraft)> =
        drafts.into_iter().map(|draft| (new_id(), draft)).collect();
    store::insert(tx, &drafts).await.map_err(code_taken)?;
    index(tx, &drafts, &themes).await?;
    let events = drafts.iter().map(|(id, draft)| (id.clone(), created(id, draft)));
    Ok(events.collect())
}

/// Themes that the district does not have.
fn unknown_themes(draft: &OrganisationDraft, known: &BTreeMap<String, String>) -> Faults {
    match draft.themes.iter().all(|code| known.contains_key(code)) {
        true => Faults::none(),
        false => Faults::one("themes", "fault-not-a-choice"),
    }
}

async fn write(
    tx: &mut Tx,
    id: &OrganisationId,
    version: i64,
    draft: &OrganisationDraft,
) -> Result<Option<Event>, Problem> {
    tx.actor.require_for(id, Actor::may_edit)?;
    let themes = store::theme_names(tx).await?;
    draft.faults().and(unknown_themes(draft, &themes)).or(())?;
    let found = store::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    if found.organisation.merged_into.is_some() || found.organisation.side != draft.side() {
        return Err(Problem::NotFound);
    }
    if found.organisation.version != version {
        return Err(Problem::Conflict);
    }
    if !tx.actor.is_secretariat() && !draft::is_settled_alike(draft, &OrganisationDraft::of(&found)) {
        return Err(Problem::NotAllowed);
    }
    let Some(event) = changed(&found, draft) else { return Ok(None) };
    if !store::update(tx, id, version, draft).await.map_err(code_taken)? {
        return Err(Problem::Conflict);
    }
    index(tx, &[(id.clone(), draft.clone())], &themes).await?;
    Ok(Some(event))
}

fn created(id: &OrganisationId, draft: &OrganisationDraft) -> Event {
    Event::new("organisation.created", id, &draft.name).after(&Snapshot::of_draft(draft))
}

/// The event of a change; none when nothing differs.
fn changed(found: &Record, draft: &OrganisationDraft) -> Option<Event> {
    let (before, after) = (Snapshot::of_record(found), Snapshot::of_draft(draft));
    let id = &found.organisation.id;
    if before != after {
        Some(Event::new("organisation.changed", id, &draft.name).before(&before).after(&after))
    } else if contact_changed(&found.organisation, draft) {
        Some(Event::new("organisation.contact_changed", id, &draft.name))
    } else {
        None
    }
}

fn code_taken(error: StoreError) -> Problem {
    if error.is_unique_violation() {
        Problem::Invalid(Faults::one("code", "fault-code-taken"))
    } else {
        error.into()
    }
}
