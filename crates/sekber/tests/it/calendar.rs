//! Scenarios of the planning calendar: filled once, changed by the secretariat, read by everybody.

use sekber::kit::audit;
use sekber::kit::store::sql;
use sekber_core::value::Moment;

use crate::harness::{OWN_PARTNER, on_both};
use crate::records::keep_award;

#[tokio::test]
async fn the_steps_about_the_award_bear_the_days_of_the_years_own() {
    on_both(async |harness| {
        // 20 November 2023: the result can be contested until the 27th, whatever the usual step says.
        let day = harness.at(Moment(1_700_456_400_000)).await;
        let (staff, partner) = (day.as_staff().await, day.as_partner().await);
        staff.post("/calendar/usual", &[]).await.leads_to("/calendar?year=2023");
        partner.get("/calendar").await.is_ok().shows("13 Desember 2023").hides("mengikuti aturan");
        keep_award(day.app.db(), OWN_PARTNER, "frozen").await;
        let taken =
            "update award_season set state = 'scoring', evidence_at = 0, contest_until = '2023-11-04'";
        day.change(sql(taken)).await;
        let told =
            "update award_season set announced_at = 0, object_until = '2023-11-27', ceremony = '2023-12-14'";
        day.change(sql(told)).await;
        let seen = partner.get("/calendar").await;
        seen.is_ok().shows("4 November 2023").shows("27 November 2023").hides("13 Desember 2023");
        seen.shows("mengikuti aturan").costs_at_most(8);
        let file = partner.get("/calendar/file?year=2023").await;
        file.is_ok().shows("DTEND;VALUE=DATE:20231128").hides("DTEND;VALUE=DATE:20231214");
        let home = day.as_partner().await.get("/").await;
        home.is_ok().shows("27 November 2023").hides("13 Desember 2023").costs_at_most(10);
    })
    .await;
}

#[tokio::test]
async fn a_calendar_is_filled_changed_and_read() {
    on_both(async |harness| {
        let (staff, partner) = (harness.as_staff().await, harness.as_partner().await);
        partner.get("/calendar").await.is_ok().shows("belum diisi").hides("Isi dengan tahapan");
        partner.post("/calendar/usual", &[]).await.is(403);
        staff.post("/calendar/usual", &[]).await.leads_to("/calendar?year=2023");
        staff.post("/calendar/usual", &[]).await.is(422).shows("sudah berisi");
        let seen = partner.get("/calendar").await;
        seen.is_ok().shows("Tahapan 1 Januari – 31 Desember 2023").shows("Sudah lewat").costs_at_most(8);
        seen.shows("Forum perangkat daerah untuk RKPD tahun berikutnya")
            .shows("Penetapan RKPD tahun berikutnya");
        seen.shows("Kesepakatan KUA dan PPAS")
            .shows("Persetujuan perubahan APBD tahun berjalan")
            .hides("Tambah tahapan");

        // What cannot be is told, with what was typed.
        let form = |title: &'static str, from: &'static str, until: &'static str| {
            [
                ("year", "2023"),
                ("title", title),
                ("starts_on", from),
                ("ends_on", until),
                ("party", "partner"),
            ]
        };
        staff
            .post("/calendar", &form("Lokakarya", "2090-05-02", "2090-05-01"))
            .await
            .is(422)
            .shows("mendahului");
        let typed = staff.post("/calendar", &form("Lokakarya", "kapan", "")).await;
        typed.is(422).shows("Lokakarya").shows("bukan tanggal");
        staff.post("/calendar", &form("", "", "")).await.is(422);
        staff.post("/calendar", &form("Lokakarya", "2090-05-02", "")).await.leads_to("/calendar?year=2023");
        let page = staff.get("/calendar").await;
        page.is_ok().shows("Akan datang").shows("Lokakarya").shows("2 Mei 2090");
        partner.get("/").await.is_ok().shows("Lokakarya").costs_at_most(10);
        let file = partner.get("/calendar/file?year=2023").await;
        file.is_ok().shows("SUMMARY:Lokakarya").shows("DTEND;VALUE=DATE:20900503");

        let id = page.text.split("Lokakarya").find_map(|part| part.split("action=\"/calendar/").nth(1));
        let id = id.unwrap().split('"').next().unwrap().to_owned();
        let change = |version: &'static str| {
            let mut sent = form("Lokakarya mitra", "2090-06-01", "2090-06-03").to_vec();
            sent.push(("version", version));
            sent
        };
        partner.post(&format!("/calendar/{id}"), &change("1")).await.is(403);
        staff.post(&format!("/calendar/{id}"), &change("1")).await.leads_to("/calendar?year=2023");
        staff.post(&format!("/calendar/{id}"), &change("1")).await.is(409);
        staff.get("/calendar").await.is_ok().shows("Lokakarya mitra").shows("3 Juni 2090");
        staff.post(&format!("/calendar/{id}/remove"), &[]).await.leads_to("/calendar?year=2023");
        staff.post(&format!("/calendar/{id}/remove"), &[]).await.is(404);
        partner.get("/").await.is_ok().hides("Lokakarya");
        // Reports are due in a year that has no calendar yet.
        let period =
            "insert into report_period (region_code, id, name, starts_on, ends_on, due_on, created_at)
             values ($1, 'later', 'Semester II Tahun 2089', '2089-07-01', '2089-12-31', '2090-01-31', 1)";
        harness.change(sql(period).bind(harness.app.region())).await;
        let home = partner.get("/").await;
        home.is_ok().shows("Batas laporan Semester II Tahun 2089").shows("31 Januari 2090").costs_at_most(10);
        let calendar = partner.get("/calendar").await;
        calendar.is_ok().shows("Batas laporan Semester II Tahun 2089").shows("31 Januari 2090");
        harness
            .as_staff()
            .await
            .in_english()
            .get("/")
            .await
            .is_ok()
            .shows("Reports due: Second half of 2089");
        partner.get("/calendar?year=1999").await.is(404);
        audit::verify(harness.app.db(), &harness.app.region()).await.unwrap().unwrap();
    })
    .await;
}
