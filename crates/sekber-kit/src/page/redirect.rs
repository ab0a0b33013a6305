//! Leading on to another page of this site, and to no other site, whatever address was given.

use std::sync::LazyLock;

use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use url::Url;

/// Where somebody is led whose address is none of ours.
pub const HOME: &str = "/";

/// A site of our own to read addresses against; what is read as another site's is refused.
static HERE: LazyLock<Option<Url>> = LazyLock::new(|| Url::parse("https://here.invalid/").ok());

/// The given address when a browser that is on this site would read it as a page of this site, written in full with its
/// query and fragment; [`HOME`] for everything else.
///
/// A list of forbidden signs is never complete: browsers drop tabs, turn backslashes and take `//` for a host. So the
/// address is read by the parser that browsers share (WHATWG), before and after it was written out, and the origins are
/// compared. The result is plain ASCII and fits a header.
pub fn local_path(given: &str) -> String {
    inside(given).unwrap_or_else(|| HOME.to_owned())
}

fn inside(given: &str) -> Option<String> {
    let here = HERE.as_ref()?;
    // No page of ours has a control character in its address; browsers would drop some and keep others.
    if !given.starts_with('/') || given.contains(char::is_control) {
        return None;
    }
    let read = here.join(given).ok().filter(|read| read.origin() == here.origin())?;
    let written = read[url::Position::BeforePath..].to_owned();
    // `/.//elsewhere` stays here when it is read, and would leave when what was read is written as a path.
    (here.join(&written).ok()? == read).then_some(written)
}

/// The page of this site on which a form was sent or a link followed, when the browser tells.
pub fn page_before(headers: &HeaderMap) -> Option<String> {
    let told: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    inside(told.path_and_query()?.as_str())
}

/// An answer that leads on to a page of this site.
pub fn redirect(to: &str) -> Response {
    Redirect::to(&local_path(to)).into_response()
}

/// Names in an answer the page of this site that shows what was made.
pub fn name_place(response: &mut Response, to: &str) {
    if let Ok(place) = HeaderValue::from_str(&local_path(to)) {
        response.headers_mut().insert(header::LOCATION, place);
    }
}

/// Where an answer leads on to, if it does.
pub fn led_to(response: &Response) -> Option<String> {
    let address = response.headers().get(axum::http::header::LOCATION)?;
    address.to_str().ok().map(str::to_owned)
}

#[cfg(test)]
mod tests;
