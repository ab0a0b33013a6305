//! Event streams: everything for the walls and consoles of the hall, its own for each phone.

use std::collections::HashSet;

use axum::extract::{FromRequestParts, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::Response;
use sekber_core::value::MeetingId;

use super::find;
use crate::features::meeting::actions::topic;
use crate::features::meeting::guard::Delegate;
use crate::features::meeting::listeners::{self, Holder};
use crate::features::meeting::state;
use crate::features::meeting::store::events;
use crate::kit::access::{Observer, Origin, RequestIdentity};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::live::{self, Hears, Listener, LiveEvent};
use crate::kit::page::PathId;
use crate::kit::problem::Problem;
use crate::kit::store::StoreError;

/// The number that a page has heard last: what the browser says when it comes back, else what the page was made with.
fn heard_last(headers: &HeaderMap, query: Option<&str>) -> i64 {
    let again = headers.get("last-event-id").and_then(|value| value.to_str().ok());
    again.map_or_else(|| live::claimed(Form::from_query(query).text("after")), live::claimed)
}

/// The log of a meeting.
#[derive(Clone)]
struct Log {
    app: App,
    meeting: MeetingId,
}

impl live::Log for Log {
    async fn head(&self) -> Result<i64, StoreError> {
        events::latest(self.app.db(), &self.app.region(), &self.meeting).await
    }

    async fn after(&self, seq: i64) -> Result<Vec<LiveEvent>, StoreError> {
        let read = events::after(self.app.db(), &self.app.region(), &self.meeting, seq).await?;
        if let Some(last) = read.last() {
            state::heard(&self.app, &self.meeting, last.seq);
        }
        Ok(read)
    }

    async fn not_permitted(&self, holders: HashSet<String>) -> Result<HashSet<String>, StoreError> {
        listeners::not_permitted(&self.app, &self.meeting, holders).await
    }
}

async fn stream(
    app: &App,
    meeting: MeetingId,
    listener: Listener,
    claim: i64,
    hears: Hears,
) -> Result<Response, Problem> {
    let name = topic(app, &meeting);
    live::listen(app, (name, Log { app: app.clone(), meeting }), listener, claim, hears).await
}

/// What a request tells about a stream beside who opens it.
pub struct Opening {
    origin: Origin,
    session: Option<String>,
    claim: i64,
}

impl FromRequestParts<App> for Opening {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Ok(origin) = Origin::from_request_parts(parts, app).await;
        let session = RequestIdentity::from_request_parts(parts, app).await?.session;
        Ok(Self { origin, session, claim: heard_last(&parts.headers, parts.uri.query()) })
    }
}

/// Everything, for the wall and the console.
pub async fn of_hall(
    _: Observer,
    State(app): State<App>,
    PathId(meeting): PathId<MeetingId>,
    opening: Opening,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let listener = Holder::Observer(opening.session.unwrap_or_default()).listener(&opening.origin);
    stream(&app, meeting.id, listener, opening.claim, Hears { organisation: None, but: &[] }).await
}

/// What everybody may hear and what is for the phone's own organisation. Who arrives is for the door and the wall.
pub async fn of_phone(
    delegate: Delegate,
    State(app): State<App>,
    opening: Opening,
) -> Result<Response, Problem> {
    let listener = Holder::of(&delegate, opening.session).listener(&opening.origin);
    // Whoever speaks for no organisation hears what is for everybody.
    let own = delegate.organisation.map(String::from).unwrap_or_default();
    let hears = Hears { organisation: Some(own), but: &["arrival"] };
    stream(&app, delegate.meeting.id.clone(), listener, opening.claim, hears).await
}
