//! Scenarios about what follows from a verdict: groups, lists, what a leader is told, and what the owners have to do.

use jiff::civil::date;
use jiff::tz::TimeZone;
use sekber::features::synchronisation::keep_figures;
use sekber::kit::store::sql;
use sekber::shell::demo;
use sekber_core::value::Moment;

use crate::harness::{
    Caller, Harness, OTHER_PARTNER_PROGRAMME, OWN_PARTNER_PROGRAMME, on_both, on_both_with_the_demonstration,
};
use crate::synchronisation::{finding, record_twice};

const LIST: &str = "/synchronisation";
const LEADER: &str = "/synchronisation/leader";

/// The same district while both programmes are under way.
pub async fn while_both_work(harness: &Harness) -> Harness {
    record_twice(harness).await;
    let later = "update programme set start_on = '2031-01', end_on = '2031-06', version = version + 1 where id in ($1, $2)";
    harness.change(sql(later).bind(OWN_PARTNER_PROGRAMME).bind(OTHER_PARTNER_PROGRAMME)).await;
    let noon = TimeZone::UTC.to_timestamp(date(2031, 3, 20).at(5, 0, 0, 0)).unwrap();
    harness.at(Moment(noon.as_millisecond())).await
}

/// Settles the one finding over whatever was settled before.
pub async fn settle(staff: &Caller, verdict: &str) {
    let page = staff.get(&finding()).await;
    let (digest, seen) = (page.field("digest"), page.field("seen"));
    let fields = [("verdict", verdict), ("note", ""), ("digest", digest.as_str()), ("seen", seen.as_str())];
    staff.post(&format!("{}/verdict", finding()), &fields).await.is(303);
}

#[tokio::test]
async fn a_verdict_separates_what_seemed_one_and_is_found_by_what_it_says() {
    on_both(async |harness| {
        let day = while_both_work(&harness).await;
        let (staff, leader) = (day.as_staff().await, day.as_leader().await);
        let doubled = "1 pasang di antaranya tampaknya satu kegiatan dan belum diputuskan";
        let page = leader.get(LEADER).await;
        page.is_ok().costs_at_most(10).shows(doubled).shows("href=\"/programmes?state=over\"");
        page.shows(&format!("<a href=\"{LIST}?grade=same&#38;decided=open\">"));
        leader.get(&format!("{LIST}?grade=same&decided=open")).await.is_ok().shows("1 temuan. 1 menunggu putusan");
        staff.get(&format!("{LIST}?decided=due")).await.is_ok().shows("Bantuan sumur bor");
        settle(&staff, "merge").await;
        leader.get(LEADER).await.is_ok().hides(doubled);
        for verdict in ["complement", "no_conflict"] {
            settle(&staff, verdict).await;
            leader.get(LEADER).await.is_ok().hides("tampaknya satu kegiatan dan belum");
            staff.get(&format!("{LIST}?verdict={verdict}")).await.is_ok().shows("Bantuan sumur bor");
            staff.get(&format!("{LIST}?verdict=merge")).await.is_ok().hides("Bantuan sumur bor");
        }
        // What holds no more is not found as what it said.
        let title = "update programme set title = 'Dana sumur bor bagi dua puluh lima keluarga', version = version + 1 where id = $1";
        harness.change(sql(title).bind(OTHER_PARTNER_PROGRAMME)).await;
        staff.get(&format!("{LIST}?verdict=no_conflict")).await.is_ok().hides("Dana sumur bor");
        leader.get(LEADER).await.is_ok().shows(doubled);
    })
    .await;
}

#[tokio::test]
async fn what_is_over_waits_apart_and_nobody_is_asked_to_shift_it() {
    on_both(async |harness| {
        let day = while_both_work(&harness).await;
        let staff = day.as_staff().await;
        let list = async |decided: &str| staff.get(&format!("{LIST}?decided={decided}")).await;
        staff.get(&finding()).await.is_ok().shows("Geser waktu").hides("Waktu bersamanya sudah berakhir");
        list("due").await.is_ok().shows("Bantuan sumur bor");
        list("past").await.is_ok().hides("Bantuan sumur bor");
        let over = "update programme set end_on = '2031-02', version = version + 1 where id = $1";
        harness.change(sql(over).bind(OTHER_PARTNER_PROGRAMME)).await;
        staff.get(&finding()).await.is_ok().hides("Geser waktu").shows("Waktu bersamanya sudah berakhir");
        list("due").await.is_ok().hides("Bantuan sumur bor");
        list("past").await.is_ok().shows("Bantuan sumur bor").shows("Waktu bersamanya sudah berakhir");
        list("past")
            .await
            .shows("1 temuan. 0 menunggu putusan")
            .shows("<span class=\"turn\">Lewat tanpa putusan</span>");
        let page = day.as_leader().await.get(LEADER).await;
        page.is_ok().shows("1 lagi lewat tanpa putusan, waktunya sudah berakhir");
    })
    .await;
}

/// Home says the number that its link opens, not the one that was kept some hours ago.
#[tokio::test]
async fn home_counts_findings_as_their_list_does() {
    on_both(async |harness| {
        let day = while_both_work(&harness).await;
        let staff = day.as_staff().await;
        keep_figures(&day.app).await.unwrap();
        staff.get("/").await.is_ok().shows("1 temuan sinkronisasi dapat diputuskan: putuskan");
        staff.get(&format!("{LIST}?decided=due")).await.is_ok().shows("1 temuan. 1 menunggu putusan");
        settle(&staff, "complement").await;
        staff.get("/").await.is_ok().hides("temuan sinkronisasi dapat diputuskan");
    })
    .await;
}

/// The number of those whose time is over opens as many, without those that nobody could decide.
#[tokio::test]
async fn a_leader_who_opens_what_waits_too_late_finds_as_many() {
    on_both_with_the_demonstration(async |harness| {
        demo::add_programmes(harness.app.db(), 200, |_| ()).await.unwrap();
        let leader = harness.of_the_demonstration("leader").await;
        let page = leader.get(LEADER).await;
        page.is_ok();
        let mut told = 0;
        for of in ["", "grade=same&#38;", "grade=duplication&#38;", "grade=synergy&#38;"] {
            let opens = format!("<a href=\"{LIST}?{of}decided=past\">");
            let Some(rest) = page.text.split(&opens).nth(1) else { continue };
            let number = rest.split(' ').next().unwrap();
            let list = leader.get(&format!("{LIST}?{}decided=past", of.replace("&#38;", "&"))).await;
            list.is_ok().shows(&format!("{number} temuan"));
            told += 1;
        }
        assert!(told > 0, "programmes of 2023 are over");
    })
    .await;
}

/// Where owners are asked to change something, they are told so until they have done it.
#[tokio::test]
async fn owners_are_asked_to_do_what_a_verdict_says_and_read_it_on_their_programme() {
    on_both(async |harness| {
        let day = while_both_work(&harness).await;
        let (staff, own, other) =
            (day.as_staff().await, day.as_partner().await, day.as_other_partner().await);
        let (area, time) = ("bagi wilayah: sesuaikan lokasi program ini", "geser waktu: salah satu");
        own.get("/").await.is_ok().hides(area);
        settle(&staff, "split_area").await;
        for owner in [&own, &other] {
            owner.get("/").await.is_ok().shows(area).shows(&finding());
        }
        // The bell tells both of them.
        let told = "select count(distinct person_id) from person_notice
             where subject like 'Putusan sinkronisasi%' and person_id in ('partner', 'other-partner')";
        assert_eq!(harness.app.db().value::<i64>(sql(told)).await.unwrap(), Some(2));
        let record = own.get(&format!("/programmes/{OWN_PARTNER_PROGRAMME}")).await;
        record.is_ok().costs_at_most(10).shows("Putusan: Bagi wilayah");
        day.as_office().await.get("/").await.is_ok().hides(area);
        // Each is asked until its own programme was changed; of two times it is enough to change one.
        let change = "update programme set changed_at = $1, version = version + 1 where id = $2";
        let later = Moment(day.app.now().0 + 60_000);
        harness.change(sql(change).bind(later).bind(OWN_PARTNER_PROGRAMME)).await;
        own.get("/").await.is_ok().hides(area);
        other.get("/").await.is_ok().shows(area);
        settle(&staff, "shift_time").await;
        for owner in [&own, &other] {
            owner.get("/").await.is_ok().hides(area).hides(time);
        }
        harness.change(sql("update programme set changed_at = 0")).await;
        for owner in [&own, &other] {
            owner.get("/").await.is_ok().shows(time);
        }
        settle(&staff, "no_conflict").await;
        own.get("/").await.is_ok().hides(time);
    })
    .await;
}

/// Codes and people are told where both records hold them, and only there.
#[tokio::test]
async fn a_finding_names_the_codes_and_the_people_that_both_records_name() {
    on_both(async |harness| {
        record_twice(&harness).await;
        let staff = harness.as_staff().await;
        let (codes, people) = ("Kode nomenklatur yang sama", "Kelompok orang yang disebut keduanya");
        staff.get(&finding()).await.is_ok().hides(codes).hides(people);
        let code = async |programme: &str, code: &str, target: &str| {
            let named = "insert into programme_code (region_code, programme_id, vocabulary, code)
                 values ('61.05', $1, 'nomenclature', $2)";
            harness.change(sql(named).bind(programme).bind(code)).await;
            let change = "update programme set targets = $1, version = version + 1 where id = $2";
            harness.change(sql(change).bind(target).bind(programme)).await;
        };
        code(OWN_PARTNER_PROGRAMME, "1.03.03.2.01", "Air minum bagi balita dan ibu hamil.").await;
        code(OTHER_PARTNER_PROGRAMME, "1.02.02.2.02", "Bumil, petani, dan siswa.").await;
        let page = staff.get(&finding()).await;
        page.is_ok().hides(codes).shows(&format!("{people}: ibu hamil."));
        code(OTHER_PARTNER_PROGRAMME, "1.03.03.2.01", "Bumil, petani, dan siswa.").await;
        staff
            .get(&finding())
            .await
            .is_ok()
            .shows(&format!("{codes}: 1.03.03.2.01 Pengelolaan dan Pengembangan"));
    })
    .await;
}

/// Whoever opens the form again is not warned of what was looked at and left as it is, unless something is typed that changes it.
#[tokio::test]
async fn what_was_settled_as_no_conflict_warns_nobody_again_until_the_facts_change() {
    on_both(async |harness| {
        record_twice(&harness).await;
        let (staff, partner) = (harness.as_staff().await, harness.as_partner().await);
        let form = format!("/programmes/{OWN_PARTNER_PROGRAMME}/edit");
        let warned = "Sudah ada yang mengerjakan";
        partner.get(&form).await.is_ok().shows(warned);
        settle(&staff, "split_area").await;
        partner.get(&form).await.is_ok().shows(warned).shows("Putusan: Bagi wilayah");
        settle(&staff, "no_conflict").await;
        partner.get(&form).await.is_ok().hides(warned);
        let typed = [
            ("organisation", "partner-own"),
            ("itself", OWN_PARTNER_PROGRAMME),
            ("title", "Pembangunan sumur bor untuk 25 keluarga"),
            ("description", "Membangun sumur bor air bersih bagi warga bersama Perkumpulan Lain."),
            ("place", "61.05.01"),
            ("start", "2023-01"),
            ("end", "2023-06"),
        ];
        // Another place is another fact: it is said again.
        partner.post("/programmes/similar", &typed).await.is_ok().shows(warned).hides("Putusan:");
        let title = "update programme set title = 'Bantuan sumur bor bagi 25 keluarga', version = version + 1 where id = $1";
        harness.change(sql(title).bind(OTHER_PARTNER_PROGRAMME)).await;
        partner.get(&form).await.is_ok().shows(warned).hides("Putusan:");
    })
    .await;
}

/// The instrument for monitoring stunting of 2023 is seen whole: three records that are one activity, and a fourth that perhaps is, too.
#[tokio::test]
async fn a_group_is_shown_whole_with_what_may_belong_to_it() {
    on_both_with_the_demonstration(async |harness| {
        let admin = harness.of_the_demonstration("admin").await;
        let list = admin.get(&format!("{LIST}?grade=same")).await;
        let rest = list.is_ok().text.split("href=\"/synchronisation?group=").nth(1).unwrap();
        let group = format!("{LIST}?group={}", rest.split('"').next().unwrap());
        let seen = admin.get(&group).await;
        seen.is_ok().costs_at_most(10).shows("id=\"group\"").shows("3 program yang tampaknya satu kegiatan");
        for record in [
            "Dukungan instrumen pemantauan kinerja penurunan stunting",
            "Riset dan pendampingan akademik penurunan stunting",
            "Keterlibatan sekolah kesehatan dalam penurunan stunting",
            "Silabus dan instrumen monev percepatan penurunan stunting",
        ] {
            seen.shows(record);
        }
        // The one that may belong to it is held against one that does, and leads back.
        let (_, rest) = seen.text.split_once("Mungkin juga<br><a href=\"").unwrap();
        let finding = admin.get(rest.split('"').next().unwrap()).await;
        finding.is_ok().costs_at_most(10).shows("Mungkin juga bagian dari kelompok 3 program").shows(&group);
    })
    .await;
}

/// What was made one is still found with its reasons, and comes back to the secretariat when it is two again.
#[tokio::test]
async fn records_that_became_one_are_still_found_and_wait_again_once_one_is_opened() {
    on_both(async |harness| {
        let day = while_both_work(&harness).await;
        let (staff, own, other) =
            (day.as_staff().await, day.as_partner().await, day.as_other_partner().await);
        settle(&staff, "merge").await;
        let seen = staff.get(&finding()).await.field("seen");
        let stays = [("stays", OWN_PARTNER_PROGRAMME), ("seen", seen.as_str())];
        staff.post(&format!("{}/unite", finding()), &stays).await.is(303);
        // Both owners hear of the verdict, and of the one record that came of it.
        let told = "select count(*) from person_notice
             where subject like 'Putusan sinkronisasi%' and person_id in ('partner', 'other-partner')";
        assert_eq!(harness.app.db().value::<i64>(sql(told)).await.unwrap(), Some(4));
        other.get("/").await.is_ok().shows("Catatan program Anda digabungkan ke program lain");
        staff.get(LIST).await.is_ok();
        let page = staff.get(&finding()).await;
        page.is_ok().costs_at_most(10).shows("Kedua catatan sudah dijadikan satu").shows("Riwayat putusan");
        page.shows("Dua catatan dijadikan satu").hides("Simpan putusan");
        for list in ["decided=done", "decided=decided", "verdict=merge"] {
            let list = staff.get(&format!("{LIST}?{list}")).await;
            list.is_ok().costs_at_most(5).shows("Dijadikan satu catatan").shows(&finding());
        }
        staff.get(&format!("{LIST}?decided=open")).await.is_ok().hides("Dijadikan satu catatan");
        let history = own.get(&format!("/programmes/{OWN_PARTNER_PROGRAMME}/history")).await;
        history.is_ok().shows("Catatan program lain digabungkan ke program ini").shows("Putusan sinkronisasi: gabungkan");
        let history = other.get(&format!("/programmes/{OTHER_PARTNER_PROGRAMME}/history")).await;
        history.is_ok().shows("Program digabungkan ke program lain").hides("Program dibatalkan");
        let again = "update programme set state = 'proposed', recorded_in = null, version = version + 1 where id = $1";
        harness.change(sql(again).bind(OTHER_PARTNER_PROGRAMME)).await;
        staff.get(&finding()).await.is_ok().shows("membuka kembali catatan yang ditutup").shows("Simpan putusan");
        staff.get(&format!("{LIST}?decided=open")).await.is_ok().shows("Bantuan sumur bor");
        staff.get("/").await.is_ok().shows("Catatan yang pernah digabungkan dibuka kembali");
        settle(&staff, "complement").await;
        staff.get("/").await.is_ok().hides("Catatan yang pernah digabungkan dibuka kembali");
        // What was settled before is not wiped.
        staff.get(&finding()).await.is_ok().shows("Temuan diputuskan: Gabungkan");
    })
    .await;
}

/// Whoever does what was settled has not broken it.
#[tokio::test]
async fn a_split_area_is_half_done_and_then_done() {
    on_both(async |harness| {
        let day = while_both_work(&harness).await;
        let (staff, own, other) =
            (day.as_staff().await, day.as_partner().await, day.as_other_partner().await);
        settle(&staff, "split_area").await;
        own.get(&finding()).await.is_ok().shows("Ubah program saya");
        let moves = async |programme: &str, place: &str| {
            let place = sql("update programme_place set place_code = $1 where programme_id = $2").bind(place);
            harness.change(place.bind(programme)).await;
            harness
                .change(sql("update programme set version = version + 1 where id = $1").bind(programme))
                .await;
        };
        moves(OWN_PARTNER_PROGRAMME, "61.05.01.2002").await;
        let page = staff.get(&finding()).await;
        page.is_ok().shows("sudah dilaksanakan oleh YS; menunggu PL").hides("Kembali: data berubah");
        let half = staff.get(&format!("{LIST}?decided=partly")).await;
        half.is_ok().shows("Bantuan sumur bor").shows("sudah dilaksanakan oleh YS; menunggu PL");
        staff.get(&format!("{LIST}?decided=open")).await.is_ok().hides("Bantuan sumur bor");
        let record = own.get(&format!("/programmes/{OWN_PARTNER_PROGRAMME}")).await;
        record.is_ok().shows("Putusan: Bagi wilayah");
        own.get(&finding()).await.is_ok().hides("Ubah program saya");
        other.get(&finding()).await.is_ok().shows("Ubah program saya");
        moves(OTHER_PARTNER_PROGRAMME, "61.05.01.1001").await;
        staff.get(&finding()).await.is_ok().shows("Selesai: sesudah putusan").hides("Kembali: data berubah");
        staff.get(&format!("{LIST}?decided=done")).await.is_ok().shows("keduanya tidak lagi bertemu");
        other.get("/").await.is_ok().hides("bagi wilayah: sesuaikan lokasi");
    })
    .await;
}

/// Whoever opens a draft reads what its form warned of, with whom to talk to.
#[tokio::test]
async fn a_draft_names_the_programmes_that_are_like_it() {
    on_both(async |harness| {
        record_twice(&harness).await;
        let draft = "update programme set state = 'draft', version = version + 1 where id = $1";
        harness.change(sql(draft).bind(OWN_PARTNER_PROGRAMME)).await;
        let page = harness.as_partner().await.get(&format!("/programmes/{OWN_PARTNER_PROGRAMME}")).await;
        page.is_ok()
            .costs_at_most(10)
            .shows("Temuan tentang program ini")
            .shows("Program ini belum diajukan");
        page.shows("Bantuan sumur bor").shows("href=\"/partners/partner-other\"");
    })
    .await;
}

/// Where it was settled who moves, only they are asked.
#[tokio::test]
async fn whoever_shifts_the_time_is_named_and_asked_alone() {
    on_both(async |harness| {
        let day = while_both_work(&harness).await;
        let (staff, own, other) =
            (day.as_staff().await, day.as_partner().await, day.as_other_partner().await);
        let page = staff.get(&finding()).await;
        let (digest, seen) = (page.field("digest"), page.field("seen"));
        let fields = [
            ("verdict", "shift_time"),
            ("mover", OTHER_PARTNER_PROGRAMME),
            ("note", ""),
            ("digest", digest.as_str()),
            ("seen", seen.as_str()),
        ];
        staff.post(&format!("{}/verdict", finding()), &fields).await.is(303);
        let asked = "geser waktu: ubah waktu program ini";
        other.get("/").await.is_ok().shows(asked);
        own.get("/").await.is_ok().hides(asked).hides("geser waktu: salah satu");
        other.get(&finding()).await.is_ok().shows("Yang menggeser waktunya: PL.").shows("Ubah program saya");
        own.get(&finding()).await.is_ok().hides("Ubah program saya");
        // Settled anew with nobody named, both are asked to agree, and the history keeps who was named before.
        let seen = staff.get(&finding()).await.field("seen");
        let anew = [fields[0], ("note", ""), ("digest", digest.as_str()), ("seen", seen.as_str())];
        staff.post(&format!("{}/verdict", finding()), &anew).await.is(303);
        let page = own.get(&finding()).await;
        page.is_ok().shows("salah satu dari kedua program menggeser").shows("Yang menggeser waktunya: ");
    })
    .await;
}

/// Nobody knows where both work, so nobody can merge or part them; that they have nothing to do with each other can be said.
#[tokio::test]
async fn what_is_unclear_can_only_be_said_to_be_no_conflict() {
    on_both_with_the_demonstration(async |harness| {
        let admin = harness.of_the_demonstration("admin").await;
        let list = admin.get(&format!("{LIST}?grade=unclear")).await;
        list.is_ok()
            .shows(". 0 menunggu putusan")
            .shows("<span class=\"turn\">Belum jelas: lengkapi tempatnya");
        let rest = list.text.split("class=\"row-link\" href=\"").nth(1).unwrap();
        let path = rest.split('"').next().unwrap();
        let page = admin.get(path).await;
        page.is_ok().shows("value=\"no_conflict\"").hides("value=\"merge\"").shows("belum dapat diputuskan");
        let (digest, seen) = (page.field("digest"), page.field("seen"));
        let send = async |verdict: &str| {
            let fields =
                [("verdict", verdict), ("note", ""), ("digest", digest.as_str()), ("seen", seen.as_str())];
            admin.post(&format!("{path}/verdict"), &fields).await
        };
        send("merge").await.is(422).shows("Temuan ini belum jelas");
        send("no_conflict").await.leads_to(path);
    })
    .await;
}
