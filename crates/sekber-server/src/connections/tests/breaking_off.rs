//! An answer that breaks off is told apart from one that ended, packed or not: a part of a file must not look like the whole.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::routing::get;
use http_body::Frame;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Handle;
use tokio::sync::mpsc::{Receiver, channel};
use tower_http::compression::CompressionLayer;

use crate::connections::serve;

/// Lines as they come; whole only when an empty one says so.
struct Lines {
    coming: Receiver<&'static str>,
    /// Whoever packs a body asks once more after its end.
    is_over: bool,
}

impl HttpBody for Lines {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        let line = ready!(self.coming.poll_recv(context));
        self.is_over = line == Some("");
        Poll::Ready(match line {
            Some("") => None,
            Some(line) => Some(Ok(Frame::data(Bytes::from_static(line.as_bytes())))),
            None => Some(Err(std::io::ErrorKind::UnexpectedEof.into())),
        })
    }
}

async fn lines(last: &'static str) -> Body {
    let (send, coming) = channel(1);
    tokio::spawn(async move {
        for line in ["satu\r\n", "dua\r\n", last] {
            if send.send(line).await.is_err() {
                return;
            }
            // What was sent goes on its way first.
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    Body::new(Lines { coming, is_over: false })
}

#[tokio::test]
async fn what_breaks_off_has_no_end() {
    let router = Router::new()
        .route("/whole", get(|| lines("")))
        .route("/broken", get(|| lines("tiga\r\n")))
        .layer(CompressionLayer::new());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let served = tokio::spawn(serve(listener, router, false, Handle::current(), std::future::pending()));
    for (path, packing, is_whole) in [
        ("whole", "identity", true),
        ("broken", "identity", false),
        ("whole", "gzip", true),
        ("broken", "gzip", false),
    ] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let asked = format!(
            "GET /{path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: {packing}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(asked.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        // It may also be reset.
        let _ = stream.read_to_end(&mut answer).await;
        assert_eq!(answer.ends_with(b"0\r\n\r\n"), is_whole, "{path}, {packing}");
    }
    served.abort();
}
