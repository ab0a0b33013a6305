//! Scenarios about programmes whose time is over when a plan is made.

use sekber::kit::store::sql;

use crate::harness::{OWN_OFFICE, OWN_PARTNER_PROGRAMME, on_both};
use crate::matching::{newest, pairs, set};

#[tokio::test]
async fn what_is_over_is_not_planned_unless_the_secretariat_locks_it() {
    on_both(async |harness| {
        set(&harness).await;
        let staff = harness.as_staff().await;
        let is_planned = async |plan: &str| {
            pairs(&harness, plan).await.iter().any(|(_, programme)| programme == OWN_PARTNER_PROGRAMME)
        };
        staff.post("/matching/plans", &[]).await.is(303);
        let first = newest(&harness).await;
        assert!(is_planned(&first).await);
        staff.get(&format!("/matching/plans/{first}")).await.is_ok().hides("tidak direncanakan karena");
        let ended = "update programme set start_on = '2021-01-01', end_on = '2022-12-31', version = version + 1 where id = $1";
        harness.change(sql(ended).bind(OWN_PARTNER_PROGRAMME)).await;

        staff.post("/matching/plans", &[]).await.is(303);
        let second = newest(&harness).await;
        assert!(second != first && !is_planned(&second).await);
        let page = staff.get(&format!("/matching/plans/{second}")).await;
        page.is_ok().costs_at_most(10).shows("1 program mitra tidak direncanakan karena");

        let lock = [
            ("office", OWN_OFFICE),
            ("programme", OWN_PARTNER_PROGRAMME),
            ("rule", "lock"),
            ("plan", second.as_str()),
        ];
        staff.post("/matching/rulings", &lock).await.is(303);
        let third = newest(&harness).await;
        assert!(is_planned(&third).await);
        staff.get(&format!("/matching/plans/{third}")).await.is_ok().shows("waktu program sudah berakhir");
    })
    .await;
}
