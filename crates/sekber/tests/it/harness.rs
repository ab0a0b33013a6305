//! The harness of all scenarios, and that of the demonstration.

#[path = "../shared/harness/mod.rs"]
mod shared;

use sekber::kit::store::{Db, sql};
use sekber::shell::demo::{self, Extent};

pub use shared::*;

impl Harness {
    /// Lets the own office lead the partnership that is kept for the own partner; which one that is.
    pub async fn keep_lead(&self) -> String {
        let id = format!("partnership-of-{OWN_PARTNER}");
        let lead = "insert into partnership_party (region_code, partnership_id, organisation_id, part)
             select region_code, $1, id, 'lead' from organisation where id = $2";
        self.change(sql(lead).bind(&id).bind(OWN_OFFICE)).await;
        id
    }

    /// Gives programmes the theme "stunting".
    pub async fn keep_theme(&self, programmes: &[&str]) {
        let theme = "insert into theme (region_code, code, name_id, name_en) values ('61.05', 'stunting', 'Stunting', 'Stunting')
             on conflict do nothing";
        self.change(sql(theme)).await;
        for id in programmes {
            let theme = "insert into programme_theme (region_code, programme_id, theme_code) values ('61.05', $1, 'stunting')";
            self.change(sql(theme).bind(*id)).await;
        }
    }

    /// How many lines the trail has.
    pub async fn trail_length(&self) -> i64 {
        self.app.db().value(sql("select count(*) from audit")).await.unwrap().unwrap()
    }
}

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
