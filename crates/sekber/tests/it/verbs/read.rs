//! Which functions of the rooms begin a change, or take part in one as verbs do: found by reading the sources.

use std::collections::BTreeSet;

use crate::source::{Source, rooms};

/// A function of a file.
struct Function {
    name: String,
    is_offered: bool,
    head: String,
    body: String,
}

/// The functions of a file, as rustfmt lays them out: the last brace stands under the first word.
fn functions(file: &Source) -> Vec<Function> {
    let lines: Vec<&str> = file.code().map(|(_, line)| line).collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let text = line.trim_start();
        let rest = ["pub async fn ", "pub(crate) async fn ", "pub(super) async fn ", "async fn "]
            .iter()
            .find_map(|start| text.strip_prefix(start));
        let Some(rest) = rest else { continue };
        let indent = line.len() - text.len();
        let end = format!("{}}}", " ".repeat(indent));
        let length = lines[at..].iter().position(|line| *line == end).unwrap_or(0);
        let whole = lines[at..=at + length].join("\n");
        let (head, body) = whole.split_once("{\n").unwrap_or((&whole, ""));
        found.push(Function {
            name: rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect(),
            is_offered: text.starts_with("pub"),
            head: head.to_owned(),
            body: body.to_owned(),
        });
    }
    found
}

/// The names of those that begin a change, themselves or through one beside them.
fn beginning(functions: &[Function]) -> BTreeSet<String> {
    let mut begin: BTreeSet<String> = BTreeSet::new();
    loop {
        let begins = |one: &&Function| {
            let itself =
                ["app.begin(", "db.begin(", "take_turn("].iter().any(|start| one.body.contains(start));
            let calls = |name: &String| {
                [" ", "(", "."].iter().any(|before| one.body.contains(&format!("{before}{name}(")))
            };
            itself || begin.iter().any(calls)
        };
        let now: BTreeSet<String> = functions.iter().filter(begins).map(|one| one.name.clone()).collect();
        if now == begin {
            return begin;
        }
        begin = now;
    }
}

/// Files and names of all functions of the rooms that begin a change, and of those in files of verbs that work within one or in
/// somebody's name.
pub fn verbs() -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for file in rooms() {
        let functions = functions(&file);
        let begin = beginning(&functions);
        let is_of_verbs = file.path.contains("/actions") || file.path.ends_with("verification.rs");
        for one in functions.iter().filter(|one| one.is_offered) {
            let takes = ["&mut Tx", "mut tx: Tx", "actor: &Actor"].iter().any(|part| one.head.contains(part));
            if (is_of_verbs && takes) || begin.contains(&one.name) {
                let path = file.path.split("/src/features/").nth(1).unwrap_or_default();
                found.insert((path.to_owned(), one.name.clone()));
            }
        }
    }
    found
}
