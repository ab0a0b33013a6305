//! Applying an import: one transaction over all rows, given up as soon as one of them is not what was shown.

use sekber_core::value::ImportId;

use super::actions::{AT_ONCE, layout_of, permitted, rows};
use super::check::{Checker, Judged, Write};
use super::index::Index;
use super::progress::Progress;
use super::references::References;
use super::store::{self, Waiting, Wanted};
use super::summary::Summary;
use crate::features::{programme, registry};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Writes all rows; `None` when a row is not what the preview showed, and then nothing was written.
///
/// # Errors
/// When a record changed since it was read, or the database refuses; then nothing was written.
pub async fn apply(app: &App, actor: &Actor, id: &ImportId) -> Result<Option<Summary>, Problem> {
    let (db, region) = (app.db(), app.region());
    let run = store::run(db, &region, id).await?.ok_or(Problem::NotFound)?;
    let layout = layout_of(&run)?;
    let references = References::load(db, &region).await?;
    let index = Index::load(db, &region, run.kind, &references).await?;
    let mut checker =
        Checker::new(db, (&references, &index), app.words(), (run.kind, &layout), permitted(actor));
    let progress = Progress::begin(id, run.total);
    let mut tx = app.begin(actor).await?;
    let mut summary = Summary::default();
    let mut after = -1;
    loop {
        let waiting = store::waiting_after(db, &region, id, Wanted::default(), (after, AT_ONCE)).await?;
        let Some(last) = waiting.last() else { break };
        after = last.number;
        let judged = checker.check(&rows(&waiting)).await?;
        if !waiting.iter().zip(&judged).all(|(row, judged)| is_as_shown(row, judged)) {
            return Ok(None);
        }
        judged.iter().for_each(|(verdict, _)| summary.count(verdict));
        write(&mut tx, judged).await?;
        progress.add(waiting.len());
    }
    store::finish(&mut tx, id, summary.writes()).await?;
    tx.commit(Event::new("import.applied", id, &run.file_name).after(&summary)).await?;
    Ok(Some(summary))
}

/// Whether a row comes to the same as when it was shown; if not, somebody has to look at it again.
fn is_as_shown(row: &Waiting, (verdict, _): &Judged) -> bool {
    let details = serde_json::to_string(&verdict.details());
    row.outcome == verdict.outcome.as_str() && details.is_ok_and(|details| details == row.details_json)
}

async fn write(tx: &mut Tx, judged: Vec<Judged>) -> Result<(), Problem> {
    let (mut organisations, mut programmes) = (Vec::new(), Vec::new());
    for (_, write) in judged {
        match write {
            None => {}
            Some(Write::AddOrganisation(draft)) => organisations.push(*draft),
            Some(Write::AddProgramme(draft)) => programmes.push(*draft),
            Some(Write::ChangeOrganisation(id, version, draft)) => {
                registry::update(tx, &id, version, &draft).await?;
            }
            Some(Write::ChangeProgramme(id, version, draft)) => {
                programme::update(tx, &id, version, &draft).await?;
            }
        }
    }
    if !organisations.is_empty() {
        registry::create_many(tx, organisations).await?;
    }
    if !programmes.is_empty() {
        programme::create(tx, &programmes).await?;
    }
    Ok(tx.write_noted().await?)
}
