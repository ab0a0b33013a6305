//! Connections: accepted as long as there is room, closed when they keep silent or are slow, ended gracefully.
//!
//! HTTP/1.1 only: whoever begins with HTTP/2 is answered as an unreadable request; a reverse proxy speaks HTTP/1.1 to us.

mod descriptors;
mod socket;
mod table;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, HttpBody as _};
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use hyper_util::server::graceful::GracefulShutdown;
use sekber_kit::access::Origin;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::Instant;
use tower::ServiceExt as _;

use self::socket::{Handle, Received, Socket, Tracked};
use self::table::{Limits, Table};
use super::edge::{Reserved, busy};

/// Most headers of a request.
const MOST_HEADERS: usize = 64;
/// Most bytes of a request's line and headers; also what is buffered of each connection.
const BUFFER: usize = 16 * 1_024;
/// How long requests under way may take to end when the server stops.
const FAREWELL: Duration = Duration::from_secs(60);
/// What somebody is told for whom there is no room at all.
const NO_ROOM: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// Serves until `stop` is ready; requests under way are then finished first, for a minute at most.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    behind_proxy: bool,
    stop: impl Future<Output = ()>,
) {
    let limits = Limits::for_descriptors(descriptors::raised(), behind_proxy);
    tracing::info!(most = limits.most, per_address = limits.per_address, "connections");
    let door = Door { router, table: Table::with(limits), graceful: GracefulShutdown::new(), http: http() };
    let mut sweep = tokio::time::interval(Duration::from_secs(1));
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => door.take(stream, peer),
                Err(error) => {
                    // Without descriptors left the same error would come again at once.
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            },
            _ = sweep.tick() => door.table.sweep(Instant::now()),
            () = &mut stop => break,
        }
    }
    drop(listener);
    let Door { table, graceful, .. } = door;
    let mut farewell = pin!(tokio::time::timeout(FAREWELL, graceful.shutdown()));
    loop {
        tokio::select! {
            _ = &mut farewell => break,
            _ = sweep.tick() => table.sweep(Instant::now()),
        }
    }
}

fn http() -> http1::Builder {
    let mut http = http1::Builder::new();
    // Times are kept by the table, for headers and for silence alike.
    http.header_read_timeout(None).max_headers(MOST_HEADERS).max_buf_size(BUFFER);
    http
}

struct Door {
    router: Router,
    table: Table,
    graceful: GracefulShutdown,
    http: http1::Builder,
}

impl Door {
    fn take(&self, stream: TcpStream, peer: SocketAddr) {
        let origin = Origin::of(Some(peer.ip()), &HeaderMap::new(), false);
        let address = (!origin.is_loopback()).then(|| origin.as_str());
        let Some(admitted) = self.table.admit(address) else {
            let _ = stream.try_write(NO_ROOM);
            return;
        };
        let _ = stream.set_nodelay(true);
        let handle = Handle::new(self.table.clone(), admitted.id);
        let io = TokioIo::new(Socket::new(stream, handle.clone()));
        let (router, leaving) = (self.router.clone(), handle.clone());
        let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
            let mut request = request.map(|body| Body::new(Received::new(Body::new(body), handle.clone())));
            request.extensions_mut().insert(ConnectInfo(peer));
            answer(router.clone(), handle.clone(), admitted.reserved, request)
        });
        let connection = self.graceful.watch(self.http.serve_connection(io, service));
        let task = tokio::spawn(async move {
            // However it ends, the place is given back: by a client that leaves as by being thrown out.
            let _leaves = leaving.leaves();
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended");
            }
        });
        self.table.attach(admitted.id, task.abort_handle());
    }
}

/// Answers one request; the connection counts as busy until the answer's body has been handed over.
async fn answer(
    router: Router,
    handle: Handle,
    reserved: bool,
    mut request: Request,
) -> Result<Response, Infallible> {
    let Some(busy_now) = handle.begin(request.body().is_end_stream()) else {
        return Ok(busy(""));
    };
    if reserved {
        request.extensions_mut().insert(Reserved);
    }
    let mut response = router.oneshot(request).await?;
    if reserved {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(response.map(|body| Body::new(Tracked::new(body, busy_now))))
}

#[cfg(test)]
mod tests;
