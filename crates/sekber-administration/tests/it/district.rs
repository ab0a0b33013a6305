//! Scenarios about what the district keeps itself.

use sekber::kit::store::{Db, sql};

use crate::harness::{Who, on_both};

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
async fn a_district_sets_itself_when_who_leaves_the_system_unused_is_signed_out() {
    on_both(async |harness| {
        let (admin, set) = (harness.as_admin().await, "/settings/idle");
        let unused = async |who: Who, minutes: i64| {
            let caller = harness.sign_in(who).await;
            let seen = sql("update session set seen_at = $1 where person_id = $2");
            let seen = seen.bind(harness.app.now().plus_seconds(-60 * minutes)).bind(who.key());
            harness.app.db().housekeeping(seen).await.unwrap();
            caller.get("/account").await.status
        };
        // The server's own: half an hour, and four hours.
        assert_eq!((unused(Who::Staff, 29).await, unused(Who::Staff, 31).await), (200, 303));
        assert_eq!((unused(Who::Office, 239).await, unused(Who::Office, 241).await), (200, 303));
        harness.as_staff().await.get("/settings").await.is_ok().hides(set);
        harness.as_staff().await.post(set, &[("overseer_idle_minutes", "60")]).await.is(403);
        for wrong in ["4", "721", "-5", "lama"] {
            let seen = admin.post(set, &[("overseer_idle_minutes", wrong), ("idle_minutes", "60")]).await;
            seen.is(422).shows("dari 5 sampai 720").shows("value=\"60\"");
        }
        let page = admin.get("/settings").await;
        page.is_ok().costs_at_most(10).shows(set).shows("30 menit").shows("240 menit");
        admin.post(set, &[("overseer_idle_minutes", "10"), ("idle_minutes", "60")]).await.is(303);
        assert_eq!((unused(Who::Staff, 9).await, unused(Who::Staff, 11).await), (200, 303));
        assert_eq!((unused(Who::Office, 59).await, unused(Who::Office, 61).await), (200, 303));
        let admin = harness.as_admin().await;
        admin
            .get("/audit?kind=district.idle_set")
            .await
            .is_ok()
            .shows("<ins>10</ins>")
            .shows("<ins>60</ins>");
        admin.post(set, &[("overseer_idle_minutes", ""), ("idle_minutes", "300")]).await.is(303);
        assert_eq!((unused(Who::Staff, 29).await, unused(Who::Office, 299).await), (200, 200));
    })
    .await;
}

#[tokio::test]
async fn opening_the_cycle_in_force_changes_nothing_and_says_so() {
    on_both(async |harness| {
        let (staff, year) = (harness.as_staff().await, harness.app.today().year().to_string());
        let form = [("year", year.as_str())];
        staff.post("/settings/cycles", &form).await.is(303);
        staff.post("/settings/cycles", &form).await.is(422).shows("Siklus tahun ini sudah berjalan");
        assert_eq!(count(harness.app.db(), "select count(*) from cycle").await, 2);
        let opened = "select count(*) from audit where kind = 'cycle.opened'";
        assert_eq!(count(harness.app.db(), opened).await, 1);
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
