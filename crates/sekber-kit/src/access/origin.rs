//! Where a request comes from, coarse enough that whoever attacks counts as one and a household stays private.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::app::App;

/// What stands for the address of a request that came over no network.
const LOCAL: &str = "local";

/// An address (IPv4) or a network of 64 bits (IPv6), or `local` when there was no network at all.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Origin {
    text: String,
    loopback: bool,
}

impl Origin {
    /// The origin of a connection. Behind a reverse proxy the last entry of `X-Forwarded-For` counts: the proxy wrote it,
    /// everything before it could have been made up.
    pub fn of(peer: Option<IpAddr>, headers: &HeaderMap, behind_proxy: bool) -> Self {
        let told = if behind_proxy { forwarded(headers) } else { None };
        match told.or(peer) {
            Some(address) => Self { text: network(address), loopback: address.is_loopback() },
            None => Self { text: LOCAL.to_owned(), loopback: true },
        }
    }

    /// The origin as text; for counting, never for showing.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the request came over a network at all, be it this machine's own.
    pub fn has_address(&self) -> bool {
        self.text != LOCAL
    }

    /// Whether the request comes from this very machine.
    pub fn is_loopback(&self) -> bool {
        self.loopback
    }
}

fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last =
        headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?.rsplit(',').next()?.trim();
    let bare = last.trim_start_matches('[').split(']').next().unwrap_or(last);
    bare.parse().ok().or_else(|| last.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
}

fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        // Whoever has one IPv6 address has the 64 bits below it as well.
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

impl FromRequestParts<App> for Origin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        Ok(Self::of(peer, &parts.headers, app.settings().behind_proxy))
    }
}

#[cfg(test)]
mod tests;
