//! Coordination meetings as everybody may know of them: when and where, the agenda, and what came out of it once released.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use sekber_core::meeting::kinds::Round;
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
    let form = Form::from_query(query.as_deref());
    let cursor = Cursor::from_query(form.filled("after"), form.filled("before"));
    let page = meetings::page(app.db(), &app.region(), &cursor).await?;
    let shown = page.rows.iter().map(|row| (row.name.clone(), format!("/public/meetings/{}", row.id)));
    let about = frame.say("portal-meetings-about");
    let outline = Outline::new("/public/meetings", title, &about).with_list(&app, shown);
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
    /// The minutes, once they were opened; else empty.
    minutes: String,
}

impl PublicMeeting {
    /// From when until when it is held, as the clocks of the district show it.
    pub(super) fn hours(&self, frame: &Frame) -> String {
        let facts = [
            ("starts", frame.clock(&self.starts)),
            ("ends", frame.clock(&self.ends)),
            ("zone", frame.zone()),
        ];
        frame.say_facts("portal-hours", &facts)
    }
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
    let minutes = match meeting.has_outcome() {
        true => meetings::minutes(db, &region, &id).await?.unwrap_or_default(),
        false => String::new(),
    };
    let day = frame.language.long_date(meeting.day);
    let about = format!("{day}, {}, {}", meeting.hours(&frame), meeting.place);
    let path = format!("/public/meetings/{id}");
    let at = |clock: &str| {
        let clock: Option<jiff::civil::Time> = clock.parse().ok();
        clock.map(|clock| app.settings().with_offset(meeting.day, clock))
    };
    let data = json!({
        "@type": "Event",
        "name": meeting.name,
        "startDate": at(&meeting.starts),
        "endDate": at(&meeting.ends),
        "eventStatus": match meeting.round {
            Round::Cancelled => "https://schema.org/EventCancelled",
            _ => "https://schema.org/EventScheduled",
        },
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": { "@type": "Place", "name": meeting.place, "address": frame.district.name },
        "organizer": publisher(&app),
        "url": format!("{}{path}", app.settings().base_url),
    });
    let outline = Outline::new(&path, &meeting.name, &about).with_data(data);
    for_everybody(&frame.clone(), &headers, &RecordPage { meeting, pairs, minutes, outline, frame })
}
