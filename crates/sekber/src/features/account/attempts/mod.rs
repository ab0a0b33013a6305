//! Failed attempts to prove who one is: they make the next one wait, and never lock anybody else out.
//!
//! Failures count for an account *and* where they come from together, so whoever attacks from elsewhere cannot make
//! the owner wait; a device that has signed in before counts for itself, so not even a neighbour behind the same
//! address can. An origin as a whole waits after many failures with whatever accounts.

mod store;

use crate::kit::access::{Origin, token};
use crate::kit::app::{App, new_id};
use crate::kit::problem::Problem;

/// Failures with one account from one origin before waiting begins.
const FREE_PER_ACCOUNT: i64 = 5;
/// Failures from one origin with any account within an hour before waiting begins; offices share an address.
const FREE_PER_ORIGIN: i64 = 40;
/// The first wait; each further failure doubles it.
const FIRST_WAIT_SECONDS: i64 = 30;
/// The longest wait.
const LONGEST_WAIT_SECONDS: i64 = 15 * 60;
/// How long a failure counts.
pub const MEMORY_SECONDS: i64 = 24 * 60 * 60;

/// Where an attempt comes from.
#[derive(Debug, Clone)]
pub enum Source<'a> {
    /// A network.
    Network(&'a Origin),
    /// A device that has signed in to this account before, by the hash of its secret.
    KnownDevice(&'a str),
    /// Anywhere: for the code after a right password, which only somebody who knows the password can fail.
    Anywhere,
}

/// An attempt under way. It counts as failed until it is forgiven, so that many at once cannot slip past the count.
#[derive(Debug)]
pub struct Attempt {
    id: String,
    account_hash: String,
    origin_hash: String,
}

/// Seconds to wait after so many failures, when so many are free.
fn wait(failures: i64, free: i64) -> i64 {
    let over = failures - free;
    if over < 0 {
        return 0;
    }
    FIRST_WAIT_SECONDS.saturating_mul(1 << over.min(10)).min(LONGEST_WAIT_SECONDS)
}

/// Begins an attempt on an account.
///
/// # Errors
/// [`Problem::TooMany`] with the seconds to wait after too many failures; such a refusal is not a failure of its own.
pub async fn begin(app: &App, account: &str, from: Source<'_>) -> Result<Attempt, Problem> {
    let origin = match from {
        Source::Network(origin) => format!("network {}", origin.as_str()),
        Source::KnownDevice(hash) => format!("device {hash}"),
        Source::Anywhere => "anywhere".to_owned(),
    };
    let attempt = Attempt {
        id: new_id::<sekber_core::value::SessionId>().to_string(),
        account_hash: token::hash(&format!("account {account}")),
        origin_hash: token::hash(&origin),
    };
    let now = app.now();
    store::insert(app.db(), &attempt, now).await?;
    let before = store::before(app.db(), &attempt, now).await?;
    let own = wait(before.own, FREE_PER_ACCOUNT) - now.seconds_since(before.own_last);
    // "Anywhere" is shared by all accounts; only the account's own count makes sense there.
    let shared = match from {
        Source::Anywhere => 0,
        _ => wait(before.recent, FREE_PER_ORIGIN) - now.seconds_since(before.last),
    };
    let seconds = own.max(shared);
    if seconds > 0 {
        store::forgive(app.db(), &attempt, false).await?;
        return Err(Problem::TooMany(seconds));
    }
    Ok(attempt)
}

/// The attempt was right: its account and origin start afresh.
///
/// # Errors
/// When the database refuses.
pub async fn forgive(app: &App, attempt: &Attempt) -> Result<(), Problem> {
    Ok(store::forgive(app.db(), attempt, true).await?)
}

/// Counts a sign-up of an organisation from a network: after a few within a day each further one has to wait.
///
/// # Errors
/// [`Problem::TooMany`] with the seconds to wait.
pub async fn count_sign_up(app: &App, origin: &Origin) -> Result<(), Problem> {
    begin(app, "sign up", Source::Network(origin)).await.map(|_| ())
}

/// Forgets what no longer counts: old failures, expired sessions and half-finished sign-ins.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(app: &App) -> Result<(), Problem> {
    Ok(store::sweep(app.db(), app.now()).await?)
}

#[cfg(test)]
mod tests;
