//! A limit on how many actions, and how many pages, are asked for at once: each sender has a bucket of tokens that fills
//! again with time. It holds no decisions, so it lives in memory.
//!
//! Whoever is known, by a session or by a phone that joined, has a bucket of its own, which no neighbour behind the same
//! address can empty. All others behind an address share one. Entrances, where a right word has to pass however many wrong
//! ones came before, count for themselves, and so do their pages: whoever comes in is a stranger yet.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{FromRequestParts as _, Request, State};
use axum::http::request::Parts;
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use sekber_core::value::Moment;

use super::origin::Origin;
use super::session::RequestIdentity;
use super::token;
use crate::app::App;
use crate::cpu;
use crate::problem::Problem;
use crate::turns::{Turn, Turns};

/// How many actions an origin may send at once: a hall full of phones shares one address.
const BURST: f64 = 2000.0;
/// How many actions a second an origin may send for ever.
const PER_SECOND: f64 = 100.0;
/// How many actions somebody known may send at once, such as choices that waited for a line.
const OWN_BURST: f64 = 300.0;
/// How many actions a second somebody known may send for ever.
const OWN_PER_SECOND: f64 = 10.0;
/// How many pages an origin may fetch at once, and how many a second for ever: an office behind one address.
const READ_BURST: f64 = 4000.0;
const READ_PER_SECOND: f64 = 200.0;
/// How many pages somebody known may fetch at once, and how many a second for ever: far more than anybody looks at.
const OWN_READ_BURST: f64 = 300.0;
const OWN_READ_PER_SECOND: f64 = 20.0;
/// How many requests of somebody known are answered at a time; a browser asks for six. Of a person on all devices together.
const AT_A_TIME: usize = 8;
/// How many pages of all strangers behind one address are made at a time, for an office that looks at what is public. Without it
/// thousands that were asked for at once would stand before everybody's.
const STRANGERS_AT_A_TIME: usize = 32;
/// How long the next one waits.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many origins are remembered before full buckets are forgotten.
const MOST_ORIGINS: usize = 10_000;
/// How many senders are known at a time; beyond that all are forgotten and known again by their next request.
const MOST_KNOWN: usize = 50_000;
/// How many cookies of a request are looked at.
const MOST_COOKIES: usize = 8;

#[derive(Debug, Clone, Copy)]
struct Bucket {
    left: f64,
    at: Moment,
}

/// The buckets of all senders.
#[derive(Debug, Clone)]
pub struct RateLimiter {
    buckets: Arc<Mutex<HashMap<String, Bucket>>>,
    burst: f64,
    per_second: f64,
}

impl Default for RateLimiter {
    fn default() -> Self {
        Self::holding(BURST, PER_SECOND)
    }
}

impl RateLimiter {
    /// A limiter whose buckets hold so many actions and get so many a second.
    pub fn holding(burst: f64, per_second: f64) -> Self {
        Self { buckets: Arc::default(), burst, per_second }
    }

    fn wait(&self) -> i64 {
        (1.0 / self.per_second).ceil() as i64
    }

    fn filled(&self, bucket: Bucket, now: Moment) -> f64 {
        let milliseconds = now.0.saturating_sub(bucket.at.0).max(0) as f64;
        (bucket.left + milliseconds * self.per_second / 1000.0).min(self.burst)
    }

    /// Takes one out of the sender's bucket.
    ///
    /// # Errors
    /// The number of seconds to wait when the bucket is empty.
    pub fn take(&self, origin: &str, now: Moment) -> Result<(), i64> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MOST_ORIGINS {
            buckets.retain(|_, bucket| self.filled(*bucket, now) < self.burst);
        }
        // When more senders are busy than are remembered, the others share one bucket.
        let is_known = buckets.len() < MOST_ORIGINS || buckets.contains_key(origin);
        let sender = if is_known { origin } else { "" };
        let known = buckets.entry(sender.to_owned()).or_insert(Bucket { left: self.burst, at: now });
        // A bucket last seen by a clock that was ahead for a while fills from now on, not from then.
        known.at = Moment(known.at.0.min(now.0));
        let left = self.filled(*known, now);
        if left < 1.0 {
            return Err(self.wait());
        }
        *known = Bucket { left: left - 1.0, at: now };
        Ok(())
    }

    /// How much is left in the sender's bucket.
    pub fn left(&self, origin: &str, now: Moment) -> f64 {
        let buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.get(origin).map_or(self.burst, |bucket| self.filled(*bucket, now))
    }
}

/// Two buckets of each sender.
#[derive(Debug, Clone)]
struct Rates {
    acts: RateLimiter,
    reads: RateLimiter,
}

impl Rates {
    fn of(&self, acts: bool) -> &RateLimiter {
        if acts { &self.acts } else { &self.reads }
    }
}

/// Senders that were recognised by something only they have, each with a bucket of its own.
struct Known {
    hashes: Mutex<HashSet<String>>,
    rates: Rates,
    /// Their requests that are being answered.
    turns: Turns<Arc<str>>,
    /// Pages of strangers that are being made, by their addresses.
    strangers: Turns<String>,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            hashes: Mutex::default(),
            rates: Rates {
                acts: RateLimiter::holding(OWN_BURST, OWN_PER_SECOND),
                reads: RateLimiter::holding(OWN_READ_BURST, OWN_READ_PER_SECOND),
            },
            turns: Turns::of(AT_A_TIME),
            strangers: Turns::of(STRANGERS_AT_A_TIME),
        }
    }
}

/// Remembers that the secret in a cookie, by its hash, was recognised: from now on its sender has a bucket of its own.
pub fn recognise(app: &App, hash: &str) {
    let known = app.process_memory::<Known>();
    let mut hashes = known.hashes.lock().unwrap_or_else(PoisonError::into_inner);
    if hashes.len() >= MOST_KNOWN {
        hashes.clear();
    }
    if !hashes.contains(hash) {
        hashes.insert(hash.to_owned());
    }
}

/// By what a request's sender is known, if it is.
fn sender(parts: &Parts, known: &Known) -> Option<String> {
    if let Some(session) =
        parts.extensions.get::<RequestIdentity>().and_then(|visitor| visitor.session.clone())
    {
        return Some(session);
    }
    let cookies = parts.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = cookies.flat_map(|value| value.split(';')).take(MOST_COOKIES);
    let secrets = pairs.filter_map(|pair| pair.split_once('=')).map(|(_, secret)| secret.trim());
    let hashes = known.hashes.lock().unwrap_or_else(PoisonError::into_inner);
    secrets.filter(|secret| secret.len() == token::LENGTH).map(token::hash).find(|hash| hashes.contains(hash))
}

/// What the limit on actions knows.
#[derive(Clone)]
pub struct Limit {
    app: App,
    /// Strangers, by their addresses.
    strangers: Rates,
    /// Paths of entrances, which count for themselves.
    entrances: Arc<HashSet<&'static str>>,
}

impl Limit {
    /// The limit of an application, but for some entrances.
    pub fn new(app: App, entrances: impl IntoIterator<Item = &'static str>) -> Self {
        let strangers =
            Rates { acts: RateLimiter::default(), reads: RateLimiter::holding(READ_BURST, READ_PER_SECOND) };
        Self { app, strangers, entrances: Arc::new(entrances.into_iter().collect()) }
    }
}

/// For whom a request is computed: for its person however many devices they use, else for whatever else it is known by, else for
/// all strangers behind its address.
fn whom(parts: &Parts, sender: Option<&String>, origin: &Origin) -> Arc<str> {
    let actor = parts.extensions.get::<RequestIdentity>().and_then(|visitor| visitor.actor.as_ref());
    match (actor, sender) {
        (Some(actor), _) => format!("person {}", actor.id_text()).into(),
        (None, Some(sender)) => sender.as_str().into(),
        (None, None) => origin.as_str().into(),
    }
}

/// Lets actions and reading pass as long as their sender does not flood us, a few of one sender at a time. From this very
/// machine as much may come as likes to, be it by a reverse proxy that is not declared, but a few at a time from there as well.
pub async fn hold_back(State(limit): State<Limit>, request: Request, next: Next) -> Response {
    let acts = request.method() == Method::POST;
    let enters = limit.entrances.contains(request.uri().path());
    if acts && enters {
        return next.run(request).await;
    }
    let app = &limit.app;
    let (mut parts, body) = request.into_parts();
    let Ok(origin) = Origin::from_request_parts(&mut parts, app).await;
    if !origin.has_address() {
        return next.run(Request::from_parts(parts, body)).await;
    }
    let known = app.process_memory::<Known>();
    let sender = sender(&parts, &known);
    let taken = match &sender {
        _ if origin.is_loopback() => Ok(()),
        Some(sender) => known.rates.of(acts).take(sender, app.now()),
        // No neighbour who reads and reads keeps the page with the form from whoever comes in.
        None if enters => Ok(()),
        None => limit.strangers.of(acts).take(origin.as_str(), app.now()),
    };
    if let Err(seconds) = taken {
        return Problem::TooMany(seconds).into_response();
    }
    let whom = whom(&parts, sender.as_ref(), &origin);
    let request = Request::from_parts(parts, body);
    if sender.is_none() && acts {
        // A body that trickles in would hold a turn that strangers behind the same address wait for.
        return cpu::computing_for(whom, next.run(request)).await;
    }
    // Whoever asks for a hundred pages at once waits for them alone, however many sessions they have.
    let turn = known.turn(sender.is_some().then_some(&whom), &origin, enters);
    let Ok(_turn) = tokio::time::timeout(PATIENCE, turn).await else {
        return Problem::Busy(PATIENCE.as_secs() as i64).into_response();
    };
    cpu::computing_for(whom, next.run(request)).await
}

impl Known {
    /// Waits for the turn of a request: among those for the same person or phone, else among those of all strangers behind its
    /// address, of whom those at an entrance have turns of their own.
    async fn turn(&self, own: Option<&Arc<str>>, origin: &Origin, enters: bool) -> Turn {
        match own {
            Some(own) => self.turns.take(own).await,
            // A few are enough for pages that are made in no time, and leave the rest to everybody else under a flood.
            None if enters => self.turns.take(&format!("entrance {}", origin.as_str()).into()).await,
            None => self.strangers.take(&origin.as_str().to_owned()).await,
        }
    }
}

#[cfg(test)]
mod tests;
