//! Data on need of the demonstration: made up, and marked as such in name, producer and licence.

use std::collections::BTreeMap;

use sekber_core::splitmix::KeyedHash;
use sekber_core::value::RegionCode;

use crate::features::synchronisation::{self, AreaDataDraft};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Thousandths of a unit.
const MILLI: u64 = 1_000;

/// A set of data that is made up.
struct MadeUpSet {
    name: &'static str,
    /// What it counts.
    concept: &'static str,
    unit: &'static str,
    theme: &'static str,
    /// Between which numbers its values lie.
    between: (u64, u64),
}

const SETS: [MadeUpSet; 2] = [
    MadeUpSet {
        name: "Balita dengan stunting (simulasi)",
        concept: "Simulasi: balita yang panjang atau tinggi badannya di bawah minus dua simpangan baku menurut umurnya.",
        unit: "orang",
        theme: "stunting",
        between: (4, 60),
    },
    MadeUpSet {
        name: "Keluarga tanpa air minum layak (simulasi)",
        concept: "Simulasi: keluarga yang sumber air minumnya tidak terlindung.",
        unit: "keluarga",
        theme: "air-sanitasi",
        between: (10, 220),
    },
];

/// Writes them for every village of the district.
pub async fn add(tx: &mut Tx, villages: &[RegionCode]) -> Result<(), Problem> {
    let draft =
        |(at, &MadeUpSet { name, concept, unit, theme, between: (least, most) }): (usize, &MadeUpSet)| {
            let of_set = KeyedHash(2023);
            let value = |(place, code): (usize, &RegionCode)| {
                let number = least + of_set.at(at as u64, place as u64, 0) % (most - least);
                (code.clone(), i64::try_from(number * MILLI).unwrap_or_default())
            };
            AreaDataDraft {
                name: name.to_owned(),
                concept: concept.to_owned(),
                producer: "Simulasi Sekber".to_owned(),
                year: 2022,
                unit: unit.to_owned(),
                licence: "Tanpa lisensi: angka buatan".to_owned(),
                source: "Dibuat untuk peragaan; bukan data siapa pun.".to_owned(),
                theme_code: Some(theme.to_owned()),
                // Programmes count all whom they reach, not only toddlers with stunting, and people instead of families.
                counts_people: false,
                values: villages.iter().enumerate().map(value).collect::<BTreeMap<_, _>>(),
                skipped: (0, Vec::new()),
                replaces: false,
            }
        };
    let drafts: Vec<AreaDataDraft> = SETS.iter().enumerate().map(draft).collect();
    synchronisation::simulate_data(tx, &drafts).await
}
