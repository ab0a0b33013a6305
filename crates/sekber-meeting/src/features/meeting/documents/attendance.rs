//! The attendance list: everybody invited with the people who came, room for L/P and to sign.

use std::collections::HashSet;

use sekber_core::meeting::kinds::Presence;
use sekber_core::text::fold;
use sekber_documents::official::{Block, Document};

use super::{Desk, number};
use crate::features::meeting::model::{Participant, Seat};

/// Empty rows at the end, for whoever came without being invited.
const SPARE: usize = 5;

/// The people of a participant who came while the meeting lasted, each once however many phones they used.
fn present<'a>(desk: &Desk, one: &Participant, people: &'a [Seat]) -> Vec<&'a Seat> {
    let in_time = |seat: &&Seat| desk.meeting.closed_at.is_none_or(|closed| seat.joined_at <= closed);
    let own = people.iter().filter(|seat| seat.participant_id == one.id).filter(in_time);
    let mut names = HashSet::new();
    own.filter(|seat| names.insert(fold(&seat.name))).collect()
}

/// Whether a participant was there, as the list tells it afterwards.
fn presence(desk: &Desk, one: &Participant) -> String {
    match one.presence {
        Presence::Expected => desk.say("document-not-there"),
        presence => desk.frame.say_code("presence-", presence.as_str()),
    }
}

/// The list. Names of people who are known stand in it; a row without a name is filled in by hand.
pub fn document(desk: &Desk, all: &[Participant], people: &[Seat]) -> Document {
    // Once the meeting is over the list tells who was there beside the signatures, and asks for no contacts any more.
    let is_over = desk.meeting.closed_at.is_some();
    let word = |one: &Participant| if is_over { presence(desk, one) } else { String::new() };
    let row = |name: &str, place: String, word: String| {
        vec![String::new(), name.to_owned(), String::new(), place, word, String::new()]
    };
    let mut rows = Vec::new();
    for one in all {
        let mut came = present(desk, one, people).into_iter().peekable();
        if came.peek().is_none() {
            rows.push(row("", one.name.clone(), word(one)));
        }
        for seat in came {
            let position =
                if seat.position.is_empty() { String::new() } else { format!("{}, ", seat.position) };
            rows.push(row(&seat.name, format!("{position}{}", one.name), word(one)));
        }
    }
    if !is_over {
        rows.resize(rows.len() + SPARE, vec![String::new(); 6]);
    }
    for (at, row) in rows.iter_mut().enumerate() {
        row[0] = number(at);
    }
    let title = desk.say("document-attendance");
    let blocks = vec![
        Block::Title { text: title.clone(), under: String::new() },
        desk.when_and_where(),
        Block::Table {
            columns: vec![
                desk.column("document-no", 0),
                desk.column("meeting-person", 4),
                desk.column("document-sex", 0),
                desk.column("document-position-office", 6),
                desk.column(if is_over { "meeting-presence" } else { "document-contact" }, 3),
                desk.column("document-signature", 4),
            ],
            over: String::new(),
            rows,
            row_millimetres: 9,
        },
    ];
    Document { foot: desk.meeting.name.clone(), ..desk.document(&title, blocks) }
}
