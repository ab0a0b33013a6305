//! Webhooks: what changed is told signed and without what it says, to open addresses only, and only while its reader may read it.

use std::sync::{Arc, Mutex};

use sekber::features::api;
use sekber::kit::access::Actor;
use sekber::kit::audit::Event;
use sekber::kit::jobs;
use sekber::kit::store::sql;
use sekber_core::api::Scope;
use sekber_core::value::ApiTokenId;
use serde_json::{Value as Json, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::{Sent, programme, token};
use crate::harness::{Harness, OWN_PARTNER, Who, on_both};
use crate::public_partnerships::begun;

/// A program that is told of changes: it keeps what it is sent and always answers the same.
#[derive(Clone)]
struct Receiver {
    heard: Arc<Mutex<Vec<String>>>,
    origin: String,
}

impl Receiver {
    async fn answering(answer: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let heard = Arc::new(Mutex::new(Vec::new()));
        let kept = heard.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, answer, kept.clone()));
            }
        });
        Self { heard, origin }
    }

    fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }

    /// The harness whose operator allows this receiver.
    async fn allowed(&self, harness: &Harness) -> Harness {
        let origin = self.origin.clone();
        harness.beside_with(|settings| settings.webhook_origins = vec![origin]).await
    }
}

/// Reads one request to the end of its body, keeps it and answers.
async fn serve(mut stream: TcpStream, answer: &'static str, kept: Arc<Mutex<Vec<String>>>) {
    let (mut text, mut part) = (String::new(), [0_u8; 4096]);
    loop {
        let Ok(read) = stream.read(&mut part).await else { return };
        if read == 0 {
            return;
        }
        text.push_str(&String::from_utf8_lossy(&part[..read]));
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.to_lowercase();
        let length = length.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
        if length.and_then(|length| length.parse().ok()).is_none_or(|length: usize| body.len() >= length) {
            break;
        }
    }
    kept.lock().unwrap().push(text);
    let _ = stream.write_all(format!("HTTP/1.1 {answer}\r\nconnection: close\r\n\r\n").as_bytes()).await;
}

/// The latest token of somebody.
async fn latest_token(harness: &Harness, who: &'static str) -> ApiTokenId {
    let asked = sql("select id from api_token where person_id = $1 order by id desc limit 1").bind(who);
    harness.app.db().value::<String>(asked).await.unwrap().unwrap().parse().unwrap()
}

/// Sets the webhook of a partner's new token and adds a programme with it: a draft, which only its own organisation reads.
async fn told_of_a_draft(harness: &Harness, receiver: &Receiver) -> ApiTokenId {
    let secret = token(harness, Who::Partner, Scope::Write).await;
    let id = latest_token(harness, "partner").await;
    let fields = [("url", receiver.origin.as_str()), ("subject", "programme"), ("subject", "news")];
    let page = harness.as_partner().await.post(&format!("/api/tokens/{id}/webhook"), &fields).await;
    page.is_ok().shows("whsec_");
    let mut draft = programme();
    draft["reference"] = json!(format!("AB-{}", &secret[secret.len() - 6..]));
    Sent::post("/api/v1/own/programmes", Some(&secret), &draft).to(harness).await.is(201);
    id
}

async fn deliver(harness: &Harness) {
    jobs::run_due(&harness.app, "webhook_notice").await.unwrap();
}

async fn states(harness: &Harness) -> Vec<String> {
    sekber::row_struct! { struct Kept { state: String } }
    let kept: Vec<Kept> =
        harness.app.db().all(sql("select state from webhook_notice order by token_id, seq")).await.unwrap();
    kept.into_iter().map(|kept| kept.state).collect()
}

#[tokio::test]
async fn a_change_is_told_once_signed_and_with_links_only() {
    on_both(async |harness| {
        let receiver = Receiver::answering("204 No Content").await;
        let harness = receiver.allowed(&harness).await;
        // A neighbour hears of its own programmes and of public ones, not of somebody's draft.
        token(&harness, Who::OtherPartner, Scope::Read).await;
        let neighbour = latest_token(&harness, "other-partner").await;
        let fields = [("url", receiver.origin.as_str()), ("subject", "programme")];
        let caller = harness.as_other_partner().await;
        caller.post(&format!("/api/tokens/{neighbour}/webhook"), &fields).await.is_ok();
        let id = told_of_a_draft(&harness, &receiver).await;
        for _ in 0..2 {
            api::gather_changes(&harness.app).await.unwrap();
            deliver(&harness).await;
        }
        let heard = receiver.heard();
        assert_eq!(heard.len(), 1, "{heard:?}");
        let (head, body) = heard[0].split_once("\r\n\r\n").unwrap();
        let head = head.to_lowercase();
        assert!(head.contains(&format!("webhook-id: {id}.")), "{head}");
        assert!(head.contains("webhook-timestamp: ") && head.contains("webhook-signature: v1,"), "{head}");
        let told: Json = serde_json::from_str(body).unwrap();
        assert_eq!(told["type"], "programme.changed");
        let mut names: Vec<&String> = told["data"].as_object().unwrap().keys().collect();
        names.sort();
        assert_eq!(names, ["api", "id", "page"]);
        let made = programme();
        assert!(!body.contains(made["title"].as_str().unwrap()), "{body}");
        let page = harness.as_partner().await.get(&format!("/api/tokens/{id}/webhook")).await;
        page.is_ok().shows("diterima").hides("whsec_");
        let kept: String = harness
            .app
            .db()
            .value(sql("select secret from webhook where token_id = $1").bind(&id))
            .await
            .unwrap()
            .unwrap();
        assert!(kept.starts_with("enc1:"), "the secret is kept encrypted");
        harness.as_other_partner().await.get(&format!("/api/tokens/{id}/webhook")).await.is(404);
        let remove = format!("/api/tokens/{id}/webhook/remove");
        harness.as_other_partner().await.post(&remove, &[]).await.is(404);
        harness.as_partner().await.post(&remove, &[]).await.leads_to("/api/tokens");
        assert!(states(&harness).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn whoever_may_not_read_it_any_more_is_told_nothing() {
    on_both(async |harness| {
        let receiver = Receiver::answering("204 No Content").await;
        let harness = receiver.allowed(&harness).await;
        let id = told_of_a_draft(&harness, &receiver).await;
        api::gather_changes(&harness.app).await.unwrap();
        assert_eq!(states(&harness).await, ["waiting"]);
        harness.change(sql("delete from person_role where person_id = 'partner'")).await;
        deliver(&harness).await;
        assert!(receiver.heard().is_empty() && states(&harness).await.is_empty());
        // What a token told ends with it.
        harness.change(sql("update api_token set withdrawn_at = 1 where id = $1").bind(&id)).await;
        jobs::run_due(&harness.app, "webhook_cleanup").await.unwrap();
        let left = sql("select count(*) from webhook");
        assert_eq!(harness.app.db().value::<i64>(left).await.unwrap(), Some(0));
    })
    .await;
}

#[tokio::test]
async fn a_receiver_that_refuses_is_tried_again_one_that_is_gone_is_not_and_nobody_is_followed_elsewhere() {
    on_both(async |harness| {
        for (answer, state) in [
            ("500 Internal Server Error", "waiting"),
            ("302 Found\r\nlocation: /elsewhere", "waiting"),
            ("410 Gone", "failed"),
        ] {
            let receiver = Receiver::answering(answer).await;
            let harness = receiver.allowed(&harness).await;
            let id = told_of_a_draft(&harness, &receiver).await;
            api::gather_changes(&harness.app).await.unwrap();
            deliver(&harness).await;
            assert_eq!(receiver.heard().len(), 1, "{answer}: {:?}", receiver.heard());
            assert!(receiver.heard()[0].starts_with("POST / "), "{answer}");
            assert_eq!(states(&harness).await, [state], "{answer}");
            let page = harness.as_partner().await.get(&format!("/api/tokens/{id}/webhook")).await;
            page.is_ok().shows(&format!("dijawab {}", &answer[..3]));
            let remove = format!("/api/tokens/{id}/webhook/remove");
            harness.as_partner().await.post(&remove, &[]).await.leads_to("/api/tokens");
        }
    })
    .await;
}

#[tokio::test]
async fn a_webhook_leads_to_no_address_within_our_walls() {
    on_both(async |harness| {
        token(&harness, Who::Partner, Scope::Read).await;
        let id = latest_token(&harness, "partner").await;
        let (partner, path) = (harness.as_partner().await, format!("/api/tokens/{id}/webhook"));
        for url in [
            "",
            "bukan alamat",
            "http://example.org/",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://localhost/",
            "https://10.0.0.1/",
            "https://169.254.169.254/",
            "https://siapa:sandi@example.org/",
            "https://example.org:22/",
            "https://example.org:25/",
            "https://example.org:5432/",
            "https://intranet/",
        ] {
            partner.post(&path, &[("url", url), ("subject", "news")]).await.is(422);
        }
        partner.post(&path, &[("url", "https://example.org/"), ("subject", "lain")]).await.is(422);
        partner.post(&path, &[("url", "https://example.org/")]).await.is(422);
        let kept = sql("select count(*) from webhook");
        assert_eq!(harness.app.db().value::<i64>(kept).await.unwrap(), Some(0));
        // An origin that was allowed once and is not any more is not gone to.
        let receiver = Receiver::answering("204 No Content").await;
        let allowed = receiver.allowed(&harness).await;
        told_of_a_draft(&allowed, &receiver).await;
        api::gather_changes(&harness.app).await.unwrap();
        deliver(&harness).await;
        assert!(receiver.heard().is_empty());
        assert_eq!(states(&harness).await, ["failed"]);
    })
    .await;
}

/// The address of a program, whose path holds a secret of its own.
const ELSEWHERE: &str = "https://program.example.org/hook?key=q9z8x7";

#[tokio::test]
async fn administrators_the_trail_and_its_owner_see_where_a_webhook_sends() {
    on_both(async |harness| {
        token(&harness, Who::Partner, Scope::Read).await;
        let (id, partner) = (latest_token(&harness, "partner").await, harness.as_partner().await);
        let fields = [("url", ELSEWHERE), ("subject", "news")];
        partner.post(&format!("/api/tokens/{id}/webhook"), &fields).await.is_ok();
        let admin = harness.as_admin().await;
        for path in ["/tokens", "/audit?subject=api_token"] {
            admin.get(path).await.is_ok().shows("program.example.org").hides("q9z8x7");
        }
        admin.get("/tokens").await.is_ok().shows("Berita").costs_at_most(10);
        let own = partner.get("/account/data.json").await;
        own.is_ok().shows("program.example.org").hides("whsec_").hides("enc1:");
        let others = harness.as_other_partner().await.get("/account/data.json").await;
        others.is_ok().hides("program.example.org");
    })
    .await;
}

#[tokio::test]
async fn whoever_lost_the_last_role_still_ends_tokens_and_webhooks() {
    on_both(async |harness| {
        token(&harness, Who::Partner, Scope::Read).await;
        let (id, partner) = (latest_token(&harness, "partner").await, harness.as_partner().await);
        let webhook = format!("/api/tokens/{id}/webhook");
        partner.post(&webhook, &[("url", ELSEWHERE), ("subject", "news")]).await.is_ok();
        harness.change(sql("delete from person_role where person_id = 'partner'")).await;
        partner.get("/api/tokens").await.is_ok().shows(&webhook).hides("name=\"days\"");
        partner.get(&webhook).await.is_ok().shows("program.example.org").hides("name=\"url\"");
        // Nothing new comes of it.
        partner.post(&webhook, &[("url", ELSEWHERE), ("subject", "news")]).await.is(403);
        let made = [("name", "Baru"), ("scope", "read"), ("days", "30")];
        partner.post("/api/tokens", &made).await.is(403);
        partner.post(&format!("{webhook}/remove"), &[]).await.leads_to("/api/tokens");
        partner.post(&format!("/api/tokens/{id}/withdraw"), &[]).await.leads_to("/api/tokens");
        let left = sql("select count(*) from api_token where withdrawn_at is null and person_id = 'partner'");
        assert_eq!(harness.app.db().value::<i64>(left).await.unwrap(), Some(0));
    })
    .await;
}

#[tokio::test]
async fn another_kind_keeps_the_secret_and_a_refused_notice_says_of_what_why_and_when_next() {
    on_both(async |harness| {
        let receiver = Receiver::answering("500 Internal Server Error").await;
        let harness = receiver.allowed(&harness).await;
        begun(&harness).await;
        harness.change(sql("update partnership set state = 'active'")).await;
        token(&harness, Who::Partner, Scope::Read).await;
        let id = latest_token(&harness, "partner").await;
        let (partner, path) = (harness.as_partner().await, format!("/api/tokens/{id}/webhook"));
        let kept = async || {
            let asked = sql("select secret from webhook");
            harness.app.db().value::<String>(asked).await.unwrap().unwrap()
        };
        let url = ("url", receiver.origin.as_str());
        partner.post(&path, &[url, ("subject", "news")]).await.is_ok().shows("whsec_");
        let first = kept().await;
        let more = [url, ("subject", "news"), ("subject", "partnership")];
        partner.post(&path, &more).await.leads_to(&path);
        assert_eq!(kept().await, first);
        let changed = format!("partnership-of-{OWN_PARTNER}");
        let tx = harness.app.begin(&Actor::operator()).await.unwrap();
        tx.commit(Event::new("partnership.activated", changed.as_str(), "Kemitraan Uji")).await.unwrap();
        api::gather_changes(&harness.app).await.unwrap();
        deliver(&harness).await;
        let page = partner.get(&path).await;
        page.is_ok()
            .costs_at_most(10)
            .shows("Kemitraan Uji")
            .shows(&format!("/public/partnerships/{changed}"));
        page.shows("dijawab 500").shows("Penerima webhook tidak menerima pemberitahuan ini.");
        page.shows("Dicoba lagi sesudah").hides("Hanya yang terbaru");
        partner.post(&path, &[url, ("subject", "news"), ("renew", "yes")]).await.is_ok().shows("whsec_");
        assert_ne!(kept().await, first);
    })
    .await;
}

/// Gives the partner a token that tells a receiver of news; the page of its webhook.
async fn told_of_news(harness: &Harness, receiver: &Receiver) -> String {
    token(harness, Who::Partner, Scope::Read).await;
    let path = format!("/api/tokens/{}/webhook", latest_token(harness, "partner").await);
    let fields = [("url", receiver.origin.as_str()), ("subject", "news")];
    harness.as_partner().await.post(&path, &fields).await.is_ok();
    path
}

#[tokio::test]
async fn a_test_is_sent_once_signed_and_its_owner_sees_what_became_of_it() {
    on_both(async |harness| {
        for (answer, state, shown) in
            [("204 No Content", "sent", "diterima"), ("500 Internal Server Error", "failed", "dijawab 500")]
        {
            let receiver = Receiver::answering(answer).await;
            let harness = receiver.allowed(&harness).await;
            let (path, partner) = (told_of_news(&harness, &receiver).await, harness.as_partner().await);
            let test = format!("{path}/test");
            partner.get(&path).await.is_ok().shows(&test);
            harness.as_other_partner().await.post(&test, &[]).await.is(404);
            partner.post(&test, &[]).await.leads_to(&path);
            partner.post(&test, &[]).await.is(422).shows("masih menunggu giliran");
            for _ in 0..2 {
                deliver(&harness).await;
            }
            let heard = receiver.heard();
            assert_eq!(heard.len(), 1, "{answer}: {heard:?}");
            let (head, body) = heard[0].split_once("\r\n\r\n").unwrap();
            assert!(head.to_lowercase().contains("webhook-signature: v1,"), "{head}");
            let told: Json = serde_json::from_str(body).unwrap();
            assert_eq!(told["type"], "webhook.test");
            assert_eq!(told["data"], json!({ "page": format!("http://127.0.0.1:8080{path}") }));
            assert_eq!(states(&harness).await, [state], "{answer}");
            let page = partner.get(&path).await;
            page.is_ok().shows("Pemberitahuan uji").shows(shown).hides("Dicoba lagi sesudah");
            let failed = sql("select count(*) from job where state = 'failed'");
            assert_eq!(harness.app.db().value::<i64>(failed).await.unwrap(), Some(0), "{answer}");
            // The next one waits for nothing.
            partner.post(&test, &[]).await.leads_to(&path);
            partner.post(&format!("{path}/remove"), &[]).await.leads_to("/api/tokens");
            partner.post(&test, &[]).await.is(404);
        }
        harness.as_admin().await.get("/audit?subject=api_token").await.is_ok().shows("uji webhook diminta");
    })
    .await;
}

#[tokio::test]
async fn a_person_has_ten_tests_an_hour_sent_however_many_webhooks_there_are() {
    on_both(async |harness| {
        let receiver = Receiver::answering("204 No Content").await;
        let harness = receiver.allowed(&harness).await;
        let (path, partner) = (told_of_news(&harness, &receiver).await, harness.as_partner().await);
        for _ in 0..10 {
            partner.post(&format!("{path}/test"), &[]).await.leads_to(&path);
            deliver(&harness).await;
        }
        partner.post(&format!("{path}/test"), &[]).await.is(422).shows("paling banyak 10 pemberitahuan uji");
        assert_eq!(receiver.heard().len(), 10);
        partner.post(&format!("{path}/remove"), &[]).await.leads_to("/api/tokens");
        let other = told_of_news(&harness, &receiver).await;
        partner.post(&format!("{other}/test"), &[]).await.is(422);
        let later = harness.at(harness.app.now().plus_seconds(60 * 60 + 60)).await;
        later.as_partner().await.post(&format!("{other}/test"), &[]).await.leads_to(&other);
    })
    .await;
}
