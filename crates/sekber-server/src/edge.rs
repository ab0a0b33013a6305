//! The edge: what every request passes first, whatever it asks for. It bounds the address and the time.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sekber_kit::access::RequestIdentity;
use sekber_kit::app::App;
use sekber_kit::body::{BodyLimit, count_fields};
use sekber_kit::problem::Problem;

/// Most bytes of an address with its query.
const LONGEST_ADDRESS: usize = 8_000;
/// What a client is told to wait when there is no room for it, in seconds.
pub const RETRY_AFTER: i64 = 5;

/// Refuses addresses that are longer or have more fields than any of ours.
pub async fn bound_address(request: Request, next: Next) -> Response {
    let fields = count_fields(request.uri().query().unwrap_or_default().as_bytes());
    let length = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    if length > LONGEST_ADDRESS {
        return Problem::TooLarge(LONGEST_ADDRESS).into_response();
    }
    if fields > BodyLimit::Small.fields() {
        return Problem::TooManyFields(BodyLimit::Small.fields()).into_response();
    }
    next.run(request).await
}

/// What a request may take.
const USUAL: Duration = Duration::from_secs(60);
/// What sending a file may take: ten megabytes over the line of a remote village office.
const WITH_A_FILE: Duration = Duration::from_secs(10 * 60);

/// Ends requests that take too long.
pub async fn in_time(request: Request, next: Next) -> Response {
    let kind = request.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    let with_a_file = kind.is_some_and(|kind| kind.starts_with(b"multipart/form-data"));
    let limit = if with_a_file { WITH_A_FILE } else { USUAL };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => busy("Sistem sedang sibuk. Coba lagi sebentar. / The system is busy. Try again shortly.\n"),
    }
}

/// 503 with a word on when to come again.
pub fn busy(sentence: &'static str) -> Response {
    let again = [(header::RETRY_AFTER, HeaderValue::from(RETRY_AFTER))];
    (StatusCode::SERVICE_UNAVAILABLE, again, sentence).into_response()
}

/// Marks a request that came over one of the connections kept for health checks and the chair.
#[derive(Debug, Clone, Copy)]
pub struct Reserved;

/// Lets only the secretariat in over the connections that are kept for it.
pub async fn keep_reserve(request: Request, next: Next) -> Response {
    let reserved = request.extensions().get::<Reserved>().is_some();
    let actor = request.extensions().get::<RequestIdentity>().and_then(|visitor| visitor.actor.as_ref());
    if reserved && !actor.is_some_and(|actor| actor.is_secretariat()) {
        return Problem::Busy(RETRY_AFTER).into_response();
    }
    next.run(request).await
}

/// How long browsers remember that this server is reached by HTTPS only: a year.
const STRICT: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Tells browsers to come by HTTPS only, where the server is reached by it.
pub async fn strict_transport(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if app.settings().is_https() {
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, STRICT);
    }
    response
}
