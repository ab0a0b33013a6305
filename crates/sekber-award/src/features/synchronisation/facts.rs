//! What of a programme counts when it is compared with others, and when a verdict about it holds.

use sekber_core::synchronisation::grading::Facts;
use sekber_core::value::RegionCode;

use super::model::{PairFacts, ProgrammeFacts};
use crate::features::programme::{Names, ProgrammeDraft};
use crate::kit::card::Described;
use crate::kit::digest::sha256;
use crate::kit::store::StoreError;

/// Sources of money that every second programme has: they tie nobody together.
const USUAL_FUNDERS: [&str; 8] =
    ["apbd", "apbn", "apbdes", "donasi", "mitra", "swadaya", "donor", "apbd kabupaten"];

/// What is described as a record.
pub fn draft(described: &Described) -> ProgrammeDraft {
    ProgrammeDraft {
        description: described.description.clone(),
        targets: described.targets.clone(),
        themes: described.themes.clone(),
        nomenclature: described.nomenclature.clone(),
        sdg: described.sdg.clone(),
        places: described.places.clone(),
        period: described.period,
        ..ProgrammeDraft::new(described.organisation.clone(), described.cycle.clone(), &described.title)
    }
}

/// What is compared of a programme.
pub fn facts(content: &ProgrammeDraft, names: &Names, home: &RegionCode) -> Facts {
    let (organisation, short_name) = names
        .organisations
        .get(content.organisation.as_str())
        .map(|(name, short, _)| (name.clone(), short.clone()))
        .unwrap_or_default();
    Facts {
        owner: content.organisation.to_string(),
        organisation,
        short_name,
        title: content.bare_title().to_owned(),
        text: format!("{}\n{}", content.description, content.targets),
        themes: content.themes.iter().map(|code| names.theme(code).to_owned()).collect(),
        codes: content.nomenclature.clone(),
        goals: content.sdg.clone(),
        places: content.places.clone(),
        home: Some(home.clone()),
        period: content.period,
        outputs: Vec::new(),
        funders: content.funding.iter().map(|line| line.source.clone()).collect(),
    }
}

/// Who pays a programme, each once; sources that many have are left out.
pub fn funders(content: &ProgrammeDraft) -> Vec<String> {
    let sources = content.funding.iter().map(|line| line.source.trim().to_owned());
    let mut found: Vec<String> = sources.filter(|source| !source.is_empty() && !is_usual(source)).collect();
    found.sort();
    found.dedup();
    found
}

fn is_usual(source: &str) -> bool {
    USUAL_FUNDERS.contains(&source.to_lowercase().as_str())
}

/// What a verdict rests on: everything that is compared. Long texts stand as their digest.
fn kept(content: &ProgrammeDraft, names: &Names) -> ProgrammeFacts {
    let text = format!("{}\n{}\n{}", content.description, content.targets, content.place_note);
    let all = |list: &[String]| list.join("; ");
    let places: Vec<&str> = content.places.iter().map(|place| names.place(place.as_str())).collect();
    let themes: Vec<&str> = content.themes.iter().map(|code| names.theme(code)).collect();
    [
        ("title", content.title.clone()),
        ("text", sha256(text)),
        ("organisation", names.organisation(&content.organisation).to_owned()),
        ("themes", themes.join("; ")),
        ("codes", all(&content.nomenclature)),
        ("goals", all(&content.sdg)),
        ("places", places.join("; ")),
        ("period", content.period.to_string()),
        ("funders", all(&funders(content))),
    ]
    .map(|(field, value)| (field.to_owned(), value))
    .into()
}

/// The facts of two programmes as a verdict keeps them, as JSON, with their digest.
///
/// # Errors
/// When they cannot be written as JSON.
pub fn settled(
    first: &ProgrammeDraft,
    second: &ProgrammeDraft,
    names: &Names,
) -> Result<(PairFacts, String, String), StoreError> {
    let facts = PairFacts { first: kept(first, names), second: kept(second, names) };
    let json = serde_json::to_string(&facts).map_err(StoreError::from)?;
    let digest = sha256(&json);
    Ok((facts, json, digest))
}
