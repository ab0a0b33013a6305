//! The server: listening, metrics, logs, and a graceful stop.

use std::net::SocketAddr;
use std::sync::OnceLock;
use std::time::Instant;

use axum::Router;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use sekber_kit::app::App;
use sekber_kit::jobs::{self, Served};
use sekber_kit::live;
use sekber_kit::store::counting;
use tokio::net::{TcpListener, TcpSocket};
use tokio::runtime::Handle;
use tokio::signal::unix::{SignalKind, signal};

use super::{connections, health};

static METRICS: OnceLock<PrometheusHandle> = OnceLock::new();

/// Connections that the system keeps until they are accepted; whoever finds no room has to try again after a second. A hall
/// of phones whose network came back arrives within one.
const BACKLOG: u32 = 4_096;

/// Opens the socket of an address.
///
/// # Errors
/// When the address cannot be listened on.
pub fn listen_on(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Serves on a socket that is already open until asked to stop; requests under way are finished first.
///
/// # Errors
/// When the socket fails.
pub async fn serve(served: impl Served, router: Router, listener: TcpListener) -> anyhow::Result<()> {
    let app = served.any().clone();
    // Once in a process: tests start several servers in one.
    if let Ok(handle) = PrometheusBuilder::new().install_recorder() {
        let _ = METRICS.set(handle);
    }
    let worker = tokio::spawn(jobs::keep_working(served));
    let db = app.db().clone();
    let streams = app.clone();
    let behind_proxy = app.settings().behind_proxy;
    let stop = async move {
        asked_to_stop().await;
        // Streams never end by themselves; pages connect again when the server is back.
        live::close(&streams);
    };
    // Accepted by a thread of its own: on those that serve, a connection would wait for every piece of work that was there before it.
    let (listener, workers) = (listener.into_std()?, Handle::current());
    tokio::task::spawn_blocking(move || {
        connections::serve_from_here(listener, router, behind_proxy, workers, stop)
    })
    .await??;
    jobs::stop(&app);
    if let Err(error) = worker.await {
        tracing::error!(%error, "whoever works on jobs had ended before");
    }
    db.close().await;
    tracing::info!("stopped");
    Ok(())
}

async fn asked_to_stop() {
    tokio::select! {
        () = signalled(SignalKind::interrupt()) => {}
        () = signalled(SignalKind::terminate()) => {}
    }
    tracing::info!("stopping");
}

/// Waits for a signal. One that cannot be waited for never comes, and ends no server.
async fn signalled(kind: SignalKind) {
    match signal(kind) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(error) => {
            tracing::error!(%error, ?kind, "the server cannot be stopped by a signal");
            std::future::pending::<()>().await;
        }
    }
}

/// Answers the metrics in Prometheus' text form, to the loopback address or to who knows the token.
pub async fn metrics(State(app): State<App>, request: Request) -> Response {
    let local =
        request.extensions().get::<ConnectInfo<SocketAddr>>().is_some_and(|info| info.0.ip().is_loopback());
    let allowed = match &app.settings().metrics_token {
        Some(token) => bearer(request.headers()) == Some(token.as_str()),
        None => local && !app.settings().behind_proxy,
    };
    if allowed && let Some(free) = health::room(&app.settings().data) {
        metrics::gauge!("sekber_disk_free_bytes").set(free as f64);
    }
    if allowed {
        count_jobs(&app).await;
    }
    match (allowed, METRICS.get()) {
        (true, Some(handle)) => handle.render().into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// How the jobs stand, of the one district that the process serves or of all. Without the database the last figures stay; the other metrics are wanted then more than ever.
async fn count_jobs(app: &App) {
    let now = app.now();
    let Ok(figures) = jobs::figures(app.db(), app.settings().region.as_ref(), now).await else { return };
    let overdue = figures.oldest_due.map_or(0, |due| now.seconds_since(due));
    for (state, count) in
        [("queued", figures.queued), ("running", figures.running), ("failed", figures.failed)]
    {
        metrics::gauge!("sekber_jobs", "state" => state).set(count as f64);
    }
    metrics::gauge!("sekber_jobs_oldest_due_seconds").set(overdue as f64);
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// How many SQL statements a response took; tests hold pages to their budget by it.
#[derive(Debug, Clone, Copy)]
pub struct Statements(pub u32);

/// Counts and times every request. The log names the route, never the address asked for, which may hold personal data.
pub async fn observe(request: Request, next: Next) -> Response {
    let id = uuid::Uuid::now_v7().simple().to_string();
    let method = request.method().clone();
    let route =
        request.extensions().get::<MatchedPath>().map_or("-".to_owned(), |path| path.as_str().to_owned());
    let started = Instant::now();
    let (mut response, statements) = counting(next.run(request)).await;
    let seconds = started.elapsed().as_secs_f64();
    let status = response.status().as_u16();
    tracing::info!(id, %method, route, status, statements, ms = seconds * 1000.0, "request");
    let labels = [("method", method.to_string()), ("route", route), ("status", status.to_string())];
    metrics::counter!("sekber_requests_total", &labels).increment(1);
    metrics::histogram!("sekber_request_seconds", &labels[..2]).record(seconds);
    response.extensions_mut().insert(Statements(statements));
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}
