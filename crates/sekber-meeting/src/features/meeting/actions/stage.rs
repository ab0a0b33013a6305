//! What the chair asks for: opening, presentations, choosing, planning, closing.

use sekber_core::meeting::kinds::Round;
use sekber_core::meeting::stage::{Command, Refusal};
use sekber_core::value::{MeetingId, Moment};
use sekber_engines::desks::{self, Stages};
use serde::Serialize;

use super::turn::take_turn;
use super::{Word, commit_and_tell, load};
use crate::features::meeting::desks::Queue;
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
    presenting: String,
    ends_at: Option<Moment>,
    /// The desk where something was moved; meetings without desks say nothing of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    desk: Option<&'a str>,
}

/// What is told of the desk that was moved, or of all.
fn told<'a>(
    meeting: &Meeting,
    slots: &[Slot],
    (queues, stages): (&[Queue<'a>], &Stages),
    at: Option<usize>,
) -> Told<'a> {
    let hall = meeting.hall(stages);
    let all = queues.iter().zip(stages.all()).enumerate();
    let moved = all.filter(|(place, _)| at.is_none_or(|at| at == *place));
    let presenting = moved.clone().filter_map(|(_, (queue, stage))| {
        let place = queue.places.get(stage.current()?)?;
        slots.get(*place).map(|slot| slot.short_name.as_str())
    });
    let of_desk = moved.clone().next().filter(|_| at.is_some()).map(|(_, told)| told);
    Told {
        round: hall.round,
        presenting: presenting.collect::<Vec<&str>>().join(", "),
        ends_at: of_desk.map_or(hall.ends_at, |(_, stage)| stage.ends_at),
        desk: of_desk.and_then(|(queue, _)| queue.desk).map(|desk| desk.name.as_str()),
    }
}

/// Why a command was not followed, in the language of pages.
pub fn refused(refusal: desks::Refusal) -> Problem {
    Problem::refused(match refusal {
        desks::Refusal::NoSuchDesk => "meeting-refused-no-desk",
        desks::Refusal::Stage(Refusal::Round) => "meeting-refused-round",
        desks::Refusal::Stage(Refusal::NobodyWaits) => "meeting-refused-nobody-waits",
        desks::Refusal::Stage(Refusal::NoSuchSlot) => "meeting-refused-no-slot",
        desks::Refusal::Stage(Refusal::Length) => "meeting-refused-length",
        desks::Refusal::Stage(Refusal::NoTimer) => "meeting-refused-no-timer",
    })
}

/// Follows a command that was given looking at a version: of the desk whose number is given, else of the meeting. Where there
/// are desks, whoever moves one does not wait for what is moved at another.
///
/// # Errors
/// [`Problem::Conflict`] when somebody else moved the desk or the meeting since that version, so that two chairs cannot both
/// advance; a refusal when the command makes no sense now.
pub async fn command(
    app: &App,
    actor: &Actor,
    id: &MeetingId,
    (desk, version): (Option<i64>, i64),
    command: Command,
) -> Result<Meeting, Problem> {
    actor.require(Permit::Secretariat)?;
    // Phones wait here while the round changes, so that no choice slips in after its end.
    let (mut tx, _turn) = take_turn(app, actor, id).await?;
    let meeting = load(&mut tx, id).await?;
    let looked_at = match desk {
        Some(number) => meeting.desks.find(number).map(|desk| desk.version),
        None => Some(meeting.version),
    };
    match looked_at {
        None => return Err(refused(desks::Refusal::NoSuchDesk)),
        Some(known) if known != version => return Err(Problem::Conflict),
        Some(_) => {}
    }
    let slots = slots::all_in(&mut tx, id).await?;
    let (before, queues) = (meeting.stages(&slots), meeting.desks.queues(&slots));
    if desk.is_some() && before.is_for_all(command) {
        // What moves everybody is decided looking at the whole meeting.
        return Err(refused(desks::Refusal::Stage(Refusal::Round)));
    }
    let (at, command) = placed(&queues, desk.and_then(|number| meeting.desks.place(number)), command);
    let after = before.after(command, at, tx.now).map_err(refused)?;
    let at = at.filter(|_| !meeting.desks.is_empty());
    let (hall, kept) = (meeting.hall(&after), meeting.desks.after(&after, at));
    // An item of the agenda is over once somebody presents or another round begins.
    let presents = after.all().iter().any(|stage| stage.current().is_some());
    let agenda_at = if presents || hall.round != meeting.round { 0 } else { meeting.agenda_at };
    if !meetings::set_stage(&mut tx, &meeting, &hall, (&kept, agenda_at)).await? {
        return Err(Problem::Conflict);
    }
    for ((queue, before), after) in queues.iter().zip(before.all()).zip(after.all()) {
        for ((place, old), new) in queue.places.iter().zip(&before.slots).zip(&after.slots) {
            if let Some(slot) = slots.get(*place).filter(|_| old != new) {
                slots::set_state(&mut tx, id, &slot.organisation_id, new).await?;
            }
        }
    }
    let data = told(&meeting, &slots, (&queues, &after), at);
    let event = Event::new(kind(command), id, &meeting.name)
        .before(&told(&meeting, &slots, (&queues, &before), at))
        .after(&data);
    commit_and_tell(app, tx, id, event, Word { kind: "stage", audience: None, data: &data }).await?;
    Ok(Meeting {
        round: hall.round,
        turn_ends_at: hall.ends_at,
        desks: kept,
        version: meeting.version + 1,
        ..meeting
    })
}

/// At which desk a command is followed, and there: whoever is called up is called by the place in the running order, and
/// has a place in the queue of a desk.
fn placed(queues: &[Queue<'_>], at: Option<usize>, command: Command) -> (Option<usize>, Command) {
    let Command::Call(called) = command else { return (at, command) };
    let own = |queue: &Queue<'_>| queue.places.iter().position(|place| *place == called);
    let mut found = queues.iter().enumerate().filter_map(|(desk, queue)| Some((desk, own(queue)?)));
    found.next().map_or((at, command), |(desk, place)| (Some(desk), Command::Call(place)))
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
