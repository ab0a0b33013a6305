//! The verbs of the registry: each one transaction and one event.

use sekber_core::value::OrganisationId;

use super::draft::{OrganisationDraft, Snapshot, contact_changed};
use super::index::index;
use super::model::Record;
use super::store;
use crate::kit::access::Actor;
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::{StoreError, Tx};

/// Adds an organisation within a transaction and notes the event.
///
/// # Errors
/// [`Problem::Invalid`] when the draft breaks a rule or its code is taken; otherwise when the database refuses.
pub async fn create(tx: &mut Tx, draft: OrganisationDraft) -> Result<OrganisationId, Problem> {
    let (id, event) = insert(tx, draft).await?;
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
    for draft in &drafts {
        draft.faults().or(())?;
    }
    let drafts: Vec<(OrganisationId, OrganisationDraft)> =
        drafts.into_iter().map(|draft| (new_id(), draft)).collect();
    store::insert(tx, &drafts).await.map_err(code_taken)?;
    index(tx, &drafts).await?;
    for (id, draft) in &drafts {
        tx.note(created(id, draft));
    }
    Ok(drafts.into_iter().map(|(id, _)| id).collect())
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
    if !actor.is_secretariat() {
        return Err(Problem::NotAllowed);
    }
    let mut tx = app.begin(actor).await?;
    let (id, event) = insert(&mut tx, draft).await?;
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
    let mut tx = app.begin(actor).await?;
    match write(&mut tx, id, version, draft).await? {
        Some(event) => Ok(tx.commit(event).await?),
        None => Ok(()),
    }
}

async fn insert(tx: &mut Tx, draft: OrganisationDraft) -> Result<(OrganisationId, Event), Problem> {
    draft.faults().or(())?;
    let rows = [(new_id(), draft)];
    store::insert(tx, &rows).await.map_err(code_taken)?;
    index(tx, &rows).await?;
    let [(id, draft)] = rows;
    let event = created(&id, &draft);
    Ok((id, event))
}

async fn write(
    tx: &mut Tx,
    id: &OrganisationId,
    version: i64,
    draft: &OrganisationDraft,
) -> Result<Option<Event>, Problem> {
    draft.faults().or(())?;
    if !tx.actor.may_edit(id) {
        return Err(Problem::NotAllowed);
    }
    let found = store::find_in(tx, id).await?.ok_or(Problem::NotFound)?;
    if found.organisation.merged_into.is_some() || found.organisation.side != draft.side() {
        return Err(Problem::NotFound);
    }
    if found.organisation.version != version {
        return Err(Problem::Conflict);
    }
    let Some(event) = changed(&found, draft) else { return Ok(None) };
    if !store::update(tx, id, version, draft).await.map_err(code_taken)? {
        return Err(Problem::Conflict);
    }
    index(tx, &[(id.clone(), draft.clone())]).await?;
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
