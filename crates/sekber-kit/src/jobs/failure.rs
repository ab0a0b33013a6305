//! Why an attempt at a job failed: kept with the job, and said in the words of whoever looks.

use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;
use crate::store::Tx;
use crate::words::{Language, Words};

/// Most characters of what the machine said that are kept.
const LONGEST_DETAIL: usize = 500;

/// Why an attempt failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Key of the sentence that explains it.
    key: String,
    /// Facts that the sentence names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    facts: Vec<(String, String)>,
    /// What the machine said, as it said it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    detail: String,
    /// Whether another attempt would fail in the same way.
    #[serde(skip)]
    is_final: bool,
}

/// What a room does when one of its jobs has failed for good or was cancelled, in the transaction that says so. It may
/// refuse when what the job is about must not be left undone.
pub type GivenUp =
    for<'a> fn(&'a mut Tx, payload: &'a str, why: &'a Failure) -> BoxFuture<'a, Result<(), Problem>>;

impl Failure {
    /// An error that may pass by itself, with the key of the sentence that explains it and what the machine said.
    pub fn passing(key: &'static str, detail: impl ToString) -> Self {
        let detail = detail.to_string().chars().take(LONGEST_DETAIL).collect();
        Self { key: key.to_owned(), facts: Vec::new(), detail, is_final: false }
    }

    /// An error that no further attempt would mend.
    pub fn lasting(key: &'static str, detail: impl ToString) -> Self {
        Self { is_final: true, ..Self::passing(key, detail) }
    }

    /// Somebody cancelled the job.
    pub fn cancelled() -> Self {
        Self::lasting("refused-job-cancelled", "")
    }

    /// The program ended again and again while it worked on the job.
    pub fn interrupted() -> Self {
        Self::lasting("problem-job-interrupted", "")
    }

    /// The work came upon a defect of the program.
    pub fn panicked() -> Self {
        Self::passing("problem-job-defect", "panicked")
    }

    /// The lease is in other hands; nothing more may be written.
    pub fn lost() -> Self {
        Self::passing("problem-job-lost", "")
    }

    /// Whether another attempt would fail in the same way.
    pub fn is_final(&self) -> bool {
        self.is_final
    }

    /// Whether it is that somebody cancelled the job.
    pub fn is_cancellation(&self) -> bool {
        *self == Self::cancelled()
    }

    /// What the machine said.
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// The sentence that explains it.
    pub fn in_words(&self, words: &Words, language: Language) -> String {
        let facts: Vec<(&str, String)> =
            self.facts.iter().map(|(name, fact)| (name.as_str(), fact.clone())).collect();
        words.say_with(language, &self.key, &facts)
    }

    /// As it is kept with the job.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As it was kept; none when the last attempt did not fail.
    pub fn from_json(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }
}

impl<E: Into<Problem>> From<E> for Failure {
    /// What a rule says no to stays so; what concerns the machine may pass.
    fn from(error: E) -> Self {
        let problem: Problem = error.into();
        let facts = problem.facts(Language::Indonesian);
        let facts = facts.into_iter().map(|(name, fact)| (name.to_owned(), fact)).collect();
        let key = match &problem {
            Problem::Ours(_) => "problem-job-defect",
            Problem::Unavailable { .. } => "problem-job-unavailable",
            Problem::NotAllowed => "problem-job-permission",
            _ => problem.sentence().1,
        };
        let (detail, is_final) = match &problem {
            Problem::Ours(cause) | Problem::Unavailable { cause, .. } => (format!("{cause:#}"), false),
            Problem::Conflict | Problem::TooMany(_) | Problem::Busy(_) | Problem::Working { .. } => {
                (String::new(), false)
            }
            Problem::Invalid(faults) => (faults.to_string(), true),
            _ => (String::new(), true),
        };
        Self { facts, is_final, ..Self::passing(key, detail) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_rule_refuses_is_final_and_what_the_machine_says_is_not() {
        assert!(Failure::from(Problem::NotAllowed).is_final());
        assert!(Failure::from(Problem::refused("refused-job-cancelled")).is_final());
        assert!(!Failure::from(Problem::Busy(3)).is_final());
        let ours = Failure::from(anyhow::anyhow!("no route to host"));
        assert!(!ours.is_final());
        assert_eq!(Failure::from_json(&ours.to_json()), Some(ours));
    }

    #[test]
    fn what_the_machine_says_is_kept_in_part_when_it_is_long() {
        let long = Failure::passing("problem-job-defect", "x".repeat(10_000));
        assert_eq!(long.detail().len(), LONGEST_DETAIL);
    }
}
