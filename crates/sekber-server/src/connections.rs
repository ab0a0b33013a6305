//! Connections: accepted as long as there is room, closed when they keep silent or are slow, ended gracefully.
//!
//! They are accepted by a thread that does nothing else, so that whoever comes waits behind no work of others, and handed over to
//! those that serve once they have said something. HTTP/1.1 only: whoever begins with HTTP/2 is answered as an unreadable request;
//! a reverse proxy speaks HTTP/1.1 to us.

mod arrival;
mod descriptors;
mod socket;
mod table;

use std::convert::Infallible;
use std::future::poll_fn;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::task::Poll;
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
use tokio::runtime;
use tokio::task::JoinSet;
use tokio::time::Instant;
use tower::ServiceExt as _;

use self::arrival::Arrival;
use self::socket::{Handle, Received, Socket, Tracked};
use self::table::{Limits, Table};
use super::body;
use super::edge::{Reserved, busy};
use super::health::Workers;

/// Most headers of a request.
const MOST_HEADERS: usize = 64;
/// Most bytes of a request's line and headers; also what is buffered of each connection.
const BUFFER: usize = 16 * 1_024;
/// How long requests under way may take to end when the server stops.
const FAREWELL: Duration = Duration::from_secs(60);
/// What somebody is told for whom there is no room at all.
const NO_ROOM: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// Serves as [`serve`] does, on this thread, which does nothing else until the last connection has ended; requests are answered
/// by `workers`, but for those about the server's health.
///
/// # Errors
/// When the thread or the socket cannot be made ready.
pub fn serve_from_here(
    listener: std::net::TcpListener,
    router: Router,
    behind_proxy: bool,
    workers: runtime::Handle,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let door = runtime::Builder::new_current_thread().enable_all().build()?;
    let listener = {
        let _here = door.enter();
        TcpListener::from_std(listener)?
    };
    door.block_on(serve(listener, router, behind_proxy, workers, stop));
    Ok(())
}

/// Serves until `stop` is ready; requests under way are then finished first, for a minute at most.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    behind_proxy: bool,
    workers: runtime::Handle,
    stop: impl Future<Output = ()>,
) {
    let descriptors = descriptors::raised();
    let limits = Limits::for_descriptors(descriptors, behind_proxy);
    descriptors::make_room(&listener, limits.descriptors().min(descriptors));
    tracing::info!(most = limits.most, per_address = limits.per_address, "connections");
    let (table, graceful) = (Table::with(limits), GracefulShutdown::new());
    let door = Door { router, table, graceful, workers };
    let mut arrivals = JoinSet::new();
    let mut sweep = tokio::time::interval(Duration::from_secs(1));
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => door.admit(stream, peer, &mut arrivals),
                Err(error) => {
                    // Without descriptors left the same error would come again at once.
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            },
            Some(heard) = arrivals.join_next() => {
                // Whoever ended or was thrown out before is nobody's work.
                if let Ok(Some(arrival)) = heard {
                    door.take(arrival);
                }
            }
            _ = sweep.tick() => door.table.sweep(Instant::now()),
            () = &mut stop => break,
        }
    }
    // Who has said nothing yet is not waited for.
    drop(arrivals);
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

fn http(keeps_alive: bool) -> http1::Builder {
    let mut http = http1::Builder::new();
    // Times are kept by the table, for headers and for silence alike.
    http.header_read_timeout(None).max_headers(MOST_HEADERS).max_buf_size(BUFFER).keep_alive(keeps_alive);
    http
}

struct Door {
    router: Router,
    table: Table,
    graceful: GracefulShutdown,
    /// The threads that serve.
    workers: runtime::Handle,
}

impl Door {
    /// Lets a connection in, and waits for its first words.
    fn admit(&self, stream: TcpStream, peer: SocketAddr, arrivals: &mut JoinSet<Option<Arrival>>) {
        let origin = Origin::of(Some(peer.ip()), &HeaderMap::new(), false);
        let address = (!origin.is_loopback()).then(|| origin.as_str());
        let Some(admitted) = self.table.admit(address) else {
            let _ = stream.try_write(NO_ROOM);
            return;
        };
        let _ = stream.set_nodelay(true);
        let handle = Handle::new(self.table.clone(), admitted.id);
        let waiting = arrivals.spawn(Arrival::new(stream, peer, admitted, handle).heard());
        self.table.attach(admitted.id, waiting);
    }

    /// Serves a connection that has said something: the workers do, but for a question about the server's health, which is
    /// answered right here and once.
    fn take(&self, arrival: Arrival) {
        let Arrival { stream, peer, admitted, handle, leaves, asks_health, turn } = arrival;
        let stream = if asks_health { Ok(stream) } else { self.handed_over(stream) };
        let lost = |error: &io::Error| tracing::warn!(%error, "a connection could not be handed over");
        let Ok(stream) = stream.inspect_err(lost) else { return };
        let io = TokioIo::new(Socket::new(stream, handle.clone()));
        let workers = asks_health.then(|| Workers(self.workers.clone()));
        let router = self.router.clone();
        let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
            let mut request = match &workers {
                // Who asks about health has nothing more to say: the thread that accepts connections reads no body.
                Some(_) => request.map(|_| Body::empty()),
                None => request.map(|body| Body::new(Received::new(Body::new(body), handle.clone()))),
            };
            request.extensions_mut().insert(ConnectInfo(peer));
            if let Some(workers) = &workers {
                request.extensions_mut().insert(workers.clone());
            }
            answer(router.clone(), handle.clone(), admitted.reserved, request)
        });
        let connection = self.graceful.watch(http(!asks_health).serve_connection(io, service));
        let served = async move {
            // However it ends, the place is given back: by a client that leaves as by being thrown out.
            let _leaves = leaves;
            let mut connection = pin!(connection);
            let looked_at = poll_fn(|context| Poll::Ready(connection.as_mut().poll(context))).await;
            drop(turn);
            let ended = match looked_at {
                Poll::Ready(ended) => ended,
                Poll::Pending => connection.await,
            };
            if let Err(error) = ended {
                tracing::debug!(%error, "a connection ended");
            }
        };
        let task = if asks_health { tokio::spawn(served) } else { self.workers.spawn(served) };
        self.table.attach(admitted.id, task.abort_handle());
    }

    /// The same socket, watched by the workers from now on.
    fn handed_over(&self, stream: TcpStream) -> io::Result<TcpStream> {
        let stream = stream.into_std()?;
        let _among_them = self.workers.enter();
        TcpStream::from_std(stream)
    }
}

/// Answers one request; the connection counts as busy until the answer's body has been handed over.
async fn answer(
    router: Router,
    handle: Handle,
    reserved: bool,
    mut request: Request,
) -> Result<Response, Infallible> {
    let is_whole = request.body().is_end_stream();
    let Some(busy_now) = handle.begin(is_whole) else {
        return Ok(busy(""));
    };
    if !is_whole {
        body::turn().await;
    }
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
