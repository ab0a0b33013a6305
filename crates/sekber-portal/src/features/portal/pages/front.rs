//! The front page that everybody meets: what the joint secretariat does, in ten seconds, and where to go on.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use sekber_core::value::{Currency, Money};
use serde_json::json;

use super::{Outline, publisher};
use crate::features::district;
use crate::features::portal::keeping;
use crate::features::portal::model::{News, Settings, in_language};
use crate::features::portal::store::figures::{Count, Numbers, numbers};
use crate::features::portal::store::meetings::{self, PublicMeeting};
use crate::features::portal::store::{news, settings};
use crate::kit::access::{Permit, Public};
use crate::kit::app::App;
use crate::kit::card::{PublicPlace, PublicView, TileShown};
use crate::kit::cpu;
use crate::kit::page::map::{self, Area, Map};
use crate::kit::page::{Frame, Kept, page};
use crate::kit::problem::Problem;

/// Meetings among which the nearest is looked for.
const MEETINGS: i64 = 100;
/// News on the front page.
const NEWS: i64 = 3;

#[derive(Template)]
#[template(path = "features/portal/pages/front.html")]
struct FrontPage {
    frame: Frame,
    outline: Outline,
    purpose: String,
    year: i64,
    tiles: Vec<TileShown>,
    numbers: Numbers,
    /// Whether the cycle has no open programme yet.
    is_empty: bool,
    /// The year of the cycle before it, where it is empty and there is one.
    earlier: Option<i64>,
    map: Option<Map>,
    shades: BTreeMap<String, &'static str>,
    /// The shades with the numbers that they stand for.
    legend: Vec<(&'static str, String)>,
    /// The next meeting, or the latest.
    meeting: Option<(bool, PublicMeeting)>,
    news: Vec<News>,
    settings: Settings,
    sign_up: bool,
    panels: Vec<String>,
}

impl FrontPage {
    fn shade(&self, area: &Area) -> &'static str {
        self.shades.get(&area.code).copied().unwrap_or_default()
    }

    /// What an area of the map says to those who do not see its colour.
    fn area_label(&self, area: &Area) -> String {
        let found = self.numbers.places.iter().find(|count| count.code == area.code);
        let count = self.frame.whole(&found.map_or(0, |count| count.programmes));
        self.frame.say_facts("portal-map-area", &[("name", area.name.clone()), ("count", count)])
    }

    /// Programmes that name no kecamatan: neither map nor list shows them.
    fn whole(&self) -> i64 {
        self.numbers.figures.of("portal-whole")
    }

    fn name<'a>(&self, count: &'a Count) -> &'a str {
        in_language(self.frame.language, &count.name_id, &count.name_en)
    }

    /// A bar's length in percent of the longest.
    fn share(&self, count: &Count) -> i64 {
        count.programmes * 100 / self.numbers.themes.first().map_or(1, |first| first.programmes.max(1))
    }
}

/// The page as anybody sees it, whoever asks for it by its own address.
pub async fn show(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    answer(&app, frame, &headers).await
}

/// The page for a request. Everybody who is not signed in is sent the same bytes, drawn once for as long as nothing changes.
///
/// # Errors
/// When the database cannot be asked.
pub async fn answer(app: &App, frame: Frame, headers: &HeaderMap) -> Result<Response, Problem> {
    if frame.actor.is_some() || frame.notice.is_some() {
        return page(&draw(app, frame).await?);
    }
    let theme = frame.theme.unwrap_or_default();
    let question = format!("front {} {theme} {}", frame.language.tag(), frame.path);
    // Nothing of the one who asks may stand in it but what the question names.
    let mut shared = Frame::shared(app, frame.language);
    shared.theme = frame.theme;
    shared.path.clone_from(&frame.path);
    shared.address.clone_from(&frame.path);
    let made_for = app.clone();
    let drawing = move || async move {
        let drawn = draw(&made_for, shared).await?;
        cpu::run(move || Kept::page(&drawn)).await?
    };
    Ok(keeping::of(app, &question, drawing).await?.answer(headers))
}

async fn draw(app: &App, frame: Frame) -> Result<FrontPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let cycle = district::current_cycle(db, &region).await?;
    let open = |tile: &&crate::kit::card::Tile| tile.permit == Permit::Public;
    let rooms: Vec<_> = app.tiles().iter().filter(open).copied().collect();
    let numbers = numbers(db, &region, (&cycle.id, app.today()), &rooms).await?;
    let settings = settings::find(db, &region).await?.unwrap_or_default();
    let purpose = match in_language(frame.language, &settings.purpose_id, &settings.purpose_en) {
        "" => frame.say_with("portal-purpose", "district", &frame.district.name),
        own => own.to_owned(),
    };
    let is_empty = numbers.figures.of("portal-programmes") == 0;
    let cycles = if is_empty { district::cycles(db, &region).await? } else { Vec::new() };
    let earlier = cycles.iter().map(|one| one.year).filter(|year| *year < cycle.year).max();
    let per_place: BTreeMap<String, i64> =
        numbers.places.iter().map(|count| (count.code.clone(), count.programmes)).collect();
    let mut tiles = own_tiles(&frame, &numbers, cycle.year);
    tiles.extend(rooms.iter().filter_map(|tile| (tile.show)(&frame, &numbers.figures)));
    let title = frame.say_with("portal-title", "district", &frame.district.name);
    let outline = Outline::new("/", title, &purpose).with_data(json!({
        "@type": "WebSite",
        "name": format!("Sekber {}", frame.district.name),
        "description": purpose,
        "url": app.settings().base_url,
        "inLanguage": ["id", "en"],
        "publisher": publisher(app),
        "potentialAction": {
            "@type": "SearchAction",
            "target": format!("{}/public/search?q={{q}}", app.settings().base_url),
            "query-input": "required name=q",
        },
    }));
    Ok(FrontPage {
        panels: panels(app, &frame, PublicPlace::Front).await?,
        meeting: nearest(meetings::latest(db, &region, MEETINGS).await?, app.today()),
        news: news::latest(db, &region, NEWS).await?,
        map: map::of(region.as_str()),
        shades: map::shades(&per_place),
        legend: map::legend(&frame, &per_place),
        sign_up: app.settings().sign_up,
        year: cycle.year,
        is_empty,
        earlier,
        outline,
        purpose,
        tiles,
        numbers,
        settings,
        frame,
    })
}

/// What the rooms show on a public page.
///
/// # Errors
/// When the database cannot be asked.
pub(super) async fn panels(app: &App, frame: &Frame, place: PublicPlace<'_>) -> Result<Vec<String>, Problem> {
    let mut drawn = Vec::new();
    for panel in app.public_panels() {
        drawn.extend((panel.draw)(PublicView { app, frame, place }).await?);
    }
    Ok(drawn)
}

/// The first meeting that is not over, and that it is ahead; else the latest that was held.
fn nearest(mut all: Vec<PublicMeeting>, today: jiff::civil::Date) -> Option<(bool, PublicMeeting)> {
    all.retain(|meeting| meeting.round.as_str() != "cancelled");
    let ahead = all.iter().rposition(|meeting| meeting.day >= today && !meeting.round.is_over());
    let at = ahead.unwrap_or(0);
    all.into_iter().nth(at).map(|meeting| (ahead.is_some(), meeting))
}

/// What everybody may look into, each figure beside the district's own, which front page and leader's page show.
fn own_tiles(frame: &Frame, numbers: &Numbers, year: i64) -> Vec<TileShown> {
    let figure = |name: &str| numbers.figures.of(name);
    let of = |key: &str, all: &str| {
        frame.say_facts(key, &[("all", frame.whole(&figure(all))), ("year", year.to_string())])
    };
    let tile = |name: &str, count: &str, note: String, href: &'static str| TileShown {
        name: frame.say(name),
        value: frame.whole(&figure(count)),
        note,
        href: Some(href),
    };
    let mut tiles = vec![
        tile(
            "portal-tile-partners",
            "portal-partners",
            of("portal-tile-partners-note", "registry-partners-verified"),
            "/public/partners",
        ),
        tile(
            "portal-tile-offices",
            "portal-offices",
            of("portal-tile-offices-note", "registry-offices"),
            "/public/offices",
        ),
        tile(
            "portal-tile-programmes",
            "portal-programmes",
            of("portal-tile-programmes-note", "programme-accepted"),
            "/public/programmes",
        ),
        tile(
            "portal-tile-places",
            "portal-places",
            of("portal-tile-places-note", "portal-all-places"),
            "/public/programmes",
        ),
        tile(
            "portal-tile-partnerships",
            "portal-partnerships",
            of("portal-tile-partnerships-note", "portal-all-partnerships"),
            "/public/partnerships?state=active",
        ),
    ];
    let others = others_told(frame, numbers);
    if figure("portal-money") > 0 {
        let money = |name: &str| frame.money_short(&Money { minor: figure(name), currency: Currency::IDR });
        let facts = [
            ("count", frame.whole(&figure("portal-with-money"))),
            ("all", money("programme-accepted-money")),
        ];
        let note = frame.say_facts("portal-tile-money-note", &facts);
        tiles.push(TileShown {
            name: frame.say("portal-tile-money"),
            value: money("portal-money"),
            note: match others.as_str() {
                "" => note,
                others => format!("{}; {note}", frame.say_with("portal-tile-money-others", "others", others)),
            },
            href: Some("/public/programmes?side=partner"),
        });
    } else if !others.is_empty() {
        tiles.push(TileShown {
            name: frame.say("portal-tile-money"),
            value: others,
            note: frame.say("portal-tile-money-no-rupiah"),
            href: Some("/public/programmes?side=partner"),
        });
    }
    tiles
}

/// Partners' money in other currencies, each in one sum.
fn others_told(frame: &Frame, numbers: &Numbers) -> String {
    let counted = numbers.figures.beginning("portal-money-in-").into_iter();
    let told = counted.filter(|(_, minor)| *minor > 0).filter_map(|(code, minor)| {
        let currency = code.parse().ok()?;
        Some(frame.money_short(&Money { minor, currency }))
    });
    told.collect::<Vec<_>>().join(" + ")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use sekber_core::meeting::kinds::Round;

    use super::*;

    fn meeting(day: i8, round: Round) -> PublicMeeting {
        let day = date(2026, 9, day);
        PublicMeeting {
            id: format!("on-{}", day.day()).parse().unwrap(),
            name: String::new(),
            place: String::new(),
            day,
            starts: "08:00".to_owned(),
            ends: "16:00".to_owned(),
            agenda: String::new(),
            round,
            outcome: false,
            present: None,
            agreed: None,
            issued: false,
        }
    }

    #[test]
    fn the_next_meeting_comes_before_the_latest() {
        let all =
            || vec![meeting(30, Round::Preparing), meeting(20, Round::Preparing), meeting(1, Round::Closed)];
        let found =
            |day| nearest(all(), date(2026, 9, day)).map(|(ahead, meeting)| (ahead, meeting.day.day()));
        assert_eq!(found(10), Some((true, 20)));
        assert_eq!(found(21), Some((true, 30)));
        assert_eq!(
            nearest(vec![meeting(1, Round::Closed)], date(2026, 9, 2)).map(|found| found.0),
            Some(false)
        );
        assert!(nearest(Vec::new(), date(2026, 9, 2)).is_none());
        assert!(nearest(vec![meeting(5, Round::Cancelled)], date(2026, 9, 2)).is_none());
    }
}
