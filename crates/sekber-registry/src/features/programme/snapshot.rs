//! A programme as the trail keeps it: flat, readable, and without private contact data.

use serde::Serialize;

use sekber_core::registry::programme::FundingForm;
use sekber_core::write::id_period;

use super::model::{FundingLine, Names, ProgrammeDraft};

/// The record before or after a change. Values are written as a reader of the trail understands them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Snapshot {
    organisation: String,
    cycle: String,
    reference: Option<String>,
    title: String,
    description: String,
    themes: Vec<String>,
    nomenclature: Vec<String>,
    sdg: Vec<String>,
    places: Vec<String>,
    place_note: String,
    period: String,
    activity_status: String,
    funding: Vec<String>,
    targets: String,
    beneficiaries: Option<i64>,
    help_sought: String,
    help_offered: String,
    lead_office: Option<String>,
    supporting_offices: Vec<String>,
    state: &'static str,
    published: bool,
    provenance: &'static str,
    source: String,
}

impl Snapshot {
    /// Writes a programme down with the names that were true at that time.
    pub fn of(draft: &ProgrammeDraft, names: &Names) -> Self {
        let theme = |code: &String| names.theme(code).to_owned();
        let office = |id: &_| names.organisation(id).to_owned();
        let cycle = names.cycles.get(draft.cycle.as_str());
        Self {
            organisation: names.organisation(&draft.organisation).to_owned(),
            cycle: cycle.map_or_else(|| draft.cycle.to_string(), Clone::clone),
            reference: draft.reference.clone(),
            title: draft.title.clone(),
            description: draft.description.clone(),
            themes: draft.themes.iter().map(theme).collect(),
            nomenclature: draft.nomenclature.clone(),
            sdg: draft.sdg.clone(),
            places: draft
                .places
                .iter()
                .map(|code| format!("{} ({code})", names.place(code.as_str())))
                .collect(),
            place_note: draft.place_note.clone(),
            period: id_period(&draft.period),
            activity_status: draft.activity_status.clone(),
            funding: draft.funding.iter().map(funding).collect(),
            targets: draft.targets.clone(),
            beneficiaries: draft.beneficiaries,
            help_sought: draft.help_sought.clone(),
            help_offered: draft.help_offered.clone(),
            lead_office: draft.lead_office.as_ref().map(office),
            supporting_offices: draft.supporting_offices.iter().map(office).collect(),
            state: draft.state.as_str(),
            published: draft.published,
            provenance: draft.provenance.as_str(),
            source: draft.source.clone(),
        }
    }
}

/// `2023 APBD: Rp1.250.000 (barang/jasa, APBD)`.
fn funding(line: &FundingLine) -> String {
    let form = if line.form == FundingForm::InKind { " (barang/jasa)" } else { "" };
    let budget = if line.on_budget { ", masuk anggaran pemerintah" } else { "" };
    format!("{} {}: {}{form}{budget}", line.year, line.source, line.amount.id())
}

/// The change of state alone, for steps that leave the content as it is.
#[derive(Debug, Clone, Serialize)]
pub struct StateSnapshot<'a> {
    /// The state's code.
    pub state: &'static str,
    /// The reason given; empty when none was needed.
    pub reason: &'a str,
}
