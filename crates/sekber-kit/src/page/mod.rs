//! Pages: the frame that every page stands in, its assets, and small pieces that pages share.

pub mod assets;
pub mod calendar_file;
pub mod cells;
mod come_again;
mod difference;
mod frame;
mod kept;
mod list_file;
mod list_stream;
pub mod map;
pub mod official_document;
mod path_id;
mod qr;
mod query;
mod ready_to_send;
mod redirect;
mod structured;
mod web_address;

use askama::Template;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use sekber_documents::sheet::{Column, Kind};

use super::form::Faults;
use super::problem::Problem;

pub use come_again::come_again;
pub use difference::{Change, difference};
pub use frame::{Frame, NavLink, NavSection};
pub use kept::{Kept, for_everybody};
pub use list_file::send_list;
pub use list_stream::{Identifiers, ListRows, ROWS_AT_A_TIME, send_rows};
pub use path_id::PathId;
pub use qr::qr;
pub use query::QueryString;
pub use ready_to_send::{percent_encoded, whatsapp, whatsapp_to};
pub use redirect::{HOME, led_to, local_path, name_place, page_before, redirect};
pub use structured::{item_list, structured};
pub use web_address::is_web_address;

/// Name of the cookie that carries a short notice over a redirect.
pub const NOTICE_COOKIE: &str = "notice";

/// A number of things as sentences count it.
pub fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// Renders a page.
///
/// # Errors
/// When the template cannot be filled.
pub fn page(template: &impl Template) -> Result<Response, Problem> {
    Ok(Html(template.render().map_err(anyhow::Error::from)?).into_response())
}

/// Renders a piece that another page takes in.
///
/// # Errors
/// When the template cannot be filled.
pub fn part(template: &impl Template) -> Result<String, Problem> {
    Ok(template.render().map_err(anyhow::Error::from)?)
}

/// Renders a page with another status than 200, for a form that must be mended.
///
/// # Errors
/// When the template cannot be filled.
pub fn page_with(status: StatusCode, template: &impl Template) -> Result<Response, Problem> {
    Ok((status, page(template)?).into_response())
}

/// Leads on after a change with a notice, or shows its form `again` with what is to be mended.
///
/// # Errors
/// Whatever else went wrong with the change, or as `again` and [`page`].
pub async fn go_or_mend<P, F>(
    done: Result<(), Problem>,
    (to, notice): (&str, &'static str),
    again: impl FnOnce(Faults) -> F,
) -> Result<Response, Problem>
where
    P: Template,
    F: Future<Output = Result<P, Problem>>,
{
    match done {
        Ok(()) => Ok(go(to, notice)),
        Err(problem) => mend(problem, again).await,
    }
}

/// Shows a form `again` with what is to be mended, if that is what was wrong.
///
/// # Errors
/// Whatever else was wrong, or as `again` and [`page`].
pub async fn mend<P, F>(problem: Problem, again: impl FnOnce(Faults) -> F) -> Result<Response, Problem>
where
    P: Template,
    F: Future<Output = Result<P, Problem>>,
{
    match problem {
        Problem::Invalid(faults) => page_with(StatusCode::UNPROCESSABLE_ENTITY, &again(faults).await?),
        other => Err(other),
    }
}

/// Leads on after an action and shows a notice there once. The notice is the key of a sentence.
pub fn go(to: impl AsRef<str>, notice: &'static str) -> Response {
    let mut response = redirect(to.as_ref());
    let cookie = format!("{NOTICE_COOKIE}={notice}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// Whether only the part that changes is asked for, not the whole page.
pub fn wants_partial(headers: &HeaderMap) -> bool {
    let asked =
        |name: &'static str| headers.get(HeaderName::from_static(name)).is_some_and(|value| value == "true");
    asked("hx-request") && !asked("hx-history-restore-request")
}

/// A file that the browser saves.
pub fn download(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    attachment(name, kind, Body::from(bytes))
}

/// The same where the bytes may still be coming.
fn attachment(name: &str, kind: &'static str, body: Body) -> Response {
    let safe: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '-' }).collect();
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{safe}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, body).into_response()
}

/// The columns of a sheet with hashtags: each the key of its title, its hashtag, its width in characters and its kind.
pub fn tagged_columns(frame: &Frame, columns: &[(&str, &str, f64, Kind)]) -> Vec<Column> {
    let column = |(title, hxl, width, kind): &(&str, &str, f64, Kind)| Column {
        title: frame.say(title),
        hxl: Some((*hxl).to_owned()),
        width: *width,
        kind: *kind,
    };
    columns.iter().map(column).collect()
}

/// Media type of an XLSX file.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Media type of a CSV file.
pub const CSV: &str = "text/csv; charset=utf-8";
