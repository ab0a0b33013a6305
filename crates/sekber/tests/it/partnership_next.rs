//! Scenarios about what comes next in a partnership: what, whose turn it is and by when, what is true of carrying it out, and who takes
//! a noted step back.

use sekber::kit::store::sql;

use crate::harness::{OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, on_both};
use crate::partnership::{Story, version};

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

        let offer = "Surat penawaran kepada Bupati";
        let page = story.partner.get(&story.path).await;
        page.is_ok().shows(offer).shows("Menunggu tindakan YS").shows("href=\"#step-offer\"");
        story.office.get(&story.path).await.is_ok().hides("href=\"#step-offer\"");
        story.partner.get("/").await.is_ok().shows(offer).shows("lazimnya sebelum");
        story.staff.get("/").await.is_ok().hides(next);
        // The source of a step is named; what is not sure about it is for those who write the roads.
        page.shows("Permendagri 22/2020").hides("belum dibaca").hides("periksa dengan Bagian Hukum");
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
        let fields = [
            ("title", "Kebun gizi sekolah"),
            ("lead", OWN_OFFICE),
            ("partner", OWN_PARTNER),
            ("programme", OWN_PARTNER_PROGRAMME),
        ];
        let path = office.post("/partnerships/new", &fields).await.is(303).leads_on().to_owned();
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
        send(&story.partner, &[("undo", "1")]).await.is(422).shows("dicatat orang lain");
        send(&story.partner, &[("taken_on", "2023-10-05")]).await.is(422).shows("dicatat orang lain");
        let back = send(&story.staff, &[("undo", "1")]).await;
        back.is(303);
        let told = back.cookie("notice").unwrap_or_default();
        assert!(told.contains("notice-partnership-step-back"), "{told}");
        send(&story.partner, &[("taken_on", "2023-10-05")]).await.is(303);
        send(&story.partner, &[("undo", "1")]).await.is(303);
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
            page.hides("Tidak menunggu siapa pun");
            let list = who.get("/partnerships").await;
            list.is_ok().costs_at_most(5).shows("Putuskan: perpanjang atau selesai").hides("sejak </small>");
        }
        harness.as_other_partner().await.get("/").await.is_ok().hides(near);
        runs_until(story.in_years(0, 200)).await;
        story.office.get("/").await.is_ok().hides(near);
        story.office.get(&story.path).await.is_ok().shows("Tidak menunggu siapa pun");
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
