//! Scenarios about forms that outlive the session they were filled in.

use axum::body::Body;
use axum::http::{Method, header};
use sekber::kit::store::sql;

use crate::harness::{Caller, Harness, Seen, Who, on_both};

async fn unused_for(harness: &Harness, who: Who, seconds: i64) {
    let seen = sql("update session set seen_at = $1 where person_id = $2");
    let seen = seen.bind(harness.app.now().plus_seconds(-seconds)).bind(who.key());
    harness.app.db().housekeeping(seen).await.unwrap();
}

#[tokio::test]
async fn what_was_typed_is_not_lost_when_the_session_ends() {
    on_both(async |harness| {
        let staff = harness.as_staff().await;
        // The script keeps a form for its person; both are marked in the page.
        staff.get("/partners/new").await.is_ok().shows("data-guard").shows("data-person=\"staff\"");
        unused_for(&harness, Who::Staff, 31 * 60).await;
        let sent = send_late(&staff, "http://127.0.0.1:8080/partners/new?name=X%26Y").await;
        let back = "/sign-in?next=%2Fpartners%2Fnew%3Fname%3DX%2526Y";
        sent.is(401).shows("isian Anda").shows(back).hides("data-person");
        let page = harness.public().get(back).await;
        assert_eq!(page.is_ok().field("next"), "/partners/new?name=X%26Y");
        // A page that is not ours leads to no other place than the same path here.
        let elsewhere = send_late(&staff, "https://evil.example/partners").await;
        elsewhere.is(401).hides("evil.example").shows("/sign-in?next=%2Fpartners");
        send_late(&staff, "nonsense nonsense").await.is(401).shows("/sign-in?next=%2F");
        let none = sql("select count(*) from organisation where name = 'Yayasan Terlambat'");
        assert_eq!(harness.app.db().value::<i64>(none).await.unwrap(), Some(0));
    })
    .await;
}

async fn send_late(caller: &Caller, came_from: &str) -> Seen {
    let request = caller
        .request(Method::POST, "/partners/new")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::REFERER, came_from)
        .body(Body::from("name=Yayasan+Terlambat&kind=ngo"));
    caller.send(request.unwrap()).await
}
