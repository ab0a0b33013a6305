//! News as everybody reads them.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use sekber_core::portal::Category;
use sekber_core::value::NewsId;
use serde_json::json;

use super::{Outline, publisher};
use crate::features::portal::model::{Neighbour, News};
use crate::features::portal::store::news as store;
use crate::kit::access::Public;
use crate::kit::app::App;
use crate::kit::files;
use crate::kit::page::{Frame, PathId, QueryString, for_everybody};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

#[derive(Template)]
#[template(path = "features/portal/pages/news_list.html")]
struct ListPage {
    frame: Frame,
    outline: Outline,
    query: QueryString,
    category: Option<Category>,
    categories: Vec<(String, String)>,
    page: Page<News>,
}

impl ListPage {
    fn is_chosen(&self, code: &str) -> bool {
        self.category.is_some_and(|category| category.as_str() == code)
    }
}

/// The news, the latest first; `?category=` narrows them.
pub async fn list(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = frame.query(query.as_deref());
    let category: Option<Category> = form.filter("category");
    let cursor = Cursor::from_query(form.filled("after"), form.filled("before"));
    let page = store::page(app.db(), &app.region(), category, &cursor).await?;
    let title = frame.say("nav-public-news");
    let shown = page.rows.iter().map(|news| (news.title(&frame.language).to_owned(), news.path()));
    let about = frame.say("portal-news-about");
    let outline = Outline::new("/public/news", title, &about).with_list(&app, shown);
    for_everybody(
        &frame.clone(),
        &headers,
        &ListPage {
            categories: frame.say_codes("news-category-", Category::ALL),
            query: QueryString::keep(&form, &["category"]),
            category,
            page,
            outline,
            frame,
        },
    )
}

#[derive(Template)]
#[template(path = "features/portal/pages/news_one.html")]
struct OnePage {
    frame: Frame,
    outline: Outline,
    news: News,
    older: Option<Neighbour>,
    newer: Option<Neighbour>,
}

/// One piece of news, with the ways to the one before and the one after.
pub async fn show(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    PathId(id): PathId<NewsId>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let news = store::published(db, &region, &id).await?.ok_or(Problem::NotFound)?;
    let (older, newer): (Vec<_>, Vec<_>) =
        store::neighbours(db, &region, &news).await?.into_iter().partition(|one| one.side == "older");
    let base = &app.settings().base_url;
    let data = json!({
        "@type": "NewsArticle",
        "headline": news.title(&frame.language),
        "datePublished": news.day,
        "dateModified": jiff::Timestamp::from_millisecond(news.changed_at.0).map(|at| at.to_string()).unwrap_or_default(),
        "inLanguage": news.shown_in(&frame.language).tag(),
        "image": news.picture_path().map(|path| format!("{base}{path}")),
        "publisher": publisher(&app),
        "url": format!("{base}{}", news.path()),
    });
    let outline = Outline::new(&news.path(), news.title(&frame.language), &news.summary(&frame.language));
    let outline =
        Outline { kind: "article", ..outline }.with_image(&app, news.picture_path().as_ref()).with_data(data);
    let (older, newer) = (older.into_iter().next(), newer.into_iter().next());
    for_everybody(&frame.clone(), &headers, &OnePage { outline, older, newer, news, frame })
}

/// The picture of a piece of news that everybody may read.
pub async fn picture(
    _: Public,
    State(app): State<App>,
    headers: HeaderMap,
    PathId(id): PathId<NewsId>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let news = store::published(db, &region, &id).await?.ok_or(Problem::NotFound)?;
    let file = news.picture_id.ok_or(Problem::NotFound)?;
    let file = files::find_own(db, &region, &file).await?.ok_or(Problem::NotFound)?;
    let tag = format!("\"{}\"", file.sha256.get(..20).unwrap_or_default());
    let common = [
        (header::ETAG, tag.clone()),
        (header::CACHE_CONTROL, "public, no-cache".to_owned()),
        // Opened by itself it is a picture and nothing else.
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'self'; frame-ancestors 'none'".to_owned()),
    ];
    let known = headers.get(header::IF_NONE_MATCH).map(HeaderValue::as_bytes);
    if known == Some(tag.as_bytes()) {
        return Ok((axum::http::StatusCode::NOT_MODIFIED, common).into_response());
    }
    let bytes = app.files().read(&file.place).await.map_err(anyhow::Error::from)?.ok_or(Problem::NotFound)?;
    Ok((common, [(header::CONTENT_TYPE, file.media_type)], bytes).into_response())
}
