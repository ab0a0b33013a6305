//! What lets the pages of reports open without a link: the script that keeps them on a phone, and what a phone installs them by.

use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};

use crate::kit::access::Public;
use crate::kit::page::{Frame, assets};

/// The script that keeps pages and sends what waits, after what it shares with the pages. It stands within the addresses that it looks
/// after, as browsers want it.
pub async fn worker(_: Public) -> Response {
    let scope = (HeaderName::from_static("service-worker-allowed"), "/reports");
    let kind = (header::CONTENT_TYPE, "text/javascript; charset=utf-8");
    let script = ["report-outbox.js", "report-worker.js"].map(assets::plain).concat();
    ([kind, scope], script).into_response()
}

/// What a phone needs to install the reports as a program of its own.
pub async fn manifest(_: Public, frame: Frame) -> Response {
    let told = serde_json::json!({
        "name": format!("{} · Sekber {}", frame.say("nav-reports"), frame.district.name),
        "short_name": frame.say("nav-reports"),
        "lang": frame.language.tag(),
        "start_url": "/reports",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#2a7767",
        "icons": [{ "src": frame.asset("logo.svg"), "sizes": "any", "type": "image/svg+xml" }],
    });
    ([(header::CONTENT_TYPE, "application/manifest+json")], told.to_string()).into_response()
}
