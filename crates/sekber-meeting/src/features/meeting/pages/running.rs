//! When each presentation begins: by the running order, and as things go.

use jiff::civil::DateTime;
use sekber_core::meeting::kinds::{Round, SlotState};
use sekber_core::meeting::order::timetable;
use sekber_core::value::{Moment, OrganisationId};

use crate::features::meeting::actions::order::wishes;
use crate::features::meeting::desks::{FieldDesk, Queue};
use crate::features::meeting::model::{Meeting, Slot, time_of};

/// Minutes of a day.
pub const DAY: i64 = 24 * 60;

/// The presentations of a desk in their order, each with its time of day; all of them where there are no desks.
pub struct Queued {
    /// The desk; none where there are no desks.
    pub desk: Option<FieldDesk>,
    /// The presentations.
    pub order: Vec<(String, Slot)>,
}

/// When each presentation begins by the running order, in minutes since the midnight before the meeting; desks begin at the
/// same time. What begins after the next midnight is later than [`DAY`].
fn begins(meeting: &Meeting, slots: &[Slot]) -> Vec<i64> {
    let (mut times, pause) = (vec![0; slots.len()], meeting.pause());
    for queue in meeting.desks.queues(slots) {
        let own = queue.places.iter().filter_map(|place| slots.get(*place));
        let begins = timetable(meeting.presentations_begin(), pause.as_slice(), &wishes(own, |_| None));
        for (place, begin) in queue.places.iter().zip(begins) {
            if let Some(time) = times.get_mut(*place) {
                *time = begin;
            }
        }
    }
    times
}

/// The running order with the time of day of each presentation.
pub fn timed(meeting: &Meeting, slots: Vec<Slot>) -> Vec<(String, Slot)> {
    let times = begins(meeting, &slots);
    times.into_iter().map(time_of).zip(slots).collect()
}

/// When the last presentation is over by the running order, in minutes since the midnight before the meeting; none when nobody
/// presents.
pub fn over(meeting: &Meeting, slots: &[Slot]) -> Option<i64> {
    begins(meeting, slots).into_iter().zip(slots).map(|(begin, slot)| begin + slot.minutes).max()
}

/// The running order desk by desk.
pub fn queued(meeting: &Meeting, slots: &[Slot]) -> Vec<Queued> {
    let times = begins(meeting, slots);
    let queued = |queue: Queue<'_>| Queued {
        desk: queue.desk.cloned(),
        order: queue
            .places
            .iter()
            .filter_map(|place| Some((time_of(*times.get(*place)?), slots.get(*place)?.clone())))
            .collect(),
    };
    meeting.desks.queues(slots).into_iter().map(queued).collect()
}

/// When a presentation is expected to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// The minute of the day.
    pub minute: i64,
    /// What goes on is due at this moment. As long as it is not over by then, it is late, and so is whatever comes after it.
    pub since: Moment,
}

/// The presentations of a queue.
fn heard<'a>(slots: &'a [Slot], queue: &Queue<'_>) -> Vec<&'a Slot> {
    queue.places.iter().filter_map(|place| slots.get(*place)).collect()
}

impl Expected {
    /// The time of day.
    pub fn time(&self) -> String {
        time_of(self.minute)
    }
}

/// When a presentation that waits begins as things go: once the one that goes on at its desk has had its time and all that wait
/// before it were heard; none for one that does not wait. Before anybody presents at the desk it is as the running order says,
/// which `begins` at a moment. `local` tells the time where the district is. It depends on what was moved, and not on when
/// somebody asks, so that all are shown the same.
pub fn expected(
    meeting: &Meeting,
    slots: &[Slot],
    own: &OrganisationId,
    (begins, local): (Moment, &dyn Fn(Moment) -> DateTime),
) -> Option<Expected> {
    let is_own = |slot: &Slot| slot.organisation_id == *own;
    let queues = meeting.desks.queues(slots);
    let queue = queues.iter().find(|queue| heard(slots, queue).into_iter().any(is_own))?;
    let all = heard(slots, queue);
    let waiting: Vec<&Slot> = all.iter().copied().filter(|slot| slot.state == SlotState::Waiting).collect();
    let place = waiting.iter().position(|slot| is_own(slot))?;
    let ends = queue.desk.map_or(meeting.turn_ends_at, |desk| desk.ends_at);
    let due = ends.or_else(|| all.iter().filter_map(|slot| slot.ended_at).max());
    let due = due.filter(|_| meeting.round == Round::Presenting);
    let from = due.map_or(meeting.presentations_begin(), |due| {
        let due = local(due);
        60 * i64::from(due.hour()) + i64::from(due.minute())
    });
    let times = timetable(from, meeting.pause().as_slice(), &wishes(waiting, |_| None));
    let minute = times.get(place).copied()?;
    Some(Expected { minute: minute % DAY, since: due.unwrap_or(begins) })
}

#[cfg(test)]
mod tests;
