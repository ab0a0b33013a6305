//! The attendance list: everybody invited with the people who came, room for L/P and to sign.

use sekber_core::meeting::kinds::Presence;
use sekber_documents::official::{Block, Document};

use super::people::came;
use super::{Desk, number};
use crate::features::meeting::model::{Participant, Seat};

/// Empty rows at the end, for whoever came without being invited.
const SPARE: usize = 5;

/// Whether a participant was there, as the list tells it afterwards.
fn presence(desk: &Desk, one: &Participant) -> String {
    match one.presence {
        Presence::Expected => desk.say("document-not-there"),
        presence => desk.frame.say_code("presence-", presence.as_str()),
    }
}

/// The list. People who are known stand in it, with L/P where that was told; what is empty is filled in by hand.
pub fn document(desk: &Desk, all: &[Participant], people: &[Seat]) -> Document {
    // Once the meeting is over the list tells who was there beside the signatures, and asks for no contacts any more.
    let is_over = desk.meeting.closed_at.is_some();
    let word = |one: &Participant| if is_over { presence(desk, one) } else { String::new() };
    // Of whoever was there without a name the list says so; nobody can sign beside an empty cell afterwards.
    let untold = |one: &Participant| match is_over && one.presence.is_there() {
        true => desk.say("document-name-untold"),
        false => String::new(),
    };
    let row = |name: &str, sex: String, place: String, word: String| {
        vec![String::new(), name.to_owned(), sex, place, word, String::new()]
    };
    let mut rows = Vec::new();
    for one in all {
        let came = came(&desk.meeting, one, people);
        if came.is_empty() {
            rows.push(row(&untold(one), String::new(), one.name.clone(), word(one)));
        }
        for person in came {
            let position =
                if person.position.is_empty() { String::new() } else { format!("{}, ", person.position) };
            let sex = person.sex.map(|sex| desk.frame.say_code("sex-mark-", sex.as_str()));
            let place = format!("{position}{}", one.name);
            rows.push(row(person.name, sex.unwrap_or_default(), place, word(one)));
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
