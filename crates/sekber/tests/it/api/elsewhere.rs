//! Pages elsewhere on the web read every answer, and an address is never taken for another than it is.

use axum::http::Method;
use sekber_core::api::Scope;
use serde_json::json;

use super::{Sent, read, token};
use crate::harness::{Harness, OWN_PARTNER, Who, on_both};

fn asks_first(path: &str) -> Sent<'_> {
    let sent = Sent { method: Method::OPTIONS, ..Sent::get(path, None) };
    sent.with("origin", "https://peta.example")
        .with("access-control-request-method", "GET")
        .with("access-control-request-headers", "authorization")
}

#[tokio::test]
async fn pages_elsewhere_read_answers_and_refusals() {
    let harness = Harness::on_sqlite().await;
    let secret = token(&harness, Who::Partner, Scope::Read).await;
    let first = asks_first("/api/v1/me").to(&harness).await;
    assert_eq!(first.is(204).header("access-control-allow-methods"), "GET, HEAD");
    assert!(first.header("access-control-allow-headers").contains("Authorization"));
    let asked = [
        ("/api/v1/me", Some(secret.as_str()), 200),
        ("/api/v1/me", None, 401),
        ("/api/v1/themes", Some("sekber_wrong"), 401),
        ("/api/v1/programmes?goal=18", None, 422),
        ("/api/v1/programmes/none", None, 404),
        ("/api/v1/nothing", None, 404),
        ("/api/v1/openapi.json", None, 200),
    ];
    for (path, token, status) in asked {
        let seen = Sent::get(path, token).to(&harness).await;
        assert_eq!(seen.is(status).header("access-control-allow-origin"), "*", "{path}");
        assert!(seen.header("access-control-expose-headers").contains("Retry-After"), "{path}");
    }
    let seen = Sent::post("/api/v1/themes", None, &json!({})).to(&harness).await;
    assert_eq!(seen.is(405).header("access-control-allow-origin"), "*");
    // Pages of people are read by nobody elsewhere.
    assert_eq!(asks_first("/account").to(&harness).await.header("access-control-allow-origin"), "");
    assert_eq!(
        Sent::get("/public/partners", None).to(&harness).await.header("access-control-allow-origin"),
        ""
    );
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_and_narrows_nothing_silently() {
    on_both(async |harness| {
        for path in [
            "/api/v1/organisations?kind=lembaga",
            "/api/v1/organisations?place=Serawai",
            "/api/v1/organisations?side=partner&side=office",
            "/api/v1/programmes?organisation=Yayasan%20Sendiri",
            "/api/v1/programmes?after=2",
            "/api/v1/news?after=x",
            "/api/v1/meetings?after=2",
        ] {
            let seen = Sent::get(path, None).to(&harness).await;
            assert_eq!(seen.is(422).header("content-type"), "application/problem+json", "{path}");
        }
        let own = Sent::get("/api/v1/organisations?side=office&kind=ngo", None).to(&harness).await;
        assert_eq!(read(own.is_ok())["total"], 0, "no office is of a partner's kind");
        let of = format!("/api/v1/programmes?organisation={OWN_PARTNER}&year=all");
        let found = read(Sent::get(&of, None).to(&harness).await.is_ok());
        assert!(found["items"].as_array().unwrap().iter().all(|one| one["organisation"] == OWN_PARTNER));
        assert!(found["total"].as_u64() > Some(0));
    })
    .await;
}
