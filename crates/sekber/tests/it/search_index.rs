//! Scenarios about a search index that was lost.

use sekber::features::programme::{self, ProgrammeDraft};
use sekber::kit::audit::Event;
use sekber::kit::search;
use sekber::kit::store::sql;
use sekber::shell::bootstrap::rebuild_search;
use sekber_core::registry::programme::Status;

use crate::harness::{Harness, OTHER_PARTNER, Who, on_both, organisation};

async fn add(harness: &Harness, title: &str) {
    let draft = ProgrammeDraft {
        state: Status::Active,
        ..ProgrammeDraft::new(organisation(OTHER_PARTNER), harness.cycle().await, title)
    };
    let mut tx = harness.app.begin(&harness.actor(Who::Staff)).await.unwrap();
    programme::create(&mut tx, &[draft]).await.unwrap();
    tx.commit(Event::new("import.applied", "story", "story")).await.unwrap();
}

#[tokio::test]
async fn an_index_that_was_lost_is_built_anew() {
    on_both(async |harness| {
        add(&harness, "Kebun bibit").await;
        let db = harness.app.db();
        let region = harness.app.region();
        assert!(!search::needs_rebuild(db, &region).await.unwrap());
        harness.change(sql("delete from search_entry")).await;
        harness.change(sql("delete from search_vocabulary")).await;
        let staff = harness.as_staff().await;
        staff.get("/programmes?q=bibit").await.is_ok().hides("Kebun bibit");
        // A restore and a migration that changes the index ask for it like this.
        harness.change(search::ask_for_rebuild()).await;
        assert!(search::needs_rebuild(db, &region).await.unwrap());
        rebuild_search(&harness.app).await.unwrap();
        assert!(!search::needs_rebuild(db, &region).await.unwrap());
        staff.get("/programmes?q=bibt").await.is_ok().shows("Kebun bibit");
        staff.get("/partners?q=sendiri").await.is_ok().shows("Yayasan Sendiri");
        rebuild_search(&harness.app).await.unwrap();
        staff.get("/programmes?q=bibit").await.is_ok().shows("1 program<");
    })
    .await;
}
