//! What of a programme counts when it is compared with others, and when a verdict about it holds.

use sekber_core::value::RegionCode;
use sekber_engines::synchronisation::grading::Facts;

use super::model::{PairFacts, ProgrammeFacts};
use super::reader::place_names;
use crate::features::programme::{Names, ProgrammeDraft};
use crate::kit::card::Described;
use crate::kit::digest::sha256;
use crate::kit::store::StoreError;

/// Words that say of what kind money is and not who pays: a source that holds no other ties nobody together.
const KINDS_OF_MONEY: [&str; 36] = [
    "anggaran",
    "anggota",
    "apbd",
    "apbdes",
    "apbn",
    "bantuan",
    "csr",
    "dana",
    "desa",
    "donasi",
    "donatur",
    "donor",
    "hibah",
    "internal",
    "kabupaten",
    "kampus",
    "karyawan",
    "kas",
    "kelompok",
    "lembaga",
    "mandiri",
    "masyarakat",
    "mitra",
    "organisasi",
    "penelitian",
    "pengabdian",
    "perusahaan",
    "pribadi",
    "provinsi",
    "sendiri",
    "simulasi",
    "sosial",
    "sumbangan",
    "swadaya",
    "tjslp",
    "warga",
];

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
        place_names: place_names(home),
        period: content.period,
        outputs: Vec::new(),
        funders: content.funding.iter().map(|line| line.source.clone()).collect(),
    }
}

/// Who pays a programme, each once; sources that say only of what kind the money is are left out.
pub fn funders(content: &ProgrammeDraft) -> Vec<String> {
    let sources = content.funding.iter().map(|line| line.source.trim().to_owned());
    let mut found: Vec<String> = sources.filter(|source| !is_usual(source)).collect();
    found.sort();
    found.dedup();
    found
}

fn is_usual(source: &str) -> bool {
    let source = source.to_lowercase();
    let mut words = source.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| KINDS_OF_MONEY.contains(&word))
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

#[cfg(test)]
mod tests {
    use super::is_usual;

    #[test]
    fn a_kind_of_money_pays_nothing() {
        for usual in [
            "APBD Kabupaten",
            "Hibah lembaga donor (simulasi)",
            "Swadaya kelompok",
            "donasi, sumbangan warga",
            "–",
        ] {
            assert!(is_usual(usual), "{usual}");
        }
        for payer in ["GIZ", "Hibah Yayasan KEHATI", "Dana CSR PT Sawit Maju", "Bank Indonesia"] {
            assert!(!is_usual(payer), "{payer}");
        }
    }
}
