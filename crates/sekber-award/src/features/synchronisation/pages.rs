//! What people see: findings, gaps, who does what where, and the leader's page.

pub mod beside;
pub mod counted;
pub mod coverage;
pub mod data;
pub mod data_files;
mod drawn_before;
pub mod finding;
pub mod gaps;
pub mod leader;
pub mod letter;
pub mod list;
pub mod map;
pub mod map_files;
pub mod map_pictures;
pub mod matrix;
pub mod near;
pub mod needed;
pub mod presented;
pub mod records;
pub mod stamp;
pub mod three_w;
pub mod years;

use super::findings::{Finding, Table};
use super::reasons::Told;
use crate::features::programme::{Names, Stored};
use sekber_core::value::OrganisationId;
use sekber_engines::synchronisation::grading::Grade;

/// A code and the text shown for it.
pub type Pair = (String, String);

/// One side of a finding, with the owner's short name for sentences.
pub fn told<'t>(table: &'t Table, at: usize) -> Told<'t> {
    let stored = &table.programmes[at];
    Told { owner: owner(table, stored), content: &stored.content }
}

/// The owner's name in speech.
pub fn owner<'t>(table: &'t Table, stored: &'t Stored) -> &'t str {
    in_speech(&table.names, &stored.content.organisation)
}

/// An organisation's name in speech.
pub fn in_speech<'n>(names: &'n Names, organisation: &'n OrganisationId) -> &'n str {
    match names.organisations.get(organisation.as_str()) {
        Some((_, short, _)) if !short.is_empty() => short,
        Some((name, ..)) => name,
        None => organisation.as_str(),
    }
}

/// The class that colours a grade's badge.
pub fn badge(grade: Grade) -> &'static str {
    match grade {
        Grade::Same => "info",
        Grade::Duplication => "warn",
        Grade::Synergy => "good",
        Grade::Unclear => "",
    }
}

/// The address of a finding.
pub fn href(table: &Table, finding: &Finding) -> String {
    format!(
        "/synchronisation/findings/{}/{}",
        table.programmes[finding.first].id, table.programmes[finding.second].id
    )
}
