//! The running order: proposed by theme, changed by dragging or by keyboard, with minutes and earliest times.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::meeting::kinds::SlotState;
use sekber_core::registry::kinds::Side;

use sekber_core::value::MeetingId;

use super::record::timed;
use super::{cycle_of, find};
use crate::features::meeting::actions::prepare::{self, Place};
use crate::features::meeting::model::{Meeting, Participant, Slot, minutes_of, time_of};
use crate::features::meeting::store::{participants, slots};
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/meeting/pages/order.html")]
struct OrderPage {
    frame: Frame,
    meeting: Meeting,
    order: Vec<(String, Slot)>,
    ends: String,
    late: bool,
    others: Vec<Participant>,
}

/// The running order.
pub async fn show(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let (db, region) = (app.db(), app.region());
    let slots = slots::all(db, &region, &meeting.id).await?;
    let all = participants::all(db, &region, &meeting.id).await?;
    let presents = |one: &Participant| {
        slots.iter().any(|slot| one.organisation_id.as_ref() == Some(&slot.organisation_id))
    };
    let others = all.into_iter().filter(|one| one.side == Some(Side::Partner) && !presents(one)).collect();
    let order = timed(&meeting, slots);
    let end = order.last().and_then(|(time, slot)| Some(minutes_of(time)? + slot.minutes));
    let late = end.zip(minutes_of(&meeting.ends)).is_some_and(|(end, planned)| end > planned);
    page(&OrderPage { ends: end.map(time_of).unwrap_or_default(), late, order, others, meeting, frame })
}

/// Proposes an order.
pub async fn propose(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(meeting): PathId<MeetingId>,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let cycle = cycle_of(&app, &meeting).await?;
    prepare::propose_order(&app, &actor, &cycle, &meeting.id).await?;
    Ok(go(format!("{}/order", meeting.path()), "notice-meeting-ordered"))
}

/// Sets the order. Rows come in their order; `move` names one that goes up or down by one, `drop` one that is left out,
/// `add` a partner that joins at the end.
pub async fn set(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let version = form.text("version").parse().map_err(|_| Problem::Conflict)?;
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
        });
    }
    faults.or(()).map_err(|_| Problem::refused("meeting-refused-time"))?;
    if let Some((id, way)) = form.text("move").split_once(':')
        && let Some(at) = places.iter().position(|place| place.organisation.as_str() == id)
    {
        let to = if way == "up" { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < places.len()) };
        if let Some(to) = to {
            places.swap(at, to);
        }
    }
    let dropped = form.text("drop");
    places.retain(|place| place.organisation.as_str() != dropped);
    if let Some(added) = form.filled("add") {
        let organisation = added.parse().map_err(|_| Problem::NotFound)?;
        places.push(Place { organisation, minutes: meeting.slot_minutes, not_before: None });
    }
    prepare::set_order(&app, &actor, &meeting.id, version, &places).await?;
    Ok(go(format!("{}/order", meeting.path()), "notice-meeting-ordered"))
}

fn is_waiting(slot: &Slot) -> bool {
    slot.state == SlotState::Waiting
}
