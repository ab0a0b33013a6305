//! Scenarios about the names of cycles: those that the system gave are said in the language of the page, others stay as they are.

use sekber::kit::store::sql;

use crate::harness::{OWN_PARTNER_PROGRAMME, on_both};

#[tokio::test]
async fn a_cycle_is_called_in_the_language_of_the_page_unless_somebody_named_it() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let english = staff.clone().in_english();
        let programme = format!("/programmes/{OWN_PARTNER_PROGRAMME}");
        let paths = [
            "/settings",
            "/matching",
            "/matching/quotas",
            "/needs",
            "/programmes",
            "/programmes/carry-over",
            "/awards/new",
            "/synchronisation/leader",
            "/synchronisation/leader/letter",
            &programme,
        ];
        english.get("/").await.is_ok().shows("<h1>Cycle 2023</h1>");
        staff.get("/").await.is_ok().shows("<h1>Siklus 2023</h1>");
        for path in paths {
            english.get(path).await.is_ok().shows("Cycle 2023").hides("Siklus 2023");
            staff.get(path).await.is_ok().shows("Siklus 2023").hides("Cycle 2023");
        }
        harness.change(sql("update cycle set name = 'Putaran Perdana'")).await;
        for path in ["/settings", "/needs", "/programmes", "/synchronisation/leader"] {
            english.get(path).await.is_ok().shows("Putaran Perdana");
        }
    })
    .await;
}
