//! Sessions: a random cookie whose hash stands in the database, read together with the person's roles in one statement.

use std::collections::HashMap;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use sekber_core::roles::Role;
use sekber_core::text::clean_line;
use sekber_core::value::{Moment, OrganisationId, PersonId, RegionCode};

use super::{Actor, token};
use crate::app::{App, CLOCKS_DIFFER};
use crate::awaited::Awaited;
use crate::once::Once;
use crate::problem::Problem;
use crate::settings::SecondFactor;
use crate::store::{Db, Sql, StoreError, Tx, sql};
use crate::words::Language;

/// How long a session lives at most: one working day and a bit.
pub const LONGEST_SECONDS: i64 = 12 * 60 * 60;
/// How often the time of last use is written, as a part of the time after which a session ends.
const TOUCHES: i64 = 15;

/// How long a request waits to say that its session was seen.
const TOUCH_PATIENCE: std::time::Duration = std::time::Duration::from_millis(200);

/// Who looks at a page, and in which language.
#[derive(Debug, Clone)]
pub struct RequestIdentity {
    /// The person, when signed in.
    pub actor: Option<Actor>,
    /// Hash of the session's secret, when signed in.
    pub session: Option<String>,
    /// Whether the person has to switch a second factor on before anything else.
    pub lacks_factor: bool,
    /// The language pages are shown in.
    pub language: Language,
    /// The form that is sent, once it was read.
    pub once: Once,
}

impl FromRequestParts<App> for RequestIdentity {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        who_asks(parts, app).await
    }
}

/// Who asks, read once for each request. Nearly every handler has it asked, so it is compiled here and not with each of them.
fn who_asks<'a>(parts: &'a mut Parts, app: &'a App) -> Awaited<'a, Result<RequestIdentity, Problem>> {
    Box::pin(async move {
        if let Some(known) = parts.extensions.get::<RequestIdentity>() {
            return Ok(known.clone());
        }
        let visitor = recognise(&parts.headers, app).await?;
        parts.extensions.insert(visitor.clone());
        Ok(visitor)
    })
}

impl RequestIdentity {
    /// Somebody of whom nothing but the language is known.
    pub fn unknown(headers: &HeaderMap) -> Self {
        Self::nobody(Language::of_request(headers))
    }

    /// Somebody of whom the language alone is known.
    pub fn nobody(language: Language) -> Self {
        Self { actor: None, session: None, lacks_factor: false, language, once: Once::default() }
    }
}

async fn recognise(headers: &HeaderMap, app: &App) -> Result<RequestIdentity, Problem> {
    let unknown = RequestIdentity::unknown(headers);
    let Some(secret) = cookie(headers, COOKIE) else { return Ok(unknown) };
    let hash = token::hash(&secret);
    let Some((mut actor, has_factor)) = load(app, &hash).await? else { return Ok(unknown) };
    let lacks_factor = !has_factor && has_to_prove(app.settings().second_factor, &actor);
    actor.once = unknown.once.clone();
    Ok(RequestIdentity { actor: Some(actor), session: Some(hash), lacks_factor, ..unknown })
}

/// Whether an actor has to use a second factor.
fn has_to_prove(wanted: SecondFactor, actor: &Actor) -> bool {
    match wanted {
        SecondFactor::Optional => false,
        SecondFactor::Secretariat => actor.sees_papers_of_others(),
        SecondFactor::Everyone => true,
    }
}

/// Whose session it is, and whether that person uses a second factor.
async fn load(app: &App, hash: &str) -> Result<Option<(Actor, bool)>, StoreError> {
    let hash = [hash.to_owned()];
    let rows = open_sessions(app, &hash).await?;
    let Some((actor, is_due)) = still_open(app, &rows) else { return Ok(None) };
    if is_due {
        mark_as_used(app, &hash).await;
    }
    Ok(Some((actor, rows[0].has_factor)))
}

/// Being seen is a courtesy: while a large import holds the one writer no page waits for it, and on a full disk everything
/// can still be read.
async fn mark_as_used(app: &App, hashes: &[String]) {
    let touch = sql("update session set seen_at = $1 where token_hash in ").bind(app.now());
    let touch = app.db().housekeeping(touch.push_list("", hashes.iter().cloned()));
    if let Ok(Err(error)) = tokio::time::timeout(TOUCH_PATIENCE, touch).await {
        tracing::warn!(%error, "a session could not be marked as seen");
    }
}

/// How many sessions are asked about in one statement.
const SESSIONS_AT_ONCE: usize = 200;

/// Whose sessions these still are, by the hashes of their secrets; those that have ended are left out. They count as
/// used now: for pages that stay open and are looked at.
///
/// # Errors
/// When the database refuses.
pub async fn in_use(app: &App, hashes: Vec<String>) -> Result<HashMap<String, Actor>, StoreError> {
    let mut unseen = Vec::new();
    let mut actors = HashMap::new();
    for some in hashes.chunks(SESSIONS_AT_ONCE) {
        let open = open_sessions(app, some).await?;
        for rows in open.chunk_by(|a, b| a.token_hash == b.token_hash) {
            if let Some((actor, is_due)) = still_open(app, rows) {
                unseen.extend(is_due.then(|| rows[0].token_hash.clone()));
                actors.insert(rows[0].token_hash.clone(), actor);
            }
        }
    }
    for some in unseen.chunks(SESSIONS_AT_ONCE) {
        mark_as_used(app, some).await;
    }
    Ok(actors)
}

crate::row_struct! {
    struct Open {
        token_hash: String,
        person_id: PersonId,
        name: String,
        has_factor: bool,
        seen_at: Moment,
        unread: i64,
        role: Option<String>,
        organisation_id: Option<OrganisationId>,
        suspended: bool,
        overseer_idle_minutes: Option<i64>,
        idle_minutes: Option<i64>,
    }
}

/// The sessions of these hashes, one row for each role, the rows of a session together. This is asked with every request, so of
/// unread notices no more are counted than the bell tells apart.
async fn open_sessions(app: &App, hashes: &[String]) -> Result<Vec<Open>, StoreError> {
    let asked = sql("select s.token_hash, p.id as person_id, p.name, p.totp_secret is not null as has_factor, s.seen_at, r.role,
                            r.organisation_id,
                            (select count(*) from (select 1 as one from person_notice n where n.region_code = $1
                              and n.person_id = p.id and n.read_at is null limit 100) u) as unread,
                            coalesce(o.state = 'suspended', false) as suspended, d.overseer_idle_minutes, d.idle_minutes
                     from session s
                     join person p on p.id = s.person_id and p.active
                     left join district d on d.region_code = $1
                     left join person_role r on r.person_id = p.id and r.region_code = $1
                     left join organisation o on o.region_code = r.region_code and o.id = r.organisation_id
                     where s.expires_at > $2 and s.expires_at <= $3 and s.token_hash in ")
    .bind(app.region())
    .bind(app.now())
    // One that was opened while a clock was ahead would live until that day.
    .bind(app.now().plus_seconds(LONGEST_SECONDS + CLOCKS_DIFFER))
    .push_list("", hashes.iter().cloned())
    .push(" order by s.token_hash, r.role, r.organisation_id");
    app.db().all(asked).await
}

/// Whose session it is, and whether it is time to mark it as used; `None` when it was unused for too long.
fn still_open(app: &App, rows: &[Open]) -> Option<(Actor, bool)> {
    let first = rows.first()?;
    let roles = rows.iter().map(|row| (row.role.as_deref(), row.organisation_id.as_ref(), row.suspended));
    let mut actor = with_roles(first.person_id.clone(), &first.name, roles);
    actor.unread = first.unread;
    // Whoever sees what belongs to others is signed out sooner.
    let minutes =
        IdleMinutes { overseer_idle_minutes: first.overseer_idle_minutes, idle_minutes: first.idle_minutes };
    let (unused, longest) = (app.now().seconds_since(first.seen_at), minutes.seconds_for(app, &actor));
    (unused <= longest).then_some((actor, unused > longest / TOUCHES))
}

crate::row_struct! {
    /// After how many minutes without use sessions end, where a district has set times of its own.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
    pub struct IdleMinutes {
        /// For those who see what others keep to themselves.
        pub overseer_idle_minutes: Option<i64>,
        /// For everybody else.
        pub idle_minutes: Option<i64>,
    }
}

impl IdleMinutes {
    /// After how many seconds a session of somebody ends; the server's settings say so where the district does not.
    pub fn seconds_for(self, app: &App, actor: &Actor) -> i64 {
        let oversees = actor.sees_papers_of_others();
        let own = if oversees { self.overseer_idle_minutes } else { self.idle_minutes };
        own.map_or_else(|| app.settings().idle.of(oversees), |minutes| minutes * 60)
    }
}

/// The times that the district has set itself.
///
/// # Errors
/// When the database cannot be asked.
pub async fn idle_minutes(app: &App) -> Result<IdleMinutes, StoreError> {
    let asked = sql("select overseer_idle_minutes, idle_minutes from district where region_code = $1");
    Ok(app.db().maybe(asked.bind(app.region())).await?.unwrap_or_default())
}

/// Opens a session and returns the secret for the cookie.
///
/// # Errors
/// When the database refuses or chance fails.
pub async fn open(tx: &mut Tx, person: &PersonId, device: &str) -> Result<String, Problem> {
    let secret = token::fresh().map_err(anyhow::Error::from)?;
    let (now, id): (Moment, sekber_core::value::SessionId) = (tx.now, crate::app::new_id());
    tx.run(
        sql("insert into session (id, token_hash, person_id, device, created_at, seen_at, expires_at) values ($1, $2, $3, $4, $5, $5, $6)")
            .bind(id)
            .bind(token::hash(&secret))
            .bind(person)
            .bind(device.chars().take(200).collect::<String>())
            .bind(now)
            .bind(now.plus_seconds(LONGEST_SECONDS)),
    )
    .await?;
    Ok(secret)
}

/// The cookie's name; with HTTPS the shell ties it to this very host by a prefix, as every cookie.
pub const COOKIE: &str = "sekber";

/// The `Set-Cookie` text that keeps (or, with an empty secret, drops) a session.
pub fn set_cookie(app: &App, secret: &str) -> String {
    secret_cookie(app, COOKIE, secret, LONGEST_SECONDS)
}

/// The `Set-Cookie` text of any secret that scripts must not read; an empty one drops the cookie.
pub fn secret_cookie(app: &App, name: &str, secret: &str, seconds: i64) -> String {
    let secure = if app.settings().is_https() { "; Secure" } else { "" };
    let age = if secret.is_empty() { 0 } else { seconds };
    format!("{name}={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}")
}

/// Most characters that are kept of what a browser calls itself.
const LONGEST_AGENT: usize = 300;

/// What a browser calls itself, cleaned and cut, because it is kept with the session and shown to its owner.
pub fn agent(headers: &HeaderMap) -> String {
    let told = headers.get(header::USER_AGENT).map(|value| String::from_utf8_lossy(value.as_bytes()));
    clean_line(&told.unwrap_or_default()).chars().take(LONGEST_AGENT).collect()
}

/// The value of a request's cookie.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value.to_owned())
}

/// A person with the roles as they are stored, those for suspended partners taken down to reading.
fn with_roles<'a>(
    id: PersonId,
    name: &str,
    stored: impl Iterator<Item = (Option<&'a str>, Option<&'a OrganisationId>, bool)>,
) -> Actor {
    let role = |(name, organisation, suspended): (Option<&str>, Option<&OrganisationId>, bool)| {
        Some((Role::from_parts(name?, organisation.cloned()).ok()?, suspended))
    };
    let stored: Vec<(Role, bool)> = stored.filter_map(role).collect();
    let mut actor = Actor::person(id, name, stored.iter().map(|(role, _)| role.clone()).collect());
    stored.iter().filter(|(_, suspended)| *suspended).for_each(|(role, _)| actor.suspend(role));
    actor
}

crate::row_struct! {
    struct Held { name: String, has_factor: bool, role: Option<String>, organisation_id: Option<OrganisationId>, suspended: bool }
}

fn held(region: &RegionCode, person: &PersonId) -> Sql {
    sql("select p.name, p.totp_secret is not null as has_factor, r.role, r.organisation_id, coalesce(o.state = 'suspended', false) as suspended
         from person p
         left join person_role r on r.person_id = p.id and r.region_code = $1
         left join organisation o on o.region_code = r.region_code and o.id = r.organisation_id
         where p.id = $2 and p.active
         order by r.role, r.organisation_id")
    .bind(region)
    .bind(person)
}

fn actor(person: &PersonId, found: &[Held]) -> Option<Actor> {
    let roles = found.iter().map(|row| (row.role.as_deref(), row.organisation_id.as_ref(), row.suspended));
    found.first().map(|first| with_roles(person.clone(), &first.name, roles))
}

/// The person as one who acts now: for an act that was begun earlier and takes effect only now, such as an invitation or
/// an import. `None` when the person is not let in any more.
///
/// # Errors
/// When the database cannot be asked.
pub async fn actor_of(db: &Db, region: &RegionCode, person: &PersonId) -> Result<Option<Actor>, StoreError> {
    Ok(actor(person, &db.all(held(region, person)).await?))
}

/// The person as one who comes in without a session, such as by a token, and whether a second factor has to be switched on
/// before anything else. `None` when the person is not let in any more.
///
/// # Errors
/// When the database cannot be asked.
pub async fn entering(app: &App, person: &PersonId) -> Result<Option<(Actor, bool)>, StoreError> {
    let found: Vec<Held> = app.db().all(held(&app.region(), person)).await?;
    let has_factor = found.first().is_some_and(|row| row.has_factor);
    Ok(actor(person, &found).map(|actor| {
        let lacks_factor = !has_factor && has_to_prove(app.settings().second_factor, &actor);
        (actor, lacks_factor)
    }))
}

/// The same as [`actor_of`] within a transaction.
///
/// # Errors
/// When the database cannot be asked.
pub async fn actor_in(tx: &mut Tx, person: &PersonId) -> Result<Option<Actor>, StoreError> {
    let region = tx.region.clone();
    Ok(actor(person, &tx.all(held(&region, person)).await?))
}
