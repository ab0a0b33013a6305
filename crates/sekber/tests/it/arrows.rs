//! Which room may lean on which: the order of the rooms holds for what they import and for what their statements read, and
//! each table has one room that writes it.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{self, Source, application};

/// Statements that read a table of a later room: room, table, how many times, and why it cannot be otherwise yet.
const READS_UPWARD: [(&str, &str, usize, &str); 7] = [
    (
        "account",
        "organisation",
        7,
        "roles and invitations are shown with the name of their organisation, and none is given for one that was joined to another",
    ),
    (
        "registry",
        "programme",
        8,
        "lists of organisations sort by the money of programmes and find through them in one statement, and joining counts what moves",
    ),
    ("registry", "programme_office", 1, "the same lists count the programmes that concern an office"),
    ("registry", "programme_place", 1, "the same lists are narrowed to a kecamatan"),
    (
        "registry",
        "legal_document",
        3,
        "verification decides by the documents held, doubles are found by their numbers, joining counts them",
    ),
    (
        "calendar",
        "award_season",
        3,
        "the steps about the award give way to its own days in the one statement that the first page has for them",
    ),
    ("calendar", "award_rules", 2, "the same statement reads those days from the rules that hold"),
];

/// The sources of rooms, tests left out, each with its room.
fn sources() -> Vec<(String, Source)> {
    source::rooms().into_iter().filter_map(|file| Some((file.room()?.to_owned(), file))).collect()
}

/// The rooms in their order, as the `features/mod.rs` of each crate lists their cards.
fn order() -> Vec<String> {
    let lists = application(&["/features/mod.rs"]);
    let code: String = lists.iter().flat_map(Source::code).map(|(_, line)| line).collect();
    let cards = code.match_indices("::card()").map(|(at, _)| {
        let before = code[..at].trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '_');
        code[before.len()..at].to_owned()
    });
    let order: Vec<String> = cards.collect();
    assert!(order.len() > 12, "the list of rooms is no longer recognised: {order:?}");
    order
}

fn place(order: &[String], room: &str) -> usize {
    order
        .iter()
        .position(|known| known == room)
        .unwrap_or_else(|| panic!("{room} has no card in features/mod.rs"))
}

/// The words of a file's code, without the marks around names.
fn words(file: &Source) -> Vec<String> {
    let marks = |c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.');
    let code = file.code().flat_map(|(_, line)| line.split(|c: char| c.is_whitespace() || c == '"'));
    let code = code.filter(|word| !word.is_empty());
    code.map(|word| word.trim_matches(marks).to_owned()).collect()
}

/// The tables that a file's statements write.
fn written(file: &Source) -> BTreeSet<String> {
    let words = words(file);
    let table = |part: &[String]| match [part[0].as_str(), part[1].as_str(), part[2].as_str()] {
        ["insert", "into", table] | ["delete", "from", table] | ["update", table, "set"] => {
            Some(table.to_owned())
        }
        _ => None,
    };
    words.windows(3).filter_map(table).collect()
}

/// The tables that a file's statements name, each as often as they do.
fn named(file: &Source, tables: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let words = words(file);
    let named = |part: &[String]| {
        let leads = ["from", "join", "into", "update"].contains(&part[0].as_str());
        (leads && tables.contains_key(&part[1])).then(|| part[1].clone())
    };
    words.windows(2).filter_map(named).collect()
}

/// Every table that rooms write, with those that do.
fn owners() -> BTreeMap<String, BTreeSet<String>> {
    let mut owners: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (room, file) in sources() {
        for table in written(&file) {
            owners.entry(table).or_default().insert(room.clone());
        }
    }
    assert!(owners.len() > 35, "the statements are no longer recognised: {owners:?}");
    owners
}

#[test]
fn a_room_writes_only_its_own_tables() {
    // Scans of documents and slides of meetings are attachments, which the tools keep for both.
    let owners = owners();
    let shared = owners.iter().filter(|(table, rooms)| rooms.len() > 1 && *table != "attachment");
    let shared: Vec<String> = shared.map(|(table, rooms)| format!("{table}: {rooms:?}")).collect();
    assert!(shared.is_empty(), "tables that several rooms write:\n{}", shared.join("\n"));
}

/// How often each room's statements name a table of a later room.
fn upward() -> BTreeMap<(String, String), usize> {
    let (order, owners) = (order(), owners());
    let mut found = BTreeMap::new();
    for (room, file) in sources() {
        let own = place(&order, &room);
        for table in named(&file, &owners) {
            if owners[&table].iter().all(|owner| place(&order, owner) > own) {
                *found.entry((room.clone(), table)).or_default() += 1;
            }
        }
    }
    found
}

#[test]
fn statements_read_only_tables_of_rooms_before() {
    let excused: BTreeMap<(String, String), usize> = READS_UPWARD
        .iter()
        .map(|(room, table, count, _)| (((*room).to_owned(), (*table).to_owned()), *count))
        .collect();
    assert_eq!(
        upward(),
        excused,
        "a room reads tables of a later one: let that room's card hand in what is needed"
    );
}

/// The rooms that a file names.
fn uses(file: &Source) -> BTreeSet<String> {
    let code: String = file.code().flat_map(|(_, line)| [line, "\n"]).collect();
    let mut used = BTreeSet::new();
    for (at, start) in code.match_indices("crate::features::") {
        let rest = &code[at + start.len()..];
        match rest.strip_prefix('{') {
            Some(list) => used.extend(top_names(list)),
            None => used.extend([name(rest)]),
        }
    }
    used.remove("self");
    used.remove("");
    used
}

fn name(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect()
}

/// The first name of each item of a list in braces, whatever braces the items hold.
fn top_names(list: &str) -> Vec<String> {
    let (mut depth, mut begins, mut names) = (0_usize, 0, Vec::new());
    for (at, mark) in list.char_indices() {
        match mark {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(name(&list[begins..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(name(&list[begins..at]));
                begins = at + 1;
            }
            _ => {}
        }
    }
    names
}

#[test]
fn rooms_use_only_rooms_before() {
    let order = order();
    let mut breaches = Vec::new();
    for (room, file) in sources() {
        for used in uses(&file).into_iter().filter(|used| *used != room) {
            if place(&order, &used) > place(&order, &room) {
                breaches.push(format!("{}: {room} uses {used}, which comes later", file.path));
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn the_order_is_that_of_all_rooms() {
    let cards: Vec<&str> = sekber::features::cards().iter().map(|card| card.name).collect();
    assert_eq!(order(), cards, "the rooms are put together in the order of their crates");
    let listed: BTreeSet<String> = order().into_iter().collect();
    let there: BTreeSet<String> = sources().into_iter().map(|(room, _)| room).collect();
    assert_eq!(listed, there, "every room has a card, and every card a room");
    assert_eq!(
        order().last().map(String::as_str),
        Some("dashboard"),
        "the front page reads what all others have"
    );
}

#[test]
fn arrows_are_recognised() {
    let text = |text: &str| Source {
        path: "crates/sekber/src/features/legal_document/x.rs".into(),
        text: text.into(),
    };
    let file = text("use crate::features::{award::{self, a}, mail};\nuse crate::features::audit::card;");
    assert_eq!(uses(&file).into_iter().collect::<Vec<_>>(), ["audit", "award", "mail"]);
    let tables =
        BTreeMap::from([("email".to_owned(), BTreeSet::new()), ("person".to_owned(), BTreeSet::new())]);
    let file = text("sql(\"select 1 from email l\n join person p\") // from email\n// join email");
    assert_eq!(named(&file, &tables), ["email", "person", "email"]);
    let file = text("sql(\"update email set x = 1\"); sql(\"insert into person (id) values ($1)\")");
    assert_eq!(written(&file).into_iter().collect::<Vec<_>>(), ["email", "person"]);
}
