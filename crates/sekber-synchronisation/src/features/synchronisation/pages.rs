//! What people see: findings, gaps, who does what where, and the leader's page.

pub mod beside;
pub mod by_kecamatan;
pub mod counted;
pub mod coverage;
pub mod data;
pub mod data_files;
pub mod data_lines;
pub mod dots;
mod drawn_before;
pub mod finding;
pub mod finding_answers;
pub mod finding_fields;
pub mod finding_forms;
pub mod finding_gone;
pub mod finding_past;
pub mod finding_sheet;
pub mod gaps;
pub mod kept;
pub mod leader;
pub mod letter;
pub mod lines;
pub mod list;
pub mod map;
pub mod map_files;
pub mod map_layout;
pub mod map_pictures;
pub mod matrix;
pub mod near;
pub mod needed;
pub mod numbered;
pub mod presented;
pub mod records;
pub mod seek;
pub mod stamp;
pub mod three_w;
pub mod uniting;
pub mod wanted;
pub mod whole_group;
pub mod years;

use super::findings::{Finding, Table};
use super::reasons::Told;
use super::together::Together;
use crate::features::programme::{Names, Stored};
use crate::kit::page::count;
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

/// How many programmes the group of a finding has, and the address where it is shown whole.
pub fn group(table: &Table, together: &Together, finding: &Finding) -> Option<(i64, String)> {
    together.group(finding).map(|first| whole(table, together, first))
}

/// The same of the group that a finding may add a programme to.
pub fn group_beside(table: &Table, together: &Together, finding: &Finding) -> Option<(i64, String)> {
    together.beside(finding).map(|first| whole(table, together, first))
}

fn whole(table: &Table, together: &Together, first: usize) -> (i64, String) {
    (count(together.size(first)), format!("/synchronisation?group={}", table.programmes[first].id))
}
