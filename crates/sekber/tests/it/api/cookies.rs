//! Writing takes a token: what a browser sends along by itself, the session's cookie, writes nothing, however it comes; and
//! what is refused is told in the caller's language, field by field.

use axum::body::Body;
use axum::http::{Method, Request, header};
use sekber::shell::routes;
use sekber_core::api::Scope;
use serde_json::{Value as Json, json};

use super::{Sent, programme, read, token};
use crate::harness::{Caller, Harness, OWN_PARTNER, Seen, Who, on_both};
use crate::routes::OWNERS;

const KINDS: [Option<&str>; 5] = [
    None,
    Some("text/plain"),
    Some("application/json"),
    Some("application/x-www-form-urlencoded"),
    Some("multipart/form-data; boundary=b"),
];

/// Sends a body with the session's cookie and nothing that tells where it comes from, as an old browser does.
async fn with_the_cookie(caller: &Caller, path: &str, kind: Option<&str>, body: String) -> Seen {
    let mut request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::HOST, "127.0.0.1:8080")
        .header(header::COOKIE, caller.cookie());
    if let Some(kind) = kind {
        request = request.header(header::CONTENT_TYPE, kind);
    }
    caller.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn the_sessions_cookie_writes_nothing_through_the_interface() {
    on_both(async |harness| {
        let callers = [harness.as_partner().await, harness.as_admin().await];
        let before = harness.trail_length().await;
        let writing = routes::table().into_iter().filter(|line| line.method != "GET");
        let writing: Vec<_> = writing.filter(|line| line.path.starts_with("/api/v1/")).collect();
        assert!(writing.len() >= 2, "the routes that write are no longer recognised");
        for line in writing {
            let path = OWNERS[0].fill(line.path);
            for kind in KINDS {
                for caller in &callers {
                    let seen = with_the_cookie(caller, &path, kind, programme().to_string()).await;
                    assert_eq!(seen.is(401).header("www-authenticate"), "Bearer", "{path} {kind:?}");
                }
            }
        }
        // Forms of the pages are taken as forms are sent, and as nothing else.
        for kind in ["text/plain", "application/json"] {
            let form = "name=Dasbor&scope=write&days=30".to_owned();
            with_the_cookie(&callers[0], "/api/tokens", Some(kind), form).await.is(422);
        }
        assert_eq!(harness.trail_length().await, before);
        // Reading by the cookie stays.
        callers[0].get("/api/v1/me").await.is_ok();
    })
    .await;
}

#[tokio::test]
async fn refusals_are_told_in_the_callers_language_and_name_the_field() {
    let harness = Harness::on_sqlite().await;
    let secret = token(&harness, Who::Partner, Scope::Write).await;
    let send = async |body: &str| {
        let sent = Sent::post("/api/v1/own/programmes", Some(&secret), &Json::Null);
        Sent { body: body.to_owned(), ..sent }.to(&harness).await
    };
    let wrong =
        json!({ "organisation": OWN_PARTNER, "title": 5, "asing": 1, "funding": [{ "form": "gold" }] });
    let seen = send(&wrong.to_string()).await;
    assert_eq!(seen.is(422).header("content-type"), "application/problem+json");
    let told = read(&seen);
    let errors: Vec<(&str, &str)> = told["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| (error["field"].as_str().unwrap(), error["detail"].as_str().unwrap()))
        .collect();
    for fault in [
        ("title", "Isi dengan teks."),
        ("asing", "Isian ini tidak dikenal."),
        ("funding[0].year", "Wajib diisi."),
    ] {
        assert!(errors.contains(&fault), "{fault:?} is not among {errors:?}");
    }
    let code = errors.iter().find(|(name, _)| *name == "funding[0].form").unwrap().1;
    assert!(code.contains("gold") && code.contains("cash"), "{code}");
    for body in ["", "{", "title=Air", "[]", "null", "{\"title\": \"a\" \"b\"}"] {
        let seen = send(body).await;
        seen.is(422);
        for word in ["expected", "unknown", "missing", "invalid type", "at line"] {
            seen.hides(word);
        }
    }
    let english = harness.public().in_english();
    let request = english
        .request(Method::POST, "/api/v1/own/programmes")
        .header(header::AUTHORIZATION, format!("Bearer {secret}"))
        .body(Body::from(wrong.to_string()));
    english.send(request.unwrap()).await.is(422).shows("This field is not known.").shows("Fill in a text.");
}

#[tokio::test]
async fn a_request_names_itself_by_a_few_plain_signs() {
    let harness = Harness::on_sqlite().await;
    let secret = token(&harness, Who::Partner, Scope::Write).await;
    let path = "/api/v1/own/programmes";
    let before = harness.trail_length().await;
    let long = "a".repeat(101);
    for key in ["", " ", "a b", "a\tb", "kunci,lain", "<script>", "\"a\"", "a;b", "ké", long.as_str()] {
        let sent = Sent::post(path, Some(&secret), &programme()).with("idempotency-key", key);
        sent.to(&harness).await.is(422).shows("\"field\":\"Idempotency-Key\"").shows("huruf, angka");
    }
    let twice = Sent::post(path, Some(&secret), &programme());
    twice.with("idempotency-key", "a").with("idempotency-key", "b").to(&harness).await.is(422);
    assert_eq!(harness.trail_length().await, before);
    let longest = "a".repeat(100);
    for (number, key) in ["A-1_b.c:2", longest.as_str()].into_iter().enumerate() {
        let mut body = programme();
        body["reference"] = json!(format!("K-{number}"));
        Sent::post(path, Some(&secret), &body).with("idempotency-key", key).to(&harness).await.is(201);
    }
}
