//! Counts and exact sums over many activities.

use std::collections::BTreeMap;

use serde::Serialize;

use super::decimal::DecimalSum;
use super::read::Activity;

/// Number and exact sum by type and currency; both are empty where the file leaves them out.
pub type Totals = BTreeMap<String, BTreeMap<String, (u64, String)>>;

type Sums = BTreeMap<String, BTreeMap<String, (u64, DecimalSum)>>;

/// What a file holds, counted as it is read.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    activities: u64,
    transactions: Sums,
    budgets: Sums,
}

/// The form in which a summary is written.
#[derive(Debug, Serialize)]
struct Written {
    activities: u64,
    transactions: Totals,
    budgets: Totals,
}

/// The value under a key that is seldom new, made when it is missing.
fn entry<'m, V: Default>(map: &'m mut BTreeMap<String, V>, key: &str) -> &'m mut V {
    if !map.contains_key(key) {
        map.insert(key.to_owned(), V::default());
    }
    map.entry(key.to_owned()).or_default()
}

fn add(sums: &mut Sums, kind: Option<&str>, currency: Option<&str>, value: Option<&str>) {
    let (count, sum) = entry(entry(sums, kind.unwrap_or_default()), currency.unwrap_or_default());
    *count += 1;
    if let Some(value) = value {
        sum.add(value);
    }
}

impl Summary {
    /// Counts an activity. A value that is no number counts, and adds nothing.
    pub fn add(&mut self, activity: &Activity<'_>) {
        self.activities += 1;
        for one in &activity.transactions {
            add(&mut self.transactions, one.kind, one.currency, one.value);
        }
        for one in &activity.budgets {
            add(&mut self.budgets, Some(one.kind), one.currency, one.value);
        }
    }

    /// How many activities were counted.
    pub fn activities(&self) -> u64 {
        self.activities
    }

    /// Transactions by type and currency.
    pub fn transactions(&self) -> Totals {
        totals(&self.transactions)
    }

    /// Budgets by type and currency.
    pub fn budgets(&self) -> Totals {
        totals(&self.budgets)
    }
}

fn totals(sums: &Sums) -> Totals {
    let by_currency = |currencies: &BTreeMap<String, (u64, DecimalSum)>| {
        currencies
            .iter()
            .map(|(currency, (count, sum))| (currency.clone(), (*count, sum.to_string())))
            .collect()
    };
    sums.iter().map(|(kind, currencies)| (kind.clone(), by_currency(currencies))).collect()
}

impl Serialize for Summary {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written { activities: self.activities, transactions: self.transactions(), budgets: self.budgets() }
            .serialize(serializer)
    }
}
