//! Scenarios about a sheet of programmes that records something again: the preview says so, and nothing is held up by it.

use sekber::kit::store::sql;
use sekber::shell::demo;

use crate::harness::{Caller, Harness, OTHER_PARTNER_PROGRAMME, on_both};

/// A programme that is recorded already.
async fn recorded(harness: &Harness) {
    let change = "update programme set title = 'Pembangunan sumur bor untuk 25 keluarga', start_on = '2023-01', end_on = '2023-06',
         description = 'Membangun sumur bor air bersih bagi warga bersama Yayasan Sendiri.', version = version + 1 where id = $1";
    harness.change(sql(change).bind(OTHER_PARTNER_PROGRAMME)).await;
    harness
        .change(sql("delete from programme_place where programme_id = $1").bind(OTHER_PARTNER_PROGRAMME))
        .await;
    let add = "insert into programme_place (region_code, programme_id, place_code) values ('61.05', $1, '61.05.01')";
    harness.change(sql(add).bind(OTHER_PARTNER_PROGRAMME)).await;
}

const HEAD: &str = "Organisasi;Judul program;Uraian;Lokasi;Mulai;Selesai\n";

async fn hand_in(caller: &Caller, rows: &[&str]) -> String {
    let text = format!("{HEAD}{}\n", rows.join("\n"));
    let file = ("program.csv", "text/csv", text.as_bytes());
    let seen = caller.upload("/import", &[("kind", "programmes")], "file", file).await;
    let path = seen.leads_on().to_owned();
    for _ in 0..100_000 {
        if !caller.get(&format!("{path}/progress")).await.is_ok().header("hx-redirect").is_empty() {
            return path;
        }
        tokio::task::yield_now().await;
    }
    panic!("{path} is not finished");
}

const WELL: &str = "Yayasan Sendiri;Bantuan sumur bor bagi dua puluh lima keluarga;Dana sumur bor air bersih, dikerjakan Perkumpulan Lain.;61.05.01;2023-01;2023-06";
const SCHOOL: &str = "Yayasan Sendiri;Pelatihan guru membaca di sekolah dasar;Melatih guru kelas rendah.;61.05.02;2023-01;2023-06";

#[tokio::test]
async fn a_row_that_records_something_again_says_so_and_is_imported_all_the_same() {
    on_both(async |harness| {
        recorded(&harness).await;
        let staff = harness.as_staff().await;
        let path = hand_in(&staff, &[WELL, SCHOOL]).await;
        let page = staff.get(&path).await;
        let link = format!("/programmes/{OTHER_PARTNER_PROGRAMME}");
        page.is_ok().shows("Tampaknya satu kegiatan dengan program yang sudah tercatat").shows(&link);
        page.shows("Keduanya menyebut hitungan yang sama: 25 keluarga.");
        let warned = staff.get(&format!("{path}?warned=1")).await;
        warned.is_ok().shows("sumur bor").hides("Pelatihan guru");
        staff.get(&format!("{path}?outcome=added")).await.is_ok().shows("Pelatihan guru");
        staff.get(&format!("{path}/faults")).await.is_ok();
        // What others change meanwhile makes no sheet stale that only was told of it.
        let change = "update programme set title = 'Perpustakaan desa', version = version + 1 where id = $1";
        harness.change(sql(change).bind(OTHER_PARTNER_PROGRAMME)).await;
        staff.post(&format!("{path}/apply"), &[]).await.is(303);
        for _ in 0..100_000 {
            if !staff.get(&format!("{path}/progress")).await.is_ok().header("hx-redirect").is_empty() {
                break;
            }
            tokio::task::yield_now().await;
        }
        staff.get(&path).await.is_ok().shows("Tersimpan: 2 baru");
    })
    .await;
}

#[tokio::test]
async fn two_rows_of_one_sheet_that_are_one_activity_say_so() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let other = "Perkumpulan Lain;Pembangunan sumur bor untuk 25 keluarga;Membangun sumur bor air bersih bersama Yayasan Sendiri.;61.05.01.2001;2023-01;2023-06";
        let path = hand_in(&staff, &[WELL, SCHOOL, other]).await;
        let page = staff.get(&format!("{path}?warned=1")).await;
        page.is_ok().shows("dengan baris 2 lembar ini, “Bantuan sumur bor bagi dua puluh lima keluarga”");
        page.hides("Pelatihan guru").hides("Buka programnya");
        // Somebody's own rows are never each other's doubles: their owner knows both.
        let own = "Yayasan Sendiri;Pembangunan sumur bor untuk 25 keluarga;Membangun sumur bor air bersih.;61.05.01.2001;2023-01;2023-06";
        let path = hand_in(&staff, &[WELL, own]).await;
        staff.get(&path).await.is_ok().hides("Tampaknya");
    })
    .await;
}

#[tokio::test]
async fn what_is_too_much_to_compare_is_counted_and_not_compared() {
    on_both(async |harness| {
        recorded(&harness).await;
        let staff = harness.as_staff().await;
        demo::add_programmes(harness.app.db(), 2_100, |_| ()).await.unwrap();
        let path = hand_in(&staff, &[WELL, SCHOOL]).await;
        let page = staff.get(&path).await;
        page.is_ok().shows("2 baris baru tidak dibandingkan dengan program lain").hides("Tampaknya");
        staff.post(&format!("{path}/apply"), &[]).await.is(303);
    })
    .await;
}
