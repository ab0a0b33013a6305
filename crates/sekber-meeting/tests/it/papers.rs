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
        assert!(record.contains("Menurut daftar hadir, rapat dihadiri oleh"), "{record}");
        assert!(record.contains("Tidak tercatat hadir dalam rapat"), "no partner came: {record}");
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
            let lasts = sql("update programme set start_on = $1, end_on = $2 where id = $3");
            harness.change(lasts.bind(day).bind(day).bind(OWN_PARTNER_PROGRAMME)).await;
            paper(&hall, "proposals").await
        };
        let going_on = period("2024-12-31").await;
        assert!(!going_on.contains("Nihil") && !going_on.contains("sudah berakhir"), "{going_on}");
        assert!(!going_on.contains("Perangkat daerah pendukung"), "an empty column: {going_on}");
        let over = period("2022-12-31").await;
        assert!(over.contains("Nihil") && over.contains("waktunya sudah berakhir pada hari rapat"), "{over}");
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
        console.is_ok().shows("tanpa rencana kemitraan yang diberlakukan").hides("siap dicetak");
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
        ];
        let list = "/settings/signatories";
        staff.post(list, &one).await.is(422).shows("Asisten menandatangani untuk jabatan lain");
        (one[2].1, one[3].1) = ("an", "Bupati Sintang / Sekretaris Daerah");
        staff.post(list, &one).await.is(303);
        let shown = staff.get("/settings/documents").await;
        shown.is_ok().shows("a.n. Bupati Sintang").shows("u.b.").shows("Kop sekarang: Sekretariat Daerah");
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
