//! Pages about the district as a whole.

use axum::extract::{Path, RawQuery};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};

use crate::kit::access::Anyone;
use crate::kit::form::Form;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// Keeps the chosen language in a cookie and goes back to where the visitor was.
pub async fn choose_language(
    _: Anyone,
    Path(tag): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let language = Language::from_tag(&tag).ok_or(Problem::NotFound)?;
    let query = Form::from_query(query.as_deref());
    let mut response = Redirect::to(local_path(query.text("back"))).into_response();
    if let Ok(value) = HeaderValue::from_str(&language.cookie()) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(response)
}

/// Only paths of this site: a link elsewhere must not be able to send people away through us.
pub fn local_path(path: &str) -> &str {
    let local = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']);
    if local { path } else { "/" }
}
