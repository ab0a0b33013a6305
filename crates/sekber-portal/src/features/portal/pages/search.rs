//! The search over everything that is public.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use sekber_core::registry::kinds::Side;
use sekber_core::text::fold;

use super::Outline;
use crate::features::award::Season;
use crate::features::district::Place;
use crate::features::help;
use crate::features::portal::names::{awards, names};
use crate::features::portal::store::{meetings, news, organisations, partnerships, programmes};
use crate::kit::access::Public;
use crate::kit::app::App;
use crate::kit::page::{Frame, QueryString, count, for_everybody};
use crate::kit::problem::Problem;
use crate::kit::search;
use crate::kit::store::paging::Cursor;

/// The longest text that is looked for, in letters.
const LONGEST: usize = 200;
/// Meetings, partnerships and organisations that are looked through; a district holds some dozens or hundreds.
const LOOKED_THROUGH: i64 = 1_000;
/// Most records that are shown of a kind; its list shows the rest.
const MOST: usize = 6;
/// The same of kinds whose lists cannot be narrowed to words.
const MOST_WITHOUT_LIST: usize = 50;

/// A record that was found.
struct Hit {
    href: String,
    title: String,
    note: String,
}

/// What was found of a kind.
struct Group {
    label: &'static str,
    hits: Vec<Hit>,
    total: i64,
    /// Where all of them are listed.
    all: Option<String>,
}

impl Group {
    /// Where all of them are listed, when there are more than are shown.
    fn link(&self) -> Option<&String> {
        let shown = i64::try_from(self.hits.len()).unwrap_or(self.total);
        self.all.as_ref().filter(|_| self.total > shown)
    }
}

#[derive(Template)]
#[template(path = "features/portal/pages/search.html")]
struct ResultsPage {
    frame: Frame,
    outline: Outline,
    typed: String,
    groups: Vec<Group>,
}

/// What everybody may find.
pub async fn results(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = frame.query(query.as_deref());
    let typed: String = form.text("q").chars().take(LONGEST).collect();
    let words = search::asked(&app, &form).await?;
    let mut groups = Vec::new();
    if !words.is_empty() && !words.is_vain {
        let query = QueryString::keep(&form, &["q"]);
        groups.push(of_places(&app, &frame, &typed).await?);
        groups.extend(of_organisations(&app, &frame, (&words, &typed), &query).await?);
        groups.push(of_programmes(&app, &words, &query).await?);
        groups.push(of_partnerships(&app, &typed, &query).await?);
        groups.push(of_awards(&app, &frame, &typed).await?);
        groups.push(of_news(&app, &frame, &typed).await?);
        groups.push(of_meetings(&app, &frame, &typed).await?);
        groups.push(of_guides(&frame, &words).await?);
        groups.retain(|group| !group.hits.is_empty());
    }
    let title = match typed.is_empty() {
        true => frame.say("portal-find"),
        false => frame.say_with("search-for", "typed", &typed),
    };
    let outline = Outline::new("/public/search", title, &frame.say("portal-find-about"));
    for_everybody(&frame.clone(), &headers, &ResultsPage { typed, groups, outline, frame })
}

/// Villages and kecamatan that are called as was typed, wholly or in part: their names are also words of programmes that have nothing to do with them.
async fn of_places(app: &App, frame: &Frame, typed: &str) -> Result<Group, Problem> {
    let names = names(app).await?;
    let found = names.called(typed);
    let total = i64::try_from(found.len()).unwrap_or_default();
    let hit = |place: &&Place| {
        let kind = frame.say_code("portal-place-", &place.kind);
        let code = place.code.as_str();
        let above =
            names.kecamatan.iter().find(|(known, _)| code.len() > known.len() && code.starts_with(known));
        Hit {
            href: QueryString::default().with("place", code).with("year", "all").link("/public/programmes"),
            title: place.name.clone(),
            note: above.map_or_else(|| kind.clone(), |(_, above)| format!("{kind}, {above}")),
        }
    };
    let hits = found.iter().take(MOST).map(hit).collect();
    Ok(Group { label: "portal-places", hits, total, all: None })
}

/// How far the names of something are from what was typed: one is it, begins with it, holds it, or none of these.
fn unlikeness(typed: &str, names: [&String; 2]) -> u8 {
    let wanted = fold(typed);
    let of = |name: &String| match fold(name) {
        name if name == wanted => 0,
        name if name.starts_with(&wanted) => 1,
        name if name.contains(&wanted) => 2,
        _ => 3,
    };
    names.into_iter().map(of).min().unwrap_or(3)
}

async fn of_organisations(
    app: &App,
    frame: &Frame,
    (words, typed): (&search::Query, &str),
    query: &QueryString,
) -> Result<Vec<Group>, Problem> {
    let mut groups = Vec::new();
    let sides = [
        (Side::Partner, "nav-public-partners", "/public/partners"),
        (Side::Office, "nav-public-offices", "/public/offices"),
    ];
    for (side, label, list) in sides {
        let filter = organisations::Filter {
            side: Some(side),
            words: words.clone(),
            ..organisations::Filter::default()
        };
        let page = organisations::page(app.db(), &app.region(), &filter, &Cursor::Start).await?;
        let mut rows = page.rows;
        if count(rows.len()) < page.total {
            rows = organisations::all(app.db(), &app.region(), &filter, LOOKED_THROUGH).await?;
        }
        rows.sort_by_key(|row| unlikeness(typed, [&row.name, &row.short_name]));
        let hits = rows.into_iter().take(MOST).map(|row| Hit {
            href: format!("/public/organisations/{}", row.id),
            title: row.name,
            note: frame.say_code("kind-", row.kind.as_str()),
        });
        groups.push(Group { label, hits: hits.collect(), total: page.total, all: Some(query.link(list)) });
    }
    Ok(groups)
}

async fn of_programmes(app: &App, words: &search::Query, query: &QueryString) -> Result<Group, Problem> {
    let filter = programmes::Filter { words: words.clone(), ..programmes::Filter::default() };
    let page = programmes::page(app.db(), &app.region(), &filter, &Cursor::Start).await?;
    let hits = page.rows.into_iter().take(MOST).map(|row| Hit {
        href: format!("/public/programmes/{}", row.id),
        title: row.title,
        note: row.organisation,
    });
    let all = query.with("year", "all").link("/public/programmes");
    Ok(Group { label: "nav-public-programmes", hits: hits.collect(), total: page.total, all: Some(all) })
}

async fn of_partnerships(app: &App, typed: &str, query: &QueryString) -> Result<Group, Problem> {
    let filter = partnerships::Filter {
        today: app.today(),
        words: typed.trim().to_owned(),
        ..partnerships::Filter::default()
    };
    let rows = partnerships::all(app.db(), &app.region(), &filter, LOOKED_THROUGH).await?;
    let total = count(rows.len());
    let hits = rows.into_iter().take(MOST).map(|row| Hit {
        href: format!("/public/partnerships/{}", row.id),
        title: row.title,
        note: format!("{} – {}", row.lead, row.partner),
    });
    let all = query.link("/public/partnerships");
    Ok(Group { label: "nav-public-partnerships", hits: hits.collect(), total, all: Some(all) })
}

/// Awards are one a year: all that everybody may see are looked through, and whoever types what they are finds them all.
async fn of_awards(app: &App, frame: &Frame, typed: &str) -> Result<Group, Problem> {
    let wanted = fold(typed);
    let all = awards(app).await?;
    let label = fold(&frame.say("portal-awards"));
    let is_meant = |season: &&Season| label.contains(&wanted) || fold(&season.name).contains(&wanted);
    let found: Vec<_> = all.iter().filter(is_meant).collect();
    let total = count(found.len());
    let hits = found.into_iter().take(MOST).map(|season| Hit {
        href: format!("/awards/{}", season.id),
        title: season.name.clone(),
        note: season.year.to_string(),
    });
    Ok(Group { label: "portal-awards", hits: hits.collect(), total, all: Some("/awards".to_owned()) })
}

async fn of_news(app: &App, frame: &Frame, typed: &str) -> Result<Group, Problem> {
    let (db, region, most) = (app.db(), app.region(), count(MOST_WITHOUT_LIST));
    let found = news::search(db, &region, typed, most).await?;
    let total = match count(found.len()) {
        all if all < most => all,
        _ => news::count_found(db, &region, typed).await?,
    };
    let hits = found.into_iter().map(|news| Hit {
        href: news.path(),
        title: news.title(&frame.language).to_owned(),
        note: frame.civil_date(&news.day),
    });
    Ok(Group { label: "nav-public-news", hits: hits.collect(), total, all: None })
}

/// Meetings are few: the latest are looked through here.
async fn of_meetings(app: &App, frame: &Frame, typed: &str) -> Result<Group, Problem> {
    let wanted = fold(typed);
    let all = meetings::latest(app.db(), &app.region(), LOOKED_THROUGH).await?;
    let is_meant = |meeting: &meetings::PublicMeeting| {
        [&meeting.name, &meeting.place, &meeting.agenda].iter().any(|text| fold(text).contains(&wanted))
    };
    let found: Vec<_> = all.into_iter().filter(is_meant).collect();
    let total = count(found.len());
    let hits = found.into_iter().take(MOST_WITHOUT_LIST).map(|meeting| Hit {
        href: format!("/public/meetings/{}", meeting.id),
        title: meeting.name,
        note: frame.civil_date(&meeting.day),
    });
    let hits = hits.collect();
    Ok(Group { label: "nav-public-meetings", hits, total, all: None })
}

/// What the guides say about it.
async fn of_guides(frame: &Frame, words: &search::Query) -> Result<Group, Problem> {
    let found = help::found(frame.language, words).await?;
    let total = count(found.len());
    let hit = |found: help::Found| Hit { href: found.href, title: found.title, note: found.guide };
    let hits = found.into_iter().take(MOST).map(hit).collect();
    Ok(Group { label: "nav-help", hits, total, all: None })
}
