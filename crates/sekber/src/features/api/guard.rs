//! Who asks: anybody, or somebody with a token or a session of the pages. The guard also asks whether the address holds what
//! the table of endpoints says, and counts the requests.

use axum::extract::{FromRequestParts, MatchedPath};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use sekber_core::api::Scope;

use super::actions::PREFIX;
use super::limits;
use super::model::Token;
use super::store;
use super::table;
use crate::kit::access::rate_limit::RateLimiter;
use crate::kit::access::session;
use crate::kit::access::{Actor, Guard, Origin, Permit, RequestIdentity, token};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::problem::Problem;

/// Buckets of those who ask, shared by all districts of the process.
struct Rates {
    strangers: RateLimiter,
    own: RateLimiter,
}

impl Default for Rates {
    fn default() -> Self {
        let of = |(burst, per_second)| RateLimiter::holding(burst, per_second);
        Self { strangers: of(limits::STRANGERS), own: of(limits::OWN) }
    }
}

/// What is left of a bucket after a request was taken from it.
#[derive(Debug, Clone, Copy)]
struct Pace {
    /// Requests that fit into the full bucket.
    burst: f64,
    /// Requests that come back each second.
    per_second: f64,
    /// Requests that are left; a part of one is on its way back.
    left: f64,
}

/// Somebody who asks.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Who, if anybody is known.
    pub actor: Option<Actor>,
    /// How far the token reaches; none without one.
    pub scope: Option<Scope>,
    /// The last letters of the token, by which its owner knows it.
    pub token_end: Option<String>,
    /// What stands in the address.
    pub query: Form,
    /// How many more requests may be sent.
    pace: Pace,
}

impl Caller {
    /// Adds how many requests are left to an answer.
    pub fn counted(&self, mut response: Response) -> Response {
        let Pace { burst, per_second, left } = self.pace;
        let seconds = ((burst - left) / per_second).ceil();
        let fields =
            [("ratelimit-limit", burst), ("ratelimit-remaining", left.floor()), ("ratelimit-reset", seconds)];
        for (name, value) in fields {
            response.headers_mut().insert(name, HeaderValue::from(value.max(0.0) as u64));
        }
        response
    }
}

/// The secret that a request brings.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let told = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (kind, secret) = told.split_once(' ')?;
    kind.eq_ignore_ascii_case("bearer").then(|| secret.trim())
}

/// The token that a request brings, and its person as it is now.
async fn signed_in(app: &App, secret: &str) -> Result<(Actor, Token), Problem> {
    if !secret.starts_with(PREFIX) {
        return Err(Problem::SignIn);
    }
    let (db, region) = (app.db(), app.region());
    let found = store::by_hash(db, &region, &token::hash(secret)).await?;
    let found = found.filter(|token| token.holds(app.now())).ok_or(Problem::SignIn)?;
    let (actor, lacks_factor) = session::entering(app, &found.person_id).await?.ok_or(Problem::SignIn)?;
    // Asked with each request: the last role has ended, or every partner that the person acts for is suspended.
    if !actor.takes_part() {
        return Err(Problem::SignIn);
    }
    if lacks_factor {
        return Err(Problem::SecondFactor);
    }
    if found.used_at.is_none_or(|used| app.now().seconds_since(used) > limits::TOUCH_SECONDS) {
        // A courtesy, as with sessions: on a full disk everything can still be read.
        if let Err(error) = store::touch(db, &region, &found.id, app.now()).await {
            tracing::warn!(%error, "the use of a token could not be noted");
        }
    }
    Ok((actor, found))
}

/// Who asks, once the request is taken from the bucket of its token, its session or, without either, its origin, and the address holds
/// nothing that its endpoint does not take.
async fn caller(parts: &mut Parts, app: &App) -> Result<Caller, Problem> {
    let (actor, token) = match bearer(&parts.headers) {
        Some(secret) => {
            let (actor, token) = signed_in(app, secret).await?;
            (Some(actor), Some(token))
        }
        None => (RequestIdentity::from_request_parts(parts, app).await?.actor, None),
    };
    let of_token = token.as_ref().map(|token| token.id.to_string());
    let (scope, token_end) = token.map(|token| (token.scope, token.token_end)).unzip();
    let rates = app.process_memory::<Rates>();
    let Ok(origin) = Origin::from_request_parts(parts, app).await;
    let of_session = actor.as_ref().map(|actor| actor.id_text().to_owned());
    let (limiter, (burst, per_second), bucket) = match of_token.or(of_session) {
        Some(bucket) => (&rates.own, limits::OWN, bucket),
        None => (&rates.strangers, limits::STRANGERS, origin.as_str().to_owned()),
    };
    // Behind a reverse proxy that is not declared everybody comes from this very machine; nobody is held back for a neighbour.
    if !origin.is_loopback() {
        limiter.take(&bucket, app.now()).map_err(Problem::TooMany)?;
    }
    let left = limiter.left(&bucket, app.now());
    let query = Form::from_query(parts.uri.query());
    let path = parts.extensions.get::<MatchedPath>().map(MatchedPath::as_str).unwrap_or_default();
    table::check(parts.method.as_str(), path, &query).or(())?;
    Ok(Caller { actor, scope, token_end, query, pace: Pace { burst, per_second, left } })
}

/// Anybody; with a token or without.
#[derive(Debug, Clone)]
pub struct Anybody(pub Caller);

impl FromRequestParts<App> for Anybody {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        caller(parts, app).await.map(Self)
    }
}

impl Guard for Anybody {
    const PERMIT: Permit = Permit::Public;
}

/// Lets a caller pass whom the permit allows.
fn passed(caller: Caller, permit: Permit) -> Result<(Actor, Caller), Problem> {
    let actor = caller.actor.clone().ok_or(Problem::SignIn)?;
    actor.require(permit)?;
    Ok((actor, caller))
}

/// Somebody who takes part in the district.
#[derive(Debug, Clone)]
pub struct Participant {
    /// Who.
    pub actor: Actor,
    /// How.
    pub caller: Caller,
}

impl FromRequestParts<App> for Participant {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let (actor, caller) = passed(caller(parts, app).await?, Permit::Member)?;
        Ok(Self { actor, caller })
    }
}

impl Guard for Participant {
    const PERMIT: Permit = Permit::Member;
}

/// Somebody who keeps an organisation's records, with a token that writes. A session of the pages does not do: browsers send
/// its cookie along with whatever a page makes them send.
#[derive(Debug, Clone)]
pub struct Writer {
    /// Who.
    pub actor: Actor,
    /// How.
    pub caller: Caller,
}

impl FromRequestParts<App> for Writer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let (actor, caller) = passed(caller(parts, app).await?, Permit::Organisation)?;
        match caller.scope {
            Some(scope) if scope.writes() => Ok(Self { actor, caller }),
            Some(_) => Err(Problem::TokenReads),
            None => Err(Problem::SignIn),
        }
    }
}

impl Guard for Writer {
    const PERMIT: Permit = Permit::Organisation;
}
