//! Scenarios about what the district keeps itself.

use sekber::kit::store::{Db, sql};

use crate::harness::on_both;

async fn count(db: &Db, text: &'static str) -> i64 {
    db.value(sql(text)).await.unwrap().unwrap()
}

#[tokio::test]
async fn the_secretariat_keeps_the_missions_of_the_plan() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        let wrong = staff.post("/settings/missions", &[("missions", "Sehat | 1.02\nLain | 9.99")]).await;
        wrong.is(422).shows("2: 9.99").shows("Sehat | 1.02");
        assert_eq!(count(harness.app.db(), "select count(*) from mission").await, 0);
        let kept = "Pelayanan kesehatan | 1.02\nPendidikan | 1.01, 2.23";
        staff.post("/settings/missions", &[("missions", kept)]).await.is(303);
        staff.get("/settings").await.is_ok().costs_at_most(10).shows("Pendidikan | 1.01, 2.23");
        staff.post("/settings/missions", &[("missions", "")]).await.is(303);
        assert_eq!(count(harness.app.db(), "select count(*) from mission").await, 0);
        harness.as_office().await.post("/settings/missions", &[("missions", kept)]).await.is(403);
        harness
            .as_admin()
            .await
            .get("/audit?subject=missions")
            .await
            .is_ok()
            .shows("Pelayanan kesehatan | 1.02");
    })
    .await;
}

#[tokio::test]
async fn nobody_is_led_to_another_site() {
    let ways = [
        "%2F%09%2Fevil.example",
        "%2F%0B%2Fevil.example",
        "%2F%00%2Fevil.example",
        "%2F%0D%0A%2Fevil.example",
        "%2F%5Cevil.example",
        "%2F%2Fevil.example",
        "%2F.%2F%2Fevil.example",
        "%2F%2Fuser%40evil.example",
        "https%3A%2F%2Fevil.example",
        "%FF%FE",
        "/%09/evil.example",
    ];
    let here = url::Url::parse("https://sekber.example/language/id").unwrap();
    on_both(async |harness| {
        let public = harness.public();
        for way in ways {
            let seen = public.get(&format!("/language/id?back={way}")).await;
            assert_eq!(here.join(seen.is(303).leads_on()).unwrap().origin(), here.origin(), "{way}");
            for form in ["/sign-in", "/sign-in/code"] {
                let next = public.get(&format!("{form}?next={way}")).await.is_ok().field("next");
                assert_eq!(here.join(&next).unwrap().origin(), here.origin(), "{form} {way}");
            }
        }
        public.get("/language/id?back=/partners?q=a").await.is(303).leads_to("/partners?q=a");
        public
            .get("/language/en?back=/partners%3Fq%3Dd%C3%A9sa")
            .await
            .is(303)
            .leads_to("/partners?q=d%C3%A9sa");
    })
    .await;
}
