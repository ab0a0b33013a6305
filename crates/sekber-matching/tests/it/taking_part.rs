//! Scenarios about who takes part in matching: whoever does not is counted with the reason, and nothing is planned over nothing.

use sekber::kit::store::sql;

use crate::harness::{OTHER_PARTNER, OWN_OFFICE, OWN_PARTNER, Who, on_both};

#[tokio::test]
async fn whoever_is_not_invited_is_counted_with_the_reason() {
    on_both(async |harness| {
        let (staff, leader) = (harness.as_staff().await, harness.sign_in(Who::Leader).await);
        // Everybody is at work and nobody is invited: all take part.
        staff.get("/matching").await.is_ok().hides("Belum ikut").shows("href=\"/partners?state=verified\"");
        harness
            .change(sql("update organisation set state = 'draft' where id = $1").bind(OTHER_PARTNER))
            .await;
        let seen = staff.get("/matching").await;
        seen.is_ok().shows("Belum ada yang diundang ke siklus ini");
        seen.shows("Belum ikut: 1 mitra, 1 program mitra.").shows("href=\"/registry/inviting\"");
        staff.get("/matching").await.is_ok().costs_at_most(10);
        // The first invitation leaves everybody else out, and says so.
        staff.post(&format!("/partners/{OWN_PARTNER}/invited"), &[("invited", "yes")]).await.is(303);
        let seen = staff.get("/matching").await;
        seen.is_ok()
            .shows("karena belum diundang ke siklus ini: 2 perangkat daerah, 1 mitra, 1 program mitra.");
        seen.shows("href=\"/partners?invited=yes\"");
        staff
            .in_english()
            .get("/matching")
            .await
            .is_ok()
            .shows("2 offices, 1 partner, 1 programme of partners");
        leader.get("/matching").await.is_ok().shows("karena belum diundang").hides("Undang ke siklus");
        harness.as_office().await.get("/matching").await.is_ok().hides("karena belum diundang");
    })
    .await;
}

#[tokio::test]
async fn no_plan_is_made_over_nothing() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        staff.post(&format!("/partners/{OWN_PARTNER}/invited"), &[("invited", "yes")]).await.is(303);
        staff
            .get("/matching")
            .await
            .is_ok()
            .shows("belum ada perangkat daerah yang ikut")
            .hides("name=\"kind\"");
        staff.post("/matching/plans", &[]).await.is(422).shows("belum ada perangkat daerah yang ikut");
        staff.post(&format!("/offices/{OWN_OFFICE}/invited"), &[("invited", "yes")]).await.is(303);
        staff.post(&format!("/partners/{OWN_PARTNER}/invited"), &[("invited", "no")]).await.is(303);
        staff.post("/matching/plans", &[]).await.is(422).shows("belum ada program mitra yang ikut");
        let plans: Option<i64> =
            harness.app.db().value(sql("select count(*) from matching_plan")).await.unwrap();
        assert_eq!(plans, Some(0));
        staff.post(&format!("/partners/{OWN_PARTNER}/invited"), &[("invited", "yes")]).await.is(303);
        staff.post("/matching/plans", &[]).await.is(303);
    })
    .await;
}
