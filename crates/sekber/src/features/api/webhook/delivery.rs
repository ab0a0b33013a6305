//! Takes a notice to its receiver: one job for each. Whether the token's person may still be told is asked here once more, and the
//! address is judged each time.

use std::pin::Pin;
use std::time::Duration;

use reqwest::{Client, StatusCode, redirect};
use sekber_core::value::ApiTokenId;
use serde_json::json;

use super::address::{self, Unfit};
use super::belonging;
use super::model::{Notice, NoticeState, NoticeSubject, Webhook};
use super::reading;
use super::{signature, store};
use crate::features::api::v1::read::stamp;
use crate::kit::app::App;
use crate::kit::jobs::{Failure, Outcome, Retries, Work};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// The name of the job that takes one notice to its receiver.
pub const NOTICE: &str = "webhook_notice";
/// How often a notice is tried: for about twenty hours.
pub const RETRIES: Retries = Retries { attempts: 12, first_pause: 60, longest_pause: 6 * 60 * 60 };
/// What a receiver may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a notice is called, by its token and the line of the trail.
pub fn name(token: &ApiTokenId, seq: i64) -> String {
    format!("{token}.{seq}")
}

/// The token and the line that a notice is called by.
fn named(name: &str) -> Option<(ApiTokenId, i64)> {
    let (token, seq) = name.split_once('.')?;
    Some((token.parse().ok()?, seq.parse().ok()?))
}

/// One attempt at one notice. A process that dies between sending and writing that down sends a notice twice, under the same id.
///
/// # Errors
/// What the receiver answered, or that it did not.
pub async fn deliver(work: Work) -> Result<Outcome, Failure> {
    let app = &work.app;
    let Some((token, seq)) = named(&work.payload) else { return Ok(Outcome::Done) };
    let (db, region) = (app.db(), app.region());
    let notice = store::unsent(db, &region, &token, seq).await?;
    let webhook = store::find(db, &region, &token, app.now()).await?;
    let (Some(notice), Some(webhook)) = (notice, webhook) else { return Ok(Outcome::Done) };
    let Some(told) = told(app, &webhook, &notice).await? else {
        store::forget(db, &region, &token, seq).await?;
        return Ok(Outcome::Done);
    };
    let key = app.keys()?.decrypt(&webhook.secret, &belonging(&token));
    let key = key.map_err(|why| Failure::lasting("problem-webhook-secret", why))?;
    let answer = send(app, &webhook.url, (&work.payload, &key), &told).await;
    let status = answer.as_ref().ok().map(|status| i64::from(status.as_u16()));
    let is_taken = answer.as_ref().is_ok_and(StatusCode::is_success);
    // A test that the receiver does not take is no failure of the job: its result is what somebody waits for.
    let is_failed_test = notice.subject == NoticeSubject::Test
        && !is_taken
        && !answer.as_ref().is_err_and(|failure| failure.is_final());
    let state = match (is_taken, is_failed_test) {
        (true, _) => NoticeState::Sent,
        (false, true) => NoticeState::Failed,
        (false, false) => NoticeState::Waiting,
    };
    let noted = (state, is_taken.then(|| app.now()));
    store::note_attempt(db, &region, (&token, seq), (work.attempt, status), noted).await?;
    match answer {
        _ if is_failed_test => Ok(Outcome::Done),
        Ok(status) if status.is_success() => Ok(Outcome::Done),
        // The receiver says that it is gone for good.
        Ok(StatusCode::GONE) => Err(Failure::lasting("problem-webhook-answer", StatusCode::GONE)),
        Ok(status) => Err(Failure::passing("problem-webhook-answer", status)),
        Err(failure) => Err(failure),
    }
}

/// What is sent: that a record has changed, which one and where to read it, and nothing of the record itself; of a test, where its
/// webhook is looked after. None when the token's person may not be told of it any more.
async fn told(app: &App, webhook: &Webhook, notice: &Notice) -> Result<Option<String>, Problem> {
    let Some(actor) = reading::let_in(app, &webhook.person_id).await? else { return Ok(None) };
    let data = match notice.subject {
        NoticeSubject::Record(subject) => {
            let Some(links) = reading::links(app, &actor, subject, &notice.subject_id).await? else {
                return Ok(None);
            };
            json!({ "id": notice.subject_id, "api": links.api, "page": links.page })
        }
        NoticeSubject::Test => {
            let base = &app.settings().base_url;
            json!({ "page": format!("{base}/api/tokens/{}/webhook", webhook.token_id) })
        }
    };
    let body = json!({ "type": notice.subject.told(), "timestamp": stamp(notice.at), "data": data });
    Ok(Some(body.to_string()))
}

/// Sends a signed body to an address and returns the status; what else is answered is not read.
async fn send(app: &App, url: &str, (id, key): (&str, &str), body: &str) -> Result<StatusCode, Failure> {
    let target =
        address::resolve(url, &app.settings().webhook_origins).await.map_err(|unfit| match unfit {
            Unfit::Refused(key) => Failure::lasting(key, ""),
            Unfit::Unknown(why) => Failure::passing("problem-webhook-silent", why),
        })?;
    // The client does not start without a provider of TLS; another part may have chosen it already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder().redirect(redirect::Policy::none()).no_proxy().timeout(PATIENCE);
    let client = match &target.pinned {
        Some((name, addresses)) => client.resolve_to_addrs(name, addresses),
        None => client,
    };
    let silent = |why: reqwest::Error| Failure::passing("problem-webhook-silent", why.without_url());
    let second = app.now().0.div_euclid(1000);
    let request = client
        .user_agent("sekber")
        .build()
        .map_err(silent)?
        .post(target.url)
        .header("content-type", "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", second.to_string())
        .header("webhook-signature", signature::sign(key, id, second, body))
        .body(body.to_owned());
    Ok(request.send().await.map_err(silent)?.status())
}

/// Shows a notice as failed whose delivery was given up.
pub fn given_up<'a>(
    tx: &'a mut Tx,
    notice: &'a str,
    _: &'a Failure,
) -> Pin<Box<dyn Future<Output = Result<(), Problem>> + Send + 'a>> {
    Box::pin(async move {
        if let Some((token, seq)) = named(notice) {
            store::fail(tx, &token, seq).await?;
        }
        Ok(())
    })
}
