//! Several rows that make one programme: its villages, years, sources or accounts, one in each row.

use super::columns::Reads;
use super::interpret::{Interpreted, issue};
use super::kind::Kind;
use super::reading::{Line, Remark, funding_text, lines_of};
use super::verdict::{Record, join, split};

/// Takes what another row says into the record of the first one. What cannot be true of both is a fault that names the row.
pub fn take_in(first: &mut Interpreted, part: Interpreted, row: i64) {
    for (key, value) in part.record {
        let Some(known) = first.record.get(key).cloned() else {
            first.record.insert(key, value);
            continue;
        };
        if known == value {
            if key == "funding" {
                first.record.insert(key, added_up(&known, &value));
            }
            continue;
        }
        let joined = match (key, reads(key)) {
            ("title" | "organisation", _) => Some(known),
            ("start", _) => Some(known.min(value.clone())),
            ("end", _) => Some(known.max(value.clone())),
            ("funding", _) => Some(added_up(&known, &value)),
            (
                _,
                Some(Reads::Themes | Reads::Nomenclature | Reads::Goals | Reads::Places | Reads::Offices),
            ) => Some(join(split(&known).chain(split(&value)).map(str::to_owned).collect())),
            (_, Some(Reads::Paragraphs)) => Some(with_lines(&known, &value)),
            ("beneficiaries", _) => counted(first, &known, &value),
            _ => None,
        };
        match joined {
            Some(joined) => {
                first.record.insert(key, joined);
            }
            None => {
                let mut remark = Remark::fault(value, "rows-differ");
                remark.fact = row.to_string();
                first.issues.push(issue(key, None, remark));
            }
        }
    }
    // What one row had to assume or leave out is worth the same look in the other one.
    for told in part.issues {
        let known = first.issues.iter().any(|known| known.reason == told.reason && known.value == told.value);
        if !known {
            first.issues.push(told);
        }
    }
    note(first, row);
}

fn reads(key: &str) -> Option<Reads> {
    Kind::Programmes.column(key).map(|column| column.reads)
}

/// Lines of money of the same year, source, currency and form become one.
fn added_up(one: &str, other: &str) -> String {
    let mut lines: Vec<Line> = lines_of(one);
    for line in lines_of(other) {
        let same = |known: &&mut Line| {
            known.year == line.year
                && known.source == line.source
                && known.currency == line.currency
                && known.form == line.form
        };
        match lines.iter_mut().find(same) {
            Some(known) => known.minor = known.minor.saturating_add(line.minor),
            None => lines.push(line),
        }
    }
    funding_text(lines)
}

/// The lines of both texts, each once.
fn with_lines(one: &str, other: &str) -> String {
    let mut lines: Vec<&str> = one.lines().collect();
    lines.extend(other.lines().filter(|line| !one.lines().any(|known| known == *line)));
    lines.join("\n")
}

/// People of several places are added up; it is said, because some may have been counted twice.
fn counted(first: &mut Interpreted, known: &str, value: &str) -> Option<String> {
    let sum = known.parse::<i64>().ok()?.checked_add(value.parse().ok()?)?.to_string();
    let column = None;
    first.issues.push(issue(
        "beneficiaries",
        column,
        Remark::notice(format!("{known} + {value}"), "read-as", &sum),
    ));
    Some(sum)
}

/// Says once which rows belong together.
fn note(first: &mut Interpreted, row: i64) {
    match first.issues.iter_mut().find(|issue| issue.reason == "rows-joined") {
        Some(issue) => issue.fact = format!("{}, {row}", issue.fact),
        None => first.issues.push(issue("", None, Remark::notice("", "rows-joined", row.to_string()))),
    }
}

/// Where a record is: rows of the same title elsewhere are other programmes.
pub fn places(record: &Record) -> &str {
    record.get("places").or(record.get("place_note")).map_or("", String::as_str)
}
