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
    let name = match extent {
        Extent::Usual => "demonstration",
        Extent::Full => "demonstrationwhole",
    };
    let template = Template {
        name,
        fill: async |db: &Db| {
            db.migrate().await.unwrap();
            demo::load(db, extent).await.unwrap();
        },
    };
    story(Harness::open(Scratch::sqlite(&template).await).await).await;
    if let Some(scratch) = Scratch::postgres(&template).await {
        story(Harness::open(scratch).await).await;
    }
}
