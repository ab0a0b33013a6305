//! Scenarios about the page of gaps: what offices seek already, and what is not counted there.

use sekber::kit::store::sql;

use crate::harness::{OTHER_OFFICE, OTHER_PARTNER, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, on_both};
use crate::records::asked::keep_need;
use crate::records::keep_partnership;

const GAPS: &str = "/synchronisation/gaps";

#[tokio::test]
async fn needs_that_are_open_stand_beside_the_gaps_and_on_the_leaders_page() {
    on_both(async |harness| {
        let (office, leader) = (harness.as_office().await, harness.as_leader().await);
        office.get(GAPS).await.is_ok().hides("Pelatih kader").hides("lihat yang sudah terbuka");
        keep_need(harness.app.db(), OWN_OFFICE).await;
        let link = format!("href=\"/needs/need-of-{OWN_OFFICE}\"");
        office.get(GAPS).await.is_ok().costs_at_most(10).shows("Pelatih kader").shows(&link);
        let page = leader.get("/synchronisation/leader").await;
        page.is_ok().costs_at_most(10).shows("href=\"/synchronisation/gaps#needs\"");
        harness.change(sql("update need set state = 'withdrawn'")).await;
        office.get(GAPS).await.is_ok().hides("Pelatih kader");
    })
    .await;
}

#[tokio::test]
async fn partnerships_for_programmes_of_another_cycle_are_said_not_to_be_counted() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        keep_partnership(harness.app.db(), OWN_PARTNER).await;
        let carried = "insert into partnership_programme (region_code, partnership_id, programme_id) values ('61.05', $1, $2)";
        let partnership = format!("partnership-of-{OWN_PARTNER}");
        harness.change(sql(carried).bind(&partnership).bind(OWN_PARTNER_PROGRAMME)).await;
        harness.change(sql("update partnership set state = 'active'")).await;
        let said = "melaksanakan program dari siklus lain";
        staff.get(GAPS).await.is_ok().hides(said);
        let earlier = "insert into cycle (region_code, id, year, name, state, created_at)
             select region_code, 'cycle-earlier', year - 1, 'Siklus lalu', 'closed', created_at from cycle";
        harness.change(sql(earlier)).await;
        let moved = "update programme set cycle_id = 'cycle-earlier', version = version + 1 where id = $1";
        harness.change(sql(moved).bind(OWN_PARTNER_PROGRAMME)).await;
        staff.get(GAPS).await.is_ok().shows(&format!("1 kemitraan yang berjalan {said}"));
    })
    .await;
}

/// What a district owes its people by law is counted by codes, and each standard opens the programmes that it counts.
#[tokio::test]
async fn minimum_service_standards_say_which_parts_no_programme_names() {
    on_both(async |harness| {
        let (staff, partner) = (harness.as_staff().await, harness.as_partner().await);
        let code = async |code: &str| {
            let named = "insert into programme_code (region_code, programme_id, vocabulary, code)
                 values ('61.05', $1, 'nomenclature', $2)";
            harness.change(sql(named).bind(OWN_PARTNER_PROGRAMME).bind(code)).await;
            let changed = "update programme set version = version + 1 where id = $1";
            harness.change(sql(changed).bind(OWN_PARTNER_PROGRAMME)).await;
        };
        let page = partner.get(GAPS).await;
        page.is_ok().costs_at_most(10).shows("SPM Kesehatan").shows("12 sub kegiatan, belum dapat dihitung");
        page.shows("dari 238").shows("Pengelolaan Pelayanan Kesehatan Balita (1.02.02.2.02.0004)");
        page.hides("/needs/new");
        // A wider code names no part of it: where there are no others nothing is counted, and that is said.
        code("1.02.02").await;
        partner
            .get(GAPS)
            .await
            .is_ok()
            .shows("12 sub kegiatan, belum dapat dihitung")
            .hides("12 dari 12 sub kegiatan");
        let leader = harness.as_leader().await;
        for path in ["/synchronisation/leader", "/synchronisation/leader/letter"] {
            leader.get(path).await.is_ok().shows("dari 238 seluruhnya; belum dapat dihitung");
        }
        code("1.02.02.2.02.0004").await;
        let page = partner.get(GAPS).await;
        page.is_ok().shows("11 dari 12 sub kegiatan").hides("Kesehatan Balita (1.02.02.2.02.0004)");
        let list = partner.get("/synchronisation/programmes?need=standard-1.02").await;
        list.is_ok().shows("1 program</caption>").shows("SPM Kesehatan").shows(OWN_PARTNER_PROGRAMME);
        let map = partner.get("/synchronisation/map?need=standard-1.02").await;
        map.is_ok()
            .costs_at_most(10)
            .shows("kode sub kegiatan standar pelayanan minimal ini")
            .shows("/synchronisation/gaps#standards");
        // The kegiatan that they lie in names all of them.
        code("1.02.02.2.02").await;
        partner.get(GAPS).await.is_ok().shows("0 dari 12 sub kegiatan");
        let leader = harness.as_leader().await.get("/synchronisation/leader").await;
        leader.is_ok().shows("Sub kegiatan SPM tanpa program").shows("/synchronisation/gaps#standards");
        leader.shows("bukan bahwa pelayanannya tidak diberikan").hides("belum dapat dihitung");
        // What nobody works on is sought in its own field, whichever office seeks it.
        staff.get(GAPS).await.is_ok().shows("/needs/new?title=SPM+Sosial&#38;field=1.06");
        let form = staff.get(&format!("/needs/new?title=SPM+Sosial&field=1.06&office={OWN_OFFICE}")).await;
        form.is_ok().shows("value=\"SPM Sosial\"").shows("<option value=\"1.06\" selected>");
    })
    .await;
}

/// A list that a figure of money opens tells the same sum.
#[tokio::test]
async fn a_list_of_programmes_with_money_tells_their_sum() {
    on_both(async |harness| {
        harness.change(sql("update programme set total_idr = 0")).await;
        let money = "update programme set total_idr = 250000000, funding_lines = 1 where id = $1";
        harness.change(sql(money).bind(OWN_PARTNER_PROGRAMME)).await;
        let partner = harness.as_partner().await;
        let list = partner.get("/programmes?side=partner&money=with").await;
        list.is_ok().shows("Jumlah dana rupiahnya Rp2.500.000");
        partner.get("/programmes?money=with").await.is_ok().hides("Jumlah dana rupiahnya");
    })
    .await;
}

/// What is over serves nobody any more: it is told apart, and neither list nor map of the need counts it.
#[tokio::test]
async fn a_programme_that_is_over_leaves_its_priority_without_one() {
    on_both(async |harness| {
        harness.change(sql("delete from programme_theme")).await;
        harness.keep_theme(&[OWN_PARTNER_PROGRAMME]).await;
        harness.change(sql("update theme set priority = $1 where code = 'stunting'").bind(true)).await;
        let ends = async |day: &str| {
            let change = "update programme set end_on = $1, version = version + 1 where id = $2";
            harness.change(sql(change).bind(day).bind(OWN_PARTNER_PROGRAMME)).await;
        };
        let (partner, leader) = (harness.as_partner().await, harness.as_leader().await);
        let list = "/synchronisation/programmes?need=priority-stunting";
        ends("2999").await;
        partner.get(GAPS).await.is_ok().hides("1 program sudah berakhir");
        partner.get(list).await.is_ok().shows("1 program</caption>");
        ends("2020-06").await;
        partner.get(GAPS).await.is_ok().costs_at_most(10).shows("1 program sudah berakhir");
        partner.get(list).await.is_ok().hides(OWN_PARTNER_PROGRAMME).shows("tidak dihitung, kecuali");
        leader.get("/synchronisation/leader").await.is_ok().shows("(1 program sudah berakhir)");
        // A cycle without any programme has no gaps yet, and the pages say so.
        harness.change(sql("update programme set state = 'draft', version = version + 1")).await;
        partner.get(GAPS).await.is_ok().shows("Siklus ini belum memuat program");
        leader.get("/synchronisation/leader").await.is_ok().shows("siklus ini belum memuat program");
    })
    .await;
}

/// Whoever has no counterpart begins where the gap is told: an office seeks, a partner looks at what is sought.
#[tokio::test]
async fn an_office_without_a_partner_seeks_one_and_a_partner_without_an_office_finds_what_is_sought() {
    on_both(async |harness| {
        let (staff, office, partner) =
            (harness.as_staff().await, harness.as_office().await, harness.as_partner().await);
        let seek = |office: &str| format!("href=\"/needs/new?office={office}\"");
        let needs = |partner: &str| format!("href=\"/partners/{partner}/needs\"");
        let page = staff.get(GAPS).await;
        page.is_ok().costs_at_most(10).shows(&seek(OWN_OFFICE)).shows(&seek(OTHER_OFFICE));
        page.shows(&needs(OWN_PARTNER)).shows(&needs(OTHER_PARTNER));
        office
            .get(GAPS)
            .await
            .is_ok()
            .shows(&seek(OWN_OFFICE))
            .hides(&seek(OTHER_OFFICE))
            .hides(&needs(OWN_PARTNER));
        let page = partner.get(GAPS).await;
        page.is_ok().shows(&needs(OWN_PARTNER)).hides(&needs(OTHER_PARTNER)).hides("/needs/new");
        partner.get(&format!("/partners/{OWN_PARTNER}/needs")).await.is_ok();
        office.get(&format!("/needs/new?office={OWN_OFFICE}")).await.is_ok();
    })
    .await;
}
