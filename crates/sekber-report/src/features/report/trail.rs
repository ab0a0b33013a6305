//! What the trail keeps of a report, be it written by a partner or made up for a demonstration.

use sekber_core::report::{Decision, ReportState};
use serde::Serialize;

use super::draft::ReportDraft;
use crate::features::work_plan::{self, FigureOf, Indicator};

/// What a report is called there: partner and period.
pub fn label(organisation: &str, period: &str) -> String {
    format!("{organisation}, {period}")
}

/// What a report says.
#[derive(Debug, Serialize)]
pub struct Snapshot<'a> {
    period: &'a str,
    #[serde(flatten)]
    content: &'a ReportDraft,
    /// By the titles of their indicators.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    figures: Vec<String>,
}

impl<'a> Snapshot<'a> {
    /// What a report for a period says, of some indicators too.
    pub fn new(period: &'a str, content: &'a ReportDraft, indicators: &[Indicator]) -> Self {
        let told = |figure: &FigureOf| {
            let title =
                indicators.iter().find(|one| one.id == figure.indicator).map(|one| one.title.as_str());
            format!("{}: {}", title.unwrap_or_default(), work_plan::typed(figure.milli))
        };
        Self { period, content, figures: content.figures.iter().map(told).collect() }
    }
}

/// What somebody decided.
#[derive(Debug, Serialize)]
pub struct Decided<'a> {
    state: ReportState,
    decision: Decision,
    remarks: &'a str,
}

impl<'a> Decided<'a> {
    /// A decision with its remarks, and how far the report is by it.
    pub fn new(decision: Decision, remarks: &'a str) -> Self {
        Self { state: decision.state(), decision, remarks }
    }
}

/// How far a report was before somebody decided.
#[derive(Debug, Serialize)]
pub struct Was {
    /// Where it stood.
    pub state: ReportState,
}
