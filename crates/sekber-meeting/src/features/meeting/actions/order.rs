//! The running order: who presents when, and at which desk where there are several.

use std::collections::HashSet;

use sekber_core::meeting::kinds::{Round, SlotState};
use sekber_core::meeting::order::{Wish, propose};
use sekber_core::meeting::stage::MOST_MINUTES;
use sekber_core::registry::kinds::Side;
use sekber_core::value::{MeetingId, OrganisationId};
use serde::Serialize;

use super::turn::take_turn;
use super::{Word, commit_and_tell, load};
use crate::features::district::{self, Cycle};
use crate::features::matching::Ratings;
use crate::features::meeting::desks::{DeskDraft, Desks, Queue};
use crate::features::meeting::limits;
use crate::features::meeting::model::{Meeting, Slot, minutes_of};
use crate::features::meeting::store::{meetings, participants, slots};
use crate::features::registry;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

/// The running order as wishes, for its timetable.
pub fn wishes<'a>(
    slots: impl IntoIterator<Item = &'a Slot>,
    theme: impl Fn(&Slot) -> Option<String>,
) -> Vec<Wish> {
    let wish = |slot: &Slot| Wish {
        theme: theme(slot),
        minutes: slot.minutes,
        not_before: slot.not_before.as_deref().and_then(minutes_of),
    };
    slots.into_iter().map(wish).collect()
}

/// A running order as the trail keeps it.
#[derive(Serialize)]
pub struct Ordered<'a> {
    order: Vec<&'a str>,
}

/// The running order by the names of those who present.
pub fn ordered(slots: &[Slot]) -> Ordered<'_> {
    Ordered { order: slots.iter().map(|slot| slot.short_name.as_str()).collect() }
}

/// Who presents at which desk, as the trail keeps it: `Meja 1: A, B`, and nothing without desks.
#[derive(Serialize)]
struct OrderedByDesk<'a> {
    #[serde(flatten)]
    whole: Ordered<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    desks: Vec<String>,
}

fn ordered_by_desk<'a>(desks: &Desks, slots: &'a [Slot]) -> OrderedByDesk<'a> {
    let named = |queue: Queue<'_>| {
        let own = queue.places.iter().filter_map(|place| slots.get(*place));
        let names: Vec<&str> = own.map(|slot| slot.short_name.as_str()).collect();
        queue.desk.map(|desk| format!("{}: {}", desk.name, names.join(", ")))
    };
    OrderedByDesk {
        whole: ordered(slots),
        desks: desks.queues(slots).into_iter().filter_map(named).collect(),
    }
}

/// A partner that is to present and has no desk yet.
fn waiting(organisation: OrganisationId, (name, short_name): (String, String), minutes: i64) -> Slot {
    Slot {
        organisation_id: organisation,
        name,
        short_name,
        minutes,
        not_before: None,
        state: SlotState::Waiting,
        started_at: None,
        ended_at: None,
        desk: None,
    }
}

/// Proposes a running order of all invited partners that have a programme to present, grouped by theme, at each desk where
/// there are desks; who has no desk yet is dealt to that of the theme. What was presented already keeps its place.
///
/// # Errors
/// When the database refuses, or a chair was faster.
pub async fn propose_order(app: &App, actor: &Actor, cycle: &Cycle, id: &MeetingId) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let glance = Ratings::at(app, cycle, Language::Indonesian).await?;
    let invited = participants::all(app.db(), &app.region(), id).await?;
    let (mut tx, _turn) = take_turn(app, actor, id).await?;
    let meeting = load(&mut tx, id).await?;
    let before = slots::all_in(&mut tx, id).await?;
    let known: HashSet<&OrganisationId> = before.iter().map(|slot| &slot.organisation_id).collect();
    let mut all = before.clone();
    for one in invited.iter().filter(|one| one.side == Some(Side::Partner)) {
        let Some(partner) = one.organisation_id.clone().filter(|partner| !known.contains(partner)) else {
            continue;
        };
        if !glance.programmes(&partner).is_empty() {
            all.push(waiting(partner, (one.name.clone(), one.short_name.clone()), meeting.slot_minutes));
        }
    }
    let theme = |slot: &Slot| glance.main_theme(&slot.organisation_id);
    meeting.desks.deal(&mut all, theme);
    let mut after = Vec::with_capacity(all.len());
    for queue in meeting.desks.queues(&all) {
        let own = queue.places.iter().filter_map(|place| all.get(*place).cloned());
        let (mut kept, open): (Vec<Slot>, Vec<Slot>) = own.partition(|slot| slot.state != SlotState::Waiting);
        let start = meeting.presentations_begin() + kept.iter().map(|slot| slot.minutes).sum::<i64>();
        let order = propose(start, meeting.pause().as_slice(), &wishes(&open, theme));
        kept.extend(order.into_iter().filter_map(|at| open.get(at).cloned()));
        after.extend(kept);
    }
    write_order(&mut tx, &meeting, &after, &meeting.desks.moved()).await?;
    tell(app, tx, &meeting, (&before, &after)).await
}

/// A running order as the secretariat has set it: partners in their order, with minutes, earliest times and desks.
#[derive(Debug, Clone)]
pub struct Place {
    /// The partner.
    pub organisation: OrganisationId,
    /// Minutes.
    pub minutes: i64,
    /// The earliest time of day.
    pub not_before: Option<String>,
    /// The number of the desk; none where there are no desks, or to be given the one with the least to hear.
    pub desk: Option<i64>,
}

impl Place {
    /// A presentation as it takes this place; who presents or did stays at the desk where that was.
    pub fn taken_by(&self, slot: Slot) -> Slot {
        let desk = if slot.is_heard() { slot.desk } else { self.desk.or(slot.desk) };
        Slot { minutes: self.minutes, not_before: self.not_before.clone(), desk, ..slot }
    }
}

/// Sets the running order. Partners that are left out do not present, unless they did already; who presents or did stays at
/// the desk where that was.
///
/// # Errors
/// A refusal when a length makes no sense; [`Problem::NotFound`] for a desk that there is not; [`Problem::Conflict`] when the
/// meeting moved since `version`.
pub async fn set_order(
    app: &App,
    actor: &Actor,
    id: &MeetingId,
    version: i64,
    places: &[Place],
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let names = registry::names(app.db(), &app.region(), Some(Side::Partner)).await?;
    let (mut tx, _turn) = take_turn(app, actor, id).await?;
    let meeting = load(&mut tx, id).await?;
    if meeting.version != version {
        return Err(Problem::Conflict);
    }
    let before = slots::all_in(&mut tx, id).await?;
    let (mut after, mut placed): (Vec<Slot>, HashSet<&OrganisationId>) = (Vec::new(), HashSet::new());
    for place in places {
        if !(1..=MOST_MINUTES).contains(&place.minutes) {
            return Err(Problem::refused("meeting-refused-length"));
        }
        if place.desk.is_some_and(|number| meeting.desks.find(number).is_none()) {
            return Err(Problem::NotFound);
        }
        if !placed.insert(&place.organisation) {
            continue;
        }
        let known = before.iter().find(|slot| slot.organisation_id == place.organisation).cloned();
        let fresh = || {
            let name = names.iter().find(|name| name.id == place.organisation)?;
            let spoken = (name.name.clone(), name.short_name.clone());
            Some(waiting(place.organisation.clone(), spoken, place.minutes))
        };
        let slot = known.or_else(fresh).ok_or(Problem::NotFound)?;
        after.push(place.taken_by(slot));
    }
    let lost = before
        .iter()
        .filter(|slot| slot.state != SlotState::Waiting && !placed.contains(&slot.organisation_id));
    let mut all: Vec<Slot> = lost.cloned().collect();
    all.extend(after);
    meeting.desks.deal(&mut all, |_| None);
    write_order(&mut tx, &meeting, &all, &meeting.desks.moved()).await?;
    tell(app, tx, &meeting, (&before, &all)).await
}

/// Sets a meeting's desks up, or none of them, and deals those who present to the desks of their themes. Whoever was given
/// another desk by hand stays there as long as themes and numbers do.
///
/// # Errors
/// [`Problem::Invalid`] when a desk breaks a rule, a refusal once somebody has presented, [`Problem::Conflict`] when the meeting
/// moved since `version`.
pub async fn set_desks(
    app: &App,
    actor: &Actor,
    cycle: &Cycle,
    (id, version): (&MeetingId, i64),
    drafts: &[DeskDraft],
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    limits::desk_faults(drafts).or(())?;
    let themes = district::themes(app.db(), &app.region()).await?;
    let is_known = |code: &String| themes.iter().any(|theme| theme.code == *code);
    if !drafts.iter().flat_map(|draft| &draft.themes).all(is_known) {
        return Err(Problem::Invalid(Faults::one("theme", "fault-not-a-choice")));
    }
    let glance = Ratings::at(app, cycle, Language::Indonesian).await?;
    let (mut tx, _turn) = take_turn(app, actor, id).await?;
    let meeting = load(&mut tx, id).await?;
    if meeting.version != version {
        return Err(Problem::Conflict);
    }
    let before = slots::all_in(&mut tx, id).await?;
    if !takes_desks(&meeting, &before) {
        return Err(Problem::refused("meeting-refused-desks"));
    }
    let desks = Desks::set_up(drafts, meeting.version + 1);
    let mut after = before.clone();
    if !desks.deals_like(&meeting.desks) {
        after.iter_mut().for_each(|slot| slot.desk = None);
    }
    desks.deal(&mut after, |slot| glance.main_theme(&slot.organisation_id));
    write_order(&mut tx, &meeting, &after, &desks).await?;
    let event = Event::new("meeting.desks_set", id, &meeting.name)
        .before(&ordered_by_desk(&meeting.desks, &before))
        .after(&ordered_by_desk(&desks, &after));
    let presentations = after.len();
    let word = Word { kind: "order", audience: None, data: &presentations };
    commit_and_tell(app, tx, id, event, word).await.map(|_| ())
}

/// Whether desks can be set up: before anybody has presented.
pub fn takes_desks(meeting: &Meeting, slots: &[Slot]) -> bool {
    matches!(meeting.round, Round::Preparing | Round::Arriving)
        && slots.iter().all(|slot| slot.state == SlotState::Waiting)
}

/// Writes a running order and the desks as they are with it; somebody who was faster is a conflict.
pub(super) async fn write_order(
    tx: &mut Tx,
    meeting: &Meeting,
    after: &[Slot],
    desks: &Desks,
) -> Result<(), Problem> {
    slots::replace(tx, &meeting.id, after).await?;
    match meetings::set_stage(tx, meeting, &meeting.stage(after), (desks, meeting.agenda_at)).await? {
        true => Ok(()),
        false => Err(Problem::Conflict),
    }
}

/// Tells the hall of another running order.
async fn tell(
    app: &App,
    tx: Tx,
    meeting: &Meeting,
    (before, after): (&[Slot], &[Slot]),
) -> Result<(), Problem> {
    let event = Event::new("meeting.ordered", &meeting.id, &meeting.name)
        .before(&ordered_by_desk(&meeting.desks, before))
        .after(&ordered_by_desk(&meeting.desks, after));
    let presentations = after.len();
    let word = Word { kind: "order", audience: None, data: &presentations };
    commit_and_tell(app, tx, &meeting.id, event, word).await.map(|_| ())
}
