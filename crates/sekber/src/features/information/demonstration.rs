//! Requests of the demonstration, which nobody filed and which say so.

use jiff::civil::Date;
use sekber_core::information::InformationState;

use super::actions::{file_in, new_code};
use super::model::InformationDraft;
use super::store;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// What is asked for and what for; the first is answered.
const ASKED: [(&str, &str, &str); 2] = [
    (
        "Daftar mitra pembangunan yang bekerja di bidang gizi beserta desanya.",
        "Penulisan skripsi.",
        "Daftarnya dapat diunduh di halaman Data terbuka Sekretariat Bersama (/public/data), kumpulan data Program kerja. Saring dahulu menurut tema di /public/programmes, lalu unduh dari sana.",
    ),
    ("Salinan hasil rapat koordinasi tahun 2023.", "Bahan berita.", ""),
];

/// Files the requests.
///
/// # Errors
/// When the database refuses.
pub async fn simulate(tx: &mut Tx, today: Date) -> Result<(), Problem> {
    for (what, purpose, answer) in ASKED {
        let draft = InformationDraft {
            name: "Warga (simulasi)".to_owned(),
            contact: "warga@sekber.example".to_owned(),
            what: what.to_owned(),
            purpose: purpose.to_owned(),
            way: None,
            simulated: true,
        };
        let filed = file_in(tx, today, &draft, &new_code()?).await?;
        if !answer.is_empty() {
            let said = (answer, "", None);
            let given = (InformationState::Answered, None, ["", ""]);
            store::answer(tx, (&filed.id, 1), given, said, None).await?;
        }
    }
    Ok(())
}
