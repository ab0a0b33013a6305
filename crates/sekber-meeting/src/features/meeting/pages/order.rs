//! The running order: proposed by theme, changed by dragging or by keyboard, with minutes and earliest times.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::meeting::kinds::SlotState;
use sekber_core::registry::kinds::Side;

use sekber_core::value::{MeetingId, OrganisationId};

use super::running::{DAY, Queued, over, queued};
use super::{cycle_of, find};
use crate::features::matching::Ratings;
use crate::features::meeting::actions::order::{self as verbs, Place};
use crate::features::meeting::desks::FieldDesk;
use crate::features::meeting::model::{Meeting, Participant, Slot, minutes_of, time_of};
use crate::features::meeting::store::{participants, slots};
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, page, page_with};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

#[derive(Template)]
#[template(path = "features/meeting/pages/order.html")]
struct OrderPage {
    frame: Frame,
    meeting: Meeting,
    /// The running order, desk by desk where there are desks: each row is moved among those of its own.
    queues: Vec<Queued>,
    ends: String,
    /// Whether it goes on after midnight.
    next_day: bool,
    late: bool,
    others: Vec<Participant>,
    /// Whether somebody else changed the meeting while this order was being made.
    met: bool,
}

impl OrderPage {
    fn is_empty(&self) -> bool {
        self.queues.iter().all(|queue| queue.order.is_empty())
    }

    fn is_at(&self, slot: &Slot, desk: &FieldDesk) -> bool {
        self.meeting.desks.desk_of(slot) == Some(desk)
    }

    /// What the desk is called at which somebody presents.
    fn desk_name(&self, slot: &Slot) -> &str {
        self.meeting.desks.desk_of(slot).map_or("", |desk| desk.name.as_str())
    }
}

/// The running order.
pub async fn show(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let slots = slots::all(app.db(), &app.region(), &meeting.id).await?;
    let all = participants::all(app.db(), &app.region(), &meeting.id).await?;
    page(&order_page(frame, meeting, slots, all, false))
}

fn order_page(
    frame: Frame,
    meeting: Meeting,
    slots: Vec<Slot>,
    all: Vec<Participant>,
    met: bool,
) -> OrderPage {
    let presents = |one: &Participant| {
        slots.iter().any(|slot| one.organisation_id.as_ref() == Some(&slot.organisation_id))
    };
    let others = all.into_iter().filter(|one| one.side == Some(Side::Partner) && !presents(one)).collect();
    let end = over(&meeting, &slots);
    OrderPage {
        late: end.zip(minutes_of(&meeting.ends)).is_some_and(|(end, planned)| end > planned),
        next_day: end.is_some_and(|end| end >= DAY),
        ends: end.map(time_of).unwrap_or_default(),
        queues: queued(&meeting, &slots),
        others,
        met,
        meeting,
        frame,
    }
}

/// The order as it was typed once more, for whoever was a moment too late: with what others added meanwhile at the end, and
/// without those who present no more. Saved again it is written over what stands now.
async fn met(app: &App, frame: Frame, id: &MeetingId, places: &[Place]) -> Result<Response, Problem> {
    let meeting = find(app, id).await?;
    let mut left = slots::all(app.db(), &app.region(), id).await?;
    let all = participants::all(app.db(), &app.region(), id).await?;
    let mut typed: Vec<Slot> = Vec::with_capacity(left.len());
    for place in places {
        let Some(at) = left.iter().position(|slot| slot.organisation_id == place.organisation) else {
            continue;
        };
        typed.push(place.taken_by(left.remove(at)));
    }
    typed.extend(left);
    page_with(StatusCode::CONFLICT, &order_page(frame, meeting, typed, all, true))
}

/// Proposes an order.
pub async fn propose(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(meeting): PathId<MeetingId>,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let cycle = cycle_of(&app, &meeting).await?;
    verbs::propose_order(&app, &actor, &cycle, &meeting.id).await?;
    Ok(go(format!("{}/order", meeting.path()), "notice-meeting-ordered"))
}

/// Sets the order. Rows come in their order; `move` names one that goes up or down by one, `drop` one that is left out,
/// `add` a partner that joins at the end.
pub async fn set(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let version = form.version();
    let mut faults = Faults::none();
    let mut places = Vec::new();
    let rows = form.column("slot").zip(form.column("minutes")).zip(form.column("not_before"));
    for ((organisation, minutes), not_before) in rows {
        let not_before = (!not_before.is_empty()).then(|| minutes_of(not_before).map(time_of));
        if not_before == Some(None) {
            faults.add("not_before", "fault-meeting-time");
        }
        places.push(Place {
            organisation: organisation.parse().map_err(|_| Problem::NotFound)?,
            minutes: minutes.parse().map_err(|_| Problem::refused("meeting-refused-length"))?,
            not_before: not_before.flatten(),
            desk: match form.filled(&format!("desk-{organisation}")) {
                Some(number) => Some(number.parse().map_err(|_| Problem::NotFound)?),
                None => None,
            },
        });
    }
    faults.or(()).map_err(|_| Problem::refused("meeting-refused-time"))?;
    if let Some((id, way)) = form.text("move").split_once(':')
        && let Some(at) = places.iter().position(|place| place.organisation.as_str() == id)
    {
        // At desks one goes past the neighbour in the queue of the same desk.
        let is_beside = |place: &usize| places[*place].desk == places[at].desk;
        let to = match way {
            "up" => (0..at).rev().find(is_beside),
            _ => (at + 1..places.len()).find(is_beside),
        };
        if let Some(to) = to {
            places.swap(at, to);
        }
    }
    let dropped = form.text("drop");
    places.retain(|place| place.organisation.as_str() != dropped);
    if let Some(added) = form.filled("add") {
        let organisation: OrganisationId = added.parse().map_err(|_| Problem::NotFound)?;
        let desk = desk_for(&app, &meeting, &organisation).await?;
        places.push(Place { organisation, minutes: meeting.slot_minutes, not_before: None, desk });
    }
    match verbs::set_order(&app, &actor, &meeting.id, version, &places).await {
        Ok(()) => Ok(go(format!("{}/order", meeting.path()), "notice-meeting-ordered")),
        Err(Problem::Conflict) => met(&app, frame, &meeting.id, &places).await,
        Err(other) => Err(other),
    }
}

/// The desk that hears a partner's theme; none where there are no desks, or none of them hears it.
async fn desk_for(
    app: &App,
    meeting: &Meeting,
    organisation: &OrganisationId,
) -> Result<Option<i64>, Problem> {
    if meeting.desks.is_empty() {
        return Ok(None);
    }
    let ratings = Ratings::at(app, &cycle_of(app, meeting).await?, Language::default()).await?;
    let theme = ratings.main_theme(organisation);
    let hears = |desk: &&FieldDesk| theme.as_ref().is_some_and(|theme| desk.themes.contains(theme));
    Ok(meeting.desks.all().iter().find(hears).map(|desk| desk.number))
}

fn is_waiting(slot: &Slot) -> bool {
    slot.state == SlotState::Waiting
}
