//! Stories about signing in and out.

use crate::house::{PASSWORD, Who, on_both};

#[tokio::test]
async fn the_right_password_opens_the_door_and_signing_out_closes_it() {
    on_both(async |house| {
        let email = Who::Staff.email();
        let seen = house.public().post("/sign-in", &[("email", &email), ("password", PASSWORD)]).await;
        assert_eq!(seen.leads_on(), "/");
        assert!(seen.cookie("sekber").is_some_and(|secret| secret.len() == 64));
        let staff = house.as_staff().await;
        staff.get("/").await.is_ok();
        staff.post("/sign-out", &[]).await.leads_to("/sign-in");
        staff.get("/").await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_are_told_alike() {
    on_both(async |house| {
        let email = Who::Staff.email();
        let wrong = house.public().post("/sign-in", &[("email", &email), ("password", "salah")]).await;
        let unknown =
            house.public().post("/sign-in", &[("email", "siapa@example.org"), ("password", "salah")]).await;
        wrong.is(422).shows("role=\"alert\"").shows(&format!("value=\"{email}\""));
        assert_eq!(wrong.text.replace(&email, "siapa@example.org"), unknown.text);
    })
    .await;
}
