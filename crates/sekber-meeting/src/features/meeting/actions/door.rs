//! At the door: answering the invitation, checking in by code or by name, and shutting a lost phone out.

use sekber_core::meeting::code::JoinCode;
use sekber_core::meeting::kinds::{Presence, Reply};
use sekber_core::value::{MeetingId, ParticipantId, SeatId};
use serde::Serialize;

use super::turn::take_turn;
use super::{Word, commit_and_tell, load};
use crate::features::meeting::attendee::Attendee;
use crate::features::meeting::guard::Delegate;
use crate::features::meeting::model::Participant;
use crate::features::meeting::store::{meetings, participants, seats};
use crate::features::meeting::{limits, settled};
use crate::kit::access::rate_limit::RateLimiter;
use crate::kit::access::{Actor, Origin, Permit, token};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::audit::refusals::{self, About, Refusal};
use crate::kit::live;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Wrong codes of an origin that are told to be wrong at once: a hall full of typing errors shares one address.
const GUESSES: f64 = 30.0;
/// Wrong codes a second of an origin that are told to be wrong, for ever. All are looked at: against a million million
/// codes guessing is hopeless, and whoever types the right one must get in whatever the neighbours type.
const GUESSES_PER_SECOND: f64 = 0.2;

/// Wrong codes of this process.
pub struct Guesses(RateLimiter);

impl Default for Guesses {
    fn default() -> Self {
        Self(RateLimiter::holding(GUESSES, GUESSES_PER_SECOND))
    }
}

/// Most phones of a participant at a time; an organisation sends a handful of people.
pub const MOST_PHONES: usize = 20;

/// Phones that join with a code when all places are taken.
struct Crowds(RateLimiter);

impl Default for Crowds {
    fn default() -> Self {
        Self(RateLimiter::holding(5.0, 0.2))
    }
}

/// How a participant stands, as the trail keeps it.
#[derive(Debug, Serialize)]
struct Kept<'a> {
    name: &'a str,
    reply: Reply,
    presence: Presence,
    note: &'a str,
}

fn kept(one: &Participant) -> Kept<'_> {
    Kept { name: &one.name, reply: one.reply, presence: one.presence, note: &one.presence_note }
}

/// What the hall hears when somebody comes.
#[derive(Debug, Serialize)]
struct Arrived<'a> {
    name: &'a str,
    presence: Presence,
    present: i64,
}

/// A code of fresh chance.
///
/// # Errors
/// When the machine's source of chance fails.
pub fn fresh_code() -> Result<JoinCode, Problem> {
    Ok(JoinCode::from_chance(token::random().map_err(anyhow::Error::from)?))
}

/// Checks a person in by the organisation's code; the phone gets a secret for this meeting. Returns the meeting and
/// the secret.
///
/// # Errors
/// A refusal when the code opens nothing (now), [`Problem::TooMany`] for one of too many wrong ones; a right one passes.
pub async fn join(
    app: &App,
    origin: &Origin,
    code: &str,
    who: Attendee<'_>,
) -> Result<(MeetingId, String), Problem> {
    let code = code.parse::<JoinCode>().ok();
    let found = match &code {
        Some(code) => participants::by_code(app.db(), &app.region(), code.as_str()).await?,
        None => None,
    };
    let Some(door) = found else {
        // Whoever holds the very code was invited once, and is no guesser.
        if let Some(code) = &code
            && participants::is_withdrawn(app.db(), &app.region(), code.as_str()).await?
        {
            return Err(Problem::refused("meeting-refused-withdrawn"));
        }
        refusals::note(app, Refusal::Code, About::Nobody, origin, None);
        app.process_memory::<Guesses>().0.take(origin.as_str(), app.now()).map_err(Problem::TooMany)?;
        return Err(Problem::refused("meeting-refused-code"));
    };
    let meeting =
        meetings::find(app.db(), &app.region(), &door.meeting_id).await?.ok_or(Problem::NotFound)?;
    if !meeting.lets_in(app.now()) {
        return Err(Problem::refused("meeting-refused-shut"));
    }
    if door.suspended {
        return Err(Problem::refused("meeting-refused-suspended"));
    }
    let who = who.checked()?;
    let secret = token::fresh().map_err(anyhow::Error::from)?;
    let seat: SeatId = new_id();
    let actor = Actor::delegate(seat.clone(), who.name.to_owned());
    let (mut tx, _turn) = take_turn(app, &actor, &meeting.id).await?;
    let own = participants::find_in(&mut tx, &meeting.id, &door.id).await?.ok_or(Problem::NotFound)?;
    let made_room = make_room(app, &mut tx, &meeting.id, &own).await?;
    let hash = Some(token::hash(&secret));
    seats::insert(&mut tx, &meeting.id, &own.id, &seat, who, hash).await?;
    if meeting.round.is_open() {
        let presence = if own.presence.is_there() { own.presence } else { Presence::Present };
        arrive(app, tx, &meeting.id, &own, presence, "").await?;
    } else {
        // A choice that is still taken after the meeting does not make anybody have been there.
        tx.commit(Event::new("participant.joined_late", &own.id, &own.name)).await?;
    }
    if made_room {
        live::ask_again(app);
    }
    Ok((meeting.id, secret))
}

/// Shuts out the oldest phone that has sent nothing when a participant has as many as there may be; whether that was
/// needed. One code in wrong hands fills neither the hall nor the table, and takes the place of nobody who has chosen.
///
/// # Errors
/// A refusal when all of them have sent something, [`Problem::TooMany`] when phones come faster than people could.
async fn make_room(app: &App, tx: &mut Tx, meeting: &MeetingId, own: &Participant) -> Result<bool, Problem> {
    let joined = seats::of_participant(tx, meeting, &own.id).await?;
    if joined.len() < MOST_PHONES {
        return Ok(false);
    }
    app.memory::<Crowds>().0.take(own.id.as_str(), app.now()).map_err(Problem::TooMany)?;
    let oldest = joined.iter().find(|phone| !phone.has_sent);
    let oldest = oldest.ok_or_else(|| Problem::refused("meeting-refused-full"))?;
    seats::revoke_one(tx, &oldest.id).await?;
    tx.note(Event::new("participant.phone_ended", &own.id, &own.name));
    Ok(true)
}

async fn arrive(
    app: &App,
    mut tx: Tx,
    meeting: &MeetingId,
    own: &Participant,
    presence: Presence,
    note: &str,
) -> Result<(), Problem> {
    let arrived_at = own.arrived_at.or(presence.is_there().then_some(tx.now));
    let after = Participant { presence, presence_note: note.to_owned(), arrived_at, ..own.clone() };
    participants::set_standing(&mut tx, &own.id, &standing(&after)).await?;
    let present = participants::present(&mut tx, meeting).await?;
    let event = Event::new("participant.arrived", &own.id, &own.name).before(&kept(own)).after(&kept(&after));
    let data = Arrived { name: &own.short_name, presence, present };
    commit_and_tell(app, tx, meeting, event, Word { kind: "arrival", audience: None, data: &data })
        .await
        .map(|_| ())
}

fn standing(one: &Participant) -> participants::Standing {
    participants::Standing {
        reply: one.reply,
        reply_note: one.reply_note.clone(),
        presence: one.presence,
        presence_note: one.presence_note.clone(),
        arrived_at: one.arrived_at,
    }
}

/// Writes down that somebody is in the hall who came with an account and needed no code.
///
/// # Errors
/// A refusal while the doors are shut.
pub async fn attend(app: &App, delegate: &Delegate) -> Result<(), Problem> {
    let meeting = &delegate.meeting.id;
    let (mut tx, _turn) = take_turn(app, &delegate.actor, meeting).await?;
    let held = load(&mut tx, meeting).await?;
    if !held.round.is_open() {
        return Err(Problem::refused("meeting-refused-shut"));
    }
    let own =
        participants::find_in(&mut tx, meeting, &delegate.participant).await?.ok_or(Problem::NotFound)?;
    if own.presence.is_there() {
        return Ok(());
    }
    let who = Attendee { name: &delegate.actor.name, ..Attendee::default() };
    seats::insert(&mut tx, meeting, &own.id, &new_id(), who, None).await?;
    arrive(app, tx, meeting, &own, Presence::Present, "").await
}

/// Writes at the registration desk whether a participant is there, with the name of a person when one is told.
///
/// # Errors
/// A refusal while the doors are shut, a person's name is too long, or once an issued paper tells who was there;
/// [`Problem::NotFound`] for a stranger.
pub async fn check_in(
    app: &App,
    actor: &Actor,
    meeting: &MeetingId,
    participant: &ParticipantId,
    presence: Presence,
    (note, who): (&str, Attendee<'_>),
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let note = limits::remark(note)?;
    let (mut tx, _turn) = take_turn(app, actor, meeting).await?;
    let held = load(&mut tx, meeting).await?;
    if presence.is_there() && !held.lets_in(tx.now) {
        return Err(Problem::refused("meeting-refused-shut"));
    }
    settled::attendance(&mut tx, &held).await?;
    let own = participants::find_in(&mut tx, meeting, participant).await?.ok_or(Problem::NotFound)?;
    if !who.name.trim().is_empty() {
        seats::insert(&mut tx, meeting, &own.id, &new_id(), who.checked()?, None).await?;
    }
    arrive(app, tx, meeting, &own, presence, &note).await
}

/// Strikes a person from the attendance who was written down twice, or for the wrong participant. A phone that joined so stays in.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, a refusal once an issued paper tells who was there, [`Problem::NotFound`] for
/// somebody else's line.
pub async fn strike(
    app: &App,
    actor: &Actor,
    meeting: &MeetingId,
    participant: &ParticipantId,
    seat: &SeatId,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let (mut tx, _turn) = take_turn(app, actor, meeting).await?;
    let held = load(&mut tx, meeting).await?;
    settled::attendance(&mut tx, &held).await?;
    let own = participants::find_in(&mut tx, meeting, participant).await?.ok_or(Problem::NotFound)?;
    if !seats::strike(&mut tx, &own.id, seat).await? {
        return Err(Problem::NotFound);
    }
    Ok(tx.commit(Event::new("participant.person_struck", &own.id, &own.name)).await?)
}

/// Writes an organisation's answer to the invitation.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever does not keep the organisation's records, a refusal once the meeting is over or for a remark
/// that is too long,
/// [`Problem::NotFound`] when it was not invited.
pub async fn reply(
    app: &App,
    actor: &Actor,
    meeting: &MeetingId,
    participant: &ParticipantId,
    reply: Reply,
    note: &str,
) -> Result<(), Problem> {
    let mut tx = app.begin(actor).await?;
    let held = load(&mut tx, meeting).await?;
    let own = participants::find_in(&mut tx, meeting, participant).await?.ok_or(Problem::NotFound)?;
    match &own.organisation_id {
        Some(id) => actor.require_for(id, Actor::may_edit)?,
        None => actor.require(Permit::Secretariat)?,
    }
    // Who came is known by then.
    if held.closed_at.is_some() {
        return Err(Problem::refused("meeting-refused-over"));
    }
    let note = limits::remark(note)?;
    let after = Participant { reply, reply_note: note, ..own.clone() };
    participants::set_standing(&mut tx, &own.id, &standing(&after)).await?;
    let event =
        Event::new("participant.replied", &own.id, &own.name).before(&kept(&own)).after(&kept(&after));
    Ok(tx.commit(event).await?)
}

/// Gives a participant another code and shuts out the phones that joined with the one before.
///
/// # Errors
/// [`Problem::NotFound`] for a stranger.
pub async fn renew_code(
    app: &App,
    actor: &Actor,
    meeting: &MeetingId,
    participant: &ParticipantId,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let code = fresh_code()?;
    let mut tx = app.begin(actor).await?;
    load(&mut tx, meeting).await?;
    let own = participants::find_in(&mut tx, meeting, participant).await?.ok_or(Problem::NotFound)?;
    participants::set_code(&mut tx, &own.id, code.as_str()).await?;
    seats::revoke(&mut tx, &own.id).await?;
    let event = Event::new("participant.recoded", &own.id, &own.name);
    Ok(live::commit_and_ask_again(app, tx, event).await?)
}
