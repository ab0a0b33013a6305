//! What a check or an import came to, in numbers.

use serde::{Deserialize, Serialize};

use super::kind::Outcome;
use super::verdict::Verdict;

/// How many rows of each outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// New records.
    pub added: i64,
    /// Records that change.
    pub changed: i64,
    /// Records that stay as they are.
    pub unchanged: i64,
    /// Rows with faults.
    pub error: i64,
    /// Rows that hold no record.
    pub skipped: i64,
    /// Rows with remarks that do not hold them up.
    pub warned: i64,
    /// Of the faulty rows those that were left out while the others were written.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub left_out: i64,
    /// New records of which nobody looked whether they record something again, since there is too much to compare them with.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub uncompared: i64,
}

fn is_zero(number: &i64) -> bool {
    *number == 0
}

impl Summary {
    /// Counts a row of an outcome as left out.
    pub fn leave_out(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Added => self.added -= 1,
            Outcome::Changed => self.changed -= 1,
            Outcome::Unchanged | Outcome::Error | Outcome::Skipped => return,
        }
        self.error += 1;
        self.left_out += 1;
    }

    /// Counts a row.
    pub fn count(&mut self, verdict: &Verdict) {
        match verdict.outcome {
            Outcome::Added => self.added += 1,
            Outcome::Changed => self.changed += 1,
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Error => self.error += 1,
            Outcome::Skipped => self.skipped += 1,
        }
        self.warned += i64::from(verdict.is_warned());
    }

    /// How many rows have an outcome.
    pub fn of(&self, outcome: Outcome) -> i64 {
        match outcome {
            Outcome::Added => self.added,
            Outcome::Changed => self.changed,
            Outcome::Unchanged => self.unchanged,
            Outcome::Error => self.error,
            Outcome::Skipped => self.skipped,
        }
    }

    /// Rows in all.
    pub fn total(&self) -> i64 {
        Outcome::ALL.iter().map(|outcome| self.of(*outcome)).sum()
    }

    /// How many records would be written.
    pub fn writes(&self) -> i64 {
        self.added + self.changed
    }

    /// Whether there is nothing to write and nothing wrong: every row that was read says what is stored already.
    pub fn is_nothing(&self) -> bool {
        self.writes() == 0 && self.error == 0 && self.unchanged > 0
    }
}
