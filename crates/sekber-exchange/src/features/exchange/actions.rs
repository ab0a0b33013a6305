//! The verbs of imports: receive a sheet, have it checked, assign its columns, have it applied, set it aside.

use sekber_core::text::clean_line;
use sekber_core::value::{ImportId, JobId, OrganisationId};
use sekber_documents::sheet::Limits;

use super::checking::summary_of;
use super::kind::{Kind, Outcome, State};
use super::layout::{LaidOut, Layout};
use super::opening::opened;
use super::permission::{may_import, may_work_on, most_rows, permitted, scope};
use super::row::SheetRow;
use super::store::lease::{self, Asked};
use super::store::{self, Run, written};
use super::worker::{IMPORT, reading_until};
use crate::features::programme;
use crate::kit::access::Actor;
use crate::kit::app::{App, new_id};
use crate::kit::form::Faults;
use crate::kit::jobs::NewJob;
use crate::kit::once;
use crate::kit::problem::Problem;
use crate::kit::store::StoreError;

/// Rows that are put into the database at a time.
const AT_ONCE: usize = 500;
/// Rows of an import that was set aside that are forgotten at a time.
const FORGOTTEN: i64 = 500;

/// A sheet as it was handed in.
#[derive(Debug, Clone)]
pub struct Upload {
    /// What its rows are.
    pub kind: Kind,
    /// The file's name.
    pub file_name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// The sheet that is meant, when the file has several.
    pub sheet: Option<String>,
    /// The organisation whose programmes these are, when no column says so.
    pub organisation: Option<OrganisationId>,
}

/// Reads a file and keeps the rows of the sheet that is meant, or that fits best; nothing is compared until [`start_checking`].
///
/// # Errors
/// [`Problem::Invalid`] on the field `file` when it is no sheet that can be used, [`Problem::NotAllowed`], and a refusal
/// when another import of the same person is still being read or worked on.
pub async fn receive(app: &App, actor: &Actor, upload: Upload, limits: Limits) -> Result<ImportId, Problem> {
    let (received, more) = read(app, actor, upload, limits).await?;
    let mut first = received;
    // Nobody asks for the others: they are named as not read.
    first.2.0.others.extend(more.into_iter().map(|(layout, _)| layout.sheet));
    keep(app, actor, first, None).await
}

/// Reads a file and keeps the rows of all its sheets that hold such records, each as an import of its own: of the one that fits best,
/// which is returned, and of the others, which wait until somebody asks for them.
///
/// # Errors
/// As [`receive`].
pub async fn receive_all(
    app: &App,
    actor: &Actor,
    upload: Upload,
    limits: Limits,
) -> Result<ImportId, Problem> {
    let (received, more) = read(app, actor, upload, limits).await?;
    let (kind, file_name) = (received.0, received.1.clone());
    let first = keep(app, actor, received, None).await?;
    for other in more {
        keep(app, actor, (kind, file_name.clone(), other), Some(&first)).await?;
    }
    Ok(first)
}

/// A sheet that was read: what its rows are, the file's name, and how it is understood.
type Received = (Kind, String, LaidOut);

async fn read(
    app: &App,
    actor: &Actor,
    upload: Upload,
    limits: Limits,
) -> Result<(Received, Vec<LaidOut>), Problem> {
    if !may_import(actor, upload.kind) {
        return Err(Problem::NotAllowed);
    }
    let Upload { kind, file_name, bytes, sheet, organisation } = upload;
    let file_name = clean_line(&file_name);
    let file = (file_name.clone(), bytes);
    let (mut first, mut more) = opened(app, actor.person_id(), kind, file, sheet, limits).await?;
    let rows = first.1.len() + more.iter().map(|(_, rows)| rows.len()).sum::<usize>();
    if rows > most_rows(actor) {
        let mut faults = Faults::none();
        faults.add_with("file", "fault-import-too-many-rows", "limit", most_rows(actor));
        return Err(Problem::Invalid(faults));
    }
    for (layout, _) in more.iter_mut().chain([&mut first]) {
        let chosen = organisation.as_ref().filter(|_| kind == Kind::Programmes);
        layout.organisation = chosen.map(ToString::to_string);
        own_by_default(layout, kind, permitted(actor).as_deref());
    }
    Ok(((kind, file_name, first), more))
}

/// A person who acts for one organisation imports its programmes, whatever the sheet leaves out.
pub fn own_by_default(layout: &mut Layout, kind: Kind, own: Option<&[OrganisationId]>) {
    if kind == Kind::Programmes && own.is_some_and(|own| own.len() == 1) {
        layout.take_donors_for_sources();
        layout.take_only_owner(kind, own);
    }
}

/// Keeps a sheet as an import; of another sheet of a file when the import of the first one is named.
async fn keep(
    app: &App,
    actor: &Actor,
    (kind, file_name, (layout, rows)): Received,
    first: Option<&ImportId>,
) -> Result<ImportId, Problem> {
    let (db, region) = (app.db(), app.region());
    let run = Run {
        id: new_id(),
        kind,
        file_name,
        // Another sheet is as good as set aside before all its rows are there.
        state: if first.is_some() { State::Discarded } else { State::Receiving },
        done: 0,
        total: i64::try_from(rows.len()).unwrap_or(i64::MAX),
        mapping_json: serde_json::to_string(&layout).map_err(anyhow::Error::from)?,
        outcome_json: "{}".to_owned(),
        person_id: actor.person_id().map(ToString::to_string),
        person_name: actor.name.clone(),
        created_at: app.now(),
        asked_by: actor.person_id().map(ToString::to_string),
        asked_name: actor.name.clone(),
        scope: scope(permitted(actor)),
        written_to: None,
        cycle_id: None,
        attempts: 0,
        reason: if first.is_some() { "unread".to_owned() } else { String::new() },
        overrides: false,
        first_sheet: first.cloned(),
    };
    let claim = if first.is_none() { once::claim(app, actor) } else { None };
    if !store::insert_run(db, &region, &run, reading_until(app), claim).await.map_err(busy)? {
        return Err(Problem::SentBefore { same: true });
    }
    once::kept(actor);
    let reading = first.unwrap_or(&run.id);
    let kept = keep_rows(app, reading, &run.id, rows).await;
    if kept.is_err() {
        ask(app, actor, reading, (&[State::Receiving], State::Discarded)).await?;
    } else if first.is_some() {
        store::let_wait(db, &region, &run.id).await?;
    }
    kept.map(|()| run.id)
}

/// Rows are let go of as they are written: a large sheet is not held twice. The import of the first sheet is the one that is being
/// read.
async fn keep_rows(app: &App, reading: &ImportId, id: &ImportId, rows: Vec<SheetRow>) -> Result<(), Problem> {
    let (db, region) = (app.db(), app.region());
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<SheetRow> = rows.by_ref().take(AT_ONCE).collect();
        if !lease::still_reading(db, &region, reading, reading_until(app)).await? {
            return Err(Problem::refused("refused-import-state"));
        }
        store::insert_waiting(db, &region, id, &some).await?;
    }
    Ok(())
}

/// A uniqueness rule that says no means that the person has another import under way.
fn busy(error: StoreError) -> Problem {
    if error.is_unique_violation() { Problem::refused("refused-import-busy") } else { error.into() }
}

/// Has the rows of a sheet checked that was just received, or of another sheet that waits; returns the job that does it.
///
/// # Errors
/// As [`begin_applying`].
pub async fn start_checking(app: &App, actor: &Actor, id: &ImportId) -> Result<JobId, Problem> {
    ask(app, actor, id, (&[State::Receiving, State::Waiting], State::Checking)).await
}

/// Takes over which column is which field, as it was made of the mapping that was `read`; the rows are checked again by the job that is
/// returned. Both happen together, so no mapping reaches an import whose rows were checked by another one.
///
/// # Errors
/// As [`begin_applying`]; [`Problem::Conflict`] when the import has another mapping by now, or its rows are being checked.
pub async fn assign(
    app: &App,
    actor: &Actor,
    id: &ImportId,
    (read, layout): (&str, &Layout),
) -> Result<JobId, Problem> {
    let made = serde_json::to_string(layout).map_err(anyhow::Error::from)?;
    if let Some(job) = moved(app, actor, id, (&OPEN, State::Checking), Some((read, made.as_str()))).await? {
        return Ok(job);
    }
    // What is open or about to be can be corrected once more.
    let state = own(app, actor, id).await?.state;
    let is_met = state.is_open() || state == State::Checking;
    Err(if is_met { Problem::Conflict } else { Problem::refused("refused-import-state") })
}

/// Sets an import aside and forgets its rows: nobody asks for them any more, and whoever hands in and sets aside without end fills
/// no disk. What is left when the asker goes away is forgotten with the next cleanup.
///
/// # Errors
/// As [`begin_applying`].
pub async fn discard(app: &App, actor: &Actor, id: &ImportId) -> Result<(), Problem> {
    let from = [State::Ready, State::Failed, State::Interrupted, State::Waiting];
    ask(app, actor, id, (&from, State::Discarded)).await?;
    while store::forget_rows_of(app.db(), &app.region(), id, FORGOTTEN).await? > 0 {}
    Ok(())
}

/// Has an import applied, by the job that is returned.
///
/// # Errors
/// [`Problem::NotAllowed`] when it is not the actor's to work on now; a refusal when it is not open any more, when rows
/// with faults are left and must not be skipped, when nothing would be written, or when another import of the same
/// person is being worked on.
pub async fn begin_applying(
    app: &App,
    actor: &Actor,
    id: &ImportId,
    skip_errors: bool,
) -> Result<JobId, Problem> {
    let run = own(app, actor, id).await?;
    let summary = summary_of(&run);
    if run.state.is_open() && summary.of(Outcome::Error) > 0 && !skip_errors {
        return Err(Problem::refused("refused-import-errors"));
    }
    if run.state.is_open() && summary.writes() == 0 {
        return Err(Problem::refused("refused-import-nothing"));
    }
    if run.kind == Kind::Programmes {
        programme::refuse_beyond(app, actor, summary.of(Outcome::Added)).await?;
    }
    ask(app, actor, id, (&OPEN, State::Applying)).await
}

/// Has an import taken back, by the job that is returned: what it added is withdrawn, what it changed has its former values again.
/// `overrides` says whether that holds for records that were changed since, too; it must be said when there are some.
///
/// # Errors
/// As [`begin_applying`]; a refusal when it was not applied, when its rows are not kept any more, or when nothing was said about
/// records that were changed since.
pub async fn begin_taking_back(
    app: &App,
    actor: &Actor,
    id: &ImportId,
    overrides: Option<bool>,
) -> Result<JobId, Problem> {
    let run = own(app, actor, id).await?;
    if run.state != State::Applied {
        return Err(Problem::refused("refused-import-state"));
    }
    let (db, region) = (app.db(), app.region());
    let kept = written::tally(db, &region, id).await?;
    if kept.added + kept.changed == 0 {
        return Err(Problem::refused("refused-import-forgotten"));
    }
    if overrides.is_none() && written::count_changed(db, &region, (id, run.kind)).await? > 0 {
        return Err(Problem::refused("refused-import-changed-since"));
    }
    written::override_changes(db, &region, id, overrides.unwrap_or(false)).await?;
    ask(app, actor, id, (&[State::Applied], State::TakingBack)).await
}

/// The states in which an import can be changed or applied.
const OPEN: [State; 3] = [State::Ready, State::Failed, State::Interrupted];

/// An import that an actor may work on, with the roles held now.
async fn own(app: &App, actor: &Actor, id: &ImportId) -> Result<Run, Problem> {
    let run = store::run(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    if may_work_on(actor, &run) { Ok(run) } else { Err(Problem::NotAllowed) }
}

/// Moves an import into another state on behalf of an actor, who becomes the one whose permission counts; returns the job
/// that does what is asked.
async fn ask(app: &App, actor: &Actor, id: &ImportId, states: (&[State], State)) -> Result<JobId, Problem> {
    let job = moved(app, actor, id, states, None).await?;
    job.ok_or_else(|| Problem::refused("refused-import-state"))
}

/// The same, with another mapping in the place of the one that was read; no job when the import is in none of the states, or has another
/// mapping than that.
async fn moved(
    app: &App,
    actor: &Actor,
    id: &ImportId,
    (from, to): (&[State], State),
    mapping: Option<(&str, &str)>,
) -> Result<Option<JobId>, Problem> {
    own(app, actor, id).await?;
    let by = actor.person_id().map(|id| id.as_str());
    let job = NewJob::new(IMPORT, id);
    let asked = Asked { from, to, by, name: &actor.name, job: &job, mapping };
    let is_moved = lease::ask(app, id, &asked).await.map_err(busy)?;
    Ok(is_moved.then_some(job.id))
}
