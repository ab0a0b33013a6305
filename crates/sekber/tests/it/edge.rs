//! Whatever is sent is bounded: every route with a body at its limit and one beyond it, and nothing read before permission.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::{Method, header};
use futures_util::Stream;
use sekber::features::api::{self, TokenDraft};
use sekber::kit::body::BodyLimit;
use sekber::shell::routes::{self, Line};
use sekber_core::api::Scope;

use crate::harness::{Caller, Harness, Seen, Who, on_both};
use crate::routes::{OWNERS, keep_a_plan};

/// Routes whose handlers take no form: what is sent to them is thrown away.
const WITHOUT_FORM: &[&str] = &[
    "/account/data/erasure/withdraw",
    "/account/sessions/end",
    "/account/sessions/{session}/end",
    "/api/tokens/{api_token}/webhook/remove",
    "/api/tokens/{api_token}/webhook/test",
    "/api/tokens/{api_token}/withdraw",
    "/hall/{meeting}/arrival",
    "/import/{run}/check",
    "/import/{run}/discard",
    "/invitations/{invitation}/withdraw",
    "/jobs/{job}/cancel",
    "/jobs/{job}/retry",
    "/mail/{email}/again",
    "/matching/plans/{plan}/publish",
    "/meetings/{meeting}/handouts/{handout}/end",
    "/meetings/{meeting}/order/propose",
    "/meetings/{meeting}/partnerships",
    "/partners/{organisation}/ask-invitation",
    "/partners/{organisation}/needs/{need}/take-back",
    "/organisations/{organisation}/team/{person}/leave",
    "/synchronisation/data/{area_data}/remove",
    "/people/{person}/activate",
    "/people/{person}/anonymise",
    "/people/{person}/deactivate",
    "/people/{person}/factor-off",
    "/people/{person}/password-link",
    "/reports/{report}/photos/{photo}/remove",
    "/saved-lists/{saved_list}/remove",
    "/settings/signatories/{signatory}/end",
    "/sign-out",
    "/tokens/{api_token}/withdraw",
];

/// Every route that takes a body.
pub fn routes_with_a_body() -> impl Iterator<Item = Line> {
    routes::table().into_iter().filter(|line| line.method == "POST")
}

/// Somebody who gets past the guard of a route to the first owner's records, with a session of its own.
pub async fn allowed(harness: &Harness, line: &Line) -> Caller {
    match line.permit.name() {
        "public" => harness.public(),
        "delegate" => harness.as_partner().await,
        _ if line.path.ends_with("/handouts") => harness.as_partner().await,
        // An unsent report is its partner's own.
        _ if line.path.starts_with("/reports/{report}") => harness.as_partner().await,
        _ => harness.as_admin().await,
    }
}

async fn send(
    caller: &Caller,
    path: &str,
    (kind, token): (&str, Option<&str>),
    body: impl Into<Body>,
) -> Seen {
    let mut request = caller.request(Method::POST, path).header(header::CONTENT_TYPE, kind);
    if let Some(token) = token {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    caller.send(request.body(body.into()).unwrap()).await
}

/// How browsers send a form.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// Bodies that are exactly as large as a route allows, and the same one step larger.
pub fn bodies(limit: BodyLimit) -> [(&'static str, String, String); 3] {
    let long = |bytes: usize| format!("x={}", "a".repeat(bytes - 2));
    let many = |fields: usize| format!("{}a", "a&".repeat(fields - 1));
    let name = |bytes: usize| format!("{}=1", "a".repeat(bytes));
    [
        ("a long value", long(limit.bytes()), long(limit.bytes() + 1)),
        ("many fields", many(limit.fields()), many(limit.fields() + 1)),
        ("a long name", name(200), name(limit.bytes())),
    ]
}

#[tokio::test]
async fn every_route_takes_a_body_at_its_limit_and_none_beyond_it() {
    let harness = Harness::on_sqlite().await;
    keep_a_plan(&harness).await;
    let mut faults = Vec::new();
    for line in routes_with_a_body() {
        let path = OWNERS[0].fill(line.path);
        // Some of the routes before end all tokens.
        let draft = TokenDraft { name: "Uji".to_owned(), scope: Scope::Write, days: 1 };
        let token = match line.path.starts_with("/api/v1/") {
            true => Some(api::create_token(&harness.app, &Who::Admin.actor(), &draft).await.unwrap()),
            false => None,
        };
        let how = (FORM, token.as_deref());
        for (what, within, beyond) in bodies(line.body) {
            let seen = send(&allowed(&harness, &line).await, &path, how, within).await;
            if seen.status == 413 || seen.status >= 500 {
                faults.push(format!("{path} answers {what} within its limit with {}", seen.status));
            }
            let seen = send(&allowed(&harness, &line).await, &path, how, beyond).await;
            let refused = seen.status == 413 && seen.text.contains("Terlalu besar");
            if refused == WITHOUT_FORM.contains(&line.path) {
                faults.push(format!("{path} answers {what} beyond its limit with {}", seen.status));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_anybody_may_send_is_small() {
    for line in routes_with_a_body() {
        // Whoever asks for information without an account writes more than whoever signs in.
        let entrance = match line.path {
            "/public/information" | "/public/information/objection" => BodyLimit::Inquiry,
            _ => BodyLimit::Entrance,
        };
        assert_eq!(line.body == entrance, line.permit.name() == "public", "{}", line.path);
        assert_eq!(line.body == BodyLimit::Small, line.permit.name() == "delegate", "{}", line.path);
    }
    assert!(BodyLimit::Entrance.bytes() <= 8_000 && BodyLimit::Inquiry.bytes() <= 40_000);
    assert!(BodyLimit::Small.bytes() <= 64_000);
}

#[tokio::test]
async fn an_entrance_refuses_a_body_that_says_it_is_large_before_any_of_it_is_read() {
    let harness = Harness::on_sqlite().await;
    let public = harness.public();
    for line in routes_with_a_body().filter(|line| line.permit.name() == "public") {
        if WITHOUT_FORM.contains(&line.path) {
            continue;
        }
        let touched = Arc::new(AtomicBool::new(false));
        let request = public.request(Method::POST, &OWNERS[0].fill(line.path));
        let request = request.header(header::CONTENT_TYPE, FORM).header(header::CONTENT_LENGTH, 61_000);
        // Whoever says so is not asked for the body at all.
        let request = request.header(header::EXPECT, "100-continue");
        let body = Body::from_stream(Untouched(Arc::clone(&touched)));
        public.send(request.body(body).unwrap()).await.is(413);
        assert!(!touched.load(Ordering::Relaxed), "{}", line.path);
    }
}

/// A body that remembers whether anybody asked for it.
struct Untouched(Arc<AtomicBool>);

impl Stream for Untouched {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.store(true, Ordering::Relaxed);
        Poll::Ready(None)
    }
}

#[tokio::test]
async fn permission_is_asked_before_a_body_is_read() {
    let harness = Harness::on_sqlite().await;
    keep_a_plan(&harness).await;
    let strangers = [harness.public(), harness.sign_in(Who::Juror).await];
    let multipart = "multipart/form-data; boundary=b";
    for line in routes_with_a_body().filter(|line| line.permit.name() != "public") {
        let path = OWNERS[0].fill(line.path);
        for stranger in &strangers {
            let asked = Arc::new(AtomicBool::new(false));
            let request = stranger
                .request(Method::POST, &path)
                .header(header::CONTENT_TYPE, multipart)
                // Who waits to be asked is not even asked for the sake of a clean end.
                .header(header::EXPECT, "100-continue")
                .body(Body::from_stream(Untouched(asked.clone())));
            let seen = stranger.send(request.unwrap()).await;
            if matches!(seen.status, 401 | 403) {
                assert!(!asked.load(Ordering::Relaxed), "{path} reads before it asks who sends");
            }
        }
    }
}

#[tokio::test]
async fn whoever_takes_no_part_in_a_meeting_sends_it_no_file() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let path = OWNERS[0].fill("/meetings/{meeting}/handouts");
        let asked = Arc::new(AtomicBool::new(false));
        let stranger = harness.as_other_partner().await;
        let request = stranger
            .request(Method::POST, &path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
            .header(header::EXPECT, "100-continue")
            .body(Body::from_stream(Untouched(asked.clone())));
        stranger.send(request.unwrap()).await.is(403);
        assert!(!asked.load(Ordering::Relaxed));
    })
    .await;
}

#[tokio::test]
async fn addresses_are_bounded_too() {
    let harness = Harness::on_sqlite().await;
    let admin = harness.as_admin().await;
    admin.get(&format!("/programmes?q={}", "a".repeat(7_000))).await.is_ok();
    admin.get(&format!("/programmes?q={}", "a".repeat(8_000))).await.is(413).shows("Terlalu besar");
    admin.get(&format!("/programmes?{}", "q&".repeat(199))).await.is_ok();
    admin.get(&format!("/programmes?{}", "q&".repeat(200))).await.is(413).shows("Terlalu besar");
}

#[tokio::test]
async fn with_https_every_cookie_is_tied_to_the_host_and_browsers_come_by_https_only() {
    let harness = Harness::on_sqlite().await;
    let safe =
        harness.beside_with(|settings| settings.base_url = "https://sekber.example.org".to_owned()).await;
    let fields = [("email", "staff@example.org"), ("password", crate::harness::PASSWORD)];
    let opened = safe.public().post("/sign-in", &fields).await;
    let chosen = safe.public().get("/language/en").await;
    for seen in [&opened, &chosen] {
        let set: Vec<&str> =
            seen.headers.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap()).collect();
        assert!(!set.is_empty(), "{}", seen.told);
        for cookie in set {
            let tied =
                cookie.starts_with("__Host-") && cookie.contains("; Secure") && cookie.contains("Path=/;");
            assert!(tied && !cookie.contains("Domain"), "{cookie}");
        }
        assert_eq!(seen.header("strict-transport-security"), "max-age=31536000");
    }
    let secret = opened.cookie("__Host-sekber").unwrap();
    let with = |cookies: String| safe.public().holding(cookies);
    with(format!("__Host-sekber={secret}; __Host-language=en")).get("/").await.is_ok().shows("lang=\"en\"");
    with(format!("sekber={secret}")).get("/programmes").await.is(303);
    let plain = harness.public().get("/sign-in").await;
    assert_eq!(plain.header("strict-transport-security"), "");
}
