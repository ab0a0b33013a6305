//! The search over everything that is public.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use sekber_core::registry::kinds::Side;
use sekber_core::text::fold;

use super::Outline;
use crate::features::district::Place;
use crate::features::portal::names::names;
use crate::features::portal::store::{meetings, news, organisations, programmes};
use crate::kit::access::Public;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, QueryString, for_everybody};
use crate::kit::problem::Problem;
use crate::kit::search;
use crate::kit::store::paging::Cursor;

/// The longest text that is looked for, in letters.
const LONGEST: usize = 200;
/// Meetings that are looked through; a district holds a handful a year.
const LOOKED_THROUGH: i64 = 1_000;
/// Most records that are shown of a kind; its list shows the rest.
const MOST: usize = 6;

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
    let form = Form::from_query(query.as_deref());
    let typed: String = form.text("q").chars().take(LONGEST).collect();
    let words = search::understand(&app, &typed).await?;
    let mut groups = Vec::new();
    if !words.is_empty() {
        let query = QueryString::keep(&form, &["q"]);
        groups.push(of_places(&app, &frame, &typed).await?);
        groups.extend(of_organisations(&app, &frame, &words, &query).await?);
        groups.push(of_programmes(&app, &words, &query).await?);
        groups.push(of_news(&app, &frame, &typed).await?);
        groups.push(of_meetings(&app, &frame, &typed).await?);
        groups.retain(|group| !group.hits.is_empty());
    }
    let title = match typed.is_empty() {
        true => frame.say("portal-find"),
        false => frame.say_with("search-for", "typed", &typed),
    };
    let outline = Outline::new(&app, &frame, "/public/search", title, &frame.say("portal-find-about"));
    for_everybody(&frame.clone(), &headers, &ResultsPage { typed, groups, outline, frame })
}

/// Villages and kecamatan that are called as was typed: their names are also words of programmes that have nothing to do with them.
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

async fn of_organisations(
    app: &App,
    frame: &Frame,
    words: &search::Query,
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
        let hits = page.rows.into_iter().take(MOST).map(|row| Hit {
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

async fn of_news(app: &App, frame: &Frame, typed: &str) -> Result<Group, Problem> {
    let found = news::search(app.db(), &app.region(), typed, 6).await?;
    let total = i64::try_from(found.len()).unwrap_or_default();
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
    let found = all.into_iter().filter(|meeting| {
        [&meeting.name, &meeting.place, &meeting.agenda].iter().any(|text| fold(text).contains(&wanted))
    });
    let hits: Vec<Hit> = found
        .take(MOST)
        .map(|meeting| Hit {
            href: format!("/public/meetings/{}", meeting.id),
            title: meeting.name,
            note: frame.civil_date(&meeting.day),
        })
        .collect();
    let total = i64::try_from(hits.len()).unwrap_or_default();
    Ok(Group { label: "nav-public-meetings", hits, total, all: None })
}
