//! What was found out about a row: its record in plain values, what is wrong with it, and what would change.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::kind::Outcome;
use crate::kit::card::Alike;

/// A record as plain texts by field: codes and numbers as they are stored, lists joined by `; `, so that two
/// records are the same exactly when their texts are. Absent fields are not said, not empty.
pub type Record = BTreeMap<&'static str, String>;

/// Between the values of a list in a [`Record`].
pub const BETWEEN: &str = "; ";

/// Joins values in their order, each once.
pub fn join(mut values: Vec<String>) -> String {
    values.sort();
    values.dedup();
    values.join(BETWEEN)
}

/// The values of a joined list.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(BETWEEN).filter(|value| !value.is_empty())
}

/// Something a person should know about a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Whether it holds up the row; otherwise it is only worth a look.
    pub stops: bool,
    /// The column from 0, when one is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// Key of the field.
    pub field: String,
    /// What stands in the cell.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
    /// Why: the sentence is `import-reason-<reason>`.
    pub reason: String,
    /// A fact that the sentence names.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fact: String,
    /// What may have been meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
    /// The question that settles it for all rows alike, and what can be answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<(String, Vec<String>)>,
}

/// A field that an import would change; values as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Key of the field.
    pub field: String,
    /// What is stored now.
    pub before: String,
    /// What the sheet says.
    pub after: String,
}

/// Everything about a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What becomes of it.
    pub outcome: Outcome,
    /// The record's name, for lists.
    pub label: String,
    /// Faults and remarks.
    pub issues: Vec<Issue>,
    /// What would change; for a new record everything.
    pub changes: Vec<Change>,
    /// The record that is there already: its id and version.
    pub target: Option<(String, i64)>,
    /// What a new record seems to record again.
    pub alike: Option<Alike>,
}

/// The part of a verdict that is stored as JSON.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Details {
    /// Faults and remarks.
    #[serde(default)]
    pub issues: Vec<Issue>,
    /// What would change.
    #[serde(default)]
    pub changes: Vec<Change>,
    /// The record that is there already.
    #[serde(default)]
    pub target: Option<(String, i64)>,
}

impl Verdict {
    /// A row that holds no record, with the reason.
    pub fn skipped((reason, fact): (&str, String), label: String) -> Self {
        let issue = Issue {
            stops: false,
            column: None,
            field: String::new(),
            value: String::new(),
            reason: reason.to_owned(),
            fact,
            suggestion: None,
            ask: None,
        };
        let (issues, changes) = (vec![issue], Vec::new());
        Self { outcome: Outcome::Skipped, label, issues, changes, target: None, alike: None }
    }

    /// A row that was to be written and was left out after all: what was shown of it, and why.
    pub fn left_out(details: Details, label: String, reason: &str) -> Self {
        let Details { mut issues, changes, target } = details;
        let (field, value, fact) = (String::new(), String::new(), String::new());
        let reason = reason.to_owned();
        issues.push(Issue {
            stops: true,
            column: None,
            field,
            value,
            reason,
            fact,
            suggestion: None,
            ask: None,
        });
        Self { outcome: Outcome::Error, label, issues, changes, target, alike: None }
    }

    /// Whether there is a remark that does not hold up the row.
    pub fn is_warned(&self) -> bool {
        self.alike.is_some()
            || (self.outcome != Outcome::Skipped && self.issues.iter().any(|issue| !issue.stops))
    }

    /// What the row seems to record again, as JSON; empty for nothing.
    ///
    /// # Errors
    /// As [`Verdict::details_json`].
    pub fn alike_json(&self) -> Result<String, serde_json::Error> {
        self.alike.as_ref().map_or(Ok(String::new()), serde_json::to_string)
    }

    /// The part that is stored, as JSON: [`Details`].
    ///
    /// # Errors
    /// Never, as far as anybody knows: it holds texts and numbers only.
    pub fn details_json(&self) -> Result<String, serde_json::Error> {
        #[derive(Serialize)]
        struct Said<'a> {
            issues: &'a [Issue],
            changes: &'a [Change],
            target: &'a Option<(String, i64)>,
        }
        serde_json::to_string(&Said { issues: &self.issues, changes: &self.changes, target: &self.target })
    }
}
