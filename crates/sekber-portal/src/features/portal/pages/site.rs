//! What programs that visit the public pages ask for: the list of addresses, the manners they should have, the news as a feed.

use std::fmt::Write as _;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use sekber_core::value::Moment;

use crate::features::portal::export::markup::escaped;
use crate::features::portal::export::metadata::producer;
use crate::features::portal::keeping::kept;
use crate::features::portal::names::awards;
use crate::features::portal::store::{meetings, news, organisations, partnerships, programmes};
use crate::kit::access::{Permit, Public};
use crate::kit::app::App;
use crate::kit::page::{Frame, Kept};
use crate::kit::problem::Problem;

/// Most addresses that one list may hold, as its standard says.
const MOST: usize = 50_000;
/// News in the feed.
const IN_FEED: i64 = 30;

/// A moment as data files write it.
pub(super) fn stamp(at: Moment) -> String {
    jiff::Timestamp::from_millisecond(at.0).map(|at| at.to_string()).unwrap_or_default()
}

/// Every public address, for search engines.
pub async fn map(_: Public, State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let made_for = app.clone();
    let make = move || async move { addresses(&made_for).await };
    Ok(kept(&app, ("sitemap", "application/xml; charset=utf-8"), make).await?.answer(&headers))
}

async fn addresses(app: &App) -> Result<String, Problem> {
    let (db, region) = (app.db(), app.region());
    let most = i64::try_from(MOST).unwrap_or_default();
    // Whatever pages the rooms put into the navigation for everybody, then every record.
    let open =
        app.nav().iter().filter(|item| item.permit == Permit::Public && item.href.starts_with("/public"));
    let mut all: Vec<(String, String)> = vec![("/".to_owned(), String::new())];
    // Pages that everybody may read and no navigation names.
    all.extend(["/public/goals", "/public/districts"].map(|path| (path.to_owned(), String::new())));
    all.extend(open.map(|item| (item.href.to_owned(), String::new())));
    let found = organisations::all(db, &region, &organisations::Filter::default(), most).await?;
    all.extend(found.iter().map(|one| (format!("/public/organisations/{}", one.id), stamp(one.changed_at))));
    let found = programmes::all(db, &region, &programmes::Filter::default(), most).await?;
    all.extend(found.iter().map(|one| (format!("/public/programmes/{}", one.id), stamp(one.changed_at))));
    let found = partnerships::all(db, &region, &partnerships::Filter::default(), most).await?;
    all.extend(found.iter().map(|one| (format!("/public/partnerships/{}", one.id), stamp(one.changed_at))));
    let found = meetings::latest(db, &region, most).await?;
    all.extend(found.iter().map(|one| (format!("/public/meetings/{}", one.id), String::new())));
    let found = news::latest(db, &region, most).await?;
    all.extend(found.iter().map(|one| (one.path(), stamp(one.changed_at))));
    // Pages of other rooms that everybody may read.
    let other = ["/awards", "/papers/check"].into_iter().chain(app.settings().sign_up.then_some("/join"));
    all.extend(other.map(|path| (path.to_owned(), String::new())));
    let found = awards(app).await?;
    all.extend(found.iter().map(|season| (format!("/awards/{}", season.id), String::new())));
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (path, changed) in all.iter().take(MOST) {
        let address = escaped(&format!("{}{path}", app.settings().base_url)).into_owned();
        let _ = match changed.as_str() {
            "" => writeln!(text, "<url><loc>{address}</loc></url>"),
            changed => writeln!(text, "<url><loc>{address}</loc><lastmod>{changed}</lastmod></url>"),
        };
    }
    text.push_str("</urlset>\n");
    Ok(text)
}

/// What visiting programs should leave alone, and where the list of addresses is.
pub async fn robots(_: Public, State(app): State<App>, headers: HeaderMap) -> Response {
    let base = &app.settings().base_url;
    let text = format!(
        "User-agent: *\nAllow: /$\nAllow: /?lang=\nAllow: /public\nAllow: /awards\nAllow: /papers/check\nAllow: /join\nAllow: /assets\nDisallow: /public/search\nDisallow: /\nSitemap: {base}/sitemap.xml\n"
    );
    Kept::once("text/plain; charset=utf-8", text).answer(&headers)
}

/// The latest news as an Atom feed, in the reader's language.
pub async fn feed(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let name = format!("feed {}", frame.language.tag());
    let (made_for, frame) = (app.clone(), Frame::shared(&app, frame.language));
    let make = move || async move { entries(&made_for, &frame).await };
    Ok(kept(&app, (&name, "application/atom+xml; charset=utf-8"), make).await?.answer(&headers))
}

async fn entries(app: &App, frame: &Frame) -> Result<String, Problem> {
    let news = news::latest(app.db(), &app.region(), IN_FEED).await?;
    let base = &app.settings().base_url;
    let title = format!("{} · Sekber {}", frame.say("nav-public-news"), frame.district.name);
    let updated = news.iter().map(|one| one.changed_at).max().map_or_else(|| stamp(Moment(0)), stamp);
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = write!(
        text,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\n<id>{}/public/news</id>\n\
         <updated>{updated}</updated>\n<author><name>{}</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{}/public/news.atom\"/>\n<link href=\"{}/public/news\"/>\n",
        frame.language.tag(),
        escaped(&title),
        escaped(base),
        escaped(&producer(frame)),
        escaped(base),
        escaped(base),
    );
    for one in &news {
        let address = escaped(&format!("{base}{}", one.path())).into_owned();
        let day = one.day.to_string();
        let _ = write!(
            text,
            "<entry>\n<title>{}</title>\n<id>{address}</id>\n<link href=\"{address}\"/>\n<published>{day}T00:00:00Z</published>\n\
             <updated>{}</updated>\n<category term=\"{}\" label=\"{}\"/>\n<summary>{}</summary>\n</entry>\n",
            escaped(one.title(&frame.language)),
            stamp(one.changed_at),
            one.category.as_str(),
            escaped(&frame.say_code("news-category-", one.category.as_str())),
            escaped(&one.summary(&frame.language)),
        );
    }
    text.push_str("</feed>\n");
    Ok(text)
}
