//! Doubts about an entry: found before it is recorded, so that whoever records it can still mend it, and kept on it.

use sekber_core::ledger::doubt::{Doubt, is_beyond_promise, is_outside, last_day};
use sekber_core::ledger::{Counted, Entry, Rupiah, Stage};
use sekber_core::value::LedgerEntryId;

use super::draft::EntryDraft;
use super::store::{told, totals};
use crate::features::partnership::Partnership;
use crate::kit::card::ClosedDays;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// The code of a line of a file that says what an entry says already.
pub const ALIKE: &str = "alike";

/// What is odd about an entry.
#[derive(Debug, Default)]
pub struct Doubts {
    /// The codes of everything that is, in order.
    all: Vec<&'static str>,
    /// The sentences about it, at the fields where it can be mended.
    faults: Faults,
}

impl Doubts {
    fn add(&mut self, doubt: &'static str, add: impl FnOnce(&mut Faults)) {
        self.all.push(doubt);
        add(&mut self.faults);
    }

    /// The codes as they are stored.
    pub fn codes(&self) -> String {
        self.all.join(";")
    }

    /// What a draft may be recorded with: no doubts, or those that whoever hands it in has confirmed. What is made up asks nobody.
    ///
    /// # Errors
    /// [`Problem::Invalid`] with every doubt, and the field that confirms them.
    pub fn confirmed(self, draft: &EntryDraft) -> Result<Self, Problem> {
        if self.all.is_empty() || draft.confirmed || draft.simulated {
            return Ok(self);
        }
        let mut faults = self.faults;
        faults.add("confirmed", "fault-ledger-confirm");
        Err(Problem::Invalid(faults))
    }
}

/// Everything that is odd about a draft beside what its partnership's papers, ledger and reports say. Up to four statements.
///
/// # Errors
/// When the database cannot be asked.
pub async fn doubts(
    tx: &mut Tx,
    (partnership, draft, rupiah): (&Partnership, &EntryDraft, Rupiah),
    closed: &[ClosedDays],
) -> Result<Doubts, Problem> {
    let mut found = Doubts::default();
    let term = (partnership.start_on, partnership.end_on);
    if is_outside(draft.year, draft.on_day, term) {
        let field = if draft.on_day.is_some() { "on_day" } else { "year" };
        found.add(Doubt::OutsideTerm.as_str(), |faults| faults.add(field, "fault-ledger-outside-term"));
    }
    let sums = totals::of_partnership_in(tx, &partnership.id).await?;
    let sum = |stage: Stage| {
        let alike = sums
            .iter()
            .filter(|row| row.stage == stage && row.budget == draft.way.budget() && row.form == draft.form);
        alike.fold(Counted::default(), |sum, row| sum + row.counted())
    };
    if is_beyond_promise(&entry(draft, rupiah), sum(Stage::Committed), sum(draft.stage)) {
        found
            .add(Doubt::BeyondPromise.as_str(), |faults| faults.add("amount", "fault-ledger-beyond-promise"));
    }
    if draft.told.is_some() && told::is_recorded_in(tx, &partnership.id, draft).await? {
        found.add(ALIKE, |faults| faults.add("amount", "fault-ledger-alike"));
    }
    let Some(day) = last_day(draft.year, draft.on_day) else { return Ok(found) };
    for room in closed {
        if let Some(period) = (room.find)(tx, &partnership.id, day).await? {
            let key = match draft.on_day {
                Some(_) => "fault-ledger-already-reported",
                // What has no day may mean another one of its year.
                None => "fault-ledger-reported-no-day",
            };
            found.add(Doubt::AlreadyReported.as_str(), |faults| {
                faults.add_with("on_day", key, "period", period);
            });
        }
    }
    Ok(found)
}

/// A draft as the arithmetic of the ledger takes it, before it has an id of its own.
pub fn entry(draft: &EntryDraft, rupiah: Rupiah) -> Entry {
    let id: LedgerEntryId = crate::kit::app::new_id();
    Entry {
        id,
        out_of: draft.out_of.clone(),
        corrects: None,
        stage: draft.stage,
        way: draft.way,
        form: draft.form,
        year: draft.year,
        funder: draft.funder.key(),
        implementer: draft.implementer.key(),
        office: String::new(),
        rupiah,
        codes: Vec::new(),
    }
}
