//! The verbs of the registry: each one transaction and one event.

use std::collections::BTreeMap;

use sekber_core::registry::verification::State;
use sekber_core::value::OrganisationId;

use super::draft::{self, OrganisationDraft, Snapshot, contact_changed};
use super::identity::{is_same_body, is_same_name, refuse_taken_names};
use super::index::index;
use super::model::Record;
use super::sign_up::tell_to_look_again;
use super::{store, verification};
use crate::features::account;
use crate::kit::access::{Actor, Identity, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::live;
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
    let written = write(tx, id, version, draft).await?;
    let changed = written.is_some();
    written.into_iter().for_each(|written| tx.note(written.event));
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

/// What a change came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// The organisation stands as before.
    Kept,
    /// Its own people changed what was verified: it waits for the secretariat, which was told.
    Waits,
}

/// Changes an organisation as a person typed it. A verified partner that changes its name, kind or legal form is verified no
/// longer until the secretariat has looked.
///
/// # Errors
/// As [`update`].
pub async fn change(
    app: &App,
    actor: &Actor,
    id: &OrganisationId,
    version: i64,
    draft: &OrganisationDraft,
) -> Result<Saved, Problem> {
    actor.require_for(id, Actor::may_edit)?;
    let secretariat = account::secretariat_addresses(app.db(), &app.region()).await?;
    let mut tx = app.begin(actor).await?;
    let Some(Written { event, waits }) = write(&mut tx, id, version, draft).await? else {
        return Ok(Saved::Kept);
    };
    if !waits {
        tx.commit(event).await?;
        return Ok(Saved::Kept);
    }
    tell_to_look_again(&mut tx, app, &secretariat, (id, &draft.name)).await?;
    live::commit_and_ask_again(app, tx, event).await?;
    Ok(Saved::Waits)
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
    refuse_taken_names(tx, None, &drafts).await?;
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

/// A change that was written.
struct Written {
    event: Event,
    /// Whether the secretariat has to look at the partner again.
    waits: bool,
}

async fn write(
    tx: &mut Tx,
    id: &OrganisationId,
    version: i64,
    draft: &OrganisationDraft,
) -> Result<Option<Written>, Problem> {
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
    if !is_same_name(&found.organisation.name, &draft.name) {
        refuse_taken_names(tx, Some(id), std::slice::from_ref(draft)).await?;
    }
    if !store::update(tx, id, version, draft).await.map_err(code_taken)? {
        return Err(Problem::Conflict);
    }
    index(tx, &[(id.clone(), draft.clone())], &themes).await?;
    let looked_at = match is_same_body(&OrganisationDraft::of(&found), draft) {
        true => None,
        false => verification::look_again(tx, id).await?,
    };
    Ok(Some(match looked_at {
        Some(submitted) => {
            tx.note(event);
            Written { event: submitted, waits: true }
        }
        None => Written { event, waits: false },
    }))
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
