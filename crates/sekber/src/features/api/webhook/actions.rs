//! The verbs of webhooks: a token gets an address, and loses it.

use sekber_core::value::ApiTokenId;
use serde::Serialize;

use super::model::{Subject, Webhook};
use super::{address, belonging, signature, store};
use crate::features::api::limits;
use crate::features::api::store as tokens;
use crate::kit::access::{Actor, Permit, token};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;

/// What is wanted of a webhook.
#[derive(Debug, Clone)]
pub struct WebhookDraft {
    /// Where the program is told.
    pub url: String,
    /// Of which kinds of record.
    pub subjects: Vec<Subject>,
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

/// Has a token of the one who acts tell an address from now on, in place of the one before, and returns the secret that signs what is
/// sent; it is told this once.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever takes no part in the district, [`Problem::NotFound`] when the one who acts has no such token
/// that holds, [`Problem::Invalid`] when the draft breaks a rule.
pub async fn set_webhook(
    app: &App,
    actor: &Actor,
    id: &ApiTokenId,
    draft: &WebhookDraft,
) -> Result<String, Problem> {
    actor.require(Permit::Member)?;
    let person = actor.person_id().ok_or(Problem::NotAllowed)?;
    draft.faults(&app.settings().webhook_origins).or(())?;
    let secret = token::fresh().map_err(anyhow::Error::from)?;
    let kept = app.keys()?.encrypt(&secret, &belonging(id))?;
    let mut tx = app.begin(actor).await?;
    // Told is what happens behind this line.
    let (followed_to, _) = tx.lock_audit_head().await?;
    let now = tx.now;
    let token = tokens::find_in(&mut tx, Some(person), id).await?.filter(|token| token.holds(now));
    let token = token.ok_or(Problem::NotFound)?;
    let subjects: Vec<&str> = draft.subjects.iter().map(|subject| subject.as_str()).collect();
    let webhook = Webhook {
        token_id: id.clone(),
        person_id: person.clone(),
        url: draft.url.trim().to_owned(),
        subjects: subjects.join(" "),
        secret: kept,
        followed_to,
        created_at: now,
    };
    store::set(&mut tx, &webhook).await?;
    let record = WebhookRecord { host: address::host(&webhook.url), subjects: &webhook.subjects };
    tx.commit(Event::new("api_token.webhook_set", id, token.label()).after(&record)).await?;
    Ok(signature::told(&secret))
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
