//! The verbs of webhooks: a token gets an address, has a test sent to it, and loses it.

use sekber_core::value::ApiTokenId;
use serde::Serialize;

use super::model::{NoticeSubject, Subject, Webhook};
use super::{address, belonging, delivery, signature, store};
use crate::features::api::limits;
use crate::features::api::store as tokens;
use crate::kit::access::{Actor, Permit, token};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::jobs::{self, NewJob};
use crate::kit::problem::Problem;

/// What is wanted of a webhook.
#[derive(Debug, Clone)]
pub struct WebhookDraft {
    /// Where the program is told.
    pub url: String,
    /// Of which kinds of record.
    pub subjects: Vec<Subject>,
    /// Whether its secret is made anew.
    pub renew: bool,
}

impl WebhookDraft {
    /// Everything in it that is not taken; the operator allows some origins.
    pub fn faults(&self, allowed: &[String]) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("url", &self.url, limits::WEBHOOK);
        if faults.is_empty()
            && let Err(key) = address::read(&self.url, allowed)
        {
            faults.add("url", key);
        }
        if self.subjects.is_empty() {
            faults.add("subject", "fault-required");
        }
        faults
    }
}

/// A webhook as the trail keeps it: which host is told of what. The rest of the address may hold a secret of that program.
#[derive(Serialize)]
struct WebhookRecord<'a> {
    host: String,
    subjects: &'a str,
}

/// Has a token of the one who acts tell an address from now on, in place of the one before. The same address keeps its
/// secret unless it is to be made anew; a new secret, which signs what is sent, is returned and told this once.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever takes no part in the district, [`Problem::NotFound`] when the one who acts has no such token
/// that holds, [`Problem::Invalid`] when the draft breaks a rule.
pub async fn set_webhook(
    app: &App,
    actor: &Actor,
    id: &ApiTokenId,
    draft: &WebhookDraft,
) -> Result<Option<String>, Problem> {
    actor.require(Permit::Member)?;
    let person = actor.person_id().ok_or(Problem::NotAllowed)?;
    draft.faults(&app.settings().webhook_origins).or(())?;
    let (keys, url) = (app.keys()?, draft.url.trim());
    let mut tx = app.begin(actor).await?;
    // Told is what happens behind this line.
    let (last, _) = tx.lock_audit_head().await?;
    let now = tx.now;
    let token = tokens::find_in(&mut tx, Some(person), id).await?.filter(|token| token.holds(now));
    let token = token.ok_or(Problem::NotFound)?;
    let same = store::find_in(&mut tx, id).await?.filter(|known| known.url == url);
    // One that nobody can read any more, because its key is gone, signs nothing.
    let is_read = |known: &&Webhook| keys.decrypt(&known.secret, &belonging(id)).is_ok();
    let (kept, made) = match same.as_ref().filter(|_| !draft.renew).filter(is_read) {
        Some(known) => (known.secret.clone(), None),
        None => {
            let secret = token::fresh().map_err(anyhow::Error::from)?;
            (keys.encrypt(&secret, &belonging(id))?, Some(signature::told(&secret)))
        }
    };
    let subjects: Vec<&str> = draft.subjects.iter().map(|subject| subject.as_str()).collect();
    let webhook = Webhook {
        token_id: id.clone(),
        person_id: person.clone(),
        url: url.to_owned(),
        subjects: subjects.join(" "),
        secret: kept,
        followed_to: same.as_ref().map_or(last, |known| known.followed_to),
        created_at: same.as_ref().map_or(now, |known| known.created_at),
    };
    store::set(&mut tx, &webhook).await?;
    let record = WebhookRecord { host: address::host(&webhook.url), subjects: &webhook.subjects };
    tx.commit(Event::new("api_token.webhook_set", id, token.label()).after(&record)).await?;
    Ok(made)
}

/// Has a test sent to the address of a token of the one who acts, signed and by the same job as any notice, but once.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever takes no part in the district, [`Problem::NotFound`] when the one who acts has no such token
/// that holds, or it tells nobody; a refusal while another test waits, and when the person has asked for many within an hour.
pub async fn send_test(app: &App, actor: &Actor, id: &ApiTokenId) -> Result<(), Problem> {
    actor.require(Permit::Member)?;
    let person = actor.person_id().ok_or(Problem::NotAllowed)?;
    let mut tx = app.begin(actor).await?;
    // Tests take turns here, and one is named by the line of the trail that tells of it: the next.
    let (last, _) = tx.lock_audit_head().await?;
    let (now, region) = (tx.now, tx.region.clone());
    let token = tokens::find_in(&mut tx, Some(person), id).await?.filter(|token| token.holds(now));
    let token = token.ok_or(Problem::NotFound)?;
    if store::find_in(&mut tx, id).await?.is_none() {
        return Err(Problem::NotFound);
    }
    if store::test_waits(&mut tx, id).await? {
        return Err(Problem::refused("refused-webhook-test-waits"));
    }
    let since = now.plus_seconds(-limits::TESTS_SECONDS);
    if store::tests_since(&mut tx, person, since).await? >= limits::TESTS {
        return Err(Problem::refused_with("refused-webhook-tests", "most", limits::TESTS.to_string()));
    }
    let seq = last + 1;
    tx.run(store::insertion(&region, id, (seq, now), (NoticeSubject::Test, id.as_str()))).await?;
    let name = delivery::name(id, seq);
    jobs::enqueue(&mut tx, &NewJob::new(delivery::NOTICE, &name).once(&name)).await?;
    Ok(tx.commit(Event::new("api_token.webhook_tested", id, token.label())).await?)
}

/// Has a token of the one who acts tell nobody any more.
///
/// # Errors
/// [`Problem::NotFound`] when the one who acts has no such token, or it tells nobody.
pub async fn remove_webhook(app: &App, actor: &Actor, id: &ApiTokenId) -> Result<(), Problem> {
    let person = actor.person_id().ok_or(Problem::NotAllowed)?;
    let mut tx = app.begin(actor).await?;
    let token = tokens::find_in(&mut tx, Some(person), id).await?.ok_or(Problem::NotFound)?;
    if !store::remove(&mut tx, id).await? {
        return Err(Problem::NotFound);
    }
    Ok(tx.commit(Event::new("api_token.webhook_removed", id, token.label())).await?)
}
