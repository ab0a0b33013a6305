//! What every answer to a problem does, whoever asked: it is logged, and says when it is worth asking again.

use axum::http::{HeaderMap, HeaderValue, header};
use sekber_kit::problem::Problem;

/// Seconds after which a page that waits for a computation asks again.
const AGAIN: &str = "3";
/// Seconds after which it is worth trying again when the database or the disk could not serve.
const LATER: &str = "5";

/// Writes what failed into the log, under a number that its reader can name.
pub(super) fn logged(problem: &Problem) -> Option<String> {
    let operation = matches!(problem, Problem::Ours(_)).then(|| uuid::Uuid::now_v7().simple().to_string());
    match problem {
        Problem::Ours(cause) => tracing::error!(operation = operation.as_deref(), "{cause:#}"),
        Problem::Unavailable { cause, .. } => tracing::error!("{cause:#}"),
        _ => {}
    }
    operation
}

/// Says in the head of an answer after how many seconds the same may be asked again.
pub(super) fn say_when_to_come_again(problem: &Problem, headers: &mut HeaderMap) {
    let seconds = match problem {
        Problem::TooMany(seconds) | Problem::Busy(seconds) => HeaderValue::from(*seconds),
        Problem::Unavailable { .. } => HeaderValue::from_static(LATER),
        Problem::Working { .. } => HeaderValue::from_static(AGAIN),
        _ => return,
    };
    if matches!(problem, Problem::Working { .. }) {
        headers.insert(header::REFRESH, seconds.clone());
    }
    headers.insert(header::RETRY_AFTER, seconds);
}
