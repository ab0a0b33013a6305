//! The scenarios' own tools, tested: each harness is fresh, filled, and on the database it says.

use sekber::kit::store::{Engine, sql};

use crate::harness::{Harness, OWN_PARTNER, Who, on_both};

#[tokio::test]
async fn every_house_is_fresh_and_filled() {
    on_both(async |harness| {
        let db = harness.app.db();
        let count = sql("select count(*) from organisation where name like '% Sendiri'");
        assert_eq!(db.value::<i64>(count).await.unwrap(), Some(2));
        let change = sql("update organisation set name = 'Yayasan Berubah' where id = $1").bind(OWN_PARTNER);
        assert_eq!(db.housekeeping(change).await.unwrap(), 1);
    })
    .await;
    on_both(async |harness| {
        let found = sql("select name from organisation where id = $1").bind(OWN_PARTNER);
        let name: Option<String> = harness.app.db().value(found).await.unwrap();
        assert_eq!(name.as_deref(), Some("Yayasan Sendiri"));
    })
    .await;
}

#[tokio::test]
async fn both_databases_are_what_they_say() {
    assert_eq!(Harness::on_sqlite().await.engine(), Engine::Sqlite);
    if let Some(harness) = Harness::on_postgres().await {
        assert_eq!(harness.engine(), Engine::Postgres);
        assert!(harness.address().starts_with("postgres"));
    }
}

#[tokio::test]
async fn everybody_in_the_house_is_recognised() {
    on_both(async |harness| {
        for who in Who::ALL {
            harness.sign_in(who).await.get("/").await.is_ok().shows(who.name());
        }
        harness.public().get("/programmes").await.leads_to("/sign-in?next=%2Fprogrammes");
    })
    .await;
}
