//! A room that is thrown away again, in one file: everything that it adds stands on its card, and naming the card is the one line that the house
//! needs. docs/new-room.md tells how many files a real one takes.

use std::time::Duration;

use axum::response::Html;
use sekber::features;
use sekber::kit::access::{Permit, Secretariat};
use sekber::kit::app::App;
use sekber::kit::card::{
    Card, Column, Drawing, Figures, NavGroup, NavItem, Panel, PanelOf, RoomWords, Route, Tile, TileShown, get,
};
use sekber::kit::jobs::{self, Outcome, every};
use sekber::kit::page::Frame;
use sekber::kit::words::Language;
use sekber_server::routes;

use crate::harness::{OWN_PARTNER, on_both};

const WORDS: RoomWords = RoomWords {
    id: "nav-orchids = Anggrek\norchids-title = Anggrek di daerah ini\norchids-panel = Anggrek yang dirawat\n",
    en: "nav-orchids = Orchids\norchids-title = Orchids of this district\norchids-panel = Orchids looked after\n",
};

/// The room's card.
fn card() -> Card {
    Card {
        name: "orchid",
        routes: Some(routes_of_the_room),
        nav: vec![NavItem {
            group: NavGroup::Data,
            label: "nav-orchids",
            href: "/orchids",
            permit: Permit::Secretariat,
        }],
        words: WORDS,
        tiles: vec![Tile {
            permit: Permit::Secretariat,
            figures: "select 'orchids' as name, count(*) + 7000 as value from organisation where region_code = $1",
            show: tile,
        }],
        panels: vec![Panel { column: Column::Main, draw: panel }],
        jobs: vec![every("orchid_watering", Duration::from_secs(3_600), |_| async { Ok(Outcome::Done) })],
        ..Card::default()
    }
}

fn routes_of_the_room() -> Vec<Route> {
    vec![get("/orchids", list)]
}

async fn list(_: Secretariat, frame: Frame) -> Html<String> {
    Html(format!("<h1>{}</h1>", frame.say("orchids-title")))
}

fn tile(frame: &Frame, figures: &Figures) -> Option<TileShown> {
    let value = figures.of("orchids").to_string();
    Some(TileShown { name: frame.say("nav-orchids"), value, note: String::new(), href: None })
}

fn panel(of: PanelOf<'_>) -> Drawing<'_> {
    Box::pin(
        async move { Ok(Some(format!("<section><h2>{}</h2></section>", of.frame.say("orchids-panel")))) },
    )
}

fn said(app: &App, language: Language) -> String {
    app.words().say(language, "orchids-title")
}

#[tokio::test]
async fn a_room_is_its_card_and_one_line() {
    on_both(async |harness| {
        let before = harness.as_staff().await.get("/").await;
        before.is_ok().hides("Anggrek");
        harness.as_staff().await.get("/orchids").await.is(404);
        let harness = harness.with_cards(vec![card()]).await;
        assert_eq!(said(&harness.app, Language::English), "Orchids of this district");
        let staff = harness.as_staff().await;
        // Its page, and who may see it.
        staff.get("/orchids").await.is_ok().shows("<h1>Anggrek di daerah ini</h1>");
        harness.as_partner().await.get("/orchids").await.is(403);
        // Its entry of the navigation, its tile, its panel on a page of another room; the front page costs what it cost.
        let front = staff.get("/").await;
        front.is_ok().shows("href=\"/orchids\"").shows("7004").costs_at_most(10);
        assert!(front.statements <= before.statements, "{} after {}", front.statements, before.statements);
        staff.get(&format!("/partners/{OWN_PARTNER}")).await.is_ok().shows("<h2>Anggrek yang dirawat</h2>");
        harness.as_partner().await.get("/").await.is_ok().hides("href=\"/orchids\"");
        // Its job, and its line of the route table.
        assert_eq!(jobs::run_due(&harness.app, "orchid_watering").await.unwrap(), 1);
        let cards = features::cards().into_iter().chain([card()]).collect();
        let line = routes::table(cards).into_iter().find(|line| line.path == "/orchids").unwrap();
        assert_eq!((line.room, line.permit.name()), ("orchid", "secretariat"));
    })
    .await;
}
