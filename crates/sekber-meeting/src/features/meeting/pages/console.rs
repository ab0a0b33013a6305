//! The chair's console: what goes on, what comes next, and the buttons that move the hall.

use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{Html, Response};
use sekber_core::meeting::kinds::{Presence, Round, SlotState};
use sekber_core::meeting::stage::Command;
use sekber_core::value::{MeetingId, OrganisationId};

use super::running::{Queued, queued};
use super::{find, hall};
use crate::features::meeting::actions::{agenda, outcome, stage};
use crate::features::meeting::counts::Counts;
use crate::features::meeting::desks::AtDesk;
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
    /// The running order, desk by desk where there are desks.
    queues: Vec<Queued>,
    /// Whether organisations are there.
    presences: HashMap<OrganisationId, Presence>,
    /// What goes on at each desk, where there are desks.
    desks: Vec<AtDesk>,
    said: Vec<Said>,
    today: jiff::civil::Date,
    /// How many presentations go on, and how many nobody has heard yet.
    open: (usize, usize),
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
            queues: queued(&records.meeting, &records.slots),
            presences: records
                .participants
                .iter()
                .filter_map(|one| Some((one.organisation_id.clone()?, one.presence)))
                .collect(),
            desks: records.meeting.desks.at(&records.slots),
            counts: Counts::of(&records.participants),
            meeting: records.meeting.clone(),
            today,
            open: still_open(&records.slots),
            frame,
        }
    }

    fn is_empty(&self) -> bool {
        self.queues.iter().all(|queue| queue.order.is_empty())
    }

    fn all(&self) -> impl Iterator<Item = &Slot> {
        self.queues.iter().flat_map(|queue| &queue.order).map(|(_, slot)| slot)
    }

    fn presenting(&self) -> Option<&Slot> {
        self.all().find(|slot| slot.state == SlotState::Presenting)
    }

    fn next(&self) -> Option<&Slot> {
        self.all().find(|slot| slot.state == SlotState::Waiting)
    }

    /// Whether somebody who presents is there; none for whoever is not invited.
    fn presence(&self, slot: &Slot) -> Option<Presence> {
        self.presences.get(&slot.organisation_id).copied()
    }

    fn is_there(&self, slot: &Slot) -> bool {
        self.presence(slot).is_some_and(Presence::is_there)
    }

    /// Who can be called up instead of the next, when that one is not there: the first who waits and is.
    fn instead<'a>(&self, mut waiting: impl Iterator<Item = &'a Slot>) -> Option<&'a Slot> {
        waiting.next().filter(|next| !self.is_there(next))?;
        waiting.find(|slot| self.is_there(slot))
    }

    /// The same where there are no desks.
    fn instead_of_next(&self) -> Option<&Slot> {
        self.instead(self.all().filter(|slot| slot.state == SlotState::Waiting))
    }

    /// The same at a desk.
    fn instead_at<'a>(&self, at: &'a AtDesk) -> Option<&'a Slot> {
        self.instead(at.waiting.iter())
    }

    /// Items of the agenda with their numbers, while they can be taken up.
    fn agenda(&self) -> Vec<(i64, String)> {
        match self.meeting.round.is_open() && self.presenting().is_none() {
            true => (1..).zip(self.meeting.agenda_items()).collect(),
            false => Vec::new(),
        }
    }

    fn goes_on(&self, number: &i64) -> bool {
        self.meeting.agenda_at == *number
    }

    /// Whether presentations are moved at desks now.
    fn is_at_desks(&self) -> bool {
        !self.desks.is_empty() && matches!(self.meeting.round, Round::Arriving | Round::Presenting)
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
            && slot.state != SlotState::Presenting
    }

    /// What is asked before choosing begins: whom it cuts off, and who was not heard.
    fn choosing_asks(&self) -> String {
        let (running, unheard) = self.open;
        let facts = [("running", running.to_string()), ("unheard", unheard.to_string())];
        self.frame.say_facts("console-choose-confirm", &facts)
    }
}

/// How many presentations go on, and how many wait or were passed over.
fn still_open(slots: &[Slot]) -> (usize, usize) {
    let running = slots.iter().filter(|slot| slot.state == SlotState::Presenting);
    let unheard = slots.iter().filter(|slot| !slot.is_heard());
    (running.count(), unheard.count())
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

/// Takes an item of the agenda up, for wall and phones to show.
pub async fn take_up(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let item = form.text("item").parse::<i64>().map_err(|_| Problem::NotFound)?;
    let done = agenda::take_up(&app, &actor, &meeting, form.version(), item).await;
    moved(done, format!("/meetings/{meeting}/console"), "notice-meeting-agenda")
}

/// Follows a button of the console.
pub async fn command(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let version = form.version();
    let desk =
        form.filled("desk").map(|number| number.parse::<i64>().map_err(|_| Problem::NotFound)).transpose()?;
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
    let done = stage::command(&app, &actor, &meeting.id, (desk, version), command).await;
    moved(done.map(|_| ()), format!("{}/console", meeting.path()), "notice-meeting-moved")
}

/// Back to the console; also for whoever was a moment too late: there stands what the hall does by now.
fn moved(done: Result<(), Problem>, console: String, notice: &'static str) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(go(console, notice)),
        Err(Problem::Conflict) => Ok(go(console, "notice-meeting-moved-meanwhile")),
        Err(other) => Err(other),
    }
}

/// The place of a partner in the running order.
async fn place(app: &App, meeting: &Meeting, partner: &str) -> Result<usize, Problem> {
    let partner: OrganisationId = partner.parse().map_err(|_| Problem::NotFound)?;
    let order = slots::all(app.db(), &app.region(), &meeting.id).await?;
    order.iter().position(|slot| slot.organisation_id == partner).ok_or(Problem::NotFound)
}
