//! A program changes what it has read, and nothing that somebody else has changed since.

use sekber::kit::store::sql;
use sekber_core::api::Scope;
use serde_json::{Value as Json, json};

use super::{Sent, read, token};
use crate::harness::{
    OTHER_PARTNER, OTHER_PARTNER_PROGRAMME, OWN_PARTNER, OWN_PARTNER_PROGRAMME, Who, on_both,
};

#[tokio::test]
async fn a_programme_is_changed_as_of_the_version_that_was_read() {
    on_both(async |harness| {
        let secret = token(&harness, Who::Partner, Scope::Write).await;
        let reads = token(&harness, Who::Partner, Scope::Read).await;
        harness.change(sql("update programme set contact_name = 'Ibu Dewi'")).await;
        let path = format!("/api/v1/own/programmes/{OWN_PARTNER_PROGRAMME}");
        let body = |title: &str| json!({ "organisation": OWN_PARTNER, "title": title, "published": true });
        let send = async |secret: &str, path: &str, version: &str, body: &Json| {
            Sent::post(path, Some(secret), body).with("if-match", version).to(&harness).await
        };
        let own = read(Sent::get("/api/v1/own/programmes", Some(&secret)).to(&harness).await.is_ok());
        let version = own["items"][0]["version"].as_i64().unwrap();
        let tag = format!("\"{version}\"");
        let changed = read(send(&secret, &path, &tag, &body("Kebun sekolah")).await.is_ok());
        assert_eq!((&changed["title"], &changed["version"]), (&json!("Kebun sekolah"), &json!(version + 1)));
        send(&secret, &path, &tag, &body("Lain")).await.is(409);
        let newer = format!("\"{}\"", version + 1);
        // Nothing differs, so nothing is written.
        let same = read(send(&secret, &path, &newer, &body("Kebun sekolah")).await.is_ok());
        assert_eq!(same["version"], json!(version + 1));
        let kept = sql("select contact_name from programme where id = $1").bind(OWN_PARTNER_PROGRAMME);
        let kept: Option<String> = harness.app.db().value(kept).await.unwrap();
        assert_eq!(kept.as_deref(), Some("Ibu Dewi"), "what the interface does not show is kept");
        for version in ["", "3", "\"x\"", "*"] {
            send(&secret, &path, version, &body("Lain")).await.is(422).shows("If-Match");
        }
        let mut foreign = body("Lain");
        foreign["organisation"] = json!(OTHER_PARTNER);
        send(&secret, &path, &newer, &foreign).await.is(422).shows("organisation");
        send(&reads, &path, &newer, &body("Lain")).await.is(403);
        let other = format!("/api/v1/own/programmes/{OTHER_PARTNER_PROGRAMME}");
        send(&secret, &other, "\"1\"", &body("Lain")).await.is(403);
        send(&secret, "/api/v1/own/programmes/none", "\"1\"", &body("Lain")).await.is(404);
    })
    .await;
}
