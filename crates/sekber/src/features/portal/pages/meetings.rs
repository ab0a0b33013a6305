//! Coordination meetings as everybody may know of them: when and where, the agenda, and what came out of it once released.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use sekber_core::value::MeetingId;
use serde_json::json;

use super::{Outline, publisher};
use crate::features::portal::store::meetings::{self, AgreedPair, PublicMeeting};
use crate::kit::access::Public;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId, QueryString, for_everybody};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

#[derive(Template)]
#[template(path = "features/portal/pages/meetings.html")]
struct ListPage {
    frame: Frame,
    outline: Outline,
    query: QueryString,
    page: Page<PublicMeeting>,
}

/// The meetings that were announced, the latest first.
pub async fn list(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let title = frame.say("nav-public-meetings");
    let outline = Outline::new(&app, &frame, "/public/meetings", title, &frame.say("portal-meetings-about"));
    let form = Form::from_query(query.as_deref());
    let cursor = Cursor::from_query(form.filled("after"), form.filled("before"));
    let page = meetings::page(app.db(), &app.region(), &cursor).await?;
    let query = QueryString::keep(&form, &[]);
    for_everybody(&frame.clone(), &headers, &ListPage { query, page, outline, frame })
}

#[derive(Template)]
#[template(path = "features/portal/pages/meeting.html")]
struct RecordPage {
    frame: Frame,
    outline: Outline,
    meeting: PublicMeeting,
    pairs: Vec<AgreedPair>,
}

impl RecordPage {
    fn agenda(&self) -> Vec<&str> {
        self.meeting.agenda.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
    }
}

/// One meeting.
pub async fn show(
    _: Public,
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    PathId(id): PathId<MeetingId>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let meeting = meetings::find(db, &region, &id).await?.ok_or(Problem::NotFound)?;
    let pairs = if meeting.has_outcome() { meetings::pairs(db, &region, &id).await? } else { Vec::new() };
    let day = frame.language.long_date(meeting.day);
    let about = format!("{day}, {}–{}, {}", meeting.starts, meeting.ends, meeting.place);
    let path = format!("/public/meetings/{id}");
    let data = json!({
        "@type": "Event",
        "name": meeting.name,
        "startDate": format!("{}T{}", meeting.day, meeting.starts),
        "endDate": format!("{}T{}", meeting.day, meeting.ends),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": { "@type": "Place", "name": meeting.place, "address": frame.district.name },
        "organizer": publisher(&app),
        "url": format!("{}{path}", app.settings().base_url),
    });
    let outline = Outline::new(&app, &frame, &path, &meeting.name, &about).with_data(data);
    for_everybody(&frame.clone(), &headers, &RecordPage { meeting, pairs, outline, frame })
}
