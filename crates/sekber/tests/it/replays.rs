//! Scenarios about partnerships and reports as they stood on any day, made again from the trail, and about what a partner’s year tells.

use sekber::kit::store::sql;

use crate::harness::{OWN_PARTNER, OWN_PARTNER_PROGRAMME, on_both};
use crate::partnership::Story;
use crate::report::{begun, post, said};

#[tokio::test]
async fn a_partnership_is_shown_as_it_stood_on_any_day() {
    on_both(async |harness| {
        let story = Story::begins(&harness, "third_party").await;
        let path = format!("{}/history", story.path);
        let (today, last) = (story.today.to_string(), story.in_years(3, 0));
        let term =
            [("kind", "joint"), ("starts_on", today.as_str()), ("ends_on", last.as_str()), ("field", "1.02")];
        let paper = story.draft(&story.partner, &term).await.is(303).leads_on().to_owned();
        let later = harness.at(harness.app.now().plus_seconds(10 * 24 * 60 * 60)).await;
        let partner = later.as_partner().await;
        story.end(&partner, &[("reason", "Dana berhenti")]).await.is(303);
        let on = async |day: &str| partner.get(&format!("{path}?until={day}")).await;
        let then = on(&today).await;
        then.is_ok()
            .costs_at_most(10)
            .shows("Pengurusan naskah")
            .hides("Dana berhenti")
            .shows("Yayasan Sendiri");
        then.shows("Dinas Sendiri").shows(&format!("until={today}")).shows(&format!("href=\"{paper}\""));
        let now = on(&later.app.today().to_string()).await;
        now.is_ok().shows("Diakhiri lebih awal").shows("Dana berhenti");
        on("2020-01-31").await.is_ok().shows("belum ada").hides("Yayasan Sendiri").hides(&paper);
        // A day to come is today, and what is no day narrows nothing.
        on("2999-01-01").await.is_ok().shows("Dana berhenti");
        on("kemarin").await.is_ok().shows("Dana berhenti");
        later.as_other_partner().await.get(&path).await.is(403);
        partner.get(&story.path).await.is_ok().shows(&path);
    })
    .await;
}

#[tokio::test]
async fn a_report_is_shown_as_it_stood_on_any_day() {
    on_both(async |harness| {
        let (path, _) = begun(&harness).await;
        let partner = harness.as_partner().await;
        let version = partner.get(&format!("{path}/edit")).await.field("version").parse().unwrap();
        post(&partner, &path, &said(version), "send").await.is(303);
        let later = harness.at(harness.app.now().plus_seconds(10 * 24 * 60 * 60)).await;
        let office = later.as_office().await;
        let now = office.get(&path).await.field("version");
        let back = [("decision", "return"), ("version", now.as_str()), ("remarks", "Lengkapi fotonya")];
        office.post(&format!("{path}/decide"), &back).await.is(303);
        let on = async |day: String| office.get(&format!("{path}/history?until={day}")).await;
        let then = on(harness.app.today().to_string()).await;
        then.is_ok().costs_at_most(10).shows("Pelatihan kader di tiga desa.").hides("Lengkapi fotonya");
        on(later.app.today().to_string()).await.is_ok().shows("Lengkapi fotonya");
        on("2020-01-31".to_owned()).await.is_ok().shows("belum dimulai").hides("Pelatihan kader");
        later.as_other_partner().await.get(&format!("{path}/history")).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn a_partners_year_tells_for_whom_it_was_and_what_is_known_of_its_places() {
    on_both(async |harness| {
        let (path, _) = begun(&harness).await;
        let id = format!("partnership-of-{OWN_PARTNER}");
        for (text, one) in [
            ("update partnership set start_on = '2023-01-01', end_on = '2023-12-31', activated_at = 0 where id = $1", id.as_str()),
            ("insert into partnership_programme (region_code, partnership_id, programme_id)
              select region_code, $1, id from programme where id = 'programme-partner-own'", id.as_str()),
            ("insert into programme_place (region_code, programme_id, place_code) values ('61.05', $1, '61.05.01')", OWN_PARTNER_PROGRAMME),
            ("insert into area_data (region_code, id, name, producer, year, unit, licence, source, person_name, loaded_at)
              values ('61.05', $1, 'Balita stunting', 'BPS', 2022, 'anak', 'CC BY', 'https://contoh.id', 'Wilhelmus', 0)", "stunting"),
            ("insert into area_value (region_code, data_id, place_code, value_milli) values ('61.05', $1, '61.05.01', 120000)", "stunting"),
            ("insert into work_activity (region_code, id, partnership_id, organisation_id, title, starts_on, ends_on, done_on,
               proposed_by, proposed_at, agreed_at, created_at, changed_at)
              select region_code, 'done', 'partnership-of-partner-own', id, 'Membuka kebun bibit', '2023-02-01', '2023-03-01', '2023-03-01',
               'partner', 0, 0, 0, 0 from organisation where id = $1", OWN_PARTNER),
        ] {
            harness.change(sql(text).bind(one)).await;
        }
        let (partner, staff) = (harness.as_partner().await, harness.as_staff().await);
        let year = format!("/partners/{OWN_PARTNER}/year?year=2023");
        partner.get(&year).await.is_ok().shows("Membuka kebun bibit").hides("Bagi siapa").costs_at_most(10);
        let version = partner.get(&format!("{path}/edit")).await.field("version").parse().unwrap();
        post(&partner, &path, &said(version), "send").await.is(303);
        partner.get(&year).await.is_ok().hides("1.204");
        let now = staff.get(&path).await.field("version");
        staff.post(&format!("{path}/decide"), &[("decision", "confirm"), ("version", now.as_str())]).await.is(303);
        let page = partner.get(&year).await;
        page.is_ok().shows("34 laki-laki dan 1.204 perempuan").shows("Dua puluh kebun gizi.").costs_at_most(10);
        page.shows("Balita stunting").shows("120 anak (BPS, 2022)");
        page.shows("year.pdf?year=2023");
        partner.get(&format!("/partners/{OWN_PARTNER}/year.pdf?year=2023")).await.is_ok();
        partner.get(&format!("/partners/{OWN_PARTNER}/year?year=2022")).await.is_ok().hides("Membuka kebun");
    })
    .await;
}
