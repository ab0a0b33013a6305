//! Receipts for everything that phones send: one for each submission, also when it changed nothing.

use std::collections::BTreeMap;

use axum::http::{Method, header};
use rand::{RngExt as _, SeedableRng as _};
use sekber::kit::store::sql;

use crate::hall::{Hall, count};
use crate::harness::{Caller, OWN_OFFICE, OWN_PARTNER_PROGRAMME, on_both};

/// What one phone may ask for about one pair.
const ASKS: [&str; 4] = ["want", "maybe", "withdraw", "rank"];

#[tokio::test]
async fn every_sending_has_one_receipt_and_its_repetition_changes_nothing() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let (phone, other) = (hall.phone(&harness, OWN_OFFICE).await, hall.phone(&harness, OWN_OFFICE).await);
        let seed: u64 = rand::random();
        let mut chance = rand::rngs::StdRng::seed_from_u64(seed);
        let mut told: BTreeMap<String, (usize, i64)> = BTreeMap::new();
        let lines = "select count(*) from audit";
        for step in 0..60 {
            let repeat = !told.is_empty() && chance.random_bool(0.4);
            let (submission, ask) = if repeat {
                let (submission, (ask, _)) = told.iter().nth(chance.random_range(0..told.len())).unwrap();
                (submission.clone(), *ask)
            } else {
                (format!("p-{step}"), chance.random_range(0..ASKS.len()))
            };
            // Another phone of the same organisation changes what stands in between.
            if chance.random_bool(0.3) {
                let stance = ASKS[chance.random_range(0..3)];
                other.post(&hall.picks(), &choice(&format!("o-{step}"), stance)).await;
            }
            let before = count(harness.app.db(), lines).await;
            let Some(seq) = send(&hall, &phone, &submission, ASKS[ask]).await else { continue };
            if let Some((_, first)) = told.get(&submission) {
                assert_eq!(
                    (seq, count(harness.app.db(), lines).await),
                    (*first, before),
                    "seed {seed}: {submission}"
                );
            }
            told.insert(submission, (ask, seq));
        }
        let kept = "select count(*) from meeting_receipt where submission_id like 'p-%'";
        assert_eq!(count(harness.app.db(), kept).await, i64::try_from(told.len()).unwrap(), "seed {seed}");
    })
    .await;
}

/// The browser's history brings a page back, and with it the name that all its forms bear.
#[tokio::test]
async fn a_page_from_the_browsers_history_sends_something_new() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let phone = hall.phone(&harness, OWN_OFFICE).await;
        let stands = async || {
            let asked = sql("select stance from interest where office_id = $1").bind(OWN_OFFICE);
            harness.app.db().value::<String>(asked).await.unwrap()
        };
        phone.post(&hall.picks(), &choice("page", "want")).await.is(303);
        phone.post(&hall.picks(), &choice("page", "maybe")).await.is(303);
        assert_eq!(stands().await.as_deref(), Some("maybe"));
        // The very same form, sent again by a finger or a weak network, is the one that was answered.
        phone.post(&hall.picks(), &choice("page", "want")).await.is(303);
        assert_eq!(stands().await.as_deref(), Some("maybe"));
    })
    .await;
}

/// Approving the minutes is answered once, and in the trail once, however often it is sent.
#[tokio::test]
async fn an_approval_counts_once() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let phone = hall.phone(&harness, OWN_OFFICE).await;
        let minutes = sql("update meeting set minutes = 'Rapat dibuka.', minutes_version = 1 where id = $1");
        harness.change(minutes.bind(hall.id.as_str())).await;
        let form = [("submission", "p-1"), ("version", "1"), ("consent", "agreed")];
        let approval = format!("/hall/{}/approval", hall.id);
        phone.post(&approval, &form).await.is(303);
        phone.post(&approval, &form).await.is(303);
        let lines = "select count(*) from audit where kind = 'minutes.approved'";
        assert_eq!(count(harness.app.db(), lines).await, 1);
    })
    .await;
}

fn choice<'a>(submission: &'a str, stance: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("submission", submission),
        ("office", OWN_OFFICE),
        ("programme", OWN_PARTNER_PROGRAMME),
        ("stance", stance),
    ]
}

/// Sends what a phone asks for; the number it was told, or none when it was refused.
async fn send(hall: &Hall, phone: &Caller, submission: &str, ask: &str) -> Option<i64> {
    let order = format!("{OWN_OFFICE}~{OWN_PARTNER_PROGRAMME}");
    let form: Vec<(&str, &str)> = match ask {
        "rank" => vec![("submission", submission), ("order", order.as_str())],
        stance => choice(submission, stance).to_vec(),
    };
    let path = if ask == "rank" { format!("/hall/{}/ranks", hall.id) } else { hall.picks() };
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    let request = phone
        .request(Method::POST, &path)
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let seen = phone.send(request.body(axum::body::Body::from(body)).unwrap()).await;
    let told: serde_json::Value = serde_json::from_str(&seen.text).unwrap();
    assert_eq!(seen.status == 200, told["seq"].is_i64(), "{}", seen.text);
    told["seq"].as_i64()
}
