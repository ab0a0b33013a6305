//! What the chair asks for: opening, presentations, choosing, planning, closing.

use sekber_core::meeting::kinds::Round;
use sekber_core::meeting::stage::{Command, Refusal};
use sekber_core::value::{MeetingId, Moment};
use serde::Serialize;

use super::turn::take_turn;
use super::{Word, commit_and_tell, load};
use crate::features::meeting::model::{Meeting, Slot};
use crate::features::meeting::store::{meetings, slots};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;

/// The stage as the trail keeps it and as the hall hears it.
#[derive(Debug, Clone, Serialize)]
pub struct Told<'a> {
    round: Round,
    presenting: &'a str,
    ends_at: Option<Moment>,
}

fn told<'a>(round: Round, slots: &'a [Slot], at: Option<usize>, ends_at: Option<Moment>) -> Told<'a> {
    Told { round, presenting: at.and_then(|at| slots.get(at)).map_or("", |slot| &slot.short_name), ends_at }
}

/// Why a command was not followed, in the language of pages.
pub fn refused(refusal: Refusal) -> Problem {
    Problem::refused(match refusal {
        Refusal::Round => "meeting-refused-round",
        Refusal::NobodyWaits => "meeting-refused-nobody-waits",
        Refusal::NoSuchSlot => "meeting-refused-no-slot",
        Refusal::Length => "meeting-refused-length",
        Refusal::NoTimer => "meeting-refused-no-timer",
    })
}

/// Follows a command that was given looking at a version of the meeting.
///
/// # Errors
/// [`Problem::Conflict`] when somebody else moved the meeting since that version, so that two chairs cannot both advance;
/// a refusal when the command makes no sense now.
pub async fn command(
    app: &App,
    actor: &Actor,
    id: &MeetingId,
    version: i64,
    command: Command,
) -> Result<Meeting, Problem> {
    actor.require(Permit::Secretariat)?;
    // Phones wait here while the round changes, so that no choice slips in after its end.
    let (mut tx, _turn) = take_turn(app, actor, id).await?;
    let meeting = load(&mut tx, id).await?;
    if meeting.version != version {
        return Err(Problem::Conflict);
    }
    let slots = slots::all_in(&mut tx, id).await?;
    let before = meeting.stage(&slots);
    let after = before.after(command, tx.now).map_err(refused)?;
    if !meetings::set_stage(&mut tx, &meeting, &after).await? {
        return Err(Problem::Conflict);
    }
    for ((slot, old), new) in slots.iter().zip(&before.slots).zip(&after.slots) {
        if old != new {
            slots::set_state(&mut tx, id, &slot.organisation_id, new).await?;
        }
    }
    let event = Event::new(kind(command), id, &meeting.name)
        .before(&told(before.round, &slots, before.current(), before.ends_at))
        .after(&told(after.round, &slots, after.current(), after.ends_at));
    let data = told(after.round, &slots, after.current(), after.ends_at);
    commit_and_tell(app, tx, id, event, Word { kind: "stage", audience: None, data: &data }).await?;
    Ok(Meeting { round: after.round, turn_ends_at: after.ends_at, version: version + 1, ..meeting })
}

fn kind(command: Command) -> &'static str {
    match command {
        Command::Open => "meeting.opened",
        Command::Next | Command::Call(_) => "meeting.advanced",
        Command::Skip => "meeting.skipped",
        Command::Extend(_) => "meeting.extended",
        Command::Choose(_) => "meeting.choosing",
        Command::Plan => "meeting.planning",
        Command::Back => "meeting.stepped_back",
        Command::Close(_) => "meeting.closed",
    }
}
