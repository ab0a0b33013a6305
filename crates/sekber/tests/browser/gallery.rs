//! Pictures of the full demonstration: rooms that the plain one leaves nearly empty.

use sekber::kit::store::sql;

use crate::browser::Screen;
use crate::records::fill;
use crate::screens::take;
use crate::stage::{RequestIdentity, Stage, VISITORS};

/// Each language on each screen: people of a district read Indonesian, also on a phone; English is read at a desk.
const FORMS: [(&str, Screen); 3] = [("id", Screen::Desktop), ("id", Screen::Phone), ("en", Screen::Desktop)];

/// Pages of the secretariat: name of the picture and address.
const INSIDE: [(&str, &str); 12] = [
    ("synchronisation", "/synchronisation"),
    ("map", "/synchronisation/map"),
    ("map-kecamatan", "/synchronisation/map?place=61.05.01"),
    ("map-need", "/synchronisation/map?need={area_data}"),
    ("gaps", "/synchronisation/gaps"),
    ("matrix", "/synchronisation/matrix"),
    ("leader", "/synchronisation/leader"),
    ("partnerships", "/partnerships"),
    ("partnership", "/partnerships/{partnership}"),
    ("funds", "/ledger"),
    ("report", "/reports/{report}"),
    ("award", "/awards/{season}"),
];

/// Pages that everybody sees.
const OUTSIDE: [(&str, &str); 3] = [
    ("public", "/public"),
    ("public-search", "/public/search?q=kesehatan"),
    ("award-result", "/awards/{season}/result"),
];

/// Records that show what a room can show; all others are those that stand in for every route.
const RECORDS: [(&str, &str); 4] = [
    ("{area_data}", "select id from area_data order by id limit 1"),
    ("{partnership}", "select id from partnership where state = 'active' order by id limit 1"),
    (
        "{report}",
        "select id from report order by (case when state = 'confirmed' then 0 else 1 end), id limit 1",
    ),
    ("{season}", "select id from award_season where decided_at is not null order by id limit 1"),
];

async fn found(stage: &Stage, path: &str) -> String {
    let Some((name, asked)) = RECORDS.into_iter().find(|(name, _)| path.contains(name)) else {
        return fill(stage.app.db(), path).await.unwrap();
    };
    let id: Option<String> = stage.app.db().value(sql(asked)).await.unwrap();
    path.replace(name, &id.unwrap_or_else(|| panic!("the full demonstration has nothing for {name}")))
}

async fn draw(stage: &Stage, visitor: RequestIdentity, pages: &[(String, String)]) {
    let session = stage.session_of(visitor).await;
    for (language, screen) in FORMS {
        stage.enter(session.as_deref(), language, Some("light")).await;
        stage.browser.screen(screen).await;
        for (name, path) in pages {
            take(stage, name, path, language, screen).await;
        }
    }
}

#[tokio::test]
async fn the_full_demonstration_has_its_pictures_taken() {
    let Some(stage) = Stage::set_full().await else { return };
    let pages = async |listed: &[(&str, &str)]| {
        let mut pages = Vec::new();
        for (name, path) in listed {
            pages.push(((*name).to_owned(), found(&stage, path).await));
        }
        pages
    };
    draw(&stage, Some("admin"), &pages(&INSIDE).await).await;
    draw(&stage, None, &pages(&OUTSIDE).await).await;
    for visitor in VISITORS.into_iter().flatten().filter(|role| *role != "admin") {
        draw(&stage, Some(visitor), &[(format!("home-{visitor}"), "/".to_owned())]).await;
    }
}
