//! Meetings that are made up for a demonstration, and say so in their names and minutes: held, with everybody of their cycle.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use sekber_core::meeting::kinds::{SlotState, TaskState};
use sekber_core::registry::kinds::Side;
use sekber_core::value::{CycleId, MeetingId, Moment};

use super::actions::prepare::invited;
use super::form::blank;
use super::model::{Meeting, Slot, Task};
use super::store::simulated::{self as store, Invited};
use super::store::{meetings, outcome, participants, slots};
use crate::kit::access::Permit;
use crate::kit::app::new_id;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Minutes of each presentation: as many partners as a district invites are heard in a day.
const MINUTES: i64 = 8;
/// Who wrote the minutes.
const WRITER: &str = "Simulasi";

/// A meeting to make up.
#[derive(Debug, Clone)]
pub struct SimulatedMeeting<'a> {
    /// The cycle whose participants come.
    pub cycle: &'a CycleId,
    /// What it is called.
    pub name: String,
    /// Where it is held.
    pub place: String,
    /// The day.
    pub day: Date,
    /// The agenda, a line each.
    pub agenda: String,
    /// The minutes.
    pub minutes: String,
    /// Who chairs: name and position.
    pub chair: (String, String),
    /// Who takes the minutes.
    pub secretary: String,
    /// Number and day of the letter that invites to it.
    pub letter: (String, Date),
    /// What it gave people to do.
    pub tasks: Vec<SimulatedTask>,
}

/// A task of a meeting that is made up. It is nobody's own, so that nobody is written to about it.
#[derive(Debug, Clone)]
pub struct SimulatedTask {
    /// What is to be done.
    pub what: String,
    /// By whom, in words.
    pub owner: String,
    /// Until when.
    pub due: Date,
    /// How far it is.
    pub state: TaskState,
}

/// Makes a meeting up that was held from morning to afternoon; no plan was put into force in it.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the operator does it; otherwise when the database refuses.
pub async fn simulate(tx: &mut Tx, made: &SimulatedMeeting<'_>) -> Result<MeetingId, Problem> {
    tx.actor.require(Permit::Admin)?;
    let id: MeetingId = new_id();
    let meeting = Meeting {
        name: made.name.clone(),
        place: made.place.clone(),
        agenda: made.agenda.clone(),
        slot_minutes: MINUTES,
        chair_name: made.chair.0.clone(),
        chair_position: made.chair.1.clone(),
        secretary_name: made.secretary.clone(),
        letter_number: made.letter.0.clone(),
        letter_date: Some(made.letter.1),
        pause_from: None,
        pause_to: None,
        ..blank(id.clone(), made.cycle.clone(), made.day)
    };
    meetings::insert(tx, &meeting).await?;
    tx.note(Event::new("meeting.called", &id, &meeting.name));
    let all = store::invited(tx, made.cycle).await?;
    let guests = all.iter().map(|one| invited(Some((one.id.clone(), one.side)), one.name.clone()));
    let guests = guests.collect::<Result<Vec<_>, Problem>>()?;
    participants::insert(tx, &id, &guests).await?;
    let number = serde_json::json!({ "number": guests.len() });
    tx.note(Event::new("participant.invited", &id, &meeting.name).after(&number));
    let (opened, closed) = (hour(made.day, 1, tx.now), hour(made.day, 9, tx.now));
    let partners = all.iter().filter(|one| one.side == Side::Partner);
    let order: Vec<Slot> = (0..).zip(partners).map(|(nth, one)| presented(one, nth, opened)).collect();
    slots::replace(tx, &id, &order).await?;
    store::set_held(tx, &id, (opened, closed), (&made.minutes, WRITER)).await?;
    let text = serde_json::json!({ "text": made.minutes });
    tx.note(Event::new("minutes.written", &id, &meeting.name).after(&text));
    for task in &made.tasks {
        give(tx, &id, task).await?;
    }
    Ok(id)
}

/// Gives a task, and says how far it is.
async fn give(tx: &mut Tx, meeting: &MeetingId, made: &SimulatedTask) -> Result<(), Problem> {
    let given = Task {
        id: new_id(),
        what: made.what.clone(),
        organisation_id: None,
        owner: made.owner.clone(),
        due: Some(made.due),
        state: TaskState::Open,
        note: String::new(),
        verifier: String::new(),
        version: 1,
    };
    let told = |state: TaskState| serde_json::json!({ "what": made.what, "owner": made.owner, "due": made.due.to_string(), "state": state.as_str() });
    outcome::insert_task(tx, meeting, &given).await?;
    tx.note(Event::new("task.given", &given.id, &given.what).after(&told(TaskState::Open)));
    if made.state != TaskState::Open {
        let moved = Task { state: made.state, ..given };
        outcome::set_task(tx, &moved).await?;
        let event = Event::new("task.moved", &moved.id, &moved.what).before(&told(TaskState::Open));
        tx.note(event.after(&told(made.state)));
    }
    Ok(())
}

/// A presentation that is over, one after the other from half an hour after the doors were opened.
fn presented(one: &Invited, nth: i64, opened: Moment) -> Slot {
    let began = opened.plus_seconds(1_800 + nth * MINUTES * 60);
    Slot {
        organisation_id: one.id.clone(),
        name: one.name.clone(),
        short_name: one.short_name.clone(),
        minutes: MINUTES,
        not_before: None,
        state: SlotState::Done,
        started_at: Some(began),
        ended_at: Some(began.plus_seconds(MINUTES * 60)),
        desk: None,
    }
}

/// An hour of a day, universal time, that lies before the end of the demonstration's filling.
fn hour(day: Date, hour: i8, now: Moment) -> Moment {
    let at = TimeZone::UTC.to_timestamp(day.at(hour, 0, 0, 0));
    at.map_or(now, |at| Moment(at.as_millisecond().min(now.0)))
}
