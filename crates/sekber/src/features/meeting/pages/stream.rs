//! Event streams: everything for the walls and consoles of the hall, its own for each phone.

use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use sekber_core::value::MeetingId;

use super::find;
use crate::features::meeting::actions::topic;
use crate::features::meeting::guard::Delegate;
use crate::features::meeting::store::events;
use crate::kit::access::Overseer;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::live::{self, Heard};
use crate::kit::problem::Problem;

/// The number that a page has heard last: what the browser says when it comes back, else what the page was made with.
fn heard_last(headers: &HeaderMap, query: Option<&str>) -> i64 {
    let again = headers.get("last-event-id").and_then(|value| value.to_str().ok()?.parse().ok());
    let first = || Form::from_query(query).text("after").parse().ok();
    again.or_else(first).unwrap_or(0).max(0)
}

fn stream(
    app: &App,
    meeting: MeetingId,
    from: i64,
    wants: impl Fn(&Heard) -> bool + Send + 'static,
) -> Response {
    let name = topic(app, &meeting);
    let (db, region) = (app.db().clone(), app.region());
    let load = move |seq| {
        let (db, region, meeting) = (db.clone(), region.clone(), meeting.clone());
        async move { events::after(&db, &region, &meeting, seq).await }
    };
    live::listen(app, name, from, load, wants)
}

/// Everything, for the wall and the console.
pub async fn of_hall(
    _: Overseer,
    State(app): State<App>,
    Path(meeting): Path<String>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    Ok(stream(&app, meeting.id, heard_last(&headers, query.as_deref()), |_| true))
}

/// What everybody may hear and what is for the phone's own organisation. Who arrives is for the desk and the wall.
pub async fn of_phone(
    delegate: Delegate,
    State(app): State<App>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Response {
    let own = delegate.organisation.map(String::from).unwrap_or_default();
    let wants = move |heard: &Heard| heard.kind != "arrival" && heard.is_for(&own);
    stream(&app, delegate.meeting.id, heard_last(&headers, query.as_deref()), wants)
}
