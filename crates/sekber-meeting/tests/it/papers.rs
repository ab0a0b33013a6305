//! Scenarios about what the papers of a meeting say: nothing of a day that has not come, nothing of somebody who was not there.

use sekber::kit::store::sql;

use crate::document::{close, closed, issue};
use crate::docx::text_of;
use crate::hall::{Hall, count};
use crate::harness::{Harness, OWN_OFFICE, OWN_PARTNER_PROGRAMME, on_both};

async fn paper(hall: &Hall, name: &str) -> String {
    text_of(&hall.staff.get(&format!("{}/files/{name}.docx", hall.path)).await.is_ok().bytes)
}

async fn held(harness: &Harness, hall: &Hall, day: &'static str) {
    let moved = sql("update meeting set day = $1, version = version + 1 where id = $2");
    harness.change(moved.bind(day).bind(hall.id.as_str())).await;
}

#[tokio::test]
async fn no_paper_tells_of_a_day_that_has_not_come() {
    on_both(async |harness| {
        let hall = closed(&harness).await;
        held(&harness, &hall, "2123-09-20").await;
        for (kind, number) in [("agreement", "1"), ("proposals", "2"), ("minutes", "")] {
            let early = issue(&hall, kind, number).await;
            early.is(422).shows("Hari rapat belum tiba").shows(&format!("{}/edit#day", hall.path));
        }
        assert_eq!(count(harness.app.db(), "select count(*) from document").await, 0);
        held(&harness, &hall, "2023-09-20").await;
        issue(&hall, "minutes", "").await.is(303);
    })
    .await;
}

#[tokio::test]
async fn the_record_names_its_ground_who_came_and_who_answered_without_being_there() {
    on_both(async |harness| {
        let hall = closed(&harness).await;
        let plain = paper(&hall, "agreement").await;
        assert!(plain.contains("Pada hari ini") && !plain.contains("Berdasarkan"), "{plain}");
        let ground = sql("update meeting set letter_basis = 'Keputusan Bupati Nomor 7', version = version + 1 where id = $1");
        harness.change(ground.bind(hall.id.as_str())).await;
        let record = paper(&hall, "agreement").await;
        assert!(record.contains("Berdasarkan Keputusan Bupati Nomor 7, pada hari ini"), "{record}");
        assert!(record.contains("Menurut daftar hadir (terlampir), rapat dihadiri oleh"), "{record}");
        assert!(record.contains("Tidak tercatat hadir dalam rapat"), "no partner came: {record}");
        let (record, annex) = record.split_once(": Daftar Hadir").unwrap();
        let (annex, sides) = annex.split_once(": Wakil Pihak yang Menyepakati").unwrap();
        assert!(annex.contains("Dinas Sendiri") && !annex.contains("Yayasan Sendiri"), "{annex}");
        assert!(sides.contains("Dinas Sendiri") && sides.contains("Yayasan Sendiri"), "{sides}");
        let (body, agreed) = record.split_once("Lampiran I: Pasangan yang Disepakati").unwrap();
        assert!(body.contains("MENYEPAKATI") && body.contains("KESATU") && body.contains("Lampiran I,"), "{body}");
        assert!(body.contains("RKPD tahun 2025 dan, bila diperlukan, perubahan RKPD tahun 2024"), "{body}");
        assert!(!body.contains("Kebun gizi keluarga") && agreed.contains("Kebun gizi keluarga"), "{record}");
        assert!(record.contains("Berita Acara\nKesepakatan Rapat Koordinasi Kemitraan\n"), "{record}");
        assert_eq!(record.matches("Nama: ....").count(), 2, "who signs for each side writes who it is: {record}");
        let came = sql("update meeting_participant set presence = 'present' where meeting_id = $1");
        harness.change(came.bind(hall.id.as_str())).await;
        let all_there = paper(&hall, "agreement").await;
        assert!(!all_there.contains("Tidak tercatat hadir"), "{all_there}");
    })
    .await;
}

#[tokio::test]
async fn a_programme_whose_time_was_over_is_agreed_on_but_not_proposed() {
    on_both(async |harness| {
        let hall = closed(&harness).await;
        let period = async |day: &'static str| {
            let lasts =
                sql("update programme set start_on = $1, end_on = $2, version = version + 1 where id = $3");
            harness.change(lasts.bind(day).bind(day).bind(OWN_PARTNER_PROGRAMME)).await;
            paper(&hall, "proposals").await
        };
        let going_on = period("2024-12-31").await;
        assert!(!going_on.contains("Nihil") && !going_on.contains("sudah berakhir"), "{going_on}");
        assert!(going_on.contains("bahan Musrenbang RKPD tahun 2025."), "{going_on}");
        assert!(!going_on.contains("Perangkat daerah pendukung"), "an empty column: {going_on}");
        let record = paper(&hall, "agreement").await;
        assert!(!record.contains('†') && !record.contains("sudah berakhir"), "{record}");
        let over = period("2022-12-31").await;
        assert!(over.contains("Nihil") && over.contains("waktunya sudah berakhir pada hari rapat"), "{over}");
        // The record of agreement tells it of the same pairs.
        let record = paper(&hall, "agreement").await;
        assert!(record.contains("Sebanyak 1 di antara pasangan yang disepakati"), "{record}");
        assert!(record.contains(" †\n") && record.contains("† Waktu program ini sudah berakhir"), "{record}");
    })
    .await;
}

#[tokio::test]
async fn a_meeting_closed_without_a_plan_promises_no_record() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let asked = sql("select id from meeting_participant where meeting_id = $1 and organisation_id = $2");
        let office: String =
            harness.app.db().value(asked.bind(&hall.id).bind(OWN_OFFICE)).await.unwrap().unwrap();
        let there = [("participant", office.as_str()), ("presence", "present"), ("name", ""), ("sex", "")];
        hall.staff.post(&format!("{}/door", hall.path), &there).await.is(303);
        close(&harness, &hall).await;
        let console = hall.staff.get(&format!("{}/console", hall.path)).await;
        console.is_ok().shows("tanpa rencana kemitraan yang ditetapkan").hides("siap dicetak");
        let list = paper(&hall, "attendance").await;
        assert_eq!(list.matches("(nama tidak dicatat)").count(), 1, "{list}");
    })
    .await;
}

#[tokio::test]
async fn an_assistant_signs_for_a_higher_post_only() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let mut one = [
            ("name", "Drs. Yosef, M.Si."),
            ("position", "Asisten Perekonomian dan Pembangunan"),
            ("acting_mark", "holder"),
            ("on_behalf_of", ""),
            ("rank", ""),
            ("number", ""),
        ];
        let list = "/settings/signatories";
        staff.post(list, &one).await.is(422).shows("Asisten menandatangani untuk jabatan lain");
        (one[2].1, one[3].1) = ("an", "Bupati Sintang / Sekretaris Daerah");
        // Nobody of the service signs without rank and NIP.
        staff.post(list, &one).await.is(422).shows("Isi pangkat dan golongan").shows("Isi NIP");
        (one[4].1, one[5].1) = ("Pembina Utama Muda, IV/c", "19700101 199503 1 001");
        staff.post(list, &one).await.is(303);
        let shown = staff.get("/settings/documents").await;
        shown.is_ok().shows("a.n. Bupati Sintang").shows("u.b.").shows("Kop sekarang: Sekretariat Daerah");
        // Where the rule decides whether they are printed, nobody is asked; only the form for a new name asks.
        assert_eq!(shown.text.matches("name=\"prints_number\"").count(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_letter_lists_what_the_meeting_does_in_line_with_day_and_place() {
    on_both(async |harness| {
        let hall = Hall::called(&harness).await;
        let letters = paper(&hall, "invitations").await;
        assert!(letters.contains("1. Pembukaan") && letters.contains("2. Paparan mitra"), "{letters}");
    })
    .await;
}

#[tokio::test]
async fn the_minutes_tell_when_the_meeting_was_opened_and_closed_and_who_wrote_them() {
    on_both(async |harness| {
        let hall = closed(&harness).await;
        held(&harness, &hall, "2023-09-20").await;
        let minutes = paper(&hall, "minutes").await;
        assert!(!minutes.contains("Rapat ditutup"), "it was closed on another day: {minutes}");
        assert!(!minutes.contains("NIP 1980"), "{minutes}");
        let noted =
            sql("update meeting set opened_at = 1695170700000, closed_at = 1695200400000, version = version + 1 where id = $1");
        harness.change(noted.bind(hall.id.as_str())).await;
        let writer = [
            ("name", "Sri Notulis"),
            ("position", "Kepala Subbagian Umum"),
            ("rank", "Penata, III/c"),
            ("number", "19800101 200604 2 001"),
            ("acting_mark", "holder"),
            ("on_behalf_of", ""),
        ];
        hall.staff.post("/settings/signatories", &writer).await.is(303);
        let minutes = paper(&hall, "minutes").await;
        assert!(minutes.contains("pukul 07.45 WIB") && minutes.contains("pukul 16.00 WIB"), "{minutes}");
        assert!(minutes.contains("Penata, III/c") && minutes.contains("NIP 19800101 200604 2 001"), "{minutes}");
        let record = paper(&hall, "agreement").await;
        assert!(record.contains(", tanggal 20 September 2023"), "an annex bears the day of its paper: {record}");
    })
    .await;
}
