//! An entry as far as it is counted, what undoes it, and when it may be passed on.

use super::amount::Rupiah;
use super::kinds::{Dimension, Stage, Way};
use crate::registry::programme::FundingForm;
use crate::value::LedgerEntryId;

/// One line of the ledger: whose money, how much, at which stage, for what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The line.
    pub id: LedgerEntryId,
    /// The line that this one is a part of: its money was passed on from there.
    pub out_of: Option<LedgerEntryId>,
    /// The line that this one undoes.
    pub corrects: Option<LedgerEntryId>,
    /// How far the money has come.
    pub stage: Stage,
    /// The way it goes.
    pub way: Way,
    /// Money, or something in kind.
    pub form: FundingForm,
    /// For which year.
    pub year: i64,
    /// Who gives: an organisation's id, or another key of its name.
    pub funder: String,
    /// Who receives and carries out, in the same way.
    pub implementer: String,
    /// The office that leads the partnership; empty when none does.
    pub office: String,
    /// What it counts.
    pub rupiah: Rupiah,
    /// Themes, fields, goals, kecamatan, missions, and kind and level of the funder, each once.
    pub codes: Vec<(Dimension, String)>,
}

impl Entry {
    /// What it is under a dimension; several, or none, where that may be.
    pub fn keys(&self, by: Dimension) -> Vec<String> {
        match by {
            Dimension::Year => vec![self.year.to_string()],
            Dimension::Way => vec![self.way.to_string()],
            Dimension::Funder => vec![self.funder.clone()],
            Dimension::Office => vec![self.office.clone()],
            Dimension::Theme | Dimension::Field | Dimension::Goal | Dimension::Place | Dimension::Mission => {
                self.codes.iter().filter(|(of, _)| *of == by).map(|(_, code)| code.clone()).collect()
            }
            Dimension::Kind | Dimension::Level => {
                let of = self.codes.iter().find(|(of, _)| *of == by);
                vec![of.map(|(_, code)| code.clone()).unwrap_or_default()]
            }
        }
    }
}

/// Why an entry cannot stand in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A chain stays at one stage, in one form and one budget.
    #[error("what is passed on has another stage, form or budget than what it comes from")]
    OtherKind,
    /// Whoever passes on has received before.
    #[error("whoever passes on is not the one who received")]
    OtherHands,
    /// The entry was undone, or undoes another.
    #[error("the entry was undone")]
    Undone,
    /// More would be passed on than there is.
    #[error("more would be passed on than was received")]
    TooMuch,
    /// Part of it was passed on, and that is undone first.
    #[error("a part of the entry was passed on")]
    PassedOn,
}

/// The entry that undoes another: the same in all but its signs.
///
/// # Errors
/// When the entry undoes another itself, was undone already, or was passed on from.
pub fn counter(entry: &Entry, id: LedgerEntryId, all: &[Entry]) -> Result<Entry, Refusal> {
    if entry.corrects.is_some() || is_undone(entry, all) {
        return Err(Refusal::Undone);
    }
    if passed_on(entry, all).next().is_some() {
        return Err(Refusal::PassedOn);
    }
    Ok(Entry { id, corrects: Some(entry.id.clone()), rupiah: entry.rupiah.undone(), ..entry.clone() })
}

/// Whether an entry was undone.
pub fn is_undone(entry: &Entry, all: &[Entry]) -> bool {
    all.iter().any(|other| other.corrects.as_ref() == Some(&entry.id))
}

/// What was passed on from an entry and not undone.
fn passed_on<'a>(entry: &'a Entry, all: &'a [Entry]) -> impl Iterator<Item = &'a Entry> {
    let part = |other: &&Entry| other.out_of.as_ref() == Some(&entry.id) && other.corrects.is_none();
    all.iter().filter(part).filter(|other| !is_undone(other, all))
}

/// Whether a new entry can be a part of the one above it. Where either amount is not told exactly, only what is certainly too
/// much is refused.
///
/// # Errors
/// With what stands in the way.
pub fn may_be_passed_on(above: &Entry, new: &Entry, all: &[Entry]) -> Result<(), Refusal> {
    if above.corrects.is_some() || is_undone(above, all) {
        return Err(Refusal::Undone);
    }
    let same = above.stage == new.stage && above.form == new.form && above.way.budget() == new.way.budget();
    if !same {
        return Err(Refusal::OtherKind);
    }
    if above.implementer != new.funder || new.funder == new.implementer {
        return Err(Refusal::OtherHands);
    }
    let before: i128 = passed_on(above, all).map(|part| i128::from(part.rupiah.low)).sum();
    let after = before + i128::from(new.rupiah.low);
    if above.rupiah.undisclosed == 0 && after > i128::from(above.rupiah.high) {
        return Err(Refusal::TooMuch);
    }
    Ok(())
}
