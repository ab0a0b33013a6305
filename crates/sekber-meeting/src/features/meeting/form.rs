//! The form of a meeting's particulars.

use sekber_core::meeting::kinds::Round;
use sekber_core::value::{CycleId, MeetingId};

use super::desks::Desks;
use super::letter_nature::LetterNature;
use super::limits;
use super::model::{Meeting, minutes_of, time_of};
use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;

/// Reads the form over a meeting that is there, or that is to be called.
///
/// # Errors
/// [`Problem::Invalid`] with everything that is to be mended.
pub fn read(form: &Form, before: &Meeting) -> Result<Meeting, Problem> {
    let mut faults = Faults::none();
    let mut meeting = before.clone();
    let text = |name: &str| form.text(name).to_owned();
    meeting.name = text("name");
    meeting.place = text("place");
    match form.parsed::<jiff::civil::Date>("day", "fault-meeting-day", &mut faults) {
        Some(day) => meeting.day = day,
        None if faults.of("day").is_none() => faults.add("day", "fault-required"),
        None => {}
    }
    meeting.starts = time(form, "starts", &mut faults).unwrap_or_default();
    meeting.ends = time(form, "ends", &mut faults).unwrap_or_default();
    meeting.pause_from = time(form, "pause_from", &mut faults);
    meeting.pause_to = time(form, "pause_to", &mut faults);
    meeting.presentations_from = time(form, "presentations_from", &mut faults);
    meeting.talks_from = time(form, "talks_from", &mut faults);
    meeting.agenda = form.paragraphs("agenda").to_owned();
    meeting.letter_number = text("letter_number");
    meeting.letter_date = form.parsed("letter_date", "fault-meeting-day", &mut faults);
    meeting.letter_basis = text("letter_basis");
    meeting.letter_copies = form.paragraphs("letter_copies").to_owned();
    meeting.letter_contact = text("letter_contact");
    let nature = form.parsed("letter_nature", "fault-not-a-choice", &mut faults);
    meeting.letter_nature = nature.unwrap_or(before.letter_nature);
    meeting.record_number = text("record_number");
    meeting.chair_name = text("chair_name");
    meeting.chair_position = text("chair_position");
    meeting.chair_number = text("chair_number");
    meeting.secretary_name = text("secretary_name");
    meeting.slot_minutes = number(form, "slot_minutes", meeting.slot_minutes);
    meeting.tables = number(form, "tables", meeting.tables);
    faults.and(limits::faults(&meeting)).or(meeting)
}

fn time(form: &Form, name: &'static str, faults: &mut Faults) -> Option<String> {
    let typed = form.filled(name)?;
    let read = minutes_of(typed).map(time_of);
    if read.is_none() {
        faults.add_with(name, "fault-meeting-time", "value", typed);
    }
    read
}

/// A number as typed, or the usual one; what is no number is out of every range.
fn number(form: &Form, name: &'static str, usual: i64) -> i64 {
    form.filled(name).map_or(usual, |typed| typed.parse().unwrap_or(0))
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
        presentations_from: None,
        talks_from: None,
        agenda: String::new(),
        agenda_at: 0,
        letter_number: String::new(),
        letter_date: None,
        letter_basis: String::new(),
        letter_copies: String::new(),
        letter_contact: String::new(),
        letter_nature: LetterNature::Important,
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
        desks: Desks::default(),
        opened_at: None,
        closed_at: None,
        cancelled_because: String::new(),
        plan_id: None,
        minutes: String::new(),
        minutes_by: String::new(),
        minutes_version: 1,
        version: 1,
        seq: 0,
    }
}
