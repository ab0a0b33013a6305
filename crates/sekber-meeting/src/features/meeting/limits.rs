//! How long the texts of a meeting may be, in characters, and what its particulars must be: told here once, for every door.

use std::collections::HashSet;

use sekber_core::meeting::stage::MOST_MINUTES;
use sekber_engines::desks;
use sekber_engines::matching::interest::LONGEST_TEXT;

use super::desks::DeskDraft;
use super::model::{Meeting, minutes_of};
use crate::features::document;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;

const NAME: usize = 200;
const PLACE: usize = 200;
const AGENDA: usize = 4_000;
/// Whoever gets a copy of the invitation, a line each.
const LETTER_COPIES: usize = 2_000;
/// Whom those invited ask: name and telephone.
const LETTER_CONTACT: usize = 200;
/// Numbers of letters and records.
const NUMBER: usize = 100;
/// The ground on which a meeting is called.
const LETTER_BASIS: usize = 500;
const CHAIR_POSITION: usize = 200;
const CHAIR_NUMBER: usize = 60;
/// Tables for one-to-one talks.
const TABLES: i64 = 100;
/// Most desks for presentations, which is their highest number, too.
pub const DESKS: usize = desks::MOST;
/// What a desk is called: it is read from the other end of a hall.
const DESK: usize = 40;
/// Handouts that an organisation brings to a meeting, those that it took back included.
pub const HANDOUTS: i64 = 30;
/// A person, a position, or a guest.
pub const PERSON: usize = 120;
pub const MINUTES: usize = 50_000;
pub const TASK: usize = 500;
/// Answers to invitations, objections, remarks at the door and on tasks.
const REMARK: usize = LONGEST_TEXT;

/// Everything in a meeting's particulars that is not taken, by the names of the form's fields.
pub fn faults(meeting: &Meeting) -> Faults {
    let mut faults = Faults::none();
    faults.check_required("name", &meeting.name, NAME);
    faults.check_required("place", &meeting.place, PLACE);
    for (field, time) in [("starts", &meeting.starts), ("ends", &meeting.ends)] {
        if time.is_empty() {
            faults.add(field, "fault-required");
        } else {
            check_time(field, time, &mut faults);
        }
    }
    check_order(&meeting.starts, &meeting.ends, "ends", &mut faults);
    faults.check_day("day", meeting.day);
    faults.check_day("letter_date", meeting.letter_date);
    match (&meeting.pause_from, &meeting.pause_to) {
        (Some(from), Some(to)) => {
            check_time("pause_from", from, &mut faults);
            check_time("pause_to", to, &mut faults);
            check_order(from, to, "pause_to", &mut faults);
        }
        (None, None) => {}
        _ => faults.add("pause_to", "fault-meeting-pause"),
    }
    for (field, time) in
        [("presentations_from", &meeting.presentations_from), ("talks_from", &meeting.talks_from)]
    {
        if let Some(time) = time {
            check_time(field, time, &mut faults);
            check_within(meeting, (time.as_str(), time.as_str()), field, &mut faults);
        }
    }
    if let (Some(from), Some(to)) = (&meeting.pause_from, &meeting.pause_to) {
        check_within(meeting, (from.as_str(), to.as_str()), "pause_from", &mut faults);
    }
    for (field, text, longest) in [
        ("agenda", &meeting.agenda, AGENDA),
        ("letter_number", &meeting.letter_number, NUMBER),
        ("letter_basis", &meeting.letter_basis, LETTER_BASIS),
        ("letter_copies", &meeting.letter_copies, LETTER_COPIES),
        ("letter_contact", &meeting.letter_contact, LETTER_CONTACT),
        ("record_number", &meeting.record_number, NUMBER),
        ("chair_name", &meeting.chair_name, PERSON),
        ("chair_position", &meeting.chair_position, CHAIR_POSITION),
        ("chair_number", &meeting.chair_number, CHAIR_NUMBER),
        ("secretary_name", &meeting.secretary_name, PERSON),
    ] {
        faults.check_longest(field, text, longest);
    }
    if !document::is_nip(&meeting.chair_number) {
        faults.add("chair_number", "fault-signatory-nip");
    }
    check_number("slot_minutes", meeting.slot_minutes, MOST_MINUTES, &mut faults);
    check_number("tables", meeting.tables, TABLES, &mut faults);
    faults
}

fn check_time(field: &str, time: &str, faults: &mut Faults) {
    if minutes_of(time).is_none() {
        faults.add_with(field, "fault-meeting-time", "value", time);
    }
}

fn check_order(from: &str, to: &str, field: &str, faults: &mut Faults) {
    if let (Some(from), Some(to)) = (minutes_of(from), minutes_of(to))
        && to <= from
    {
        faults.add(field, "fault-meeting-order");
    }
}

/// Whether something goes on while the meeting does: it begins before the end, and is over by then.
fn check_within(meeting: &Meeting, (from, to): (&str, &str), field: &str, faults: &mut Faults) {
    let times = [meeting.starts.as_str(), from, to, meeting.ends.as_str()].map(minutes_of);
    if let [Some(starts), Some(from), Some(to), Some(ends)] = times
        && starts < ends
        && (from < starts || from >= ends || to > ends)
        && faults.of(field).is_none()
    {
        faults.add(field, "fault-meeting-within");
    }
}

fn check_number(field: &str, number: i64, most: i64, faults: &mut Faults) {
    if !(1..=most).contains(&number) {
        faults.add_with(field, "fault-meeting-number", "most", most);
    }
}

/// What is not taken of desks as somebody sets them up, by the names of the form's fields: `name_1` is what the first is called.
pub fn desk_faults(drafts: &[DeskDraft]) -> Faults {
    let mut faults = Faults::none();
    if let [only] = drafts {
        // One desk is one queue under another name.
        faults.add(&format!("name_{}", only.number), "fault-desk-alone");
        return faults;
    }
    let (mut names, mut numbers, mut themes) = (HashSet::new(), HashSet::new(), HashSet::new());
    for draft in drafts {
        let field = format!("name_{}", draft.number);
        let is_number = usize::try_from(draft.number).is_ok_and(|number| (1..=DESKS).contains(&number));
        if !is_number || !numbers.insert(draft.number) {
            faults.add_with("desk", "fault-meeting-number", "most", DESKS);
        }
        faults.check_required(&field, &draft.name, DESK);
        if !names.insert(draft.name.trim().to_lowercase()) && faults.of(&field).is_none() {
            faults.add(&field, "fault-desk-twice");
        }
        if !draft.themes.iter().all(|theme| themes.insert(theme)) {
            faults.add("theme", "fault-desk-theme");
        }
    }
    faults
}

/// What is not taken of the reason for which a meeting is called off or an invitation withdrawn.
pub fn reason_faults(reason: &str) -> Faults {
    let mut faults = Faults::none();
    faults.check_required("reason", reason, REMARK);
    faults
}

/// A remark as it is kept.
///
/// # Errors
/// A refusal when it is too long.
pub fn remark(text: &str) -> Result<String, Problem> {
    match text.trim() {
        long if long.chars().count() > REMARK => Err(Problem::refused("matching-refused-long")),
        text => Ok(text.to_owned()),
    }
}
