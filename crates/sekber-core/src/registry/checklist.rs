//! The secretariat's checklist: yes or no with a remark per point; the verdict follows from the answers.

use serde::{Deserialize, Serialize};

/// What is checked for every partner, in the order in which it is asked.
pub const POINTS: &[&str] =
    &["identity", "legal_base", "seat", "leadership", "contact", "scope", "programme"];

/// The answer to one point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Which point.
    pub point: String,
    /// Whether it is in order; `None` while not looked at.
    pub in_order: Option<bool>,
    /// What the checker noted; needed for a no.
    #[serde(default)]
    pub remark: String,
}

/// All answers; points that were never answered may be absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Checklist(pub Vec<Answer>);

/// What the answers amount to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "verdict", content = "points")]
pub enum Verdict {
    /// These points are unanswered, or answered no without a remark.
    Open(Vec<&'static str>),
    /// These points are not in order.
    Failed(Vec<&'static str>),
    /// Every point is in order.
    Passed,
}

impl Checklist {
    fn answer(&self, point: &str) -> Option<(bool, &str)> {
        let answer = self.0.iter().rfind(|answer| answer.point == point)?;
        Some((answer.in_order?, answer.remark.trim()))
    }

    /// The remarks on points that are in order: what a partner is verified with.
    pub fn notes(&self) -> Vec<(&'static str, &str)> {
        let note = |point: &&'static str| match self.answer(point) {
            Some((true, remark)) if !remark.is_empty() => Some((*point, remark)),
            _ => None,
        };
        POINTS.iter().filter_map(note).collect()
    }

    /// What the answers amount to; a later answer to a point replaces an earlier one.
    pub fn verdict(&self) -> Verdict {
        let such = |wanted: fn(Option<(bool, &str)>) -> bool| -> Vec<&'static str> {
            POINTS.iter().copied().filter(|point| wanted(self.answer(point))).collect()
        };
        let open = such(|answer| matches!(answer, None | Some((false, ""))));
        let failed = such(|answer| matches!(answer, Some((false, _))));
        match (open.is_empty(), failed.is_empty()) {
            (false, _) => Verdict::Open(open),
            (true, false) => Verdict::Failed(failed),
            (true, true) => Verdict::Passed,
        }
    }
}
