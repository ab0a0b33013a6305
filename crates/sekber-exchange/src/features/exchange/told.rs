//! What rows tell of money beside their records: shown as a change of its own, kept with the programme when the row is written, and
//! withdrawn when the import is taken back.

use std::collections::{HashMap, HashSet};

use sekber_core::value::{ImportId, ProgrammeId};

use super::iati_money::sums;
use super::kind::Outcome;
use super::row::SheetRow;
use super::store;
use super::store::written::{Written, Wrote};
use super::verdict::{Change, Verdict};
use crate::features::programme::{self, ToldLine, ToldMoney};
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// The field of the change that tells of money; no column has it.
pub const TOLD: &str = "told";

/// The programmes of which rows tell money.
pub fn programmes(rows: &[SheetRow], verdicts: &[Verdict]) -> Vec<ProgrammeId> {
    let of = |(row, verdict): (&SheetRow, &Verdict)| match (row.told.is_empty(), &verdict.target) {
        (false, Some((id, _))) => id.parse::<ProgrammeId>().ok(),
        _ => None,
    };
    rows.iter().zip(verdicts).filter_map(of).collect()
}

/// Adds what rows tell of money that is not known yet to what they change.
pub fn note(rows: &[SheetRow], verdicts: &mut [Verdict], known: &[ToldMoney]) {
    let mut of: HashMap<&str, Vec<&ToldMoney>> = HashMap::new();
    for line in known {
        of.entry(line.programme_id.as_str()).or_default().push(line);
    }
    for (row, verdict) in rows.iter().zip(verdicts) {
        let is_written = matches!(verdict.outcome, Outcome::Added | Outcome::Changed | Outcome::Unchanged);
        if row.told.is_empty() || !is_written {
            continue;
        }
        let target = verdict.target.as_ref().and_then(|(id, _)| id.parse::<ProgrammeId>().ok());
        let (new, beyond): (Vec<&ToldLine>, i64) = match &target {
            None => (row.told.lines.iter().collect(), 0),
            Some(id) => {
                let known = of.get(id.as_str()).map(Vec::as_slice).unwrap_or_default();
                let (new, beyond) = programme::new_told_lines((id, &row.told), known);
                (new.into_iter().map(|(line, _)| line).collect(), beyond)
            }
        };
        if new.is_empty() {
            continue;
        }
        let after = sums(std::iter::once(new), row.told.more.saturating_add(beyond));
        verdict.changes.push(Change { field: TOLD.to_owned(), before: String::new(), after });
        if verdict.outcome == Outcome::Unchanged {
            verdict.outcome = Outcome::Changed;
        }
    }
}

/// Whether the stored details of a row tell of money.
fn tells(details_json: &str) -> bool {
    // No text within it can look so: its quotation marks are escaped.
    details_json.contains(r#""field":"told""#)
}

/// Whether the changes of a row are of nothing but money that is told.
pub fn is_all(changes: &[Change]) -> bool {
    !changes.is_empty() && changes.iter().all(|change| change.field == TOLD)
}

/// Keeps what the rows of a batch tell of money with the programmes that they wrote.
///
/// # Errors
/// When a programme is not the actor's to keep, or the database refuses.
pub async fn keep(
    tx: &mut Tx,
    run: &ImportId,
    rows: &[store::Waiting],
    wrote: &[Wrote],
) -> Result<(), Problem> {
    let telling: HashSet<i64> =
        rows.iter().filter(|row| tells(&row.details_json)).map(|row| row.number).collect();
    let of: HashMap<i64, &str> = wrote
        .iter()
        .filter(|(number, ..)| telling.contains(number))
        .map(|(number, id, _)| (*number, id.as_str()))
        .collect();
    if of.is_empty() {
        return Ok(());
    }
    let numbers: Vec<i64> = of.keys().copied().collect();
    let mut told = Vec::with_capacity(numbers.len());
    for (number, cells_json) in store::cells_of(tx, run, &numbers).await? {
        let Some(id) = of.get(&number).and_then(|id| id.parse::<ProgrammeId>().ok()) else { continue };
        told.push((id, SheetRow::from_json(number, &cells_json).told));
    }
    programme::keep_told(tx, run, &told).await
}

/// Withdraws what rows told of money; what became entries of the ledger is undone there first, as far as it can be.
///
/// # Errors
/// As [`keep`].
pub async fn take_back(
    app: &App,
    tx: &mut Tx,
    run: &ImportId,
    rows: &[&Written],
    reason: &str,
) -> Result<(), Problem> {
    let telling = rows.iter().filter(|row| tells(&row.details_json));
    let ids: Vec<ProgrammeId> = telling.filter_map(|row| row.record_id.parse().ok()).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let entries = programme::entries_told(tx, run, &ids).await?;
    for room in app.told_back().iter().filter(|_| !entries.is_empty()) {
        (room.undo)(app, tx, &entries, reason).await?;
    }
    programme::withdraw_told(tx, run, &ids).await
}
