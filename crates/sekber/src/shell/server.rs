//! The server of one district or of several.

use std::net::SocketAddr;

use anyhow::Context as _;
use sekber_server::listen_on;
use tokio::net::TcpListener;

use super::districts::Districts;
use super::routes;
use crate::kit::app::App;
use crate::kit::jobs::Served as _;
use crate::kit::problem::Problem;

/// Serves several districts until asked to stop.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn serve_several(districts: Districts) -> anyhow::Result<()> {
    let listener = open(districts.any().settings().listen)?;
    sekber_server::serve(districts.clone(), districts.router(), listener).await
}

/// Serves until asked to stop; requests under way are finished first.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn serve(app: App) -> anyhow::Result<()> {
    let listener = open(app.settings().listen)?;
    let router = routes::router(app.clone());
    sekber_server::serve(app, router, listener).await
}

fn open(address: SocketAddr) -> anyhow::Result<TcpListener> {
    listen_on(address)
        .with_context(|| Problem::refused_with("start-refused-listen", "address", address.to_string()))
}
