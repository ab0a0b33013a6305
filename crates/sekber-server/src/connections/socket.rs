//! One connection's socket: tells the table what it does, and ends when the client takes nothing of an answer. While there is no
//! room for others, it goes sooner.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use http_body::{Frame, SizeHint};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

use super::table::{Phase, Table};
use crate::pace::Pace;

/// Patience with a client that takes nothing of its answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection's place in the table; cheap to clone.
#[derive(Clone)]
pub struct Handle {
    table: Table,
    id: u64,
    idle: Arc<AtomicBool>,
}

impl Handle {
    /// The handle of a connection that was admitted.
    pub fn new(table: Table, id: u64) -> Self {
        Self { table, id, idle: Arc::default() }
    }

    /// A request has come, with or without its whole body; `None` when the connection was thrown out meanwhile.
    pub fn begin(self, is_whole: bool) -> Option<Busy> {
        self.idle.store(false, Ordering::Relaxed);
        let phase = if is_whole { Phase::Busy } else { Phase::Receiving };
        self.table.now(self.id, phase).then_some(Busy(self))
    }

    /// Gives the place back when it is dropped.
    pub fn leaves(self) -> Leaves {
        Leaves(self)
    }

    fn heard(&self) {
        if self.idle.swap(false, Ordering::Relaxed) {
            self.table.now(self.id, Phase::Header);
        }
    }

    fn stalls(&self) {
        self.table.stalls(self.id);
    }

    fn moves(&self) {
        self.table.moves(self.id);
    }

    fn wrote(&self) {
        // The end of an answer is still on its way: the silence begins after it.
        if self.idle.load(Ordering::Relaxed) {
            self.table.now(self.id, Phase::Idle);
        }
    }
}

/// A request that is being answered.
pub struct Busy(Handle);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.idle.store(true, Ordering::Relaxed);
        self.0.table.now(self.0.id, Phase::Idle);
    }
}

/// Gives a connection's place back when it is dropped.
pub struct Leaves(Handle);

impl Drop for Leaves {
    fn drop(&mut self) {
        self.0.table.leave(self.0.id);
    }
}

/// A request's body; its connection may be thrown out for others until it has come whole.
pub struct Received {
    body: Body,
    handle: Option<Handle>,
}

impl Received {
    /// The body of a request on a connection.
    pub fn new(body: Body, handle: Handle) -> Self {
        Self { body, handle: Some(handle) }
    }
}

impl HttpBody for Received {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        if (frame.is_none() || self.body.is_end_stream())
            && let Some(handle) = self.handle.take()
        {
            handle.table.now(handle.id, Phase::Busy);
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// An answer's body; its connection counts as busy until it has been handed over.
pub struct Tracked {
    body: Body,
    _busy: Busy,
}

impl Tracked {
    /// The body of a request's answer.
    pub fn new(body: Body, busy: Busy) -> Self {
        Self { body, _busy: busy }
    }
}

impl HttpBody for Tracked {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A socket that is watched.
pub struct Socket {
    stream: TcpStream,
    handle: Handle,
    pace: Pace,
    /// Whether its client took nothing when it was last written to.
    stalled: bool,
}

impl Socket {
    /// Watches a connection's socket.
    pub fn new(stream: TcpStream, handle: Handle) -> Self {
        Self { stream, handle, pace: Pace::new(PATIENCE), stalled: false }
    }

    fn written(
        &mut self,
        context: &mut Context<'_>,
        result: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        match result {
            Poll::Ready(Ok(bytes)) => {
                self.pace.moved(bytes);
                if std::mem::take(&mut self.stalled) {
                    self.handle.moves();
                }
                self.handle.wrote();
                Poll::Ready(Ok(bytes))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => {
                self.stalled = true;
                self.handle.stalls();
                ready!(self.pace.poll_over(context));
                Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
            }
        }
    }
}

impl AsyncRead for Socket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        if buffer.filled().len() > before {
            self.handle.heard();
        }
        read
    }
}

impl AsyncWrite for Socket {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.written(context, result)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.written(context, result)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
