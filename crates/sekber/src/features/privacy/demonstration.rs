//! A breach of the demonstration, which did not happen and says so.

use sekber_core::privacy::Touched;

use super::actions::insert_breach;
use super::model::BreachDraft;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Records it, noticed some hours ago.
///
/// # Errors
/// When the database refuses.
pub async fn simulate(tx: &mut Tx) -> Result<(), Problem> {
    let breach = BreachDraft {
        noticed_at: tx.now.plus_seconds(-5 * 60 * 60),
        happened_on: None,
        data: "Nama, jabatan, dan surel delegasi pada daftar hadir rapat.".to_owned(),
        how: "Berkas daftar hadir terkirim ke alamat surel di luar pemerintah kabupaten. Penerima memberi tahu Sekber.".to_owned(),
        touched: vec![Touched::Delegates],
        people: Some(71),
        measures: "Penerima diminta menghapus berkas dan menyatakannya secara tertulis. Daftar hadir selanjutnya hanya dibuka lewat akun.".to_owned(),
        advice: "Abaikan surel yang meminta kata sandi atau kode dengan menyebut rapat ini.".to_owned(),
        contact: "Sekretariat Bersama, sekber@sekber.example (simulasi), pada jam kerja".to_owned(),
        simulated: true,
    };
    insert_breach(tx, &breach).await.map(|_| ())
}
