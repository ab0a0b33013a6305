//! The harness of all scenarios, and that of the demonstration.

#[path = "../shared/harness/mod.rs"]
mod shared;

use sekber::kit::store::Db;
use sekber::shell::demo;

pub use shared::*;

/// Tells one scenario about the demonstration, a district of real size, on both databases.
pub async fn on_both_with_the_demonstration(story: impl AsyncFn(Harness)) {
    story(with_the_demonstration(Scratch::empty_sqlite()).await).await;
    if let Some(scratch) = Scratch::empty_postgres().await {
        story(with_the_demonstration(scratch).await).await;
    }
}

async fn with_the_demonstration(scratch: Scratch) -> Harness {
    let db = Db::connect(&scratch.address).await.unwrap();
    db.migrate().await.unwrap();
    demo::load(&db).await.unwrap();
    db.close().await;
    Harness::open(scratch).await
}
