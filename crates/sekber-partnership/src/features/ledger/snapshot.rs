//! What the trail keeps of an entry.

use sekber_core::ledger;
use serde::Serialize;

use super::draft::EntryDraft;
use super::model::{LedgerEntry, disclosure};

/// What the trail keeps of an entry.
#[derive(Debug, Serialize)]
pub struct Snapshot<'a> {
    stage: &'a str,
    way: &'a str,
    form: &'a str,
    year: i64,
    funder: &'a str,
    implementer: &'a str,
    disclosure: &'a str,
    currency: String,
    low_idr: i64,
    high_idr: i64,
    source: &'a str,
    reason: &'a str,
}

impl<'a> Snapshot<'a> {
    /// Of what is handed in.
    pub fn of_draft(draft: &'a EntryDraft, rupiah: ledger::Rupiah) -> Self {
        Self {
            stage: draft.stage.as_str(),
            way: draft.way.as_str(),
            form: draft.form.as_str(),
            year: draft.year,
            funder: &draft.funder.name,
            implementer: &draft.implementer.name,
            disclosure: disclosure(draft.amount),
            currency: draft.currency.to_string(),
            low_idr: rupiah.low,
            high_idr: rupiah.high,
            source: &draft.source,
            reason: "",
        }
    }

    /// Of what stands, with the reason why it is undone.
    pub fn of_entry(entry: &'a LedgerEntry, reason: &'a str) -> Self {
        Self {
            stage: entry.stage.as_str(),
            way: entry.way.as_str(),
            form: entry.form.as_str(),
            year: entry.year,
            funder: &entry.funder_name,
            implementer: &entry.implementer_name,
            disclosure: entry.disclosure.as_str(),
            currency: entry.currency.to_string(),
            low_idr: entry.low_idr,
            high_idr: entry.high_idr,
            source: &entry.source,
            reason,
        }
    }
}
