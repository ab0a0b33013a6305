//! Scenarios about synchronisation: a finding settled by people, which comes back when its facts change; a warning while typing;
//! figures that open what they count.

use sekber::kit::store::sql;

use crate::hall::Hall;
use crate::harness::{
    Caller, Harness, OTHER_PARTNER_PROGRAMME, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, Seen, Who,
    on_both, on_both_with_the_demonstration,
};
use crate::records::keep_partnership;

const LIST: &str = "/synchronisation";

pub fn finding() -> String {
    let (one, other) = (OWN_PARTNER_PROGRAMME, OTHER_PARTNER_PROGRAMME);
    let (first, second) = if one < other { (one, other) } else { (other, one) };
    format!("/synchronisation/findings/{first}/{second}")
}

pub async fn told(harness: &Harness, programme: &str, title: &str, description: &str, place: &str) {
    let change = "update programme set title = $1, description = $2, start_on = '2023-01', end_on = '2023-06', version = version + 1
         where id = $3";
    harness.change(sql(change).bind(title).bind(description).bind(programme)).await;
    harness.change(sql("delete from programme_place where programme_id = $1").bind(programme)).await;
    let add = "insert into programme_place (region_code, programme_id, place_code) values ('61.05', $1, $2)";
    harness.change(sql(add).bind(programme).bind(place)).await;
}

/// One activity of two partners, each with its own record.
pub async fn record_twice(harness: &Harness) {
    let (own, other) = (OWN_PARTNER_PROGRAMME, OTHER_PARTNER_PROGRAMME);
    let text = "Membangun sumur bor air bersih bagi warga bersama Perkumpulan Lain.";
    told(harness, own, "Pembangunan sumur bor untuk 25 keluarga", text, "61.05.01.2001").await;
    let text = "Dana sumur bor air bersih, dikerjakan Yayasan Sendiri.";
    told(harness, other, "Bantuan sumur bor bagi dua puluh lima keluarga", text, "61.05.01").await;
}

#[tokio::test]
async fn a_verdict_holds_until_the_facts_change_and_says_then_what_did() {
    on_both(async |harness| {
        record_twice(&harness).await;
        let staff = harness.as_staff().await;
        staff.get(LIST).await.is_ok().costs_at_most(10).shows("sumur bor").shows("Satu kegiatan");
        staff.get(LIST).await.is_ok().costs_at_most(5).shows("1 temuan. 0 menunggu putusan");
        for sort in ["title", "owner", "months"] {
            staff.get(&format!("{LIST}?sort={sort}")).await.is_ok().costs_at_most(5).shows("Bantuan sumur bor");
        }
        staff.get("/synchronisation/findings.xlsx?sort=owner").await.is_ok().costs_at_most(10);
        let seen = staff.get(&finding()).await;
        seen.is_ok().shows("Keduanya menyebut hitungan yang sama: 25 keluarga.").shows("Catatan YS menyebut PL");
        // Both titles lead to their programmes, on phones as well, where the head of the table is not shown.
        seen.shows("Mengapa ditunjukkan").shows("<th scope=\"row\">Judul</th>");
        seen.shows(&format!("<a href=\"/programmes/{OWN_PARTNER_PROGRAMME}\">Pembangunan sumur bor"));
        let digest = seen.field("digest");
        let partner = harness.as_partner().await;
        partner.get(&finding()).await.is_ok().hides("Simpan putusan");
        let verdict = |digest: &str| {
            [("verdict", "merge".to_owned()), ("note", "Satu catatan saja".to_owned()), ("digest", digest.to_owned())]
        };
        let send = async |digest: &str| {
            let fields = verdict(digest);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            staff.post(&format!("{}/verdict", finding()), &fields).await
        };
        assert_eq!(send("something else").await.status, 422, "nobody settles what was not seen");
        send(&digest).await.leads_to(&format!("{}#unite", finding()));
        staff.get(&finding()).await.is_ok().shows("Sudah diputuskan").shows("Satu catatan saja");
        staff.get(&format!("{LIST}?decided=open")).await.is_ok().hides("Bantuan sumur bor");
        // Another state is no other fact; another title is.
        let state = "update programme set state = 'active', version = version + 1 where id = $1";
        harness.change(sql(state).bind(OTHER_PARTNER_PROGRAMME)).await;
        staff.get(&finding()).await.is_ok().shows("Sudah diputuskan");
        let title = "update programme set title = 'Dana sumur bor bagi dua puluh lima keluarga', version = version + 1 where id = $1";
        harness.change(sql(title).bind(OTHER_PARTNER_PROGRAMME)).await;
        let seen = staff.get(&finding()).await;
        seen.is_ok().shows("Kembali: data berubah").shows("<del>Bantuan sumur bor").shows("<ins>Dana sumur bor");
        staff.get(&format!("{LIST}?decided=returned")).await.is_ok().shows("Dana sumur bor");
        let seen = staff.get(&finding()).await.field("seen");
        staff.post(&format!("{}/reopen", finding()), &[("seen", seen.as_str())]).await.leads_to(&finding());
        staff.get(&finding()).await.is_ok().shows("Belum ada putusan");
        let written: i64 = harness
            .app
            .db()
            .value(sql("select count(*) from audit where subject = 'finding'"))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(written, 2);
    })
    .await;
}

#[tokio::test]
async fn nobody_settles_over_a_verdict_that_was_not_seen() {
    on_both(async |harness| {
        record_twice(&harness).await;
        let (staff, admin) = (harness.as_staff().await, harness.as_admin().await);
        let (first, second) = (staff.get(&finding()).await, admin.get(&finding()).await);
        let settle = async |caller: &Caller, page: &Seen, verdict: &str, note: &str| {
            let (digest, seen) = (page.field("digest"), page.field("seen"));
            let fields =
                [("verdict", verdict), ("note", note), ("digest", digest.as_str()), ("seen", seen.as_str())];
            caller.post(&format!("{}/verdict", finding()), &fields).await
        };
        settle(&staff, &first, "merge", "Satu catatan saja").await.leads_to(&format!("{}#unite", finding()));
        let late = settle(&admin, &second, "no_conflict", "Biarkan").await;
        late.is(409).shows("ada yang mendahului: Temuan diputuskan: Gabungkan").shows(">Biarkan</textarea>");
        let shown = admin.get(&finding()).await;
        shown.is_ok().shows("Satu catatan saja");
        settle(&admin, &shown, "no_conflict", "Biarkan").await.leads_to(&finding());
        // What was taken back under somebody's eyes is not taken back by an old page.
        let old = shown.field("seen");
        staff.post(&format!("{}/reopen", finding()), &[("seen", old.as_str())]).await.is(409);
        staff.get(&finding()).await.is_ok().shows("Biarkan");
    })
    .await;
}

#[tokio::test]
async fn a_verdict_to_merge_leads_to_one_record_that_says_so() {
    on_both(async |harness| {
        record_twice(&harness).await;
        let staff = harness.as_staff().await;
        let page = staff.get(&finding()).await;
        page.is_ok().hides("Catatan mana yang tetap?");
        let unite = format!("{}/unite", finding());
        let stays = [("stays", OWN_PARTNER_PROGRAMME), ("seen", "")];
        staff.post(&unite, &stays).await.is(422).shows("Tidak ada putusan penggabungan");
        let (digest, seen) = (page.field("digest"), page.field("seen"));
        let fields = [("verdict", "merge"), ("note", ""), ("digest", digest.as_str()), ("seen", seen.as_str())];
        staff.post(&format!("{}/verdict", finding()), &fields).await.leads_to(&format!("{}#unite", finding()));
        let page = staff.get(&finding()).await;
        page.is_ok().shows("Catatan mana yang tetap?");
        // Both often have the same title: the owner tells them apart.
        page.shows("“Pembangunan sumur bor untuk 25 keluarga” (YS) tetap, dan “Bantuan sumur bor bagi dua puluh lima keluarga” (PL) ditutup.");
        harness.as_partner().await.get(&finding()).await.is_ok().hides("Catatan mana yang tetap?");
        // What a partnership carries out is not closed under its feet.
        keep_partnership(harness.app.db(), OWN_PARTNER).await;
        let carried = "insert into partnership_programme (region_code, partnership_id, programme_id) values ('61.05', $1, $2)";
        let partnership = format!("partnership-of-{OWN_PARTNER}");
        harness.change(sql(carried).bind(&partnership).bind(OTHER_PARTNER_PROGRAMME)).await;
        let seen = page.field("seen");
        let stays = [("stays", OWN_PARTNER_PROGRAMME), ("seen", seen.as_str())];
        staff.post(&unite, &stays).await.is(422).shows("masih dilaksanakan dalam kemitraan");
        harness.change(sql("delete from partnership_programme")).await;
        staff.post(&unite, &stays).await.leads_to(&format!("/programmes/{OWN_PARTNER_PROGRAMME}"));
        staff.get("/synchronisation/programmes?partner=partner-other").await.is_ok().shows("Pembangunan sumur bor");
        let kept = staff.get(&format!("/programmes/{OWN_PARTNER_PROGRAMME}")).await;
        kept.is_ok().costs_at_most(10).shows("Memuat juga catatan").shows(OTHER_PARTNER_PROGRAMME);
        kept.shows("bersama <a href=\"/partners/partner-other\">");
        let closed = harness.as_other_partner().await.get(&format!("/programmes/{OTHER_PARTNER_PROGRAMME}")).await;
        closed.is_ok().shows("Digabungkan ke program").shows("Yayasan Sendiri").shows(">Digabungkan</span>");
        staff.get("/programmes?state=open").await.is_ok().hides("Bantuan sumur bor");
        // A finding that the closed record had with another programme says what became of it.
        let neighbour = format!("/synchronisation/findings/{OTHER_PARTNER_PROGRAMME}/programme-office-own");
        let gone = staff.get(&neighbour).await;
        gone.is_ok().costs_at_most(10).shows("ditutup karena digabungkan ke “Pembangunan sumur bor untuk 25 keluarga”");
        gone.shows(&format!("href=\"/programmes/{OWN_PARTNER_PROGRAMME}\""));
        // Its owner may open it again; then it stands for itself.
        let owner = harness.as_other_partner().await;
        let path = format!("/programmes/{OTHER_PARTNER_PROGRAMME}");
        let version = owner.get(&path).await.field("version");
        owner.post(&format!("{path}/state"), &[("step", "reopen"), ("version", &version)]).await.is(303);
        owner.get(&path).await.is_ok().hides("Digabungkan ke program");
    })
    .await;
}

#[tokio::test]
async fn whoever_has_a_partnership_is_no_gap() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let gaps = async || staff.get("/synchronisation/gaps").await;
        let (partner, office) =
            (format!("href=\"/partners/{OWN_PARTNER}\""), format!("href=\"/offices/{OWN_OFFICE}\""));
        gaps().await.is_ok().shows(&partner).shows(&office);
        keep_partnership(harness.app.db(), OWN_PARTNER).await;
        let with = "insert into partnership_party (region_code, partnership_id, organisation_id, part)
             values ('61.05', $1, $2, 'lead')";
        harness.change(sql(with).bind(format!("partnership-of-{OWN_PARTNER}")).bind(OWN_OFFICE)).await;
        gaps().await.is_ok().hides(&partner).hides(&office).costs_at_most(10);
        // What ended before its time ties nobody.
        harness.change(sql("update partnership set state = 'ended'")).await;
        gaps().await.is_ok().shows(&partner).shows(&office);
    })
    .await;
}

/// The same output, the same payer: that is what a leader is asked about first.
#[tokio::test]
async fn what_one_funder_seems_to_pay_twice_is_asked_about_and_can_be_listed() {
    on_both(async |harness| {
        record_twice(&harness).await;
        let staff = harness.as_staff().await;
        let twice = format!("{LIST}?paid=twice");
        staff.get(&twice).await.is_ok().hides("sumur bor");
        let pay = async |programme: &str, source: &str| {
            let line = "insert into funding_line (region_code, programme_id, line, year, source, currency, amount_minor, form, on_budget)
                 values ('61.05', $1, 9, 2023, $2, 'IDR', 5000000000, 'cash', $3)";
            harness.change(sql(line).bind(programme).bind(source).bind(false)).await;
            harness.change(sql("update programme set version = version + 1 where id = $1").bind(programme)).await;
        };
        pay(OWN_PARTNER_PROGRAMME, "Yayasan Air").await;
        pay(OTHER_PARTNER_PROGRAMME, "Dana Hijau").await;
        staff.get(&twice).await.is_ok().hides("sumur bor");
        harness.change(sql("delete from funding_line where line = 9")).await;
        for programme in [OWN_PARTNER_PROGRAMME, OTHER_PARTNER_PROGRAMME] {
            pay(programme, "Yayasan Air").await;
        }
        let asked = "Keduanya juga mencatat sumber dana yang sama (Yayasan Air)";
        staff.get(&twice).await.is_ok().shows("sumur bor").shows("Mungkin dibayar dua kali");
        staff.get(&finding()).await.is_ok().shows(asked).hides("Sumber dana yang sama: Yayasan Air");
        // Owners read it, too: on their programme, and in its form.
        let partner = harness.as_partner().await;
        for page in ["", "/edit"] {
            let page = partner.get(&format!("/programmes/{OWN_PARTNER_PROGRAMME}{page}")).await;
            page.is_ok().shows("Mungkin dibayar dua kali").shows(asked);
        }
    })
    .await;
}

#[tokio::test]
async fn only_the_secretariat_settles() {
    on_both(async |harness| {
        record_twice(&harness).await;
        for who in [Who::Partner, Who::Office, Who::Leader] {
            let caller = harness.sign_in(who).await;
            let answer = caller.post(&format!("{}/verdict", finding()), &[("verdict", "merge")]).await;
            assert_eq!(answer.status, 403, "{who:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_types_is_told_that_somebody_does_this_here() {
    on_both(async |harness| {
        record_twice(&harness).await;
        let partner = harness.as_partner().await;
        let typed = |place: &'static str, start: &'static str| {
            [
                ("organisation", "partner-own"),
                ("title", "Sumur bor untuk dua puluh lima keluarga"),
                ("description", "Sumur bor air bersih bersama Perkumpulan Lain."),
                ("place", place),
                ("start", start),
                ("end", "2023"),
            ]
        };
        let part = "/programmes/similar";
        let seen = partner.post(part, &typed("61.05.01", "2023")).await;
        seen.is_ok().shows("Sudah ada yang mengerjakan").shows("Bantuan sumur bor").costs_at_most(10);
        // They meet in the village that one of them names, not in all of the kecamatan.
        let village = partner.post(part, &typed("61.05.01.1001", "2023")).await;
        village.is_ok().shows("Keduanya bertemu di ").shows("(Kecamatan Sintang).").hides("61.05.01.1001");
        // One's own programme is no double, and neither is what happens elsewhere.
        seen.hides("Pembangunan sumur bor untuk 25");
        partner.post(part, &typed("61.05.02", "2023")).await.is_ok().hides("Sudah ada");
        let foreign = partner.post(part, &[("organisation", "partner-other")]).await;
        assert_eq!(foreign.status, 403);
        // Without script the form says it where it is shown again, and the record shows what was found.
        let form = partner.get(&format!("/programmes/{OWN_PARTNER_PROGRAMME}/edit")).await;
        form.is_ok().shows("Sudah ada yang mengerjakan");
        let record = partner.get(&format!("/programmes/{OWN_PARTNER_PROGRAMME}")).await;
        record.is_ok().shows("Temuan tentang program ini").shows(&finding()).costs_at_most(10);
        // A programme of an earlier cycle is compared with those of its own cycle.
        let earlier = "insert into cycle (region_code, id, year, name, state, created_at)
             select region_code, 'cycle-earlier', year - 1, 'Siklus lalu', 'closed', created_at from cycle";
        harness.change(sql(earlier)).await;
        let moved =
            sql("update programme set cycle_id = 'cycle-earlier' where id = $1").bind(OWN_PARTNER_PROGRAMME);
        harness.change(moved).await;
        let mut edited = typed("61.05.01", "2023").to_vec();
        edited.push(("itself", OWN_PARTNER_PROGRAMME));
        partner.post(part, &edited).await.is_ok().hides("Sudah ada yang mengerjakan").costs_at_most(10);
    })
    .await;
}

#[tokio::test]
async fn a_changed_programme_renews_its_own_pairs_as_a_fresh_program_would() {
    on_both_with_the_demonstration(async |harness| {
        let admin = harness.of_the_demonstration("admin").await;
        admin.get(LIST).await.is_ok();
        let change = "update programme set title = 'Pelatihan perawatan danau Jemelak', version = version + 1 where id =
             (select min(id) from programme where state = 'active' and side = 'partner')";
        harness.change(sql(change)).await;
        let renewed = admin.get(LIST).await;
        let fresh = harness.beside().await.of_the_demonstration("admin").await;
        assert_eq!(renewed.text, fresh.get(LIST).await.text);
    })
    .await;
}

/// The numbers that follow each `href` of the programmes behind a figure.
fn figures(text: &str) -> Vec<(String, usize)> {
    let link = "href=\"/synchronisation/programmes?";
    let each = text.match_indices(link).filter_map(|(at, _)| {
        let rest = &text[at + "href=\"".len()..];
        let (href, rest) = rest.split_once('"')?;
        let shown = rest.split_once('>')?.1.split('<').next()?;
        Some((href.replace("&#38;", "&").replace("&amp;", "&"), shown.trim().parse().ok()?))
    });
    each.collect()
}

#[tokio::test]
async fn every_cell_opens_exactly_what_it_counts() {
    on_both_with_the_demonstration(async |harness| {
        let admin = harness.of_the_demonstration("admin").await;
        for matrix in ["offices", "partners", "themes", "partners_by_theme"] {
            let seen = admin.get(&format!("/synchronisation/matrix?by={matrix}")).await;
            let cells = figures(&seen.is_ok().text);
            assert!(cells.len() > 10, "{matrix}: {}", cells.len());
            for (href, count) in cells.into_iter().step_by(17) {
                let list = admin.get(&href).await;
                list.is_ok().shows(&format!("{count} program</caption>"));
            }
            admin.get(&format!("/synchronisation/matrix.xlsx?by={matrix}")).await.is_ok();
        }
        let map = admin.get("/synchronisation/map").await;
        map.is_ok().shows("<svg").shows("Kayan Hulu");
        assert!(map.text.len() < 150_000, "{}", map.text.len());
        for (place, within) in [("", "61.05."), ("?place=61.05.01", "61.05.01.")] {
            for kind in ["csv", "svg", "png", "pdf"] {
                admin.get(&format!("/synchronisation/map.{kind}{place}")).await.is_ok();
            }
            let file = admin.get(&format!("/synchronisation/map.geojson{place}")).await;
            let shapes: serde_json::Value = serde_json::from_str(&file.is_ok().text).unwrap();
            let features = shapes["features"].as_array().unwrap();
            assert!(features.len() > 10, "{place}: {}", features.len());
            for properties in features.iter().map(|one| &one["properties"]) {
                assert!(properties["programmes"].is_i64(), "{properties}");
                assert!(properties["code"].as_str().unwrap().starts_with(within), "{properties}");
            }
        }
        let villages = admin.get("/synchronisation/map?place=61.05.01").await;
        villages.is_ok().shows("<svg").shows("Tanjung Puri");
        assert!(villages.text.len() < 150_000, "{}", villages.text.len());
    })
    .await;
}

/// In the hall the chair sees what the presented programmes seem to be, and puts it into the minutes once.
#[tokio::test]
async fn what_is_found_about_presented_programmes_is_on_the_console_and_goes_into_the_minutes() {
    on_both(async |harness| {
        record_twice(&harness).await;
        // What is over reaches nobody any more.
        harness.change(sql("update programme set end_on = '2125-12', version = version + 1")).await;
        let hall = Hall::open(&harness).await;
        let (console, remarks) = (format!("{}/console", hall.path), format!("{}/remarks", hall.path));
        hall.staff.get(&console).await.is_ok().hides("sumur bor");
        // Whoever is called first is one of both partners: the finding is about each of them.
        hall.command(&harness, "next").await;
        let seen = hall.staff.get(&console).await;
        seen.is_ok().costs_at_most(10).shows("Tampaknya satu kegiatan").shows("sumur bor untuk 25 keluarga");
        seen.hides("Belum tersentuh");
        let note = [("partner", seen.field("partner")), ("remark", seen.field("remark"))];
        let note = note.each_ref().map(|(name, value)| (*name, value.as_str()));
        harness.as_partner().await.post(&remarks, &note).await.is(403);
        hall.staff.post(&remarks, &[note[0], ("remark", "something else")]).await.is(422);
        let minutes = "select minutes_version from meeting where id = $1";
        let version =
            async || harness.app.db().value::<i64>(sql(minutes).bind(&hall.id)).await.unwrap().unwrap();
        let before = version().await;
        for _ in 0..2 {
            hall.staff.post(&remarks, &note).await.leads_to(&console);
        }
        assert_eq!(version().await, before + 1, "what the minutes say already is not said again");
        hall.staff.get(&console).await.is_ok().shows("Sudah ada di notula");
        let written = hall.staff.get(&format!("{}/minutes", hall.path)).await;
        written
            .is_ok()
            .shows("Pembukaan")
            .shows("Paparan mitra")
            .shows("Tampaknya satu kegiatan yang dicatat dua kali.");
        // Somebody who wrote meanwhile is not written over: the line follows theirs.
        let version = version().await.to_string();
        let theirs = [("version", version.as_str()), ("minutes", "Rapat dibuka pukul 08.00.")];
        hall.staff.post(&format!("{}/minutes", hall.path), &theirs).await.is(303);
        hall.staff.post(&remarks, &note).await.leads_to(&console);
        let written = hall.staff.get(&format!("{}/minutes", hall.path)).await;
        written.is_ok().shows("Rapat dibuka pukul 08.00.").shows("Tampaknya satu kegiatan");
        // With one village each, the others of the kecamatan are named by nobody; what was found before is gone.
        let own = (OWN_PARTNER_PROGRAMME, "Pelatihan menenun", "61.05.01.2001");
        let other = (OTHER_PARTNER_PROGRAMME, "Sekolah lapang padi", "61.05.01.2002");
        for (programme, title, village) in [own, other] {
            told(&harness, programme, title, "Bagi warga.", village).await;
        }
        let seen = hall.staff.get(&console).await;
        seen.is_ok()
            .shows("Belum tersentuh")
            .shows("Di Kecamatan Sintang, yang disebut dalam program mitra ini");
        hall.staff.post(&remarks, &note).await.is(422).shows("Catatan ini sudah berubah");
    })
    .await;
}
