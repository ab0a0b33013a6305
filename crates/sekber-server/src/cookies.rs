//! Cookies on their way: with HTTPS every one of them carries the prefix that ties it to this very host.
//!
//! Rooms name their cookies plainly. Here the names get `__Host-` on the way out and lose it on the way in; a cookie without
//! it, which a neighbouring host or an unprotected page could have planted, never reaches a room.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use sekber_kit::app::App;

const PREFIX: &str = "__Host-";

/// Gives and takes the prefix where the server is reached by HTTPS.
pub async fn tie_to_host(State(app): State<App>, mut request: Request, next: Next) -> Response {
    if !app.settings().is_https() {
        return next.run(request).await;
    }
    let own = own(request.headers());
    request.headers_mut().remove(header::COOKIE);
    if let Some(own) = own {
        request.headers_mut().insert(header::COOKIE, own);
    }
    let mut response = next.run(request).await;
    prefix(response.headers_mut());
    response
}

/// The cookies that carry the prefix, without it.
fn own(headers: &HeaderMap) -> Option<HeaderValue> {
    let texts = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = texts.flat_map(|text| text.split(';')).filter_map(|pair| pair.trim().strip_prefix(PREFIX));
    let kept = pairs.collect::<Vec<_>>().join("; ");
    HeaderValue::from_str(&kept).ok().filter(|_| !kept.is_empty())
}

/// Every cookie that is set, with the prefix and what browsers demand of it: `Secure`, for the whole host.
fn prefix(headers: &mut HeaderMap) {
    let set: Vec<HeaderValue> = headers.get_all(header::SET_COOKIE).iter().cloned().collect();
    headers.remove(header::SET_COOKIE);
    for cookie in set.iter().filter_map(|cookie| cookie.to_str().ok()) {
        let secure = if cookie.contains("; Secure") { "" } else { "; Secure" };
        if let Ok(tied) = HeaderValue::from_str(&format!("{PREFIX}{cookie}{secure}")) {
            headers.append(header::SET_COOKIE, tied);
        }
    }
}

#[cfg(test)]
mod tests;
