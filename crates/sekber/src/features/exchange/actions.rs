//! The verbs of imports: receive a sheet, check it, assign its columns, apply it, set it aside.

use sekber_core::text::clean_line;
use sekber_core::value::{ImportId, OrganisationId};
use sekber_paper::sheet::Limits;

use super::check::Checker;
use super::index::Index;
use super::kind::{Kind, Outcome, State};
use super::layout::Layout;
use super::opening::opened;
use super::progress::Progress;
use super::references::References;
use super::row::SheetRow;
use super::store::{self, Run, Waiting, Wanted};
use super::summary::Summary;
use super::writing;
use crate::kit::access::Actor;
use crate::kit::app::{App, new_id};
use crate::kit::problem::Problem;

/// Rows that are held in memory at a time.
pub const AT_ONCE: i64 = 1_000;
/// Records written at once after which the database's own counts are out of date.
const MANY: i64 = 1_000;

/// Days after which the rows of an import are forgotten; its summary stays.
const KEPT_DAYS: i64 = 30;

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

/// Whose programmes an actor may import: `None` means everybody's.
pub fn permitted(actor: &Actor) -> Option<Vec<OrganisationId>> {
    (!actor.is_secretariat()).then(|| actor.edited().cloned().collect())
}

/// Whether an actor may import records of a kind.
pub fn may_import(actor: &Actor, kind: Kind) -> bool {
    actor.is_secretariat() || (kind == Kind::Programmes && actor.edited().next().is_some())
}

/// Reads a file and keeps its rows; nothing is compared yet.
///
/// # Errors
/// [`Problem::Invalid`] on the field `file` when it is no sheet that can be used.
pub async fn receive(app: &App, actor: &Actor, upload: Upload, limits: Limits) -> Result<ImportId, Problem> {
    if !may_import(actor, upload.kind) {
        return Err(Problem::NotAllowed);
    }
    let Upload { kind, file_name, bytes, sheet, organisation } = upload;
    let file_name = clean_line(&file_name);
    let (mut layout, rows) = opened(app, kind, (file_name.clone(), bytes), sheet, limits).await?;
    layout.organisation = owner_of_all(actor, &layout, kind, organisation).map(|id| id.to_string());
    keep(app, actor, (kind, file_name), &layout, rows).await
}

/// A person who acts for one organisation imports its programmes, whatever the sheet leaves out.
fn owner_of_all(
    actor: &Actor,
    layout: &Layout,
    kind: Kind,
    chosen: Option<OrganisationId>,
) -> Option<OrganisationId> {
    let says_owner = layout.columns_of("organisation").next().is_some();
    let mut own = actor.edited().filter(|_| !actor.is_secretariat());
    match (chosen, own.next(), own.next()) {
        _ if kind != Kind::Programmes => None,
        (Some(chosen), _, _) => Some(chosen),
        (None, Some(only), None) if !says_owner => Some(only.clone()),
        _ => None,
    }
}

async fn keep(
    app: &App,
    actor: &Actor,
    (kind, file_name): (Kind, String),
    layout: &Layout,
    rows: Vec<SheetRow>,
) -> Result<ImportId, Problem> {
    let (db, region) = (app.db(), app.region());
    store::forget_rows(db, &region, app.now().plus_seconds(-KEPT_DAYS * 24 * 60 * 60)).await?;
    let run = Run {
        id: new_id(),
        kind,
        file_name,
        state: State::Checking,
        done: 0,
        total: i64::try_from(rows.len()).unwrap_or(i64::MAX),
        mapping_json: serde_json::to_string(layout).map_err(anyhow::Error::from)?,
        outcome_json: "{}".to_owned(),
        person_id: actor.id.as_ref().map(ToString::to_string),
        person_name: actor.name.clone(),
        created_at: app.now(),
    };
    store::insert_run(db, &region, &run).await?;
    store::insert_waiting(db, &region, &run.id, &rows).await?;
    Ok(run.id)
}

/// How the sheet of an import is understood.
///
/// # Errors
/// When what is stored cannot be read.
pub fn layout_of(run: &Run) -> Result<Layout, Problem> {
    Ok(serde_json::from_str(&run.mapping_json).map_err(anyhow::Error::from)?)
}

/// The numbers of an import's last check.
pub fn summary_of(run: &Run) -> Summary {
    serde_json::from_str(&run.outcome_json).unwrap_or_default()
}

/// Compares every row with what is stored and writes down what was found out.
///
/// # Errors
/// When the database refuses; the import then counts as interrupted.
pub async fn check(app: &App, actor: &Actor, id: &ImportId) -> Result<Summary, Problem> {
    let checked = check_rows(app, actor, id).await;
    Progress::end(id);
    if checked.is_err() {
        store::set_state(app.db(), &app.region(), id, &[State::Checking], State::Interrupted).await?;
    }
    checked
}

async fn check_rows(app: &App, actor: &Actor, id: &ImportId) -> Result<Summary, Problem> {
    let (db, region) = (app.db(), app.region());
    let run = store::run(db, &region, id).await?.ok_or(Problem::NotFound)?;
    let layout = layout_of(&run)?;
    let references = References::load(db, &region).await?;
    let index = Index::load(db, &region, run.kind, &references).await?;
    let mut checker =
        Checker::new(db, (&references, &index), app.words(), (run.kind, &layout), permitted(actor));
    let progress = Progress::begin(id, run.total);
    let mut summary = Summary::default();
    let mut after = -1;
    loop {
        let waiting = store::waiting_after(db, &region, id, Wanted::default(), (after, AT_ONCE)).await?;
        let Some(last) = waiting.last() else { break };
        after = last.number;
        let judged = checker.check(&rows(&waiting)).await?;
        judged.iter().for_each(|(verdict, _)| summary.count(verdict));
        progress.add(waiting.len());
        let verdicts = judged.into_iter().map(|(verdict, _)| verdict);
        store::save_verdicts(db, &region, id, waiting.into_iter().zip(verdicts).collect()).await?;
    }
    let json = serde_json::to_string(&summary).map_err(anyhow::Error::from)?;
    store::save_summary(db, &region, id, State::Ready, &json).await?;
    Ok(summary)
}

/// Waiting rows with their cells.
pub fn rows(waiting: &[Waiting]) -> Vec<SheetRow> {
    waiting.iter().map(|row| SheetRow::from_json(row.number, &row.cells_json)).collect()
}

/// Takes over which column is which field; the rows have to be checked again.
///
/// # Errors
/// When the import is not open any more.
pub async fn assign(app: &App, id: &ImportId, layout: &Layout) -> Result<(), Problem> {
    let json = serde_json::to_string(layout).map_err(anyhow::Error::from)?;
    take(app, id, State::Checking).await?;
    Ok(store::save_mapping(app.db(), &app.region(), id, &json).await?)
}

/// Sets an import aside.
///
/// # Errors
/// When it is not open any more.
pub async fn discard(app: &App, id: &ImportId) -> Result<(), Problem> {
    take(app, id, State::Discarded).await
}

/// Moves an open import into another state.
async fn take(app: &App, id: &ImportId, to: State) -> Result<(), Problem> {
    let open = [State::Ready, State::Failed, State::Interrupted];
    match store::set_state(app.db(), &app.region(), id, &open, to).await? {
        true => Ok(()),
        false => Err(Problem::refused("refused-import-state")),
    }
}

/// Claims an import for applying it.
///
/// # Errors
/// When it is not open any more, when rows with faults are left and must not be skipped, or nothing would be written.
pub async fn begin_applying(app: &App, id: &ImportId, skip_errors: bool) -> Result<(), Problem> {
    let run = store::run(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    let summary = summary_of(&run);
    if run.state.is_open() && summary.of(Outcome::Error) > 0 && !skip_errors {
        return Err(Problem::refused("refused-import-errors"));
    }
    if run.state.is_open() && summary.writes() == 0 {
        return Err(Problem::refused("refused-import-nothing"));
    }
    take(app, id, State::Applying).await
}

/// Writes everything of a claimed import, or nothing.
///
/// # Errors
/// When what is stored changed since the check (the rows are then checked again), or the database refuses.
pub async fn apply(app: &App, actor: &Actor, id: &ImportId) -> Result<Summary, Problem> {
    let applied = writing::apply(app, actor, id).await;
    Progress::end(id);
    let (db, region) = (app.db(), app.region());
    match applied {
        Ok(Some(summary)) => {
            if summary.writes() >= MANY {
                db.count_anew().await;
            }
            Ok(summary)
        }
        Ok(None) => {
            store::set_state(db, &region, id, &[State::Applying], State::Checking).await?;
            let summary = Summary { rechecked: true, ..check(app, actor, id).await? };
            let json = serde_json::to_string(&summary).map_err(anyhow::Error::from)?;
            store::save_summary(db, &region, id, State::Ready, &json).await?;
            Err(Problem::refused("refused-import-stale"))
        }
        Err(problem) => {
            store::set_state(db, &region, id, &[State::Applying], State::Failed).await?;
            Err(problem)
        }
    }
}

/// Marks imports that a stop of the program cut off; called once when the server starts.
///
/// # Errors
/// When the database refuses.
pub async fn recover(app: &App) -> Result<u64, Problem> {
    Ok(store::mark_interrupted(app.db(), &app.region()).await?)
}
