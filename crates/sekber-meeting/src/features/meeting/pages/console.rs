//! The chair's console: what goes on, what comes next, and the buttons that move the hall.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{Html, Response};
use sekber_core::meeting::kinds::{Round, SlotState};
use sekber_core::meeting::stage::Command;
use sekber_core::value::{MeetingId, OrganisationId};

use super::record::{Counts, timed};
use super::{find, hall};
use crate::features::meeting::actions::{outcome, stage};
use crate::features::meeting::model::{Meeting, Slot};
use crate::features::meeting::state::{Hall, MeetingState};
use crate::features::meeting::store::slots;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::card::{Presenter, Remark, Remarks};
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId, go, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/meeting/pages/console.html")]
struct ConsolePage {
    frame: Frame,
    meeting: Arc<Meeting>,
    part: String,
    seq: i64,
    now: i64,
}

#[derive(Template)]
#[template(path = "features/meeting/pages/console_part.html")]
struct Console {
    frame: Frame,
    meeting: Arc<Meeting>,
    counts: Counts,
    order: Vec<(String, Slot)>,
    said: Vec<Said>,
    today: jiff::civil::Date,
}

/// What rooms say about a partner that presents.
struct Said {
    partner: OrganisationId,
    name: String,
    remarks: Remarks,
}

impl Console {
    fn of(state: &MeetingState, frame: Frame, said: Vec<Said>, today: jiff::civil::Date) -> Self {
        let records = &state.records;
        Self {
            said,
            order: timed(&records.meeting, records.slots.to_vec()),
            counts: Counts::of(&records.participants),
            meeting: records.meeting.clone(),
            today,
            frame,
        }
    }

    fn presenting(&self) -> Option<&Slot> {
        self.order.iter().map(|(_, slot)| slot).find(|slot| slot.state == SlotState::Presenting)
    }

    fn next(&self) -> Option<&Slot> {
        self.order.iter().map(|(_, slot)| slot).find(|slot| slot.state == SlotState::Waiting)
    }

    fn is_noted(&self, remark: &Remark) -> bool {
        self.meeting.minutes.contains(&remark.text)
    }

    fn is(&self, round: &str) -> bool {
        self.meeting.round.as_str() == round
    }

    fn is_timed(&self) -> bool {
        self.meeting.turn_ends_at.is_some()
            && matches!(self.meeting.round, Round::Presenting | Round::Choosing)
    }

    fn can_call(&self, slot: &Slot) -> bool {
        matches!(self.meeting.round, Round::Arriving | Round::Presenting)
            && matches!(slot.state, SlotState::Waiting | SlotState::Skipped)
    }
}

/// The part that changes. Drawn for each console anew: there are few, and what rooms say changes with other records than the
/// meeting's.
async fn drawn(app: &App, hall: &Hall, frame: &Frame) -> Result<String, Problem> {
    let records = &hall.state.records;
    let presenting = records.slots.iter().filter(|slot| slot.state == SlotState::Presenting);
    let mut said = Vec::new();
    for slot in presenting {
        for remarks in remarks(app, frame, &records.meeting, &slot.organisation_id).await? {
            if !remarks.first.is_empty() {
                said.push(Said {
                    partner: slot.organisation_id.clone(),
                    name: slot.short_name.clone(),
                    remarks,
                });
            }
        }
    }
    let console = Console::of(&hall.state, Frame::shared(app, frame.language), said, app.today());
    Ok(console.render().map_err(anyhow::Error::from)?)
}

/// What the rooms say about a partner's programmes.
async fn remarks(
    app: &App,
    frame: &Frame,
    meeting: &Meeting,
    organisation: &OrganisationId,
) -> Result<Vec<Remarks>, Problem> {
    let mut said = Vec::new();
    for room in app.presented() {
        let presenter = Presenter { app, frame, cycle: &meeting.cycle_id, organisation };
        said.push((room.remarks)(presenter).await?);
    }
    Ok(said)
}

/// The console.
pub async fn show(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
) -> Result<Response, Problem> {
    let hall = hall(&app, &meeting).await?;
    let part = drawn(&app, &hall, &frame).await?;
    let records = &hall.state.records;
    let (meeting, seq) = (records.meeting.clone(), records.seq);
    page(&ConsolePage { frame, meeting, part, seq, now: app.now().0 })
}

/// The part of the console that changes.
pub async fn part(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
) -> Result<Html<String>, Problem> {
    let hall = hall(&app, &meeting).await?;
    Ok(Html(drawn(&app, &hall, &frame).await?))
}

/// Puts a remark about a partner's programmes into the minutes, in the words in which it can be said now.
pub async fn note(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let partner = form.text("partner");
    let slots = slots::all(app.db(), &app.region(), &meeting.id).await?;
    let slot = slots.iter().find(|slot| slot.organisation_id.as_str() == partner).ok_or(Problem::NotFound)?;
    let said = remarks(&app, &frame, &meeting, &slot.organisation_id).await?;
    let mut all = said.iter().flat_map(|remarks| &remarks.first);
    let remark = all.find(|remark| remark.key == form.text("remark"));
    // What was shown may be decided or changed meanwhile.
    let remark = remark.ok_or_else(|| Problem::refused("meeting-refused-remark"))?;
    let line = format!("{}: {}", slot.short_name, remark.text);
    outcome::note_in_minutes(&app, &actor, &meeting.id, &line).await?;
    Ok(go(format!("{}/console", meeting.path()), "notice-meeting-noted"))
}

/// Follows a button of the console.
pub async fn command(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let version = form.text("version").parse().map_err(|_| Problem::Conflict)?;
    let number = |name: &str, usual: i64| form.filled(name).map_or(Some(usual), |text| text.parse().ok());
    let length = || Problem::refused("meeting-refused-length");
    let command = match form.text("command") {
        "open" => Command::Open,
        "next" => Command::Next,
        "skip" => Command::Skip,
        "call" => Command::Call(place(&app, &meeting, form.text("slot")).await?),
        "extend" => Command::Extend(number("minutes", 2).ok_or_else(length)?),
        "choose" => Command::Choose(number("minutes", 30).ok_or_else(length)?),
        "plan" => Command::Plan,
        "back" => Command::Back,
        "close" => Command::Close(number("hours", 48).ok_or_else(length)?),
        _ => return Err(Problem::NotFound),
    };
    stage::command(&app, &actor, &meeting.id, version, command).await?;
    Ok(go(format!("{}/console", meeting.path()), "notice-meeting-moved"))
}

/// The place of a partner in the running order.
async fn place(app: &App, meeting: &Meeting, partner: &str) -> Result<usize, Problem> {
    let partner: OrganisationId = partner.parse().map_err(|_| Problem::NotFound)?;
    let order = slots::all(app.db(), &app.region(), &meeting.id).await?;
    order.iter().position(|slot| slot.organisation_id == partner).ok_or(Problem::NotFound)
}
