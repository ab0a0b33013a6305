//! Folds the rooms' routes into one router, behind the layers that every request passes.

use std::any::Any;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sekber_kit::access::rate_limit::{self, Limit};
use sekber_kit::access::session;
use sekber_kit::app::App;
use sekber_kit::body::BodyLimit;
use sekber_kit::card::{Card, Route};
use sekber_kit::page::assets;
use sekber_kit::problem::Problem;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;

use super::{address, body, cookies, edge, health, made_up, problems, programs, server};

/// One line of the route table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The method.
    pub method: String,
    /// The path.
    pub path: &'static str,
    /// Who may use it.
    pub permit: sekber_kit::access::Permit,
    /// The room.
    pub room: &'static str,
    /// What it takes as a body at most.
    pub body: BodyLimit,
}

/// The table of all routes: what each is and who may use it.
pub fn table(cards: Vec<Card>) -> Vec<Line> {
    let mut lines: Vec<Line> = cards
        .into_iter()
        .flat_map(|card| {
            let room = card.name;
            card.routes().into_iter().map(move |route| Line {
                method: route.method.to_string(),
                path: route.path,
                permit: route.permit,
                room,
                body: route.body,
            })
        })
        .collect();
    lines.sort_by(|a, b| (a.path, &a.method).cmp(&(b.path, &b.method)));
    lines
}

/// How many actions a sender may send to all districts of a process.
pub fn limit(app: &App, cards: &[Card]) -> Limit {
    let routes = cards.iter().flat_map(Card::routes);
    Limit::new(app.clone(), routes.filter(|route| route.is_entrance).map(|route| route.path))
}

/// The whole application of one district as a service.
pub fn router(app: App, cards: Vec<Card>) -> Router {
    let limit = limit(&app, &cards);
    router_within(app, cards, limit)
}

/// The same, where the limit on actions is shared with other districts.
pub fn router_within(app: App, cards: Vec<Card>, limit: Limit) -> Router {
    let rooms = cards.iter().flat_map(Card::routes);
    let pages = rooms.fold(Router::new(), |router, route: Route| route.attach(router));
    let pages = pages
        .fallback(|| async { Problem::NotFound })
        .method_not_allowed_fallback(|| async { Problem::WrongMethod })
        .layer(middleware::from_fn(second_factor_first))
        .layer(middleware::from_fn(address::readable))
        .layer(middleware::from_fn(edge::bound_address))
        .layer(middleware::from_fn(edge::keep_reserve))
        .layer(middleware::from_fn_with_state(limit, rate_limit::hold_back))
        .layer(middleware::from_fn_with_state(app.clone(), problems::render))
        .layer(middleware::from_fn_with_state(app.clone(), cookies::tie_to_host))
        .layer(middleware::from_fn_with_state(app.clone(), made_up::name_files))
        .layer(middleware::from_fn(page_headers))
        .layer(DefaultBodyLimit::max(BodyLimit::Small.bytes()))
        .layer(CsrfLayer::new());
    Router::new()
        .merge(pages)
        .route("/assets/{name}", get(assets::serve))
        .route("/health", get(health::health))
        .route("/metrics", get(server::metrics))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(edge::in_time))
        .layer(middleware::from_fn(body::bound_body))
        .layer(middleware::from_fn(programs::open_to_pages_elsewhere))
        .layer(middleware::from_fn_with_state(app.clone(), edge::strict_transport))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(server::observe))
        .with_state(app)
}

/// Pages that stay open to somebody who has to switch the second factor on: those to do it, and the way out.
const BEFORE_THE_FACTOR: [&str; 4] = ["/account", "/sign-out", "/sign-in", "/language"];

/// Whoever has to use a second factor and has none gets nowhere else before.
async fn second_factor_first(request: Request, next: Next) -> Result<Response, Problem> {
    let visitor = request.extensions().get::<session::RequestIdentity>();
    let open = |path: &str| {
        BEFORE_THE_FACTOR
            .iter()
            .any(|open| path.strip_prefix(open).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    };
    // What is kept about somebody is for whoever has proved to be that person.
    let is_data = |path: &str| path.starts_with("/account/data");
    let path = request.uri().path();
    if visitor.is_some_and(|visitor| visitor.lacks_factor) && (!open(path) || is_data(path)) {
        return Err(Problem::SecondFactor);
    }
    Ok(next.run(request).await)
}

/// What a page may load and who may frame it: nothing from elsewhere, nobody.
const CONTENT_POLICY: &str = "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; \
                              frame-ancestors 'none'; object-src 'none'";

/// Says what a page may load, who may frame it and that no cache keeps it.
pub async fn page_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, CONTENT_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ];
    for (name, value) in fixed {
        // A file that is sent brings a policy of its own, which is stricter.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    // Pages show what one person may see: no cache may keep them for another.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a handler panicked");
    (StatusCode::INTERNAL_SERVER_ERROR, "Terjadi kesalahan pada sistem. / The system made an error.")
        .into_response()
}
