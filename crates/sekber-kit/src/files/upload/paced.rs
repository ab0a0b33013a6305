//! A body in small pieces, and an end to it when the reader makes nothing of them.
//!
//! The reader of multipart forms gathers the headers of a part in memory for as long as they go on, and searches all of
//! them again with every piece. So it gets one piece at a time, and so many bytes at most until it has made something of them.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};

use axum::body::{Body, BodyDataStream, Bytes};
use futures_util::Stream;

/// Most bytes of one piece.
const PIECE: usize = 16 * 1_024;
/// Most bytes that the reader may gather without making anything of them.
const MOST_UNREAD: usize = 2 * PIECE;

/// How many bytes the reader has gathered since it last made something of them.
#[derive(Clone, Default)]
pub struct Unread(Arc<AtomicUsize>);

impl Unread {
    /// The reader has made something of them.
    pub fn none(&self) {
        self.0.store(0, Ordering::Relaxed);
    }
}

/// The body of a request in small pieces.
pub struct Paced {
    body: BodyDataStream,
    rest: Bytes,
    unread: Unread,
    rests: bool,
}

impl Paced {
    /// The pieces of a body.
    pub fn new(body: Body, unread: Unread) -> Self {
        Self { body: body.into_data_stream(), rest: Bytes::new(), unread, rests: false }
    }
}

/// Why a body ends early.
#[derive(Debug, thiserror::Error)]
#[error("the headers of a part go on for too long")]
struct TooMuchUnread;

impl Stream for Paced {
    type Item = Result<Bytes, axum::BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if std::mem::take(&mut self.rests) {
            // The reader takes pieces until there is none at the moment; now it looks at the one it has.
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        if self.unread.0.load(Ordering::Relaxed) >= MOST_UNREAD {
            return Poll::Ready(Some(Err(TooMuchUnread.into())));
        }
        if self.rest.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_next(context)) {
                Some(Ok(bytes)) => self.rest = bytes,
                Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
                None => return Poll::Ready(None),
            }
        }
        let length = self.rest.len().min(PIECE);
        let piece = self.rest.split_to(length);
        self.unread.0.fetch_add(piece.len(), Ordering::Relaxed);
        self.rests = true;
        Poll::Ready(Some(Ok(piece)))
    }
}
