//! Totals: every sen in exactly one place, by any dimension, with the entries that made it up.

use std::collections::BTreeMap;

use super::amount::{Counted, Rupiah};
use super::entry::Entry;
use super::kinds::{Budget, Dimension, Stage};
use crate::registry::programme::FundingForm;

/// Totals by budget and form, which share no total, then by what the dimension says, then by stage. An empty text gathers what
/// says nothing under the dimension.
pub type Totals = BTreeMap<(Budget, FundingForm, String), BTreeMap<Stage, Counted>>;

/// Sen of a rupiah.
const RUPIAH: i64 = 100;

/// Divides an amount evenly: the first parts bear what is over, whole rupiah stay whole, and an amount and its opposite are
/// divided alike.
pub fn shares(amount: i64, parts: usize) -> Vec<i64> {
    let unit = if amount % RUPIAH == 0 { RUPIAH } else { 1 };
    let count = i64::try_from(parts.max(1)).unwrap_or(i64::MAX);
    let (each, over) = (amount / unit / count, amount / unit % count);
    let over_parts = usize::try_from(over.unsigned_abs()).unwrap_or(0);
    (0..parts.max(1)).map(|at| (each + if at < over_parts { over.signum() } else { 0 }) * unit).collect()
}

/// What an entry counts under each key of a dimension. Something not disclosed is so under each of them.
pub fn divided(entry: &Entry, by: Dimension) -> Vec<(String, Rupiah)> {
    let mut keys = entry.keys(by);
    if keys.is_empty() {
        keys.push(String::new());
    }
    let (low, high) = (shares(entry.rupiah.low, keys.len()), shares(entry.rupiah.high, keys.len()));
    let undisclosed = entry.rupiah.undisclosed;
    let parts = low.into_iter().zip(high).map(|(low, high)| Rupiah { low, high, undisclosed });
    keys.into_iter().zip(parts).collect()
}

/// Whether an entry is counted: what was passed on is counted in the entry that it comes from.
pub fn counted(entry: &Entry) -> bool {
    entry.out_of.is_none()
}

/// Totals of entries, broken down by a dimension or, without one, in one line.
pub fn totals<'a>(entries: impl IntoIterator<Item = &'a Entry>, by: Option<Dimension>) -> Totals {
    let mut totals = Totals::new();
    for entry in entries.into_iter().filter(|entry| counted(entry)) {
        let parts = match by {
            Some(by) => divided(entry, by),
            None => vec![(String::new(), entry.rupiah)],
        };
        for (key, rupiah) in parts {
            let line = totals.entry((entry.way.budget(), entry.form, key)).or_default();
            *line.entry(entry.stage).or_default() += Counted::one(rupiah);
        }
    }
    totals
}

/// How a total was computed: its entries, each with what it counts there. Their sum is the total.
pub fn cell<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    by: Dimension,
    (budget, form, key): (Budget, FundingForm, &str),
    stage: Stage,
) -> Vec<(&'a Entry, Rupiah)> {
    let here = |entry: &&Entry| {
        counted(entry) && entry.way.budget() == budget && entry.form == form && entry.stage == stage
    };
    let part = |entry: &'a Entry| {
        let parts = divided(entry, by).into_iter();
        parts.filter(|(found, _)| found == key).map(move |(_, rupiah)| (entry, rupiah))
    };
    entries.into_iter().filter(here).flat_map(part).collect()
}
