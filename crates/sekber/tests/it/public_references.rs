//! What the secretariat pastes for the public files: codes of BPS beside those of Kemendagri, and the KDSD frame with its matrix.

use sekber::kit::store::sql;
use sekber_core::value::Moment;

use crate::harness::{OWN_PARTNER_PROGRAMME, on_both};

#[tokio::test]
async fn codes_of_bps_stand_beside_those_of_the_ministry_once_they_are_pasted() {
    on_both(async |harness| {
        let (public, staff) = (harness.public(), harness.as_staff().await);
        let place = "insert into programme_place (region_code, programme_id, place_code) values ('61.05', $1, '61.05.03') on conflict do nothing";
        harness.change(sql(place).bind(OWN_PARTNER_PROGRAMME)).await;
        public.get("/public/data/metadata").await.is_ok().shows("(diisi)").hides("6107");
        public.get("/public/data/3w.csv").await.is_ok().shows("#adm3+code+v_bps").hides("6107030");
        staff.get("/portal/references").await.is_ok().shows("name=\"version\" value=\"0\"");
        let paste = async |codes: &str, version: &str| {
            let fields = [("bps_codes", codes), ("version", version)];
            staff.post("/portal/references", &fields).await
        };
        paste("61.05\t6107\n61.05.03 610", "0").await.is(422).shows("href=\"#bps_codes\"").shows("61.05.03 610");
        paste("61.05\t6107\n61.05.03\t6107030", "0").await.leads_to("/portal/references");
        paste("", "0").await.is(409);
        let wrong = [("holidays", "Natal"), ("version", "1")];
        staff.post("/portal/references", &wrong).await.is(422).shows("href=\"#holidays\"");
        staff.get("/portal/references").await.is_ok().shows("6107030");
        public.get("/public/data/metadata").await.is_ok().shows("6107");
        let sheet = public.get("/public/data/3w.csv").await;
        sheet.is_ok().shows("6107030").shows("61.05.03");
        public.get("/public/data/catalogue.jsonld").await.is_ok().shows("Badan Pusat Statistik").shows("6107");
        public.get("/public/data/places.geojson").await.is_ok().shows("\"bps_code\":\"6107030\"");
        harness.as_partner().await.post("/portal/references", &[("version", "1")]).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn the_kdsd_matrix_counts_programmes_by_the_codes_tied_to_each_indicator() {
    on_both(async |harness| {
        let (public, staff) = (harness.public(), harness.as_staff().await);
        let fill = "href=\"/portal/references#indicators\"";
        let empty = public.get("/public/kdsd").await;
        empty.is_ok().shows("belum mengisi indikator").shows("muncul setelah Sekber").hides(fill).costs_at_most(10);
        // Who may fill it in is led there, nobody else.
        staff.get("/public/kdsd").await.is_ok().shows("belum mengisi indikator").shows(fill);
        harness.as_partner().await.get("/public/kdsd").await.is_ok().shows("muncul setelah Sekber").hides(fill);
        empty.shows("Siklus yang berjalan, kecuali siklus lain dipilih.</p>");
        public.get("/public/data/kdsd.csv").await.is_ok().shows("Dihitung menurut");
        public.get("/public/data").await.is_ok().shows("Masih kosong: Sekber belum mengisi indikator");
        harness.change(sql("delete from programme_code where programme_id = $1").bind(OWN_PARTNER_PROGRAMME)).await;
        let code = "insert into programme_code (region_code, programme_id, vocabulary, code) values ('61.05', $1, 'sdg', '2.2')";
        harness.change(sql(code).bind(OWN_PARTNER_PROGRAMME)).await;
        let indicators = "12.1\tGizi yang baik\tTPB 2\n12.2 | Kesehatan | TPB 3, 1.02.02\n13 | Hak atas tanah";
        let fields = [("indicators", indicators), ("frame_source", "LTKL, edisi 1"), ("version", "0")];
        staff.post("/portal/references", &[("indicators", "12.1\tGizi\tTPB 18"), ("version", "0")]).await.is(422);
        staff.post("/portal/references", &fields).await.is(303);
        let page = public.get("/public/kdsd?year=all").await;
        page.is_ok().shows("12.1 <span lang=\"id\">Gizi yang baik").shows("TPB 2").shows("LTKL, edisi 1");
        page.shows("13 <span lang=\"id\">Hak atas tanah");
        let sheet = public.get("/public/data/kdsd.csv?year=all").await;
        let told = sheet.is_ok().text.lines().find(|line| line.starts_with("12.1"));
        assert!(told.is_some_and(|line| line.contains("Gizi yang baik")), "{}", sheet.text);
        let book = public.get("/public/data/kdsd.xlsx?year=all").await;
        let book = sekber_documents::sheet::read(&book.is_ok().bytes, "kdsd.xlsx", &Default::default()).unwrap();
        let cells: Vec<Vec<String>> = book.sheets.iter().flat_map(|sheet| &sheet.rows).map(|row| row.iter().map(|cell| cell.text()).collect()).collect();
        let own = cells.iter().find(|row| row.get(1).is_some_and(|name| name == "Yayasan Sendiri")).unwrap();
        assert_eq!(own[2], "1", "{own:?}");
        let goals = public.get("/public/goals?year=all").await;
        goals.is_ok().shows("href=\"/public/kdsd\"").shows("<option value=\"all\" selected>").hides("year=all:");
        public.get("/public/data").await.is_ok().shows("/public/data/kdsd.xlsx").hides("Masih kosong");
    })
    .await;
}

#[tokio::test]
async fn a_holiday_that_is_added_moves_no_day_that_was_promised_and_is_told_by_itself() {
    on_both(async |harness| {
        let then = "2023-10-13T03:00:00Z".parse::<jiff::Timestamp>().unwrap().as_millisecond();
        let then = harness.at(Moment(then)).await;
        let staff = then.as_staff().await;
        let asked = "insert into information_request (region_code, id, year, number, code_hash, name, contact, what, purpose, received_on, received_at)
             values ('61.05', '019a00000000700080000000000000aa', 2023, 1, 'x', 'Siti', 'siti@example.org', 'Daftar', 'Skripsi', '2023-10-02', 0)";
        harness.change(sql(asked)).await;
        let page = "/information?state=received";
        staff.get(page).await.is_ok().shows("16 Oktober 2023");
        let pasted = [("holidays", "2023-10-05 Libur"), ("version", "0")];
        staff.post("/portal/references", &pasted).await.leads_to("/portal/references");
        // It came in after the request, so the day that was promised stays.
        staff.get(page).await.is_ok().shows("16 Oktober 2023").hides("17 Oktober 2023");
        staff.get("/portal/references").await.is_ok().shows("2023-10-05 Libur [sejak 2023-10-13]");
        let kinds = "select count(*) from audit where kind = 'portal.holidays_settled'";
        assert_eq!(harness.app.db().value::<i64>(sql(kinds)).await.unwrap(), Some(1));
        let others = "select count(*) from audit where kind = 'portal.referenced'";
        assert_eq!(harness.app.db().value::<i64>(sql(others)).await.unwrap(), Some(0));
    })
    .await;
}

#[tokio::test]
async fn an_address_that_names_a_language_is_read_in_it_and_can_be_switched() {
    on_both(async |harness| {
        let public = harness.public();
        let seen = public.get("/public/goals?lang=en&year=all").await;
        seen.is_ok().shows("<html lang=\"en\"").shows("/language/id?back=%2Fpublic%2Fgoals%3Fyear%3Dall");
        public.get("/public?lang=en").await.is_ok().shows("<html lang=\"en\"");
        // It holds for that address alone, and what is no language changes nothing.
        public.get("/public/goals").await.is_ok().shows("<html lang=\"id\"");
        public.get("/public/goals?lang=xx").await.is_ok().shows("<html lang=\"id\"");
        let english = harness.public().in_english();
        english.get("/public/goals?lang=id").await.is_ok().shows("<html lang=\"id\"");
    })
    .await;
}
