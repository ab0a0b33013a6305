//! The programmes of the demonstration: the partners' from the record, the offices' from the national nomenclature.

use std::collections::BTreeMap;

use sekber_core::registry::programme::{FundingForm, Status};
use sekber_core::value::{Currency, CycleId, Money, OrganisationId, PartialDate, Period, RegionCode};
use sekber_facts::nomenclature::{self, Level};
use sekber_facts::sintang;

use super::{REGION, YEAR, cut, provenance, themes};
use crate::features::programme::{FundingLine, ProgrammeDraft};
use crate::features::registry::Provenance;

/// Programmes per office: enough to see both sides, few enough to read.
const PER_OFFICE: usize = 3;

/// The partners' programmes as the public sources tell them.
pub fn of_partners(cycle: &CycleId, ids: &BTreeMap<&str, &OrganisationId>) -> Vec<ProgrammeDraft> {
    let known = sintang::programmes().iter();
    known.filter_map(|found| Some(of_partner(found, cycle, ids.get(found.partner.as_str())?))).collect()
}

fn of_partner(found: &sintang::Programme, cycle: &CycleId, owner: &OrganisationId) -> ProgrammeDraft {
    ProgrammeDraft {
        reference: Some(found.id.clone()),
        description: found.description.clone(),
        themes: themes::of(&format!("{}; {}", found.title, found.themes.join("; "))),
        sdg: found.goals.iter().map(ToString::to_string).collect(),
        places: found.places.iter().filter_map(|code| code.parse().ok()).collect(),
        period: period(found.start.as_deref(), found.end.as_deref()),
        funding: funding(found),
        state: state(found.years()),
        published: true,
        provenance: provenance(found.confidence),
        source: cut(&found.source),
        ..ProgrammeDraft::new(owner.clone(), cycle.clone(), &found.title)
    }
}

fn period(start: Option<&str>, end: Option<&str>) -> Period {
    let read = |text: Option<&str>| text.and_then(|text| text.parse::<PartialDate>().ok());
    Period::new(read(start), read(end)).unwrap_or_default()
}

fn funding(found: &sintang::Programme) -> Vec<FundingLine> {
    let amount = found.budget_idr.and_then(|whole| Money::rupiah(i64::try_from(whole).ok()?));
    let year = found.years().map_or(YEAR, |(first, _)| i64::from(first));
    amount
        .map(|amount| FundingLine {
            year,
            source: found.donor.clone().unwrap_or_else(|| "Donor".to_owned()),
            amount,
            form: FundingForm::Cash,
            on_budget: false,
        })
        .into_iter()
        .collect()
}

/// Where the programme stood in the year of the meeting, by its dates.
fn state(years: Option<(u16, u16)>) -> Status {
    match years {
        Some((_, last)) if i64::from(last) < YEAR => Status::Completed,
        Some((first, _)) if i64::from(first) > YEAR => Status::Proposed,
        _ => Status::Active,
    }
}

/// The invited offices' programmes: the first programmes of their own duties in the nomenclature, marked as concluded,
/// since the offices' own plans are not public in a form that can be read.
pub fn of_offices(
    cycle: &CycleId,
    invited: &[&sintang::Office],
    ids: &BTreeMap<&str, &OrganisationId>,
) -> Vec<ProgrammeDraft> {
    let mut drafts = Vec::new();
    for office in invited {
        let Some(owner) = ids.get(office.code.as_str()) else { continue };
        let programs = sintang::programs_of(office).into_iter().take(PER_OFFICE);
        drafts.extend(programs.map(|entry| of_office(entry, cycle, owner)));
    }
    drafts
}

fn of_office(entry: &nomenclature::Entry, cycle: &CycleId, owner: &OrganisationId) -> ProgrammeDraft {
    let below: Vec<&str> = nomenclature::all()
        .iter()
        .filter(|inner| inner.level == Level::Kegiatan && inner.parent == Some(entry.code))
        .map(|inner| inner.name)
        .collect();
    let region: Option<RegionCode> = REGION.parse().ok();
    ProgrammeDraft {
        reference: Some(entry.code.to_owned()),
        description: format!("Kegiatan menurut nomenklatur: {}.", below.join("; ")),
        themes: themes::infer(entry.name, [entry.code]),
        nomenclature: vec![entry.code.to_owned()],
        places: region.into_iter().collect(),
        period: period(Some("2023"), Some("2023")),
        state: Status::Active,
        published: true,
        provenance: Provenance::Inferred,
        source: "Nomenklatur urusan pemerintahan kabupaten/kota".to_owned(),
        ..ProgrammeDraft::new(owner.clone(), cycle.clone(), entry.name)
    }
}

/// Indonesian rupiah, for the programmes that load tests make.
pub fn rupiah(whole: i64) -> Option<Money> {
    Money::whole(whole, Currency::IDR)
}
