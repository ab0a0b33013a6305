//! Pictures of the full demonstration: rooms that the plain one leaves nearly empty.

use sekber::kit::store::sql;
use sekber_core::partnership::road::ROADS;

use crate::browser::Screen;
use crate::partnership::fits;
use crate::records::fill;
use crate::screens::take;
use crate::stage::{RequestIdentity, Stage, VISITORS};

/// Each language on each screen: people of a district read Indonesian, also on a phone; English is read at a desk.
const FORMS: [(&str, Screen); 3] = [("id", Screen::Desktop), ("id", Screen::Phone), ("en", Screen::Desktop)];

/// Pages of the secretariat: name of the picture and address.
const INSIDE: [(&str, &str); 19] = [
    ("synchronisation", "/synchronisation"),
    ("map", "/synchronisation/map"),
    ("map-kecamatan", "/synchronisation/map?place=61.05.01"),
    ("map-need", "/synchronisation/map?need={area_data}"),
    ("gaps", "/synchronisation/gaps"),
    ("matrix", "/synchronisation/matrix"),
    ("leader", "/synchronisation/leader"),
    ("partnerships", "/partnerships"),
    ("partnership", "/partnerships/{partnership}"),
    ("work-plan", "/partnerships/{partnership}/plan"),
    ("funds", "/ledger"),
    ("funds-partnership", "/partnerships/{partnership}/ledger"),
    ("roads", "/partnerships/roads"),
    ("report", "/reports/{report}"),
    ("award", "/awards/{season}"),
    ("award-jury", "/awards/{season}/jury"),
    ("award-checks", "/awards/{season}/checks"),
    ("award-wall", "/awards/{season}/wall?step=3"),
    ("award-papers", "/awards/{certified}/papers"),
];

/// Pages that everybody sees.
const OUTSIDE: [(&str, &str); 7] = [
    ("public", "/public"),
    ("public-search", "/public/search?q=kesehatan"),
    ("public-programmes", "/public/programmes"),
    ("public-partnerships", "/public/partnerships"),
    ("public-data", "/public/data"),
    ("api", "/api"),
    ("award-result", "/awards/{season}/result"),
];

/// Records that show what a room can show; all others are those that stand in for every route.
const RECORDS: [(&str, &str); 5] = [
    ("{area_data}", "select id from area_data order by id limit 1"),
    ("{partnership}", "select id from partnership where state = 'active' order by id limit 1"),
    (
        "{report}",
        "select id from report order by (case when state = 'confirmed' then 0 else 1 end), id limit 1",
    ),
    // The latest that is decided has its certificates.
    (
        "{certified}",
        "select id from award_season where decided_at is not null order by decided_at desc limit 1",
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

/// Each road of papers as a partnership went it, on a phone and at a desk: every step is drawn, and nothing is wider than the screen.
async fn draw_roads(stage: &Stage) {
    let session = stage.session_of(Some("admin")).await;
    for screen in [Screen::Phone, Screen::Desktop] {
        stage.enter(session.as_deref(), "id", Some("light")).await;
        stage.browser.screen(screen).await;
        for road in ROADS {
            let asked = sql("select id from partnership where road = $1
                 order by (case when state = 'active' then 0 when state = 'completed' then 1 else 2 end), id limit 1");
            let id: Option<String> = stage.app.db().value(asked.bind(road.kind.as_str())).await.unwrap();
            let id =
                id.unwrap_or_else(|| panic!("no partnership of the full demonstration takes {}", road.kind));
            let name = format!("road-{}", road.kind.as_str().replace('_', "-"));
            take(stage, &name, &format!("/partnerships/{id}#road"), "id", screen).await;
            let steps = "return String(document.querySelectorAll('#road > .timeline > li').length)";
            stage.browser.comes_to(steps, &road.steps.len().to_string()).await;
            fits(stage).await;
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
    draw_roads(&stage).await;
    draw(&stage, None, &pages(&OUTSIDE).await).await;
    for visitor in VISITORS.into_iter().flatten().filter(|role| *role != "admin") {
        draw(&stage, Some(visitor), &[(format!("home-{visitor}"), "/".to_owned())]).await;
    }
}
