//! What programs are answered at their own addresses: problems in a form that they read, and leave for pages elsewhere on the
//! web to read the answers, whatever became of the request.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sekber_kit::page::Frame;
use sekber_kit::problem::Problem;

use super::answering::{logged, say_when_to_come_again};

/// Where their addresses begin.
const ADDRESSES: &str = "/api/v1/";

/// Whether an address is one of theirs.
pub fn is_theirs(path: &str) -> bool {
    path.starts_with(ADDRESSES)
}

/// Whether a program asks for a file of open data: one that is no browser, which would show a page.
pub fn asks_for_a_file(path: &str, headers: &HeaderMap) -> bool {
    let is_file = path.strip_prefix("/public/data/").is_some_and(|name| name.contains('.'));
    let accepted =
        headers.get(header::ACCEPT).and_then(|accepted| accepted.to_str().ok()).unwrap_or_default();
    is_file && !accepted.contains("text/html")
}

/// What a page elsewhere may ask for, with what, and for how many seconds it need not ask whether it may. It may read; what
/// writes comes from programs, which ask no browser.
const MAY: [(HeaderName, &str); 3] = [
    (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"),
    (header::ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Accept-Language, If-None-Match"),
    (header::ACCESS_CONTROL_MAX_AGE, "86400"),
];
/// What it may look at in the head of an answer.
const SEEN: &str =
    "ETag, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, WWW-Authenticate";

/// Lets pages elsewhere read every answer of these addresses, refusals among them. No cookie goes along with what they ask,
/// so they see what everybody may see, or what a token that they hold may.
pub async fn open_to_pages_elsewhere(request: Request, next: Next) -> Response {
    if !is_theirs(request.uri().path()) {
        return next.run(request).await;
    }
    let asks_first = request.method() == Method::OPTIONS
        && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = if asks_first {
        (StatusCode::NO_CONTENT, MAY.map(|(name, value)| (name, HeaderValue::from_static(value))))
            .into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(SEEN));
    response
}

/// A problem as RFC 9457 has it, in the language that was asked for. Where a person would sign in or reload a page, a program is told
/// what it can do.
pub fn told(frame: &Frame, problem: &Problem) -> Response {
    let operation = logged(problem);
    let (title, detail) = match problem {
        Problem::SignIn => ("problem-token-title", frame.say("problem-token")),
        Problem::Conflict => ("problem-conflict-title", frame.say("problem-conflict-program")),
        Problem::NotFound => ("problem-no-record-title", frame.say_problem(problem)),
        _ => (problem.sentence().0, frame.say_problem(problem)),
    };
    let errors: Vec<_> = match problem {
        Problem::Invalid(faults) => faults
            .iter()
            .map(|fault| serde_json::json!({ "field": fault.field, "detail": frame.say_fault(fault) }))
            .collect(),
        _ => Vec::new(),
    };
    let mut told = serde_json::json!({
        "type": format!("/api#{}", title.trim_end_matches("-title")),
        "title": frame.say(title),
        "status": problem.status().as_u16(),
        "detail": detail,
        "errors": errors,
    });
    if let Some(operation) = operation {
        told["instance"] = operation.into();
    }
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    let mut response = (problem.status(), kind, told.to_string()).into_response();
    if matches!(problem, Problem::SignIn) {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if matches!(problem, Problem::TooMany(_)) {
        response.headers_mut().insert("ratelimit-remaining", HeaderValue::from_static("0"));
    }
    say_when_to_come_again(problem, response.headers_mut());
    response
}
