//! Which file may lean on which inside a room, an engine or a tool: none leans on one that leans on it, be it by way of others. A file and
//! the parts in its own folder may (`pages/plan.rs` and `pages/plan/shortage.rs`).

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Source, files};

/// Files that lean on each other all the same: their crate, the files below its `src`, and why.
const TOGETHER: &[(&str, &[&str], &str)] = &[
    (
        "sekber",
        &[
            "features/api/guard",
            "features/api/table",
            "features/api/v1/own",
            "features/api/v1/partnerships",
            "features/api/v1/read",
        ],
        "the table names its handlers, which take the guard, which asks the table what an address needs",
    ),
    (
        "sekber",
        &["shell/bootstrap", "shell/districts"],
        "opening the first district and opening any other is one thing",
    ),
    (
        "sekber",
        &["shell/demo/full/foreign", "shell/demo/full/partnerships"],
        "papers of the body from abroad are made up as all others, and its partnerships among all others",
    ),
    (
        "sekber-synchronisation",
        &["features/synchronisation/pages/map_files", "features/synchronisation/pages/map_pictures"],
        "a file and its picture say the same of what they show",
    ),
    (
        "sekber-iati",
        &["read/activity", "read/money"],
        "an activity holds money, which takes its defaults from the activity",
    ),
    (
        "sekber-kit",
        &["app", "body", "card", "form", "jobs", "once", "problem", "words"],
        "the application holds the cards, and what stands on a card takes the application",
    ),
    ("sekber-kit", &["jobs/attempt", "jobs/worker"], "an attempt stops with its worker"),
    (
        "sekber-kit",
        &["jobs/lease", "jobs/store"],
        "each statement of a worker asks whether its lease is still its own",
    ),
    (
        "sekber-matching",
        &[
            "features/matching/fit_matrix",
            "features/matching/progress",
            "features/matching/ratings",
            "features/matching/reasons",
            "features/matching/sought",
        ],
        "the table keeps what partners were rated for needs with, which is asked of the table",
    ),
    (
        "sekber-meeting",
        &[
            "features/meeting/attendee",
            "features/meeting/desks",
            "features/meeting/limits",
            "features/meeting/model",
        ],
        "a meeting holds its desks, which deal its presentations out",
    ),
    (
        "sekber-partnership",
        &[
            "features/partnership/pages/consents",
            "features/partnership/pages/next",
            "features/partnership/pages/record",
        ],
        "what the page of a partnership says of villages and of what comes next stands apart for its length",
    ),
    (
        "sekber-registry",
        &[
            "features/registry/actions",
            "features/registry/asking",
            "features/registry/sign_up",
            "features/registry/verification",
        ],
        "signing up makes a record, and what a record changes is told to whoever let it in or asked to be invited",
    ),
];

/// A file as Rust names it: its crate, and its path below `src`.
type Module = (String, Vec<String>);

fn module(file: &Source) -> Option<Module> {
    let (name, inside) = file.path.strip_prefix("crates/")?.split_once("/src/")?;
    let mut parts: Vec<String> = inside.strip_suffix(".rs")?.split('/').map(str::to_owned).collect();
    if matches!(parts.last()?.as_str(), "mod" | "lib" | "main") {
        parts.pop();
    }
    Some((name.to_owned(), parts))
}

/// The paths that begin in the crate itself, whatever braces they stand in.
fn paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for start in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(start) {
            let before = code[..at].chars().next_back();
            if !before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | ':' | '$')) {
                expand(&code[at..], "", &mut found);
            }
        }
    }
    found
}

/// The path that a text begins with, after what stands before its braces; all of them where it has some itself.
fn expand(text: &str, before: &str, found: &mut Vec<String>) {
    let text = text.trim_start();
    let end =
        text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | ':'))).unwrap_or(text.len());
    let path = format!("{before}{}", &text[..end]);
    match text[end..].strip_prefix('{').filter(|_| path.ends_with("::")) {
        Some(list) => items(list).into_iter().for_each(|item| expand(item, &path, found)),
        None => found.push(path),
    }
}

/// The items of a list up to its closing brace.
fn items(list: &str) -> Vec<&str> {
    let (mut depth, mut begins, mut found) = (0_usize, 0, Vec::new());
    for (at, mark) in list.char_indices() {
        match mark {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' => {
                found.push(&list[begins..at]);
                break;
            }
            ',' if depth == 0 => {
                found.push(&list[begins..at]);
                begins = at + 1;
            }
            _ => {}
        }
    }
    found
}

/// The file that a path named in another one leads to: the longest part of it that is a file.
fn resolve(from: &[String], path: &str, known: &BTreeSet<Vec<String>>) -> Option<Vec<String>> {
    let mut parts = path.split("::").filter(|part| !part.is_empty());
    let mut at = match parts.next()? {
        "crate" => Vec::new(),
        "self" => from.to_vec(),
        "super" => from[..from.len().checked_sub(1)?].to_vec(),
        _ => return None,
    };
    for part in parts {
        match part {
            "super" => drop(at.pop()),
            "self" => {}
            name => at.push(name.to_owned()),
        }
    }
    while !known.contains(&at) {
        at.pop()?;
    }
    Some(at)
}

/// Which files of a crate each of its files leans on, apart from those that hold it and those in its own folder.
fn leanings(sources: &[(Vec<String>, &Source)]) -> BTreeMap<Vec<String>, BTreeSet<Vec<String>>> {
    let known: BTreeSet<Vec<String>> = sources.iter().map(|(path, _)| path.clone()).collect();
    let of = |from: &Vec<String>, file: &Source| {
        let code: String = file.code().flat_map(|(_, line)| [line, "\n"]).collect();
        let named = paths(&code).into_iter().filter_map(|path| resolve(from, &path, &known));
        named.filter(|to| !to.starts_with(from) && !from.starts_with(to)).collect::<BTreeSet<_>>()
    };
    sources.iter().map(|(from, file)| (from.clone(), of(from, file))).collect()
}

/// All that can be reached from a file.
fn reached(
    leanings: &BTreeMap<Vec<String>, BTreeSet<Vec<String>>>,
    from: &[String],
) -> BTreeSet<Vec<String>> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(at) = open.pop() {
        for next in leanings.get(at).into_iter().flatten() {
            if seen.insert(next.clone()) {
                open.push(next);
            }
        }
    }
    seen
}

/// Groups of files of a crate that lean on each other.
fn together(sources: &[(Vec<String>, &Source)]) -> BTreeSet<Vec<String>> {
    let leanings = leanings(sources);
    let reached: BTreeMap<&Vec<String>, BTreeSet<Vec<String>>> =
        leanings.keys().map(|from| (from, reached(&leanings, from))).collect();
    let both =
        |one: &Vec<String>, other: &Vec<String>| reached[one].contains(other) && reached[other].contains(one);
    let groups = leanings.keys().filter(|one| reached[*one].contains(*one)).map(|one| {
        let others = leanings.keys().filter(|other| both(one, other));
        others.map(|path| path.join("/")).collect::<Vec<_>>()
    });
    groups.collect()
}

#[test]
fn files_lean_on_each_other_in_one_direction() {
    let all = files("crates", &[".rs"]);
    let mut crates: BTreeMap<String, Vec<(Vec<String>, &Source)>> = BTreeMap::new();
    for file in all.iter().filter(|file| !file.is_tests()) {
        if let Some((name, path)) = module(file) {
            crates.entry(name).or_default().push((path, file));
        }
    }
    assert!(crates.len() > 15, "the crates are no longer recognised");
    let found: BTreeSet<(String, Vec<String>)> = crates
        .iter()
        .flat_map(|(name, sources)| together(sources).into_iter().map(|group| (name.clone(), group)))
        .collect();
    let excused: BTreeSet<(String, Vec<String>)> = TOGETHER
        .iter()
        .map(|(name, group, _)| ((*name).to_owned(), group.iter().map(|path| (*path).to_owned()).collect()))
        .collect();
    assert_eq!(
        found, excused,
        "these files lean on each other: what both need belongs into a file of its own, before them"
    );
}

#[test]
fn leanings_are_recognised() {
    let file =
        |name: &str, text: &str| Source { path: format!("crates/x/src/{name}.rs"), text: text.to_owned() };
    let sources = [
        file("a/mod", "mod one;\nmod two;\n"),
        file("a/one", "use super::{self, two::{Two, more}};\nuse crate::a::three;\n"),
        file("a/two", "// crate::a::one\nfn f() { super::four::g(crate::a::Thing); }\n"),
        file("a/three", "use std::fmt;\n"),
        file("a/four", "use crate::a::one::part::X;\n"),
        file("a/one/part", "use super::super::three;\n"),
    ];
    let modules: Vec<(Vec<String>, &Source)> =
        sources.iter().map(|file| (module(file).unwrap().1, file)).collect();
    let leanings = leanings(&modules);
    let of = |path: &str| {
        let from: Vec<String> = path.split('/').map(str::to_owned).collect();
        leanings[&from].iter().map(|to| to.join("/")).collect::<Vec<_>>()
    };
    assert_eq!(of("a/one"), ["a/three", "a/two"]);
    assert_eq!(of("a/two"), ["a/four"]);
    assert_eq!(of("a/four"), ["a/one/part"]);
    assert_eq!(of("a/one/part"), ["a/three"]);
    assert!(together(&modules).is_empty(), "a part of a file leads not back to it");
}
