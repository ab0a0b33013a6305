//! Forms that count once: a form that makes something carries a name of its own, and a second press, a reload or a replay of it
//! makes nothing more.
//!
//! Only the first transaction of a request that is committed keeps the name, together with what it made: either both are there
//! or neither. Whatever comes through another door (command line, imports, programs with their own keys) names nothing and is
//! not held up.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use sekber_core::value::{Moment, RegionCode, SubmissionId};

use super::access::Actor;
use super::app::App;
use super::digest::sha256;
use super::problem::Problem;
use super::store::{Sql, StoreError, Tx, sql};

/// The hidden field that names a form.
pub const FIELD: &str = "once";

/// For how long names are kept: longer than any page stays open and its session lives.
pub const KEPT_SECONDS: i64 = 30 * 24 * 60 * 60;

/// The name of the form that a request brings, once its body was read; shared by everybody who acts in that request.
#[derive(Debug, Clone, Default)]
pub struct Once(Arc<Request>);

#[derive(Debug, Default)]
struct Request {
    form: OnceLock<Named>,
    spent: AtomicBool,
    quiet: AtomicBool,
}

#[derive(Debug)]
struct Named {
    id: SubmissionId,
    content: String,
}

impl Once {
    /// Takes the name and a fingerprint of what was typed from a form's fields.
    pub(crate) fn read<'a>(&self, fields: impl Iterator<Item = (&'a str, &'a str)>) {
        let (mut id, mut typed) = (None, String::new());
        for (name, text) in fields {
            match name {
                FIELD => id = text.parse().ok(),
                // Signs that no cleaned text holds keep the fields apart.
                _ => typed.extend([name, "\u{1}", text, "\u{2}"]),
            }
        }
        if let Some(id) = id {
            let _ = self.0.form.set(Named { id, content: sha256(typed) });
        }
    }

    fn unspent(&self) -> Option<&Named> {
        self.0.form.get().filter(|_| !self.is_spent())
    }

    /// Where the answer to this form leads is not remembered, as the address holds a secret. Whoever answers it leads there again.
    pub fn keep_quiet(&self) {
        self.0.quiet.store(true, Ordering::Release);
    }

    /// Whether a transaction of this request has kept the name.
    pub fn is_spent(&self) -> bool {
        self.0.spent.load(Ordering::Acquire)
    }
}

fn content(region: &RegionCode, actor: &Actor, form: &Named) -> Sql {
    sql("select content from form_sent where region_code = $1 and sender = $2 and id = $3")
        .bind(region)
        .bind(actor.id_text())
        .bind(&form.id)
}

/// Lets go on what was not sent before.
fn is_new(form: &Named, kept: Option<String>) -> Result<(), Problem> {
    match kept {
        None => Ok(()),
        Some(content) => Err(Problem::SentBefore { same: content == form.content }),
    }
}

/// Lets a transaction go on when its form was not sent before.
///
/// # Errors
/// [`Problem::SentBefore`].
pub(crate) async fn ask(tx: &mut Tx) -> Result<(), Problem> {
    let (actor, region) = (tx.actor.clone(), tx.region.clone());
    let Some(form) = actor.once.unspent() else { return Ok(()) };
    is_new(form, tx.value(content(&region, &actor, form)).await?)
}

/// The same before any transaction: for pages that compare what was typed with what is stored, where what the form itself made
/// would stand in its way.
///
/// # Errors
/// [`Problem::SentBefore`].
pub async fn ask_first(app: &App, actor: &Actor) -> Result<(), Problem> {
    let Some(form) = actor.once.unspent() else { return Ok(()) };
    is_new(form, app.db().value(content(&app.region(), actor, form)).await?)
}

/// Keeps the name with what a transaction is about to commit, and forgets those that nobody can send any more.
///
/// # Errors
/// [`StoreError::SentBefore`] when the same form was committed a moment before.
pub(crate) async fn keep(tx: &mut Tx) -> Result<(), StoreError> {
    let once = tx.actor.once.clone();
    let Some(form) = once.unspent() else { return Ok(()) };
    let (region, now) = (tx.region.clone(), tx.now);
    let old = sql("delete from form_sent where region_code = $1 and sent_at < $2");
    tx.run(old.bind(&region).bind(now.plus_seconds(-KEPT_SECONDS))).await?;
    let claim = claim_of(&region, &tx.actor, now, form);
    if tx.run(claim).await? == 0 { Err(StoreError::SentBefore) } else { Ok(()) }
}

fn claim_of(region: &RegionCode, actor: &Actor, now: Moment, form: &Named) -> Sql {
    sql("insert into form_sent (region_code, sender, id, content, led_to, sent_at)
         values ($1, $2, $3, $4, '', $5) on conflict do nothing")
    .bind(region)
    .bind(actor.id_text())
    .bind(&form.id)
    .bind(&form.content)
    .bind(now)
}

/// What keeps the name of the form that an actor sends, for what is begun without a transaction of its own: it touches no row when
/// the form was sent before. [`kept`] is said once it has touched one.
pub fn claim(app: &App, actor: &Actor) -> Option<Sql> {
    actor.once.unspent().map(|form| claim_of(&app.region(), actor, app.now(), form))
}

/// Says that the name was kept, so that what else the same request commits is not taken for a repetition.
pub fn kept(actor: &Actor) {
    if actor.once.unspent().is_some() {
        actor.once.0.spent.store(true, Ordering::Release);
    }
}

/// Remembers where the answer to a form led, for whoever sends it again.
pub async fn remember(app: &App, sender: &str, once: &Once, led_to: &str) {
    let is_told = once.is_spent() && !once.0.quiet.load(Ordering::Acquire);
    let Some(form) = once.0.form.get().filter(|_| is_told) else { return };
    let remembered =
        sql("update form_sent set led_to = $4 where region_code = $1 and sender = $2 and id = $3")
            .bind(app.region())
            .bind(sender)
            .bind(&form.id)
            .bind(led_to);
    if let Err(error) = app.db().housekeeping(remembered).await {
        tracing::warn!(%error, "where a form led could not be kept");
    }
}

/// Where the answer to a form led when it was sent first; none when that is not known.
///
/// # Errors
/// When the database refuses.
pub async fn led_to(app: &App, sender: &str, once: &Once) -> Result<Option<String>, StoreError> {
    let Some(form) = once.0.form.get() else { return Ok(None) };
    let asked = sql("select led_to from form_sent where region_code = $1 and sender = $2 and id = $3")
        .bind(app.region())
        .bind(sender)
        .bind(&form.id);
    let found: Option<String> = app.db().value(asked).await?;
    Ok(found.filter(|address| !address.is_empty()))
}
