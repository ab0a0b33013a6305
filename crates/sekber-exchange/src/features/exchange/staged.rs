//! What checked rows write, made from what was shown of them: nothing is written that nobody saw.

use sekber_core::value::{CycleId, OrganisationId, ProgrammeId};

use super::bridge::{write_organisation, write_programme};
use super::kind::{Kind, Outcome};
use super::store::Waiting;
use super::store::written::Wrote;
use super::told::TOLD;
use super::verdict::{Details, Record};
use crate::features::programme::{self, ProgrammeDraft};
use crate::features::registry::{self, OrganisationDraft, Provenance};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Why a row was left out: somebody else changed its record after the check.
pub const CHANGED_MEANWHILE: &str = "changed-meanwhile";
/// Why a row was left out: what is stored does not take it any more.
pub const NOT_STORED: &str = "not-stored";

/// A row that is to be written.
struct Staged {
    number: i64,
    outcome: Outcome,
    /// What it says, as shown.
    said: Record,
    /// The record that it changes, with the version that was shown.
    target: Option<(String, i64)>,
}

/// A row that was not written, with the reason.
pub type LeftOut = (i64, &'static str);

/// What came of rows: those that were not written, and the records of the others.
#[derive(Default)]
pub struct Came {
    /// Rows that were left out.
    pub left_out: Vec<LeftOut>,
    /// What the others wrote.
    pub wrote: Vec<Wrote>,
}

/// Writes rows within a transaction, except those whose records have another version by now.
///
/// # Errors
/// When the registry or the programmes do not take a row, or the database refuses; then the transaction is of no use.
pub async fn write(tx: &mut Tx, (kind, cycle): (Kind, &CycleId), rows: &[Waiting]) -> Result<Came, Problem> {
    let mut came = Came::default();
    let mut staged = Vec::with_capacity(rows.len());
    for row in rows {
        match read(kind, row) {
            Some(read) => staged.push(read),
            None => came.left_out.push((row.number, NOT_STORED)),
        }
    }
    let (added, changed): (Vec<Staged>, Vec<Staged>) =
        staged.into_iter().partition(|row| row.outcome == Outcome::Added);
    match kind {
        Kind::Programmes => {
            change_programmes(tx, &changed, &mut came).await?;
            add_programmes(tx, cycle, &added, &mut came).await?;
        }
        Kind::Offices | Kind::Partners => {
            change_organisations(tx, &changed, &mut came).await?;
            add_organisations(tx, &added, &mut came).await?;
        }
    }
    Ok(came)
}

fn read(kind: Kind, row: &Waiting) -> Option<Staged> {
    let details: Details = serde_json::from_str(&row.details_json).ok()?;
    let mut said = Record::new();
    for change in details.changes.into_iter().filter(|change| change.field != TOLD) {
        said.insert(kind.column(&change.field)?.key, change.after);
    }
    Some(Staged { number: row.number, outcome: row.outcome.parse().ok()?, said, target: details.target })
}

async fn change_programmes(tx: &mut Tx, rows: &[Staged], came: &mut Came) -> Result<(), Problem> {
    let mut known = Vec::with_capacity(rows.len());
    let mut wanted: Vec<(ProgrammeId, i64)> = Vec::with_capacity(rows.len());
    for row in rows {
        let target: Option<(ProgrammeId, i64)> =
            row.target.as_ref().and_then(|(id, version)| Some((id.parse().ok()?, *version)));
        match target {
            // It tells of money alone, which is kept beside the programme and changes nothing of it.
            Some((id, version)) if row.said.is_empty() => {
                came.wrote.push((row.number, id.to_string(), version));
            }
            Some(target) => {
                wanted.push(target);
                known.push(row);
            }
            None => came.left_out.push((row.number, NOT_STORED)),
        }
    }
    let stale = programme::update_many(tx, &wanted, |index, draft| {
        if let Some(row) = known.get(index) {
            write_programme(draft, &row.said);
        }
    })
    .await?;
    for (at, (row, (id, version))) in known.iter().zip(&wanted).enumerate() {
        if stale.contains(&at) {
            came.left_out.push((row.number, CHANGED_MEANWHILE));
        } else {
            came.wrote.push((row.number, id.to_string(), version + 1));
        }
    }
    Ok(())
}

async fn add_programmes(
    tx: &mut Tx,
    cycle: &CycleId,
    rows: &[Staged],
    came: &mut Came,
) -> Result<(), Problem> {
    let (mut drafts, mut numbers) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
    for row in rows {
        match new_programme(cycle, &row.said) {
            Some(draft) => {
                drafts.push(draft);
                numbers.push(row.number);
            }
            None => came.left_out.push((row.number, NOT_STORED)),
        }
    }
    if !drafts.is_empty() {
        let ids = programme::create(tx, &drafts).await?;
        came.wrote.extend(numbers.into_iter().zip(ids).map(|(number, id)| (number, id.to_string(), 1)));
    }
    Ok(())
}

/// The programme that a row would add; none when it does not say enough for one.
pub fn new_programme(cycle: &CycleId, said: &Record) -> Option<ProgrammeDraft> {
    let owner: OrganisationId = said.get("organisation")?.parse().ok()?;
    let mut draft = ProgrammeDraft::new(owner, cycle.clone(), said.get("title")?);
    write_programme(&mut draft, said);
    draft.state = said.get("state")?.parse().ok()?;
    draft.provenance = Provenance::Imported;
    Some(draft)
}

async fn change_organisations(tx: &mut Tx, rows: &[Staged], came: &mut Came) -> Result<(), Problem> {
    for row in rows {
        match change_organisation(tx, row).await {
            Ok((id, version)) => came.wrote.push((row.number, id.to_string(), version)),
            Err(Problem::Conflict | Problem::NotFound) => came.left_out.push((row.number, CHANGED_MEANWHILE)),
            Err(problem) => return Err(problem),
        }
    }
    Ok(())
}

/// Returns the organisation and the version that it has afterwards.
async fn change_organisation(tx: &mut Tx, row: &Staged) -> Result<(OrganisationId, i64), Problem> {
    let target = row.target.as_ref().and_then(|(id, version)| Some((id.parse().ok()?, *version)));
    let (id, version): (OrganisationId, i64) = target.ok_or(Problem::NotFound)?;
    let known = registry::find_in(tx, &id).await?.ok_or(Problem::NotFound)?;
    let mut draft = OrganisationDraft::of(&known);
    write_organisation(&mut draft, &row.said);
    let changed = registry::update(tx, &id, version, &draft).await?;
    Ok((id, version + i64::from(changed)))
}

async fn add_organisations(tx: &mut Tx, rows: &[Staged], came: &mut Came) -> Result<(), Problem> {
    let (mut drafts, mut numbers) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
    for row in rows {
        match new_organisation(&row.said) {
            Some(draft) => {
                drafts.push(draft);
                numbers.push(row.number);
            }
            None => came.left_out.push((row.number, NOT_STORED)),
        }
    }
    if !drafts.is_empty() {
        let ids = registry::create_many(tx, drafts).await?;
        came.wrote.extend(numbers.into_iter().zip(ids).map(|(number, id)| (number, id.to_string(), 1)));
    }
    Ok(())
}

fn new_organisation(said: &Record) -> Option<OrganisationDraft> {
    let kind = said.get("office_kind").or(said.get("partner_kind"))?.parse().ok()?;
    let mut draft = OrganisationDraft::new(kind, said.get("name")?);
    write_organisation(&mut draft, said);
    draft.provenance = Provenance::Imported;
    // The check asked about names that are alike, and what was answered is what was shown.
    draft.is_another = true;
    Some(draft)
}
