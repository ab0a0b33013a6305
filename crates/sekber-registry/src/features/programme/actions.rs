//! The verbs of programmes: add, change, move through their states. Each is one transaction and one event per record.

mod accepting;
mod backlog;
mod carrying;
mod release;
mod steps;
mod united;
mod withdrawal;

use std::collections::{BTreeSet, HashMap};

use sekber_core::registry::kinds::Provenance;
use sekber_core::registry::programme::{Owner, Status};
use sekber_core::value::{OrganisationId, ProgrammeId};

use super::index::index;
use super::model::{Names, ProgrammeDraft, Stored};
use super::snapshot::Snapshot;
use super::store::{self, New, Wanted};
use super::telling::{tell_added, tell_changed};
use crate::features::{district, registry};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::{StoreError, Tx};

pub use accepting::{MOST_AT_ONCE, accept_many, propose_many};
pub use backlog::refuse_beyond;
pub use carrying::{carry_in, carry_over};
pub use release::release;
pub use steps::{step_in, take_step};
pub use united::unite;
pub use withdrawal::withdraw_many;

/// How many programmes are written at a time; more would only hold more memory.
const AT_ONCE: usize = 1_000;

/// Adds programmes within a transaction and notes one event for each; the ids come in the order of the drafts.
/// Only the secretariat says how far a new programme is; anybody else's begins as a draft.
///
/// # Errors
/// [`Problem::NotAllowed`] when a programme would not be the actor's to keep, [`Problem::Invalid`] when one breaks a rule, names
/// what the district does not have, or its reference is taken; otherwise when the database refuses.
pub async fn create(tx: &mut Tx, drafts: &[ProgrammeDraft]) -> Result<Vec<ProgrammeId>, Problem> {
    let mut ids = Vec::with_capacity(drafts.len());
    for some in drafts.chunks(AT_ONCE) {
        for (id, event) in insert(tx, some, new_id).await? {
            ids.push(id);
            tx.note(event);
        }
        if drafts.len() > AT_ONCE {
            tx.write_noted().await?;
        }
    }
    Ok(ids)
}

async fn insert(
    tx: &mut Tx,
    drafts: &[ProgrammeDraft],
    id: impl Fn() -> ProgrammeId,
) -> Result<Vec<(ProgrammeId, Event)>, Problem> {
    for draft in drafts {
        tx.actor.require_for(&draft.organisation, Actor::may_edit)?;
        if draft.state != Status::Draft {
            tx.actor.require(Permit::Secretariat)?;
        }
    }
    backlog::refuse_too_many(tx, drafts).await?;
    if drafts.iter().any(ProgrammeDraft::is_simulated) {
        // Only the demonstration makes programmes up; from then on the district itself carries the mark.
        tx.actor.require(Permit::Admin)?;
        district::mark_simulated(tx).await?;
    }
    if tx.actor.is_secretariat() {
        // Nobody else keeps programmes of an organisation that nobody was let in of.
        let owners: BTreeSet<&OrganisationId> = drafts.iter().map(|draft| &draft.organisation).collect();
        registry::refuse_waiting_in(tx, &owners.into_iter().cloned().collect::<Vec<_>>()).await?;
    }
    let names = store::names_in(tx, drafts.iter()).await?;
    let mut settled = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let side = side(&names, draft)?;
        draft.faults(None).and(draft.unknown(None, &names)).or(())?;
        settled.push((side, draft.clone().settled(side)));
    }
    let mut new = Vec::with_capacity(settled.len());
    for (side, content) in &settled {
        new.push(New { id: id(), side: *side, content, total_idr: total(content)? });
    }
    store::insert(tx, &new).await.map_err(taken)?;
    let owners: Vec<_> = new.iter().map(|new| (&new.id, new.content)).collect();
    store::insert_parts(tx, &owners).await?;
    index(tx, new.iter().map(|new| (&new.id, new.content)), &names).await?;
    let event = |new: New<'_>| {
        let snapshot = Snapshot::of(new.content, &names);
        let event = Event::new("programme.created", &new.id, &new.content.title).after(&snapshot);
        (new.id, event)
    };
    Ok(new.into_iter().map(event).collect())
}

fn side(names: &Names, draft: &ProgrammeDraft) -> Result<Owner, Problem> {
    names
        .side(&draft.organisation)
        .ok_or_else(|| Problem::Invalid(Faults::one("organisation", "programme-fault-organisation")))
}

fn total(draft: &ProgrammeDraft) -> Result<i64, Problem> {
    draft.total_idr().map_err(|_| Problem::Invalid(Faults::one("funding", "programme-fault-total")))
}

/// A uniqueness rule that says no means the owner's number is used twice.
fn taken(error: StoreError) -> Problem {
    if error.is_unique_violation() {
        Problem::Invalid(Faults::one("reference", "programme-fault-reference-taken"))
    } else {
        error.into()
    }
}

/// Changes a programme within a transaction and notes the event; nothing happens when the content is the same.
/// Owner, cycle and state stay as they are. Returns the version that stands afterwards.
///
/// # Errors
/// [`Problem::Conflict`] when the programme has another version by now, else as [`create`].
pub async fn update(
    tx: &mut Tx,
    id: &ProgrammeId,
    version: i64,
    draft: &ProgrammeDraft,
) -> Result<i64, Problem> {
    match change(tx, id, version, (draft, true)).await? {
        Some(event) => {
            tx.note(event);
            Ok(version + 1)
        }
        None => Ok(version),
    }
}

/// Changes many programmes within a transaction as [`update`] does; `edit` is told the place in the list. Returns the
/// places of those that were left as they are because they have another version by now, are closed, or are gone.
///
/// # Errors
/// As [`create`].
pub async fn update_many(
    tx: &mut Tx,
    wanted: &[(ProgrammeId, i64)],
    edit: impl Fn(usize, &mut ProgrammeDraft) + Send,
) -> Result<Vec<usize>, Problem> {
    edit_many(tx, wanted, edit, false).await
}

/// Gives many programmes values back that they had before, as [`update_many`] does. What they lacked then they may lack again, also
/// when they were put forward.
///
/// # Errors
/// As [`create`].
pub async fn restore_many(
    tx: &mut Tx,
    wanted: &[(ProgrammeId, i64)],
    edit: impl Fn(usize, &mut ProgrammeDraft) + Send,
) -> Result<Vec<usize>, Problem> {
    edit_many(tx, wanted, edit, true).await
}

async fn edit_many(
    tx: &mut Tx,
    wanted: &[(ProgrammeId, i64)],
    edit: impl Fn(usize, &mut ProgrammeDraft) + Send,
    restores: bool,
) -> Result<Vec<usize>, Problem> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let mut stored = open_ones(tx, wanted).await?;
    let (mut stale, mut changes) = (Vec::new(), Vec::with_capacity(wanted.len()));
    for (index, (id, version)) in wanted.iter().enumerate() {
        match stored.remove(id).filter(|one| one.version == *version) {
            None => stale.push(index),
            Some(stored) => {
                tx.actor.require_for(&stored.content.organisation, Actor::may_edit)?;
                let mut draft = stored.content.clone();
                edit(index, &mut draft);
                changes.extend(Change::of(stored, draft));
            }
        }
    }
    for event in overwrite(tx, &changes, restores).await? {
        tx.note(event);
    }
    Ok(stale)
}

/// Those of some programmes that are not closed, whatever version of them was asked for.
async fn open_ones(
    tx: &mut Tx,
    wanted: &[(ProgrammeId, i64)],
) -> Result<HashMap<ProgrammeId, Stored>, Problem> {
    let ids: Vec<ProgrammeId> = wanted.iter().map(|(id, _)| id.clone()).collect();
    let found = store::load_in(tx, &Wanted::Ids(&ids)).await?.into_iter();
    Ok(found.filter(|one| one.content.is_open()).map(|one| (one.id.clone(), one)).collect())
}

/// A programme and what it is to become.
struct Change {
    stored: Stored,
    draft: ProgrammeDraft,
}

impl Change {
    /// What a draft changes of a stored programme; none when it is the same. Owner, cycle and state stay, and what was made up for a
    /// demonstration stays made up, whoever works on it.
    fn of(stored: Stored, mut draft: ProgrammeDraft) -> Option<Self> {
        draft.organisation = stored.content.organisation.clone();
        draft.cycle = stored.content.cycle.clone();
        draft.state = stored.content.state;
        if stored.content.is_simulated() {
            draft.provenance = Provenance::Simulated;
        }
        let draft = draft.settled(stored.side);
        (draft != stored.content).then_some(Self { stored, draft })
    }
}

async fn change(
    tx: &mut Tx,
    id: &ProgrammeId,
    version: i64,
    (draft, confirmed): (&ProgrammeDraft, bool),
) -> Result<Option<Event>, Problem> {
    let stored = find_in(tx, id).await?;
    tx.actor.require_for(&stored.content.organisation, Actor::may_edit)?;
    if stored.version != version {
        return Err(Problem::Conflict);
    }
    require_open(&stored)?;
    if !confirmed {
        draft.doubts(Some(&stored.content)).or(())?;
    }
    let changes: Vec<Change> = Change::of(stored, draft.clone()).into_iter().collect();
    Ok(overwrite(tx, &changes, false).await?.into_iter().next())
}

/// Lets a programme be edited as long as it is neither completed nor cancelled.
///
/// # Errors
/// A refusal that says to reopen it first.
pub fn require_open(stored: &Stored) -> Result<(), Problem> {
    match stored.content.is_open() {
        true => Ok(()),
        false => Err(Problem::refused("programme-refused-closed")),
    }
}

/// Writes changes over the versions that were loaded; one event for each.
async fn overwrite(tx: &mut Tx, changes: &[Change], restores: bool) -> Result<Vec<Event>, Problem> {
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    let named = changes.iter().flat_map(|change| [&change.stored.content, &change.draft]);
    let names = store::names_in(tx, named).await?;
    for Change { stored, draft } in changes {
        // Of a draft nothing is missed.
        let lenient = restores.then(|| ProgrammeDraft { state: Status::Draft, ..stored.content.clone() });
        let before = Some(lenient.as_ref().unwrap_or(&stored.content));
        draft.faults(before).and(draft.unknown(before, &names)).or(())?;
        let checked = stored.withheld_with(draft, tx.actor.is_secretariat());
        let kept = (total(draft)?, checked.as_deref());
        let written = store::overwrite(tx, &stored.id, stored.version, draft, kept).await;
        if !written.map_err(taken)? {
            return Err(Problem::Conflict);
        }
    }
    let ids: Vec<&ProgrammeId> = changes.iter().map(|change| &change.stored.id).collect();
    store::clear_parts(tx, &ids).await?;
    let owners: Vec<_> = changes.iter().map(|change| (&change.stored.id, &change.draft)).collect();
    store::insert_parts(tx, &owners).await?;
    index(tx, owners.iter().copied(), &names).await?;
    let event = |Change { stored, draft }: &Change| {
        Event::new("programme.changed", &stored.id, &draft.title)
            .before(&Snapshot::of(&stored.content, &names))
            .after(&Snapshot::of(draft, &names))
    };
    Ok(changes.iter().map(event).collect())
}

/// One programme within a transaction, as it stands there.
///
/// # Errors
/// [`Problem::NotFound`] when there is none.
pub async fn find_in(tx: &mut Tx, id: &ProgrammeId) -> Result<Stored, Problem> {
    let found = store::load_in(tx, &Wanted::Ids(std::slice::from_ref(id))).await?;
    found.into_iter().next().ok_or(Problem::NotFound)
}

/// Adds one programme: its own transaction. Its owner is told when the secretariat did.
///
/// # Errors
/// As [`create`].
pub async fn add(app: &App, actor: &Actor, draft: &ProgrammeDraft) -> Result<ProgrammeId, Problem> {
    let mut tx = app.begin(actor).await?;
    let made = insert(&mut tx, std::slice::from_ref(draft), new_id).await?;
    let (id, event) = made.into_iter().next().ok_or(Problem::NotFound)?;
    tell_added(app, &mut tx, &id).await?;
    tx.commit(event).await?;
    Ok(id)
}

/// Adds one programme under the identifier that its form was given, so that a form that is sent again, from the browser's
/// history or because nobody saw the answer, makes no second one. What is sent again must be the same: a form that says something
/// else by now may mean another programme. What is odd about it is refused until whoever hands it in has confirmed it. Its owner is told
/// when the secretariat did.
///
/// # Errors
/// As [`create`]; [`Problem::Conflict`] when the programme was made before and the draft says something else.
pub async fn add_once(
    app: &App,
    actor: &Actor,
    id: &ProgrammeId,
    draft: (&ProgrammeDraft, bool),
) -> Result<(), Problem> {
    match try_once(app, actor, id, draft).await {
        // Whoever was faster may have made it from the same form: then it is looked at again.
        Err(Problem::Invalid(faults)) => {
            let wanted = Wanted::Ids(std::slice::from_ref(id));
            match store::load(app.db(), &app.region(), &wanted).await?.is_empty() {
                true => Err(Problem::Invalid(faults)),
                false => try_once(app, actor, id, draft).await,
            }
        }
        done => done,
    }
}

async fn try_once(
    app: &App,
    actor: &Actor,
    id: &ProgrammeId,
    (draft, confirmed): (&ProgrammeDraft, bool),
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let known = store::load_in(&mut tx, &Wanted::Ids(std::slice::from_ref(id))).await?.into_iter().next();
    if let Some(known) = known {
        actor.require_for(&known.content.organisation, Actor::may_edit)?;
        let same = known.content.organisation == draft.organisation;
        return match same && Change::of(known, draft.clone()).is_none() {
            true => Ok(()),
            false => Err(Problem::Conflict),
        };
    }
    let made = insert(&mut tx, std::slice::from_ref(draft), || id.clone()).await?;
    if !confirmed {
        draft.doubts(None).or(())?;
    }
    let (_, event) = made.into_iter().next().ok_or(Problem::NotFound)?;
    tell_added(app, &mut tx, id).await?;
    Ok(tx.commit(event).await?)
}

/// Saves an edit of one programme: its own transaction; none is left behind when nothing changed. What becomes odd about it is refused
/// until whoever edits it has confirmed it. Its owner is told when the secretariat did.
///
/// # Errors
/// As [`update`].
pub async fn save(
    app: &App,
    actor: &Actor,
    id: &ProgrammeId,
    version: i64,
    draft: (&ProgrammeDraft, bool),
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    if let Some(event) = change(&mut tx, id, version, draft).await? {
        tell_changed(app, &mut tx, id).await?;
        tx.commit(event).await?;
    }
    Ok(())
}
