//! What rows that would add a programme seem to record again, as later rooms tell it: a remark of the preview, never a fault. It rests
//! on records that others change, so it is told as it was when the sheet was checked, and a sheet is not stale because of it.

use std::collections::HashMap;

use sekber_core::value::CycleId;

use super::kind::{Kind, Outcome};
use super::staged::new_programme;
use super::told::TOLD;
use super::verdict::{Record, Verdict};
use crate::features::programme::ProgrammeDraft;
use crate::kit::app::App;
use crate::kit::card::{Compares, Described};
use crate::kit::problem::Problem;

/// The comparisons of all rooms, for the sheet of one import.
pub struct Comparison<'a> {
    app: &'a App,
    cycle: &'a CycleId,
    rooms: Vec<Box<dyn Compares>>,
}

impl<'a> Comparison<'a> {
    /// Prepares it; for anything but programmes there is none.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn begin(app: &'a App, kind: Kind, cycle: &'a CycleId) -> Result<Self, Problem> {
        let mut rooms = Vec::new();
        if kind == Kind::Programmes {
            for room in app.rows_alike() {
                rooms.push((room.prepare)(app, cycle).await?);
            }
        }
        Ok(Self { app, cycle, rooms })
    }

    /// Notes what rows seem to record again.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn note(&mut self, judged: &mut [(i64, Verdict)]) -> Result<(), Problem> {
        for room in &mut self.rooms {
            let rows: Vec<(i64, Described)> =
                judged.iter().filter_map(|row| described(self.cycle, row)).collect();
            if rows.is_empty() {
                return Ok(());
            }
            let mut found: HashMap<i64, _> = room.look(self.app, rows).await?.into_iter().collect();
            for (number, verdict) in judged.iter_mut().filter(|(_, verdict)| verdict.alike.is_none()) {
                verdict.alike = found.remove(number);
            }
        }
        Ok(())
    }

    /// Rows that were not compared, since there is too much to compare them with.
    pub fn passed_over(&self) -> i64 {
        self.rooms.iter().map(|room| room.passed_over()).max().unwrap_or(0)
    }
}

/// The programme that a row would add.
fn described(cycle: &CycleId, (number, verdict): &(i64, Verdict)) -> Option<(i64, Described)> {
    if verdict.outcome != Outcome::Added {
        return None;
    }
    let mut said = Record::new();
    for change in verdict.changes.iter().filter(|change| change.field != TOLD) {
        said.insert(Kind::Programmes.column(&change.field)?.key, change.after.clone());
    }
    let draft: ProgrammeDraft = new_programme(cycle, &said)?;
    let described = Described {
        organisation: draft.organisation,
        cycle: draft.cycle,
        title: draft.title,
        description: draft.description,
        targets: draft.targets,
        themes: draft.themes,
        nomenclature: draft.nomenclature,
        sdg: draft.sdg,
        places: draft.places,
        period: draft.period,
    };
    Some((*number, described))
}
