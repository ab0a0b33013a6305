//! An address that is no text, or hides something in it, is nobody's page.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use percent_encoding::percent_decode_str;
use sekber_core::text::is_plain;
use sekber_kit::problem::Problem;

/// Answers "not found" to a path that is no UTF-8 once it is decoded, or that holds a control character or an invisible
/// sign. Behind it, every parameter of a path is text that both databases take.
pub async fn readable(request: Request, next: Next) -> Result<Response, Problem> {
    let path = percent_decode_str(request.uri().path()).decode_utf8().map_err(|_| Problem::NotFound)?;
    if !path.chars().all(|sign| is_plain(sign) && !matches!(sign, '\n' | '\t')) {
        return Err(Problem::NotFound);
    }
    Ok(next.run(request).await)
}
