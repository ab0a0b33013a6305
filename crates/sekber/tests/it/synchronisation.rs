//! Scenarios about synchronisation: a finding settled by people, which comes back when its facts change; a warning while typing;
//! figures that open what they count.

use sekber::kit::store::sql;
use sekber::shell::demo;

use crate::harness::{
    Harness, OTHER_PARTNER_PROGRAMME, OWN_PARTNER_PROGRAMME, Who, on_both, on_both_with_the_demonstration,
};

const LIST: &str = "/synchronisation";

fn finding() -> String {
    let (one, other) = (OWN_PARTNER_PROGRAMME, OTHER_PARTNER_PROGRAMME);
    let (first, second) = if one < other { (one, other) } else { (other, one) };
    format!("/synchronisation/findings/{first}/{second}")
}

async fn told(harness: &Harness, programme: &str, title: &str, description: &str, place: &str) {
    let change = "update programme set title = $1, description = $2, start_on = '2023-01', end_on = '2023-06', version = version + 1
         where id = $3";
    harness.change(sql(change).bind(title).bind(description).bind(programme)).await;
    harness.change(sql("delete from programme_place where programme_id = $1").bind(programme)).await;
    let add = "insert into programme_place (region_code, programme_id, place_code) values ('61.05', $1, $2)";
    harness.change(sql(add).bind(programme).bind(place)).await;
}

/// One activity of two partners, each with its own record.
async fn record_twice(harness: &Harness) {
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
        staff.get(LIST).await.is_ok().costs_at_most(5).shows("1 menunggu putusan");
        let seen = staff.get(&finding()).await;
        seen.is_ok().shows("Keduanya menyebut hitungan yang sama: 25 keluarga.").shows("Catatan YS menyebut PL");
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
        send(&digest).await.leads_to(&finding());
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
        staff.post(&format!("{}/reopen", finding()), &[]).await.leads_to(&finding());
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
        // A village that no other programme names is named all the same, also under its ticked kecamatan.
        let village = partner.post(part, &typed("61.05.01.1001", "2023")).await;
        village.is_ok().shows("Kelurahan Ladang").hides("61.05.01.1001");
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
        let villages = admin.get("/synchronisation/map?place=61.05.01").await;
        villages.is_ok().shows("<svg").shows("Tanjung Puri");
        assert!(villages.text.len() < 150_000, "{}", villages.text.len());
    })
    .await;
}

#[tokio::test]
async fn the_leader_has_one_page_and_one_sheet_and_others_have_neither() {
    on_both_with_the_demonstration(async |harness| {
        demo::add_programmes(harness.app.db(), 200, |_| ()).await.unwrap();
        let leader = harness.of_the_demonstration("leader").await;
        let page = leader.get("/synchronisation/leader").await;
        page.is_ok().costs_at_most(10).shows("Desa tanpa program").shows("Ganda, menunggu putusan");
        let sheet = leader.get("/synchronisation/leader.pdf").await;
        sheet.is_ok();
        assert_eq!(sheet.header("content-type"), "application/pdf");
        let partner = harness.of_the_demonstration("partner").await;
        assert_eq!(partner.get("/synchronisation/leader").await.status, 403);
        partner.get("/synchronisation/gaps").await.is_ok().shows("Mitra tanpa perangkat daerah");
    })
    .await;
}
