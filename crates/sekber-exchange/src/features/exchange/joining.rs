//! Several rows that make one programme: its villages, years, sources or accounts, one in each row.

use std::collections::BTreeMap;

use sekber_core::value::Currency;

use super::columns::Reads;
use super::interpret::{Interpreted, issue};
use super::kind::Kind;
use super::reading::{Line, Remark, funding_text, lines_of};
use super::verdict::{Issue, Record, join, split};

/// Rows that one programme may have: more of one title hardly mean one thing.
pub const MOST_PARTS: usize = 200;

/// The record of a first row, while the rows after it are taken in.
pub struct Joining {
    first: Interpreted,
    /// The money of each row that has some.
    money: Vec<Vec<Line>>,
    /// The people that each row counts.
    people: Vec<i64>,
    /// The rows that were taken in.
    rows: Vec<String>,
}

impl Joining {
    /// Begins with what the first row says.
    pub fn new(first: Interpreted) -> Self {
        let money = first.record.get("funding").map(|text| lines_of(text)).into_iter().collect();
        let people = first.record.get("beneficiaries").and_then(|count| count.parse().ok());
        Self { money, people: people.into_iter().collect(), rows: Vec::new(), first }
    }

    /// Says that a row cannot be taken in before it is mended.
    pub fn pass_over(&mut self, row: i64) {
        let mut remark = Remark::fault("", "part-faulty");
        remark.fact = row.to_string();
        self.first.issues.push(issue("", None, remark));
    }

    /// Takes what another row says into the record of the first one. What cannot be true of both is a fault that names the row.
    pub fn take_in(&mut self, part: Interpreted, row: i64) {
        let first = &mut self.first;
        for (key, value) in part.record {
            match key {
                "funding" => self.money.push(lines_of(&value)),
                "beneficiaries" => self.people.extend(value.parse::<i64>()),
                _ => {}
            }
            if matches!(key, "funding" | "beneficiaries") {
                continue;
            }
            let Some(known) = first.record.get(key).cloned() else {
                first.record.insert(key, value);
                continue;
            };
            if known == value {
                continue;
            }
            let joined = match (key, reads(key)) {
                ("title" | "organisation", _) => Some(known),
                ("start", _) => Some(known.min(value.clone())),
                ("end", _) => Some(known.max(value.clone())),
                (
                    _,
                    Some(Reads::Themes | Reads::Nomenclature | Reads::Goals | Reads::Places | Reads::Offices),
                ) => Some(join(split(&known).chain(split(&value)).map(str::to_owned).collect())),
                (_, Some(Reads::Paragraphs)) => Some(with_lines(&known, &value)),
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
            let known =
                first.issues.iter().any(|known| known.reason == told.reason && known.value == told.value);
            if !known {
                first.issues.push(told);
            }
        }
        self.rows.push(row.to_string());
    }

    /// The whole record. `answer` says whether what stands in every row is meant once, or in each.
    pub fn finish<'a>(self, answer: impl Fn(&str) -> Option<&'a str>) -> Interpreted {
        let Self { mut first, money, people, rows } = self;
        if !rows.is_empty() {
            first.issues.push(issue("", None, Remark::notice("", "rows-joined", rows.join(", "))));
        }
        let lines = match (is_repeated(&money), answer("repeated")) {
            (true, Some("once")) => once(money),
            (true, None) => {
                let shown = money.first().and_then(|lines| lines.first());
                let shown = shown.map_or_else(String::new, |line| line.money().id());
                first.issues.push(repeated("amount", "repeated", shown, money.len()));
                Vec::new()
            }
            _ => added_up(money),
        };
        if !lines.is_empty() {
            first.record.insert("funding", funding_text(lines));
        }
        count(&mut first, &people, answer("repeated-people"));
        first
    }
}

/// The question about something that stands in every row of a programme.
fn repeated(field: &str, question: &str, shown: String, rows: usize) -> Issue {
    let mut remark = Remark::fault(shown, "repeated").asking(question, &["once", "added"]);
    remark.fact = rows.to_string();
    issue(field, None, remark)
}

/// People of several places are added up; it is said, because some may have been counted twice.
fn count(first: &mut Interpreted, people: &[i64], answer: Option<&str>) {
    let Some((one, others)) = people.split_first().filter(|(_, others)| !others.is_empty()) else { return };
    let is_repeated = *one > 0 && others.iter().all(|other| other == one);
    match (is_repeated, answer) {
        (true, None) => {
            first.issues.push(repeated("beneficiaries", "repeated-people", one.to_string(), people.len()))
        }
        (true, Some("once")) => {}
        _ => {
            let sum = people.iter().fold(0_i64, |sum, count| sum.saturating_add(*count)).to_string();
            let shown = people.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + ");
            first.issues.push(issue("beneficiaries", None, Remark::notice(shown, "read-as", &sum)));
            first.record.insert("beneficiaries", sum);
        }
    }
}

fn reads(key: &str) -> Option<Reads> {
    Kind::Programmes.column(key).map(|column| column.reads)
}

/// Of what money is, whoever gives it.
type Sort = (i64, Currency, String);

fn sort_of(line: &Line) -> Sort {
    (line.year, line.currency, line.form.clone())
}

/// Whether every row says the very same amounts for the same years: a total that is written again in each, or as much in each.
fn is_repeated(rows: &[Vec<Line>]) -> bool {
    let amounts = |lines: &Vec<Line>| {
        let mut amounts: Vec<(Sort, i64)> = lines.iter().map(|line| (sort_of(line), line.minor)).collect();
        amounts.sort();
        amounts
    };
    let mut rows = rows.iter().map(amounts);
    let first = rows.next().filter(|first| first.iter().any(|(_, minor)| *minor > 0));
    let others: Vec<_> = rows.collect();
    first.is_some_and(|first| !others.is_empty() && others.iter().all(|other| *other == first))
}

/// Lines of money of the same year, source, currency and form become one.
fn added_up(rows: Vec<Vec<Line>>) -> Vec<Line> {
    let mut sums: BTreeMap<(Sort, String), Line> = BTreeMap::new();
    for line in rows.into_iter().flatten() {
        sums.entry((sort_of(&line), line.source.clone()))
            .and_modify(|known| known.minor = known.minor.saturating_add(line.minor))
            .or_insert(line);
    }
    sums.into_values().collect()
}

/// The lines of the first row, each with every source that the rows name for it.
fn once(rows: Vec<Vec<Line>>) -> Vec<Line> {
    let mut rows = rows.into_iter();
    let mut lines = rows.next().unwrap_or_default();
    if let [only] = lines.as_mut_slice() {
        for other in rows.flatten() {
            let is_named = only.source.split(", ").any(|source| source == other.source);
            if !other.source.is_empty() && !is_named {
                only.on_budget &= other.on_budget;
                let between = if only.source.is_empty() { "" } else { ", " };
                only.source = format!("{}{between}{}", only.source, other.source);
            }
        }
    }
    lines
}

/// The lines of both texts, each once.
fn with_lines(one: &str, other: &str) -> String {
    let mut lines: Vec<&str> = one.lines().collect();
    lines.extend(other.lines().filter(|line| !one.lines().any(|known| known == *line)));
    lines.join("\n")
}

/// Where a record is: rows of the same title elsewhere are other programmes.
pub fn places(record: &Record) -> &str {
    record.get("places").or(record.get("place_note")).map_or("", String::as_str)
}
