//! A request's body: it has to come at some pace, takes turns with all others, and what nobody asked for is read and thrown away.

use std::pin::Pin;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use http_body::{Frame, SizeHint};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::PollSemaphore;

use super::edge::Reserved;
use super::pace::Pace;

/// Bodies of which a piece is read at once. Thousands that are there already would otherwise stand in line before anybody's short
/// question.
static TURNS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(AT_ONCE)));
const AT_ONCE: usize = 32;

/// Waits for a turn among requests whose body has not come whole, so that those without one are answered between them.
pub async fn turn() {
    // Nobody closes it.
    let _turn = TURNS.acquire().await;
    tokio::task::yield_now().await;
}

/// Patience with a body that comes slowly.
const GRACE: Duration = Duration::from_secs(15);
/// Bytes of a body nobody asked for that are read and thrown away, so that the client sees the answer.
const MOST_DRAINED: usize = 12_000_000;
/// How long such a body is read.
const DRAINED_FOR: Duration = Duration::from_secs(5);

/// Ends bodies that come too slowly, lets others have a turn before each piece, and reads what is left of a refused body,
/// within bounds, before it is answered: a client that is still sending would lose the answer with the connection. Where too much
/// is left, the connection ends.
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
        turns: PollSemaphore::new(Arc::clone(&TURNS)),
        turn: None,
        begun: false,
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
    turns: PollSemaphore,
    /// Whose turn it is may read one piece.
    turn: Option<OwnedSemaphorePermit>,
    begun: bool,
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
        let Some(turn) = self.turn.take() else {
            // Behind whatever else is ready to run by now.
            self.turn = ready!(self.turns.poll_acquire(context));
            context.waker().wake_by_ref();
            return Poll::Pending;
        };
        let read = Pin::new(&mut self.body).poll_frame(context);
        drop(turn);
        match read {
            Poll::Ready(Some(Ok(frame))) => {
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
