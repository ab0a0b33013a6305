//! A dam against floods of actions: each origin has a bucket that fills again with time. It holds no decisions, so it lives in memory.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{FromRequestParts as _, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use sekber_core::value::Moment;

use super::origin::Origin;
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// How many actions an origin may send at once: a hall full of phones shares one address.
const BURST: f64 = 2000.0;
/// How many actions a second an origin may send for ever.
const PER_SECOND: f64 = 100.0;
/// How many origins are remembered before full buckets are forgotten.
const MOST_ORIGINS: usize = 10_000;

#[derive(Debug, Clone, Copy)]
struct Bucket {
    left: f64,
    at: Moment,
}

/// The buckets of all origins.
#[derive(Debug, Clone)]
pub struct Dam {
    buckets: Arc<Mutex<HashMap<String, Bucket>>>,
    burst: f64,
    per_second: f64,
}

impl Default for Dam {
    fn default() -> Self {
        Self::holding(BURST, PER_SECOND)
    }
}

impl Dam {
    /// A dam whose buckets hold so many actions and get so many a second.
    pub fn holding(burst: f64, per_second: f64) -> Self {
        Self { buckets: Arc::default(), burst, per_second }
    }

    /// Whether the origin's bucket holds an action, without taking it.
    ///
    /// # Errors
    /// The number of seconds to wait when the bucket is empty.
    pub fn look(&self, origin: &str, now: Moment) -> Result<(), i64> {
        let buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let left = buckets.get(origin).map_or(self.burst, |bucket| self.filled(*bucket, now));
        if left < 1.0 { Err(self.wait()) } else { Ok(()) }
    }

    fn wait(&self) -> i64 {
        (1.0 / self.per_second).ceil() as i64
    }

    fn filled(&self, bucket: Bucket, now: Moment) -> f64 {
        let milliseconds = now.0.saturating_sub(bucket.at.0).max(0) as f64;
        (bucket.left + milliseconds * self.per_second / 1000.0).min(self.burst)
    }

    /// Takes one action out of the origin's bucket.
    ///
    /// # Errors
    /// The number of seconds to wait when the bucket is empty.
    pub fn take(&self, origin: &str, now: Moment) -> Result<(), i64> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MOST_ORIGINS {
            buckets.retain(|_, bucket| self.filled(*bucket, now) < self.burst);
        }
        let known = buckets.entry(origin.to_owned()).or_insert(Bucket { left: self.burst, at: now });
        let left = self.filled(*known, now);
        if left < 1.0 {
            return Err(self.wait());
        }
        *known = Bucket { left: left - 1.0, at: now };
        Ok(())
    }
}

/// Lets actions pass as long as their origin does not flood us. Reading is free, and so is this very machine: behind a
/// reverse proxy that is not declared, everybody would seem to come from it.
pub async fn hold_back(State((app, dam)): State<(App, Dam)>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let Ok(origin) = Origin::from_request_parts(&mut parts, &app).await;
    if !origin.is_loopback()
        && let Err(seconds) = dam.take(origin.as_str(), app.now())
    {
        return Problem::TooMany(seconds).into_response();
    }
    next.run(Request::from_parts(parts, body)).await
}

#[cfg(test)]
mod tests;
