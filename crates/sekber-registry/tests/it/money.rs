//! Scenarios about the money of programmes: what is not in rupiah stands beside it and is never lost.

use crate::harness::{OWN_PARTNER, on_both};

#[tokio::test]
async fn money_in_other_currencies_stands_beside_the_rupiah() {
    on_both(async |harness| {
        let partner = harness.as_partner().await;
        let form = [
            ("organisation", OWN_PARTNER),
            ("title", "Kebun sekolah"),
            ("funding-0-year", "2023"),
            ("funding-0-source", "Hibah"),
            ("funding-0-currency", "IDR"),
            ("funding-0-amount", "25.000"),
            ("funding-0-form", "cash"),
            ("funding-1-year", "2023"),
            ("funding-1-source", "Donor"),
            ("funding-1-currency", "USD"),
            ("funding-1-amount", "10.000"),
            ("funding-1-form", "cash"),
        ];
        partner.post("/programmes/new", &form).await.is(303);
        for path in ["/programmes".to_owned(), format!("/partners/{OWN_PARTNER}")] {
            partner.get(&path).await.is_ok().shows("Rp25.000 + USD 10.000").costs_at_most(10);
        }
    })
    .await;
}
