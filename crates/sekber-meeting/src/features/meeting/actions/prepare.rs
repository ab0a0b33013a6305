//! Before the meeting: its particulars, who is invited, and the running order.

use std::collections::HashSet;

use sekber_core::meeting::kinds::{Presence, Reply, SlotState};
use sekber_core::meeting::order::{Pause, Wish, propose};
use sekber_core::registry::kinds::Side;
use sekber_core::value::{MeetingId, OrganisationId};
use serde::Serialize;

use super::door::fresh_code;
use super::turn::take_turn;
use super::{letters, load};
use crate::features::district::Cycle;
use crate::features::document::{self, IssuedDocument};
use crate::features::matching::{self, Ratings};
use crate::features::meeting::limits;
use crate::features::meeting::model::{Meeting, Participant, Slot, minutes_of};
use crate::features::meeting::store::{meetings, participants, slots};
use crate::features::registry;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// A meeting as the trail keeps it.
#[derive(Debug, Serialize)]
struct Kept<'a> {
    name: &'a str,
    place: &'a str,
    day: String,
    starts: &'a str,
    ends: &'a str,
    agenda: &'a str,
    letter_number: &'a str,
    letter_basis: &'a str,
    record_number: &'a str,
    chair: &'a str,
}

fn kept(meeting: &Meeting) -> Kept<'_> {
    Kept {
        name: &meeting.name,
        place: &meeting.place,
        day: meeting.day.to_string(),
        starts: &meeting.starts,
        ends: &meeting.ends,
        agenda: &meeting.agenda,
        letter_number: &meeting.letter_number,
        letter_basis: &meeting.letter_basis,
        record_number: &meeting.record_number,
        chair: &meeting.chair_name,
    }
}

/// Calls a meeting. A form that is sent again calls no second one; one that says something else by now may mean another meeting.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::Invalid`] when its particulars break a rule,
/// [`Problem::Conflict`] when it was called before with other particulars.
pub async fn create(app: &App, actor: &Actor, meeting: &Meeting) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    limits::faults(meeting).or(())?;
    let mut tx = app.begin(actor).await?;
    let known = match meetings::find_in(&mut tx, &meeting.id).await? {
        Some(known) => known,
        None => match meetings::insert(&mut tx, meeting).await {
            Ok(()) => {
                let event = Event::new("meeting.called", &meeting.id, &meeting.name).after(&kept(meeting));
                return Ok(tx.commit(event).await?);
            }
            // The same form, sent twice at once.
            Err(error) if error.is_unique_violation() => {
                drop(tx);
                meetings::find(app.db(), &app.region(), &meeting.id).await?.ok_or(Problem::Conflict)?
            }
            Err(error) => return Err(error.into()),
        },
    };
    if known.is_called_like(meeting) { Ok(()) } else { Err(Problem::Conflict) }
}

/// Whether another day, time or place was set: what those who were invited have to know.
fn is_moved(before: &Meeting, after: &Meeting) -> bool {
    let told = |meeting: &Meeting| {
        (meeting.day, meeting.starts.clone(), meeting.ends.clone(), meeting.place.clone())
    };
    told(before) != told(after)
}

/// What a change of a meeting's particulars came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// Day, time and place stay.
    Kept,
    /// Another day, time or place, which so many letters tell.
    Moved(usize),
}

/// Changes a meeting's particulars. When day, time or place change, those who got letters are told by letter, in the same
/// transaction: it is never moved without their being told.
///
/// # Errors
/// As [`create`]; [`Problem::Conflict`] when somebody else changed it since `meeting.version`; a refusal to move a meeting of
/// which a document tells that was issued, since it would no longer be true.
pub async fn change(app: &App, actor: &Actor, meeting: &Meeting) -> Result<Changed, Problem> {
    actor.require(Permit::Secretariat)?;
    limits::faults(meeting).or(())?;
    let reached = letters::reached(app, meeting).await?;
    let mut tx = app.begin(actor).await?;
    let before = load(&mut tx, &meeting.id).await?;
    let moved = is_moved(&before, meeting);
    if !meetings::overwrite(&mut tx, meeting, meeting.version).await? {
        return Err(Problem::Conflict);
    }
    if moved {
        // Whoever issues one of its papers at this moment waits here, or was faster.
        tx.lock_audit_head().await?;
        let issued = document::about_in(&mut tx, ("meeting", meeting.id.as_str())).await?;
        if issued.iter().any(IssuedDocument::is_in_force) {
            return Err(Problem::refused("meeting-refused-issued"));
        }
    }
    let is_told = moved && before.closed_at.is_none();
    let letters = match is_told {
        true => {
            let after = Meeting { version: meeting.version + 1, ..meeting.clone() };
            letters::tell(app, &mut tx, &after, letters::Kind::Change, &reached).await?
        }
        false => 0,
    };
    let event = Event::new("meeting.changed", &meeting.id, &meeting.name)
        .before(&kept(&before))
        .after(&kept(meeting));
    tx.commit(event).await?;
    Ok(if is_told { Changed::Moved(letters) } else { Changed::Kept })
}

#[derive(Serialize)]
struct Invited {
    number: usize,
}

/// Invites everybody who takes part in the cycle and was not invited yet; returns how many. Whose invitation was withdrawn is
/// invited again by name only.
///
/// # Errors
/// When the database refuses.
pub async fn invite_cycle(app: &App, actor: &Actor, meeting: &Meeting) -> Result<usize, Problem> {
    actor.require(Permit::Secretariat)?;
    let (db, region) = (app.db(), app.region());
    let invited_already = participants::all(db, &region, &meeting.id).await?;
    let withdrawn = participants::withdrawn(db, &region, &meeting.id).await?;
    let known: HashSet<OrganisationId> = invited_already
        .into_iter()
        .filter_map(|participant| participant.organisation_id)
        .chain(withdrawn.into_iter().filter_map(|one| one.organisation_id))
        .collect();
    let of_cycle = matching::participants(db, &region, &meeting.cycle_id).await?;
    let new = of_cycle
        .into_iter()
        .filter(|one| !known.contains(&one.id))
        .map(|one| invited(Some((one.id, one.side)), one.name))
        .collect::<Result<Vec<_>, _>>()?;
    if new.is_empty() {
        return Ok(0);
    }
    write_invited(app, actor, meeting, &new).await?;
    Ok(new.len())
}

/// Somebody who is invited and was not seen yet, with a code of their own.
///
/// # Errors
/// When the machine has no chance to give.
pub fn invited(organisation: Option<(OrganisationId, Side)>, name: String) -> Result<Participant, Problem> {
    let (organisation_id, side) = organisation.unzip();
    Ok(Participant {
        id: new_id(),
        organisation_id,
        side,
        kind: String::new(),
        short_name: name.clone(),
        name,
        code: fresh_code()?.as_str().to_owned(),
        reply: Reply::Open,
        reply_note: String::new(),
        presence: Presence::Expected,
        presence_note: String::new(),
        arrived_at: None,
        version: 1,
    })
}

async fn write_invited(
    app: &App,
    actor: &Actor,
    meeting: &Meeting,
    new: &[Participant],
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    load(&mut tx, &meeting.id).await?;
    participants::insert(&mut tx, &meeting.id, new).await?;
    let event = Event::new("participant.invited", &meeting.id, &meeting.name);
    Ok(tx.commit(event.after(&Invited { number: new.len() })).await?)
}

/// Invites one more: an organisation of the registry, or a guest by name.
///
/// # Errors
/// A refusal when the name is missing, too long, or belongs to nobody, and while the organisation waits to be let in or
/// once it was joined to another.
pub async fn invite_one(
    app: &App,
    actor: &Actor,
    meeting: &Meeting,
    organisation: Option<&OrganisationId>,
    guest: &str,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let one = match organisation {
        Some(id) => {
            let found = registry::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
            let found = found.organisation;
            registry::refuse_joined(app, &found).await?;
            registry::refuse_waiting(app, std::slice::from_ref(&found.id)).await?;
            invited(Some((found.id, found.side)), found.name)?
        }
        None if (1..=limits::PERSON).contains(&guest.trim().chars().count()) => {
            invited(None, guest.trim().to_owned())?
        }
        None => return Err(Problem::refused("meeting-refused-guest")),
    };
    write_invited(app, actor, meeting, &[one]).await
}

/// The pause of a meeting.
pub fn pauses(meeting: &Meeting) -> Vec<Pause> {
    let pause = meeting
        .pause_from
        .as_deref()
        .and_then(minutes_of)
        .zip(meeting.pause_to.as_deref().and_then(minutes_of));
    pause.map(|(from, to)| Pause { from, to }).into_iter().collect()
}

/// The running order as wishes, for its timetable.
pub fn wishes(slots: &[Slot], theme: impl Fn(&Slot) -> Option<String>) -> Vec<Wish> {
    let wish = |slot: &Slot| Wish {
        theme: theme(slot),
        minutes: slot.minutes,
        not_before: slot.not_before.as_deref().and_then(minutes_of),
    };
    slots.iter().map(wish).collect()
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

/// Proposes a running order of all invited partners that have a programme to present, grouped by theme. What was
/// presented already keeps its place.
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
    let (mut kept, mut open): (Vec<Slot>, Vec<Slot>) =
        before.iter().cloned().partition(|slot| slot.state != SlotState::Waiting);
    let known: HashSet<&OrganisationId> = before.iter().map(|slot| &slot.organisation_id).collect();
    for one in invited.iter().filter(|one| one.side == Some(Side::Partner)) {
        let Some(partner) = one.organisation_id.clone().filter(|partner| !known.contains(partner)) else {
            continue;
        };
        if !glance.programmes(&partner).is_empty() {
            open.push(Slot {
                organisation_id: partner,
                name: one.name.clone(),
                short_name: one.short_name.clone(),
                minutes: meeting.slot_minutes,
                not_before: None,
                state: SlotState::Waiting,
                started_at: None,
                ended_at: None,
            });
        }
    }
    let start =
        minutes_of(&meeting.starts).unwrap_or(9 * 60) + kept.iter().map(|slot| slot.minutes).sum::<i64>();
    let order =
        propose(start, &pauses(&meeting), &wishes(&open, |slot| glance.main_theme(&slot.organisation_id)));
    kept.extend(order.into_iter().filter_map(|at| open.get(at).cloned()));
    write_order(app, tx, &meeting, &before, kept).await
}

/// A running order as the secretariat has set it: partners in their order, with minutes and earliest times.
#[derive(Debug, Clone)]
pub struct Place {
    /// The partner.
    pub organisation: OrganisationId,
    /// Minutes.
    pub minutes: i64,
    /// The earliest time of day.
    pub not_before: Option<String>,
}

/// Sets the running order. Partners that are left out do not present, unless they did already.
///
/// # Errors
/// A refusal when a length makes no sense; [`Problem::Conflict`] when the meeting moved since `version`.
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
    let mut after: Vec<Slot> = Vec::new();
    for place in places {
        if !(1..=sekber_core::meeting::stage::MOST_MINUTES).contains(&place.minutes) {
            return Err(Problem::refused("meeting-refused-length"));
        }
        if after.iter().any(|slot| slot.organisation_id == place.organisation) {
            continue;
        }
        let known = before.iter().find(|slot| slot.organisation_id == place.organisation).cloned();
        let fresh = || {
            let name = names.iter().find(|name| name.id == place.organisation)?;
            Some(Slot {
                organisation_id: place.organisation.clone(),
                name: name.name.clone(),
                short_name: name.short_name.clone(),
                minutes: place.minutes,
                not_before: None,
                state: SlotState::Waiting,
                started_at: None,
                ended_at: None,
            })
        };
        let slot = known.or_else(fresh).ok_or(Problem::NotFound)?;
        after.push(Slot { minutes: place.minutes, not_before: place.not_before.clone(), ..slot });
    }
    let lost = before.iter().filter(|slot| {
        slot.state != SlotState::Waiting
            && !after.iter().any(|kept| kept.organisation_id == slot.organisation_id)
    });
    let mut all: Vec<Slot> = lost.cloned().collect();
    all.extend(after);
    write_order(app, tx, &meeting, &before, all).await
}

async fn write_order(
    app: &App,
    mut tx: crate::kit::store::Tx,
    meeting: &Meeting,
    before: &[Slot],
    after: Vec<Slot>,
) -> Result<(), Problem> {
    slots::replace(&mut tx, &meeting.id, &after).await?;
    let stage = meeting.stage(&after);
    if !meetings::set_stage(&mut tx, meeting, &stage).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("meeting.ordered", &meeting.id, &meeting.name);
    let event = event.before(&ordered(before)).after(&ordered(&after));
    let data = after.len();
    let word = super::Word { kind: "order", audience: None, data: &data };
    super::commit_and_tell(app, tx, &meeting.id, event, word).await.map(|_| ())
}
