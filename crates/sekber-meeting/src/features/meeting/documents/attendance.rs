//! The attendance list: everybody invited with the people who came, room for L/P and to sign.

use sekber_core::meeting::kinds::Presence;
use sekber_documents::official::{Block, Document};
use serde::Serialize;

use super::people::came;
use super::{DocumentScene, number};
use crate::features::meeting::model::{Participant, Seat};

/// Empty rows at the end, for whoever came without being invited.
const SPARE: usize = 5;

/// Whether a participant was there, as the list tells it afterwards.
fn presence(papers: &DocumentScene, one: &Participant) -> String {
    match one.presence {
        Presence::Expected => papers.say("document-not-there"),
        presence => papers.frame.say_code("presence-", presence.as_str()),
    }
}

/// The list. People who are known stand in it, with L/P where that was told; what is empty is filled in by hand.
pub fn document(papers: &DocumentScene, all: &[Participant], people: &[Seat]) -> Document {
    // Once the meeting is over the list tells who was there beside the signatures, and asks for no contacts any more.
    let is_over = papers.meeting.closed_at.is_some();
    let word = |one: &Participant| if is_over { presence(papers, one) } else { String::new() };
    // Of whoever was there without a name the list says so; nobody can sign beside an empty cell afterwards.
    let untold = |one: &Participant| match is_over && one.presence.is_there() {
        true => papers.say("document-name-untold"),
        false => String::new(),
    };
    let row = |name: &str, sex: String, place: String, word: String| {
        vec![String::new(), name.to_owned(), sex, place, word, String::new()]
    };
    let mut rows = Vec::new();
    for one in all {
        let came = came(&papers.meeting, one, people);
        if came.is_empty() {
            rows.push(row(&untold(one), String::new(), one.name.clone(), word(one)));
        }
        for person in came {
            let position =
                if person.position.is_empty() { String::new() } else { format!("{}, ", person.position) };
            let sex = person.sex.map(|sex| papers.frame.say_code("sex-mark-", sex.as_str()));
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
    let title = papers.say("document-attendance");
    let blocks = vec![
        Block::Title { text: title.clone(), under: String::new() },
        papers.when_and_where(),
        Block::Table {
            columns: vec![
                papers.column("document-no", 0),
                papers.column("meeting-person", 4),
                papers.column("document-sex", 0),
                papers.column("document-position-office", 6),
                papers.column(if is_over { "meeting-presence" } else { "document-contact" }, 3),
                papers.column("document-signature", 4),
            ],
            over: String::new(),
            rows,
            row_millimetres: 9,
        },
    ];
    Document { foot: papers.meeting.name.clone(), ..papers.document(&title, blocks) }
}

/// A participant that was there, as an annex lists it.
#[derive(Serialize)]
pub struct There {
    name: String,
    people: Vec<String>,
    presence: String,
}

/// Who was there, with the people who came as far as they are known by name.
pub fn there(papers: &DocumentScene, all: &[Participant], people: &[Seat]) -> Vec<There> {
    let one = |one: &Participant| {
        let people = came(&papers.meeting, one, people).into_iter();
        let person = |name: &str, position: &str| match position {
            "" => name.to_owned(),
            position => format!("{name}, {position}"),
        };
        There {
            name: one.name.clone(),
            people: people.map(|came| person(came.name, came.position)).collect(),
            presence: papers.frame.say_code("presence-", one.presence.as_str()),
        }
    };
    all.iter().filter(|one| one.presence.is_there()).map(one).collect()
}

/// The list of who was there, on a page of its own behind another paper; nothing where nobody was. `of` names that paper with its number,
/// since sheets come apart. Names of people have a column where some are known.
pub fn annex(papers: &DocumentScene, there: &[There], of: &str) -> Vec<Block> {
    if there.is_empty() {
        return Vec::new();
    }
    let is_named = there.iter().any(|one| !one.people.is_empty());
    let mut columns = vec![papers.column("document-no", 0), papers.column("meeting-participant", 5)];
    if is_named {
        columns.push(papers.column("document-person-position", 5));
    }
    columns.push(papers.column("meeting-presence", 2));
    let row = |(at, one): (usize, &There)| {
        let mut row = vec![number(at), one.name.clone()];
        if is_named {
            row.push(one.people.join("\n"));
        }
        row.push(one.presence.clone());
        row
    };
    let rows = there.iter().enumerate().map(row).collect();
    vec![
        Block::Annex,
        Block::Title { text: papers.say("document-annex-attendance"), under: of.to_owned() },
        Block::Table { columns, over: String::new(), rows, row_millimetres: 0 },
    ]
}
