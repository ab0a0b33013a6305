//! Before the meeting: its particulars, and who is invited.

use std::collections::HashSet;

use sekber_core::document::DocumentKind;
use sekber_core::meeting::kinds::{Presence, Reply};
use sekber_core::registry::kinds::Side;
use sekber_core::value::OrganisationId;
use serde::Serialize;

use super::door::fresh_code;
use super::{letters, load};
use crate::features::document::{self, IssuedDocument};
use crate::features::matching;
use crate::features::meeting::letter_nature::LetterNature;
use crate::features::meeting::limits;
use crate::features::meeting::model::{Meeting, Participant};
use crate::features::meeting::store::{meetings, participants};
use crate::features::registry;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::problem::Problem;

/// A meeting as the trail keeps it; whom those invited can ask is a private contact, which no line ever holds.
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
    letter_copies: &'a str,
    letter_nature: LetterNature,
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
        letter_copies: &meeting.letter_copies,
        letter_nature: meeting.letter_nature,
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
    limits::faults(meeting).and(limits::desk_faults(&meeting.desks.drafts())).or(())?;
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
/// which a document tells that was issued, since it would no longer be true. An invitation is replaced by another one instead.
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
        let issued = document::about_in(&mut tx, meeting.subject()).await?;
        let says_so = |paper: &&IssuedDocument| paper.is_in_force() && paper.kind != DocumentKind::Invitation;
        if let Some(paper) = issued.iter().find(says_so) {
            // What was held stays where it was; nobody is told to take a paper back for it.
            let key = match before.closed_at {
                Some(_) => "meeting-refused-issued-over",
                None => "meeting-refused-issued",
            };
            return Err(Problem::refused_with(key, "paper", paper.title.clone()));
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
