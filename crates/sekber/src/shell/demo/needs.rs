//! Open needs of the demonstration: made up, and marked as such.

use std::collections::BTreeMap;

use jiff::civil::date;
use sekber_core::value::{CycleId, OrganisationId, RegionCode};

use crate::features::need::{self, NeedDraft};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Office, field of government, kecamatan (empty for the whole district), what is sought and what for.
const NEEDS: [(&str, &str, &str, &str, &str); 4] = [
    (
        "DINKES",
        "1.02",
        "61.05.05",
        "Pelatihan kader posyandu dan alat ukur tumbuh kembang balita",
        "Simulasi: posyandu di beberapa desa belum memiliki kader terlatih dan alat ukur panjang badan, sehingga balita dengan stunting terlambat diketahui. Dinas menyiapkan pelatih dan jadwal; yang dicari ialah biaya pelatihan dan alat.",
    ),
    (
        "DLH",
        "2.11",
        "",
        "Pendamping bank sampah sekolah dan pengelolaan sampah plastik",
        "Simulasi: sekolah ingin memilah sampah dan membuka bank sampah, tetapi belum ada pendamping dan pembeli hasil pilahan. Dinas menyiapkan tempat dan aturan sekolah.",
    ),
    (
        "DPMPD",
        "2.13",
        "",
        "Fasilitator penyusunan peraturan desa tentang hutan dan lahan desa",
        "Simulasi: beberapa desa ingin menata hutan dan lahannya lewat peraturan desa. Yang dicari ialah fasilitator yang berpengalaman memetakan wilayah bersama warga.",
    ),
    (
        "BPBD",
        "1.05",
        "",
        "Sistem peringatan dini banjir berbasis warga",
        "Simulasi: desa di tepi sungai menerima kabar banjir terlambat. Yang dicari ialah alat ukur muka air sederhana dan pelatihan kelompok siaga bencana.",
    ),
];

/// Writes them for the offices that the district has.
pub async fn add(
    tx: &mut Tx,
    cycle: &CycleId,
    offices: &BTreeMap<&str, &OrganisationId>,
) -> Result<(), Problem> {
    let mut all = Vec::new();
    for (code, field, kecamatan, title, purpose) in NEEDS {
        let Some(office) = offices.get(code) else { continue };
        let draft = NeedDraft {
            title: title.to_owned(),
            purpose: purpose.to_owned(),
            field: field.to_owned(),
            place_code: kecamatan.parse::<RegionCode>().ok(),
            place_note: String::new(),
            starts_on: Some(date(2023, 10, 1)),
            ends_on: Some(date(2024, 6, 30)),
            contact: "Simulasi: sekretariat@sekber.example".to_owned(),
        };
        all.push(((*office).clone(), draft));
    }
    need::simulate(tx, cycle, &all).await.map(|_| ())
}
