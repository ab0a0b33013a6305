//! The edge: what every request passes first, whatever it asks for. It bounds the address, the pace of the body and the time.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body::{Frame, SizeHint};
use sekber_kit::access::RequestIdentity;
use sekber_kit::app::App;
use sekber_kit::body::{BodyLimit, count_fields};
use sekber_kit::problem::Problem;

use super::pace::Pace;

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

/// Patience with a body that comes slowly.
const GRACE: Duration = Duration::from_secs(15);
/// Bytes of a body nobody asked for that are read and thrown away, so that the client sees the answer.
const MOST_DRAINED: usize = 12_000_000;
/// How long such a body is read.
const DRAINED_FOR: Duration = Duration::from_secs(5);

/// Ends bodies that come too slowly, lets everybody else have a turn after each piece, and reads what is left of a refused body, within bounds, before it is answered:
/// a client that is still sending would lose the answer with the connection. Where too much is left, the connection ends.
pub async fn bound_body(request: Request, next: Next) -> Response {
    // Who waits to be asked for the body has not sent it, and is not asked; the reserve is not held by slow senders.
    let not_asked =
        request.headers().contains_key(header::EXPECT) || request.extensions().get::<Reserved>().is_some();
    let (parts, body) = request.into_parts();
    if body.is_end_stream() {
        return next.run(Request::from_parts(parts, body)).await;
    }
    let shared = Shared(Arc::new(Mutex::new(Watched {
        body,
        pace: Pace::new(GRACE),
        begun: false,
        paused: true,
        failed: false,
    })));
    let mut response = next.run(Request::from_parts(parts, Body::new(shared.clone()))).await;
    if !shared.is_end_stream() && !shared.clone().drained(not_asked).await {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

struct Watched {
    body: Body,
    pace: Pace,
    begun: bool,
    /// Whether others had a turn since the last piece.
    paused: bool,
    failed: bool,
}

/// The body came too slowly.
#[derive(Debug, thiserror::Error)]
#[error("the body comes too slowly")]
struct TooSlow;

impl Watched {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::BoxError>>> {
        self.begun = true;
        if self.failed {
            return Poll::Ready(None);
        }
        if !std::mem::replace(&mut self.paused, true) {
            // Thousands of bodies that are there already would otherwise be read whole before anybody's short question.
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        match Pin::new(&mut self.body).poll_frame(context) {
            Poll::Ready(Some(Ok(frame))) => {
                self.paused = false;
                self.pace.moved(frame.data_ref().map_or(0, Bytes::len));
                Poll::Ready(Some(Ok(frame)))
            }
            Poll::Ready(Some(Err(error))) => {
                self.failed = true;
                Poll::Ready(Some(Err(error.into())))
            }
            Poll::Ready(None) => Poll::Ready(None),
            Poll::Pending => {
                ready!(self.pace.poll_over(context));
                self.failed = true;
                Poll::Ready(Some(Err(TooSlow.into())))
            }
        }
    }
}

/// A body that the edge keeps a hand on while somebody reads it.
#[derive(Clone)]
struct Shared(Arc<Mutex<Watched>>);

impl Shared {
    fn lock(&self) -> std::sync::MutexGuard<'_, Watched> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads and throws away what is left; whether that was all of it.
    async fn drained(mut self, not_asked: bool) -> bool {
        let (begun, failed) = {
            let watched = self.lock();
            (watched.begun, watched.failed)
        };
        if failed || (not_asked && !begun) {
            return false;
        }
        let reading = async {
            let mut left = MOST_DRAINED;
            loop {
                match std::future::poll_fn(|context| Pin::new(&mut self).poll_frame(context)).await {
                    None => return true,
                    Some(Err(_)) => return false,
                    Some(Ok(frame)) => {
                        let Some(rest) = left.checked_sub(frame.data_ref().map_or(0, Bytes::len)) else {
                            return false;
                        };
                        left = rest;
                    }
                }
            }
        };
        tokio::time::timeout(DRAINED_FOR, reading).await.unwrap_or(false)
    }
}

impl HttpBody for Shared {
    type Data = Bytes;
    type Error = axum::BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::BoxError>>> {
        self.lock().poll(context)
    }

    fn is_end_stream(&self) -> bool {
        self.lock().body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.lock().body.size_hint()
    }
}
