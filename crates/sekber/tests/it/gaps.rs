//! Scenarios about the page of gaps: what offices seek already, and what is not counted there.

use sekber::kit::store::sql;

use crate::harness::{OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, on_both};
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
