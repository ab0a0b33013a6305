//! What is wrong with a file, line by line and in words: its structure, codes, days, identifiers and sums, as version 2 of the standard
//! and its rules have them. One activity is kept at a time, so memory does not grow with the file.

mod activity;
mod codes;
mod elements;
mod fault;
mod values;

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::Read;

pub use fault::{Fault, Finding};

use super::read::Element;
use super::{Limits, Reader};

/// Identifiers that are remembered to find doubles, as a number each.
const MOST_IDENTIFIERS: usize = 500_000;

/// What a check came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checked {
    /// Activities that were read.
    pub activities: u64,
    /// Organisations that were read.
    pub organisations: u64,
    /// How much is wrong.
    pub faults: u64,
    /// Whether there were more identifiers than are compared.
    pub identifiers_left: bool,
}

/// Checks a file from its beginning to its end, or to where it cannot be read any further, and hands every finding to a function.
pub fn check<R: Read>(source: R, limits: Limits, take: impl FnMut(Finding)) -> Checked {
    let mut run = Run { take, done: Checked::default(), seen: HashSet::new(), is_old: false };
    let mut reader = Reader::for_check(source, limits);
    let mut begun = false;
    loop {
        let next = reader.read_on();
        if !begun && reader.root().is_some() {
            begun = true;
            run.root(reader.root());
        }
        match next {
            Ok(true) => run.take_tree(reader.tree()),
            Ok(false) => break,
            Err(error) => {
                let place = error.place().unwrap_or_else(|| reader.position());
                let line = reader.line_of(place);
                run.say(line, None, Fault::Unreadable(error.to_string()));
                return run.done;
            }
        }
    }
    if run.done.activities + run.done.organisations == 0 {
        run.say(1, None, Fault::Empty);
    }
    run.done
}

struct Run<T> {
    take: T,
    done: Checked,
    seen: HashSet<u64>,
    is_old: bool,
}

impl<T: FnMut(Finding)> Run<T> {
    fn say(&mut self, line: u64, record: Option<&str>, fault: Fault) {
        if !fault.is_note() {
            self.done.faults += 1;
        }
        (self.take)(Finding { line, record: record.map(fault::short), fault });
    }

    /// The first element, and which version it names.
    fn root(&mut self, root: Option<&(String, Option<String>)>) {
        let Some((name, version)) = root else { return };
        if !["iati-activities", "iati-organisations"].contains(&name.as_str()) {
            self.say(1, None, Fault::Root(fault::short(name)));
        }
        match version.as_deref().map(str::trim) {
            None | Some("") => self.say(1, None, Fault::NoVersion),
            Some("2.01" | "2.02" | "2.03") => {}
            Some(old @ ("1.01" | "1.02" | "1.03" | "1.04" | "1.05")) => {
                self.is_old = true;
                self.say(1, None, Fault::Old(old.to_owned()));
            }
            Some(other) => self.say(1, None, Fault::Version(fault::short(other))),
        }
    }

    fn take_tree(&mut self, tree: Element<'_>) {
        let is_activity = tree.name() == "iati-activity";
        let identifier = if is_activity { "iati-identifier" } else { "organisation-identifier" };
        match is_activity {
            true => self.done.activities += 1,
            false => self.done.organisations += 1,
        }
        let record = tree.first(identifier).map(Element::text).filter(|text| !text.is_empty());
        let mut found: Vec<(u64, Fault)> = Vec::new();
        match is_activity {
            true => activity::check(tree, self.is_old, &mut found),
            false => activity::check_organisation(tree, self.is_old, &mut found),
        }
        if let Some(record) = record {
            let mut hasher = DefaultHasher::new();
            (is_activity, record).hash(&mut hasher);
            if self.seen.len() >= MOST_IDENTIFIERS {
                self.done.identifiers_left = true;
            } else if !self.seen.insert(hasher.finish()) {
                found.push((tree.line(), Fault::Twice(fault::short(record))));
            }
        }
        found.sort_by_key(|(line, _)| *line);
        for (line, fault) in found {
            self.say(line, record, fault);
        }
    }
}
