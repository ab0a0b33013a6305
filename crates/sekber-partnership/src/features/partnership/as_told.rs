//! A paper before and after a change, as the trail keeps it. Both are compared field by field (`pages/written`), so the names of what it
//! refers to are fields of their own, in which people see what was changed. A paper that is begun has nothing to be compared with and
//! keeps its names beside its ids instead ([`super::said`]).

use serde::Serialize;

use super::draft::AgreementDraft;
use super::model::Agreement;

/// What a paper says on one side of a change.
#[derive(Serialize)]
pub struct AsTold<'a> {
    #[serde(flatten)]
    draft: AgreementDraft,
    /// What the paper on which it rests was called, with its number.
    #[serde(skip_serializing_if = "String::is_empty")]
    base_name: String,
    /// What the office was called.
    #[serde(skip_serializing_if = "Option::is_none")]
    office_name: Option<&'a str>,
}

impl<'a> AsTold<'a> {
    /// A paper as it stands.
    pub fn of(agreement: &'a Agreement) -> Self {
        let text = |text: &'a Option<String>| text.as_deref().unwrap_or_default();
        let base = [text(&agreement.base_title), text(&agreement.base_number)];
        let base: Vec<&str> = base.into_iter().filter(|text| !text.is_empty()).collect();
        Self {
            draft: AgreementDraft::of(agreement),
            base_name: base.join(" – "),
            office_name: agreement.office.as_deref(),
        }
    }
}
