//! Scenarios about the leader's page: how its figures have changed since last month, the letter that brings it
//! once a month, and who has the page at all.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use sekber::features::synchronisation::{keep_figures, write_letters};
use sekber::kit::app::App;
use sekber::kit::store::sql;
use sekber::shell::demo;
use sekber_core::value::Moment;
use sekber_documents::official::count_pages;

use crate::harness::{Harness, OTHER_PARTNER, OWN_PARTNER, on_both, on_both_with_the_demonstration};
use crate::records::{keep_issued, keep_meeting, keep_partnership};

const PAGE: &str = "/synchronisation/leader";
const LETTER: &str = "/synchronisation/leader/letter";

/// Noon in West Kalimantan.
fn noon(day: Date) -> Moment {
    let moment = TimeZone::UTC.to_timestamp(day.at(5, 0, 0, 0)).unwrap();
    Moment(moment.as_millisecond())
}

async fn on(harness: &Harness, day: Date) -> Harness {
    harness.at(noon(day)).await
}

async fn suspend(harness: &Harness, partner: &str) {
    harness.change(sql("update organisation set state = 'suspended' where id = $1").bind(partner)).await;
}

#[tokio::test]
async fn figures_are_compared_with_what_was_kept_and_with_nothing_else() {
    on_both(async |harness| {
        let day = on(&harness, date(2031, 3, 20)).await;
        day.as_leader().await.get(PAGE).await.is_ok().shows("belum ada angka yang disimpan");
        keep_figures(&day.app).await.unwrap();
        let seen = day.as_leader().await.get(PAGE).await;
        seen.is_ok().shows("sejak 20 Maret 2031; perubahan sejak bulan lalu tampil mulai 20 April 2031");
        // Figures say of what whole they are a part, and of which year's cycle.
        seen.shows("menurut unsur: masyarakat 2");
        // Each part of a note opens as many records as it counts.
        seen.shows("href=\"/partners?state=verified&#38;party=civil_society\"");
        seen.shows("href=\"/partners?programmes=with\"").shows("href=\"/offices?programmes=with\"");
        seen.shows("terdaftar").shows("kemitraan yang tercatat").shows("siklus tahun 2023, yang sudah lewat");
        // The day is told as it ended.
        let new = "insert into organisation (region_code, id, side, name, short_name, sort_key, kind, state, state_since,
             created_at, changed_at) select region_code, 'partner-new', side, 'Yayasan Baru', 'YB', 'yayasan baru', kind,
             'verified', state_since, created_at, changed_at from organisation where id = 'partner-own'";
        harness.change(sql(new)).await;
        keep_figures(&day.app).await.unwrap();
        suspend(&harness, OTHER_PARTNER).await;
        suspend(&harness, "partner-new").await;

        let month = on(&harness, date(2031, 4, 20)).await;
        for (caller, path) in [(month.as_leader().await, PAGE), (month.as_staff().await, LETTER)] {
            let seen = caller.get(path).await;
            seen.is_ok().costs_at_most(10).shows("−2 sejak 20 Maret 2031").shows("tetap sejak 20 Maret 2031");
            seen.shows("terhadap angka yang disimpan pada 20 Maret 2031").hides("+");
        }
        let sheet = month.as_leader().await.get("/synchronisation/leader.pdf").await;
        assert_eq!(count_pages(&sheet.is_ok().bytes), 1, "one sheet of paper");
        // Nobody looked on the 22nd: the last day before is taken, and said.
        on(&harness, date(2031, 4, 22)).await.as_leader().await.get(PAGE).await.shows("−2 sejak 20 Maret 2031");
        // Nor around the 30th: then nothing is compared.
        let seen = on(&harness, date(2031, 4, 30)).await.as_leader().await.get(PAGE).await;
        seen.is_ok().hides("sejak 20").shows("tidak ada angka yang disimpan sekitar 30 Maret 2031");
        // Another cycle has figures of its own.
        harness.change(sql("update cycle set state = 'closed'")).await;
        let next = "insert into cycle (region_code, id, year, name, state, created_at) values ('61.05', 'cycle-next', 2032, 'Siklus 2032', 'open', 0)";
        harness.change(sql(next)).await;
        month.as_leader().await.get(PAGE).await.is_ok().hides("sejak 20").shows("belum ada angka yang disimpan");
        // What is long past is forgotten.
        keep_figures(&on(&harness, date(2032, 6, 1)).await.app).await.unwrap();
        let old: i64 = harness.app.db().value(sql("select count(*) from leader_figure where day < '2032'")).await.unwrap().unwrap();
        assert_eq!(old, 0);
    })
    .await;
}

#[tokio::test]
async fn the_page_says_what_ends_soon_and_since_when_papers_wait() {
    on_both(async |harness| {
        let waits = format!("partnership-of-{OTHER_PARTNER}");
        let ends = format!("partnership-of-{OWN_PARTNER}");
        for partner in [OWN_PARTNER, OTHER_PARTNER] {
            keep_partnership(harness.app.db(), partner).await;
        }
        let turn = "update partnership_party set turn_since = $1 where partnership_id = $2";
        harness.change(sql(turn).bind(noon(date(2031, 1, 15))).bind(&waits)).await;
        let last = async |day: &str| {
            let change = "update partnership set state = 'active', end_on = $1 where id = $2";
            harness.change(sql(change).bind(day).bind(&ends)).await;
        };
        last("2031-06-20").await;
        let day = on(&harness, date(2031, 3, 20)).await;
        let leader = day.as_leader().await;
        let page = leader.get(PAGE).await;
        page.is_ok().costs_at_most(10).shows("Naskah atau langkah kerja sama masih diurus");
        page.shows("yang terlama sejak 15 Januari 2031").shows("Berakhir dalam 3 bulan");
        page.shows("paling dekat 20 Juni 2031");
        let letter = leader.get(LETTER).await;
        letter.is_ok().shows("Berakhir dalam 3 bulan: 1 (paling dekat 20 Juni 2031)");
        letter.shows("Naskah atau langkah kerja sama masih diurus: 1");
        leader.get("/synchronisation/leader.pdf").await.is_ok();
        // The page of the partnership says the same.
        leader.get(&format!("/partnerships/{waits}")).await.is_ok().shows("sejak 15 Januari 2031");
        // The lists behind them are as long.
        leader.get("/partnerships?ends=3").await.is_ok().shows(&ends).hides(&waits);
        leader.get("/partnerships?state=in_agreement&sort=longest").await.is_ok().shows(&waits).hides(&ends);
        // A day later is not near yet, and a day that is past is told elsewhere.
        for far in ["2031-06-21", "2031-03-19"] {
            last(far).await;
            leader.get(LETTER).await.is_ok().shows("Berakhir dalam 3 bulan: 0").hides("paling dekat");
            leader.get("/partnerships?ends=3").await.is_ok().hides(&ends);
        }
        // Of several all are counted, and the first of their last days is told.
        last("2031-06-20").await;
        harness.change(sql("update partnership set end_on = '2031-04-01' where id = $1").bind(&waits)).await;
        leader.get(LETTER).await.is_ok().shows("Berakhir dalam 3 bulan: 2 (paling dekat 1 April 2031)");
        // Every other state is told with its number, which opens as many.
        harness.change(sql("update partnership set state = 'proposed' where id = $1").bind(&waits)).await;
        let page = leader.get(PAGE).await;
        page.is_ok().shows("<a href=\"/partnerships?state=proposed\">Diusulkan: 1</a>").hides("Selesai: 0");
        leader.get("/partnerships?state=proposed").await.is_ok().shows(&waits).hides(&ends);
    })
    .await;
}

/// The application on another day, with a post office.
async fn mailing(harness: &Harness, day: Date) -> App {
    let app = harness.with_mail().await.app.clone();
    app.with_clock(std::sync::Arc::new(move || noon(day)))
}

async fn letters(harness: &Harness, to: &str) -> i64 {
    let asked = sql("select count(*) from email e join person p on p.email = e.recipient where p.id = $1");
    harness.app.db().value(asked.bind(to)).await.unwrap().unwrap()
}

#[tokio::test]
async fn the_letter_comes_once_a_month_to_whoever_wants_it_and_may_see_the_page() {
    on_both(async |harness| {
        let march = on(&harness, date(2031, 3, 20)).await;
        let (leader, staff) = (march.as_leader().await, march.as_staff().await);
        march.as_partner().await.get(LETTER).await.is(403);
        march.as_partner().await.post(LETTER, &[("wanted", "yes")]).await.is(403);
        let page = leader.get(LETTER).await;
        page.is_ok().costs_at_most(10).shows("Anda belum meminta surat bulanan").shows("https://wa.me/?text=");
        page.shows("Mitra terverifikasi: 2").shows("Server surel belum disetel");
        leader.post(LETTER, &[("wanted", "yes")]).await.leads_to(LETTER);
        leader.post(LETTER, &[("wanted", "yes")]).await.leads_to(LETTER);
        staff.post(LETTER, &[("wanted", "yes")]).await.leads_to(LETTER);
        leader.get(LETTER).await.is_ok().shows("Anda meminta surat bulanan").shows("Berhenti menerima");
        harness.change(sql("update person set language = 'en' where id = 'leader'")).await;

        let written = async |day| write_letters(&mailing(&harness, day).await).await.unwrap();
        assert_eq!(written(date(2031, 3, 31)).await, 0, "the first comes next month");
        let without = on(&harness, date(2031, 4, 1)).await;
        assert_eq!(write_letters(&without.app).await.unwrap(), 0, "nothing is written that cannot leave");
        assert_eq!((written(date(2031, 4, 1)).await, written(date(2031, 4, 2)).await), (2, 0));
        let email = "select subject || body from email e join person p on p.email = e.recipient where p.id = $1";
        let email = async |person: &str| -> String {
            harness.app.db().value(sql(email).bind(person)).await.unwrap().unwrap()
        };
        let (english, indonesian) = (email("leader").await, email("staff").await);
        assert!(english.contains("Leader’s page of") && english.contains("/synchronisation/leader"), "{english}");
        assert!(indonesian.contains("Lembar pimpinan") && indonesian.contains("Mitra terverifikasi"), "{indonesian}");

        // Whoever may not see the page any more gets no letter, and one whose letter was deleted gets no second one.
        harness.change(sql("delete from person_role where person_id = 'staff'")).await;
        harness.change(sql("delete from email")).await;
        assert_eq!((written(date(2031, 4, 30)).await, written(date(2031, 5, 7)).await), (0, 1));
        assert_eq!((letters(&harness, "leader").await, letters(&harness, "staff").await), (1, 0));
        let may = on(&harness, date(2031, 5, 8)).await;
        let leader = may.as_leader().await;
        let page = leader.get(LETTER).await;
        page.is_ok().shows("April 2031").shows("Mei 2031").shows("surelnya sudah dihapus");
        leader.post(LETTER, &[]).await.leads_to(LETTER);
        assert_eq!(written(date(2031, 6, 1)).await, 0, "whoever stopped it gets none");
        let told = "select count(*) from audit where kind in ('person.leader_letter_chosen', 'person.leader_letter_declined',
             'district.leader_letters_written')";
        let told: i64 = harness.app.db().value(sql(told)).await.unwrap().unwrap();
        assert_eq!(told, 5);
    })
    .await;
}

#[tokio::test]
async fn two_processes_write_a_letter_once() {
    on_both(async |harness| {
        let march = on(&harness, date(2031, 3, 20)).await;
        march.as_leader().await.post(LETTER, &[("wanted", "yes")]).await.is(303);
        let day = date(2031, 4, 1);
        let (one, other) = (mailing(&harness, day).await, mailing(&harness, day).await);
        let (one, other) = tokio::join!(write_letters(&one), write_letters(&other));
        assert_eq!(one.unwrap() + other.unwrap(), 1);
        assert_eq!(letters(&harness, "leader").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_leader_has_one_page_and_one_sheet_and_others_have_neither() {
    on_both_with_the_demonstration(async |harness| {
        demo::add_programmes(harness.app.db(), 200, |_| ()).await.unwrap();
        let leader = harness.of_the_demonstration("leader").await;
        let page = leader.get("/synchronisation/leader").await;
        page.is_ok()
            .costs_at_most(10)
            .shows("Desa/kelurahan tanpa program")
            .shows("Ganda, menunggu putusan")
            .shows("Semua yang dapat diputuskan sekarang")
            .shows("Belum jelas, lokasinya belum rinci");
        let sheet = leader.get("/synchronisation/leader.pdf").await;
        sheet.is_ok();
        assert_eq!(sheet.header("content-type"), "application/pdf");
        let partner = harness.of_the_demonstration("partner").await;
        assert_eq!(partner.get("/synchronisation/leader").await.status, 403);
        partner.get("/synchronisation/gaps").await.is_ok().shows("Mitra tanpa perangkat daerah");
    })
    .await;
}

#[tokio::test]
async fn what_waits_for_a_signature_or_an_assessment_stands_on_a_leaders_home() {
    on_both(async |harness| {
        let db = harness.app.db();
        keep_meeting(db, "papers", OTHER_PARTNER).await;
        let document = format!("/documents/{}", keep_issued(db, "papers", OTHER_PARTNER).await);
        let leader = harness.as_leader().await;
        let to_sign = "menunggu tanda tangan jabatan ini";
        let waiting = "/documents?signing=waiting";
        // What was signed, and what is from before signers were kept, waits for nobody.
        leader.get("/").await.is_ok().hides(to_sign);
        harness.change(sql("update document set scan_id = null where kind = 'minutes'")).await;
        leader.get("/").await.is_ok().hides(to_sign);
        harness
            .change(sql("update document set signer_position = 'Sekretaris Daerah' where kind = 'minutes'"))
            .await;
        let home = leader.get("/").await;
        home.is_ok().costs_at_most(10).shows(to_sign).shows(waiting);
        // It is not the reader's own turn, so it stands apart.
        home.shows("id=\"to-sign\"").shows("Menunggu tanda tangan Sekretaris Daerah");
        harness.as_staff().await.get("/").await.is_ok().hides(to_sign);
        let list = leader.get(waiting).await;
        list.is_ok().costs_at_most(5).shows(&document).shows("Menunggu naskah bertanda tangan");
        leader.get("/documents?signing=waiting&signer=Sekretaris+Daerah").await.is_ok().shows(&document);
        leader.get("/documents?signing=waiting&signer=Bupati+Sintang").await.is_ok().hides(&document);
        harness.change(sql("update document set withdrawn_at = 1 where kind = 'minutes'")).await;
        leader.get("/").await.is_ok().hides(to_sign);
        leader.get(waiting).await.is_ok().hides(&document);

        let partnership = format!("partnership-of-{OTHER_PARTNER}");
        keep_partnership(db, OTHER_PARTNER).await;
        leader.get("/").await.is_ok().hides("penilaian TKKSD");
        let assess = sql("update partnership set next_step = 'assessment' where id = $1").bind(&partnership);
        harness.change(assess).await;
        leader
            .get("/")
            .await
            .is_ok()
            .shows("penilaian TKKSD")
            .shows(&format!("/partnerships/{partnership}#next"));
    })
    .await;
}
