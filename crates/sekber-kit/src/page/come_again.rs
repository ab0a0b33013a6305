//! The answer to somebody who has to wait: their own page with what they typed, so that nobody writes it again because neighbours sent
//! something as well.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;

use super::page_with;
use crate::access::Origin;
use crate::app::App;
use crate::audit::refusals::{self, About, Refusal};
use crate::problem::Problem;

/// Answers whoever sent too much to an address of the public pages with the page that keeps what they typed, tells the browser after how
/// many seconds it can be sent, and notes the refusal as that of any other page.
///
/// # Errors
/// When the template cannot be filled.
pub fn come_again(
    app: &App,
    (origin, address): (&Origin, &str),
    seconds: i64,
    page: &impl Template,
) -> Result<Response, Problem> {
    refusals::note(app, Refusal::Rate, About::Nobody, origin, Some(address));
    let mut answer = page_with(StatusCode::TOO_MANY_REQUESTS, page)?;
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    Ok(answer)
}
