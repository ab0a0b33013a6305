//! The harness of all scenarios, and that of the demonstration.

#[path = "../shared/harness/mod.rs"]
mod shared;

use sekber::kit::store::Db;
use sekber::shell::demo::{self, Extent};

pub use shared::*;

/// Tells one scenario about the demonstration, a district of real size, on both databases.
pub async fn on_both_with_the_demonstration(story: impl AsyncFn(Harness)) {
    tell(Extent::Usual, story).await;
}

/// The same about the full demonstration, with what is made up.
pub async fn on_both_with_all_of_the_demonstration(story: impl AsyncFn(Harness)) {
    tell(Extent::Full, story).await;
}

async fn tell(extent: Extent, story: impl AsyncFn(Harness)) {
    story(with_the_demonstration(Scratch::empty_sqlite(), extent).await).await;
    if let Some(scratch) = Scratch::empty_postgres().await {
        story(with_the_demonstration(scratch, extent).await).await;
    }
}

async fn with_the_demonstration(scratch: Scratch, extent: Extent) -> Harness {
    let db = Db::connect(&scratch.address).await.unwrap();
    db.migrate().await.unwrap();
    demo::load(&db, extent).await.unwrap();
    db.close().await;
    Harness::open(scratch).await
}
