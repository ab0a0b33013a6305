//! Scenarios about what comes next in a partnership: what, whose turn it is and by when, what is true of carrying it out, and who takes
//! a noted step back.

use sekber::kit::store::sql;

use crate::harness::{OWN_OFFICE, OWN_PARTNER, on_both};
use crate::partnership::{PROPOSAL, Story, agreed, version};
use crate::partnership_course::count;

#[tokio::test]
async fn the_page_and_the_front_page_say_what_comes_next() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        let next = "Memilih alur naskah dan memulai pengurusannya";
        let page = story.staff.get(&story.path).await;
        page.is_ok()
            .costs_at_most(10)
            .shows(next)
            .shows("Menunggu tindakan Sekber")
            .shows("lazimnya selesai");
        let home = story.staff.get("/").await;
        home.is_ok().costs_at_most(10).shows(next).shows(&format!("{}#next", story.path));
        story.partner.get("/").await.is_ok().hides(next);
        story.act(&story.staff, &[("act", "begin"), ("road", "third_party")]).await.is(303);

        // What can be done together is mapped before anybody offers something.
        let page = story.staff.get(&story.path).await;
        page.is_ok().shows("Menunggu tindakan Sekber").shows("href=\"#step-mapping\"");
        let now = version(&page);
        let mapped = [("version", now.as_str()), ("step", "mapping"), ("taken_on", "2023-10-02")];
        story.staff.post(&format!("{}/steps", story.path), &mapped).await.is(303);

        let offer = "Surat penawaran kepada kepala daerah";
        let told = "select count(*) from person_notice where subject like 'Menunggu Anda: Surat penawaran kepada kepala daerah – %'";
        assert!(count(&harness, told).await > 0, "the subject names the step");
        let page = story.partner.get(&story.path).await;
        page.is_ok().shows(offer).shows("Menunggu tindakan YS").shows("href=\"#step-offer\"");
        // It waits since the step before was taken, whenever that was written down; every page says the same day.
        page.shows("Menunggu tindakan YS sejak 2 Oktober 2023");
        story.staff.get("/partnerships").await.is_ok().shows("sejak 2 Oktober 2023");
        let leader = harness.as_leader().await.get("/synchronisation/leader").await;
        leader.is_ok().shows("yang terlama sejak 2 Oktober 2023");
        story.office.get(&story.path).await.is_ok().hides("href=\"#step-offer\"");
        story.partner.get("/").await.is_ok().shows(offer).shows("lazimnya sebelum");
        story.staff.get("/").await.is_ok().hides(next);
        // The source of a step is named; what is not sure about it is for those who write the roads.
        page.shows("Permendagri 22/2020").hides("periksa dengan Bagian Hukum");
        // Nothing says that it may begin while the law still asks for papers.
        page.shows("Pelaksanaan belum dapat dimulai").shows("Perjanjian Kerja Sama ditandatangani");
        page.hides("tetap dapat dimulai");
    })
    .await;
}

#[tokio::test]
async fn who_declined_is_named_with_why() {
    on_both(async |harness| {
        let (office, partner) = (harness.as_office().await, harness.as_partner().await);
        // What is over already is not proposed.
        let past = [&PROPOSAL[..], &[("start_on", "2021-01-01"), ("end_on", "2021-12-31")]].concat();
        office.post("/partnerships/new", &past).await.is(422).shows("href=\"#end_on\"");
        let path = office.post("/partnerships/new", &PROPOSAL).await.is(303).leads_on().to_owned();
        let now = version(&partner.get(&path).await);
        let decline = [
            ("version", now.as_str()),
            ("act", "decline"),
            ("party", OWN_PARTNER),
            ("reason", "Di luar wilayah kerja"),
        ];
        partner.post(&format!("{path}/acts"), &decline).await.is(303);
        let page = office.get(&path).await;
        page.is_ok().shows("tidak menyetujui").shows("Dicatat oleh Yuliana Yayasan");
        page.shows("Disetujui Damianus Dinas").shows("Di luar wilayah kerja");
    })
    .await;
}

#[tokio::test]
async fn what_is_said_of_carrying_it_out_is_true_on_every_road() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        story.act(&story.staff, &[("act", "begin"), ("road", "company")]).await.is(303);
        let page = story.staff.get(&story.path).await;
        page.is_ok().shows("tidak mewajibkan naskah sebelum pelaksanaan").hides("belum dapat dimulai");
        for (road, blocks) in [
            ("third_party", true),
            ("synergy", true),
            ("foreign", true),
            ("abroad", true),
            ("village", false),
        ] {
            harness.change(sql("update partnership set road = $1").bind(road)).await;
            let page = story.staff.get(&story.path).await;
            page.is_ok().shows("dapat dimulai.").hides("tetap dapat dimulai");
            assert_eq!(page.text.contains("Pelaksanaan belum dapat dimulai"), blocks, "{road}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_noted_step_is_taken_back_by_whoever_noted_it_or_the_secretariat() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        story.act(&story.staff, &[("act", "begin"), ("road", "third_party")]).await.is(303);
        let steps = format!("{}/steps", story.path);
        let send = async |who: &crate::harness::Caller, more: &[(&'static str, &'static str)]| {
            let now = version(&story.staff.get(&story.path).await);
            let mut fields = vec![("version", now.as_str()), ("step", "offer")];
            fields.extend(more);
            who.post(&steps, &fields).await
        };
        send(&story.staff, &[("taken_on", "2023-10-02")]).await.is(303);
        // The partner whose step it is neither undoes nor overwrites what the secretariat noted.
        story.partner.get(&story.path).await.is_ok().shows("Hanya pencatatnya dan Sekber");
        let undo = [("undo", "1"), ("note", "Tanggalnya keliru")];
        send(&story.partner, &undo).await.is(422).shows("dicatat orang lain");
        send(&story.partner, &[("taken_on", "2023-10-05")]).await.is(422).shows("dicatat orang lain");
        // Nobody strikes it without saying why, and the trail keeps the reason.
        send(&story.staff, &[("undo", "1")]).await.is(422).shows("Alasannya tersimpan dalam jejak audit");
        let back = send(&story.staff, &undo).await;
        back.is(303);
        let reason = sql(
            "select count(*) from audit where kind = 'partnership.step_taken_back' and after_json like $1",
        );
        let reason = harness.app.db().value::<i64>(reason.bind("%Tanggalnya keliru%")).await.unwrap();
        assert_eq!(reason, Some(1));
        let told = back.cookie("notice").unwrap_or_default();
        assert!(told.contains("notice-partnership-step-back"), "{told}");
        send(&story.partner, &[("taken_on", "2023-10-05")]).await.is(303);
        send(&story.partner, &undo).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_term_that_is_over_asks_to_be_closed() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        let change =
            "update partnership set state = 'active', start_on = '2020-01-01', end_on = '2020-12-31',
             secretariat_since = null, version = version + 1";
        harness.change(sql(change)).await;
        let page = story.office.get(&story.path).await;
        page.is_ok().shows("Jangka waktu berakhir").shows("Jangka waktunya berakhir: nyatakan selesai");
        story.staff.get("/partnerships?state=over").await.is_ok().shows(&story.path);
        story.staff.get("/partnerships?state=active").await.is_ok().hides(&story.path);
        let leader = harness.as_leader().await;
        leader
            .get("/synchronisation/leader")
            .await
            .is_ok()
            .shows("perlu dinyatakan selesai atau diperpanjang");
    })
    .await;
}

#[tokio::test]
async fn office_and_partner_are_asked_before_the_term_ends_if_it_goes_on() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        let runs_until = async |end: String| {
            let change = "update partnership set state = 'active', start_on = '2020-01-01', end_on = $1,
                 secretariat_since = null, version = version + 1";
            harness.change(sql(change).bind(end)).await;
        };
        let (near, past) = ("putuskan, perpanjang atau selesai", "Jangka waktu kemitraan sudah berakhir");
        runs_until(story.in_years(0, 60)).await;
        for who in [&story.office, &story.partner] {
            let home = who.get("/").await;
            home.is_ok().costs_at_most(10).shows(near).shows(&format!("{}#next", story.path)).hides(past);
            let page = who.get(&story.path).await;
            page.is_ok().costs_at_most(10).shows("Menunggu tindakan Disendi, YS");
            page.shows("perpanjang dengan alur naskah dari awal").shows("/partnerships/new?renews=");
            page.hides("Tidak ada langkah naskah yang ditunggu");
            let list = who.get("/partnerships").await;
            list.is_ok().costs_at_most(5).shows("Putuskan: perpanjang atau selesai").hides("sejak </small>");
        }
        harness.as_other_partner().await.get("/").await.is_ok().hides(near);
        let soonest = story.office.get("/partnerships?sort=ends").await;
        soonest.is_ok().costs_at_most(5).shows("value=\"ends\" selected").shows(&story.path);
        runs_until(story.in_years(0, 200)).await;
        story.office.get("/").await.is_ok().hides(near);
        story.office.get(&story.path).await.is_ok().shows("Tidak ada langkah naskah yang ditunggu");
        runs_until(story.in_years(0, -10)).await;
        story.partner.get("/").await.is_ok().shows(past).hides(near);
    })
    .await;
}

#[tokio::test]
async fn the_road_and_the_head_of_the_page_name_the_same_turn() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        story.act(&story.staff, &[("act", "begin"), ("road", "company")]).await.is(303);
        let at_step = "<p class=\"when\">Mitra";
        story.staff.get(&story.path).await.is_ok().shows("Menunggu tindakan YS").shows(at_step);
        story.draft(&story.staff, &[("kind", "commitment")]).await.is(303);
        let page = story.staff.get(&story.path).await;
        page.is_ok().shows("Menunggu tindakan Sekber").shows("<p class=\"when\">Sekber").hides(at_step);
    })
    .await;
}

#[tokio::test]
async fn a_meeting_opens_no_second_partnership_for_what_runs_already() {
    on_both(async |harness| {
        let (office, partner) = (harness.as_office().await, harness.as_partner().await);
        let path = office.post("/partnerships/new", &PROPOSAL).await.is(303).leads_on().to_owned();
        let now = version(&partner.get(&format!("{path}/edit")).await);
        let accept = [("version", now.as_str()), ("act", "accept"), ("party", OWN_PARTNER)];
        partner.post(&format!("{path}/acts"), &accept).await.is(303);
        let hall = agreed(&harness).await;
        let from = format!("{}/partnerships", hall.path);
        let page = hall.staff.get(&from).await;
        page.is_ok().costs_at_most(10).shows("sudah bermitra, no. 1").shows(&format!("href=\"{path}\""));
        page.hides("<form method=\"post\" action=\"/meetings");
        hall.staff.get("/partnerships").await.is_ok().hides(&from);
        hall.staff.post(&from, &[]).await.is(422);
    })
    .await;
}

#[tokio::test]
async fn whoever_accepts_anew_reads_what_was_changed() {
    on_both(async |harness| {
        let (office, partner) = (harness.as_office().await, harness.as_partner().await);
        let path = office.post("/partnerships/new", &PROPOSAL).await.is(303).leads_on().to_owned();
        let edit = format!("{path}/edit");
        let now = version(&partner.get(&edit).await);
        let other =
            [&[("version", now.as_str()), ("title", "Kebun gizi desa")][..], &PROPOSAL[1..3]].concat();
        partner.post(&edit, &other).await.is(303);
        let page = office.get(&path).await;
        page.is_ok().costs_at_most(10).shows("Judul: dari “Kebun gizi sekolah” menjadi “Kebun gizi desa”");
        page.shows("Program diubah").hides("Mitra diubah");
    })
    .await;
}

#[tokio::test]
async fn whoever_proposed_withdraws_it_while_others_have_not_accepted() {
    on_both(async |harness| {
        let (office, partner) = (harness.as_office().await, harness.as_partner().await);
        let path = office.post("/partnerships/new", &PROPOSAL[..3]).await.is(303).leads_on().to_owned();
        let page = office.get(&path).await;
        page.is_ok().costs_at_most(10).shows("Tarik usulan").hides("Tidak setuju");
        partner.get(&path).await.is_ok().shows("Tidak setuju").hides("Tarik usulan");
        let now = version(&page);
        let withdraw = [
            ("version", now.as_str()),
            ("act", "decline"),
            ("party", OWN_OFFICE),
            ("reason", "Diusulkan ulang bersama mitra lain"),
        ];
        office.post(&format!("{path}/acts"), &withdraw).await.is(303);
        let page = partner.get(&path).await;
        page.is_ok().shows("Usulan kemitraan ditarik").shows("Diusulkan ulang").hides("tidak menyetujui");
    })
    .await;
}

#[tokio::test]
async fn what_ends_early_stands_in_the_list_at_its_last_day() {
    on_both(async |harness| {
        let story = Story::opened(&harness).await;
        let later = "insert into partnership (region_code, id, cycle_id, number, title, state, state_since, end_on, created_at, changed_at)
             select region_code, 'partnership-later', cycle_id, number + 1, 'Air bersih', 'active', 0, $1, 0, 0 from partnership";
        harness.change(sql(later).bind(story.in_years(0, 90))).await;
        let early = "update partnership set state = 'ended', end_on = $1, ended_on = $1 where id <> 'partnership-later'";
        for (days, is_first) in [(30, true), (-30, false)] {
            harness.change(sql(early).bind(story.in_years(0, days))).await;
            let list = story.staff.get("/partnerships?sort=ends").await;
            let place = |path: &str| list.text.find(&format!("class=\"row-link\" href=\"{path}\"")).unwrap();
            assert_eq!(place(&story.path) < place("/partnerships/partnership-later"), is_first, "{days}");
        }
    })
    .await;
}
