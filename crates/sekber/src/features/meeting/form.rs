//! The form of a meeting's particulars.

use sekber_core::meeting::kinds::Round;
use sekber_core::meeting::stage::MOST_MINUTES;
use sekber_core::value::{CycleId, MeetingId};

use super::model::{Meeting, minutes_of, time_of};
use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;

/// Most tables for one-to-one talks.
const MOST_TABLES: i64 = 100;

/// Reads the form over a meeting that is there, or that is to be called.
///
/// # Errors
/// [`Problem::Invalid`] with everything that is to be mended.
pub fn read(form: &Form, before: &Meeting) -> Result<Meeting, Problem> {
    let mut faults = Faults::none();
    let mut meeting = before.clone();
    meeting.name = form.required("name", 200, &mut faults);
    meeting.place = form.required("place", 200, &mut faults);
    match form.parsed::<jiff::civil::Date>("day", "fault-meeting-day", &mut faults) {
        Some(day) => meeting.day = day,
        None if faults.of("day").is_none() => faults.add("day", "fault-required"),
        None => {}
    }
    meeting.starts = time(form, "starts", &mut faults).unwrap_or_default();
    meeting.ends = time(form, "ends", &mut faults).unwrap_or_default();
    for name in ["starts", "ends"] {
        if form.filled(name).is_none() {
            faults.add(name, "fault-required");
        }
    }
    meeting.pause_from = time(form, "pause_from", &mut faults);
    meeting.pause_to = time(form, "pause_to", &mut faults);
    meeting.talks_from = time(form, "talks_from", &mut faults);
    after(&meeting.starts, &meeting.ends, "ends", &mut faults);
    match (&meeting.pause_from, &meeting.pause_to) {
        (Some(from), Some(to)) => after(from, to, "pause_to", &mut faults),
        (None, None) => {}
        _ => faults.add("pause_to", "fault-meeting-pause"),
    }
    meeting.agenda = form.bounded_paragraphs("agenda", 4000, &mut faults);
    meeting.letter_number = form.bounded("letter_number", 100, &mut faults);
    meeting.letter_date = form.parsed("letter_date", "fault-meeting-day", &mut faults);
    meeting.record_number = form.bounded("record_number", 100, &mut faults);
    meeting.chair_name = form.bounded("chair_name", 120, &mut faults);
    meeting.chair_position = form.bounded("chair_position", 200, &mut faults);
    meeting.chair_number = form.bounded("chair_number", 60, &mut faults);
    meeting.secretary_name = form.bounded("secretary_name", 120, &mut faults);
    meeting.slot_minutes = number(form, "slot_minutes", MOST_MINUTES, meeting.slot_minutes, &mut faults);
    meeting.tables = number(form, "tables", MOST_TABLES, meeting.tables, &mut faults);
    faults.or(meeting)
}

fn time(form: &Form, name: &'static str, faults: &mut Faults) -> Option<String> {
    let typed = form.filled(name)?;
    let read = minutes_of(typed).map(time_of);
    if read.is_none() {
        faults.add_with(name, "fault-meeting-time", "value", typed);
    }
    read
}

fn after(from: &str, to: &str, field: &str, faults: &mut Faults) {
    if let (Some(from), Some(to)) = (minutes_of(from), minutes_of(to))
        && to <= from
    {
        faults.add(field, "fault-meeting-order");
    }
}

fn number(form: &Form, name: &'static str, most: i64, usual: i64, faults: &mut Faults) -> i64 {
    match form.filled(name) {
        None => usual,
        Some(typed) => match typed.parse() {
            Ok(number) if (1..=most).contains(&number) => number,
            _ => {
                faults.add_with(name, "fault-meeting-number", "most", most);
                usual
            }
        },
    }
}

/// A meeting before anything is known about it.
pub fn blank(id: MeetingId, cycle: CycleId, day: jiff::civil::Date) -> Meeting {
    Meeting {
        id,
        cycle_id: cycle,
        name: String::new(),
        place: String::new(),
        day,
        starts: "08:00".to_owned(),
        ends: "16:00".to_owned(),
        pause_from: Some("12:00".to_owned()),
        pause_to: Some("13:00".to_owned()),
        talks_from: None,
        agenda: String::new(),
        letter_number: String::new(),
        letter_date: None,
        record_number: String::new(),
        chair_name: String::new(),
        chair_position: String::new(),
        chair_number: String::new(),
        secretary_name: String::new(),
        slot_minutes: 10,
        tables: 10,
        round: Round::Preparing,
        turn_ends_at: None,
        late_until: None,
        opened_at: None,
        closed_at: None,
        plan_id: None,
        minutes: String::new(),
        minutes_by: String::new(),
        minutes_version: 1,
        version: 1,
        seq: 0,
    }
}
