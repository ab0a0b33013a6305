//! What a sheet leaves open: each question once for all rows alike, with what can be answered.

use std::collections::{BTreeSet, HashMap};

use super::columns::Reads;
use super::kind::Kind;
use super::layout::Layout;
use super::store::Waiting;
use super::verdict::{Details, Issue};

/// Rows that a question names; the rest is counted.
const NAMED: usize = 5;
/// Questions that are asked at a time.
const MOST: usize = 50;

/// Something that a person knows and the sheet does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its key in the answers of a layout.
    pub key: String,
    /// What can be answered.
    pub choices: Vec<String>,
    /// What the sheet says, in the first row that it is about.
    pub issue: Issue,
    /// The first rows that it is about.
    pub rows: Vec<i64>,
    /// How many rows it is about.
    pub count: usize,
}

/// The questions of rows, in the order of the sheet; first those that hold rows up.
pub fn questions(rows: &[Waiting]) -> Vec<Question> {
    let mut found: Vec<Question> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in rows {
        let details: Details = serde_json::from_str(&row.details_json).unwrap_or_default();
        for issue in details.issues {
            let Some((key, choices)) = issue.ask.clone() else { continue };
            match places.get(&key).and_then(|at| found.get_mut(*at)) {
                Some(known) => {
                    known.count += usize::from(known.rows.last() != Some(&row.number));
                    if known.rows.len() < NAMED && known.rows.last() != Some(&row.number) {
                        known.rows.push(row.number);
                    }
                    known.issue.stops |= issue.stops;
                }
                None => {
                    places.insert(key.clone(), found.len());
                    found.push(Question { key, choices, issue, rows: vec![row.number], count: 1 });
                }
            }
        }
    }
    found.sort_by_key(|question| !question.issue.stops);
    found.truncate(MOST);
    found
}

/// Fields of records that are there already for which it can be chosen what becomes of them, with the choices: those that the
/// rows change, and those about which something was chosen.
pub fn updates(kind: Kind, layout: &Layout, rows: &[Waiting]) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut fields: BTreeSet<String> = BTreeSet::new();
    for row in rows {
        let details: Details = serde_json::from_str(&row.details_json).unwrap_or_default();
        let overwritten = details.changes.into_iter().filter(|change| !change.before.is_empty());
        fields.extend(overwritten.map(|change| change.field));
    }
    fields.extend(layout.answers.keys().filter_map(|key| key.strip_prefix("update/").map(str::to_owned)));
    let columns = kind.columns().iter().filter(|column| fields.contains(column.key));
    columns
        .map(|column| match can_be_merged(column.reads) {
            true => (column.key, vec!["merge", "replace", "keep"]),
            false => (column.key, vec!["replace", "keep"]),
        })
        .collect()
}

/// Whether the values of a field can be put together with stored ones.
pub fn can_be_merged(reads: Reads) -> bool {
    matches!(
        reads,
        Reads::Themes | Reads::Nomenclature | Reads::Goals | Reads::Places | Reads::Offices | Reads::Funding
    )
}

/// Whether this can be an answer about a sheet of a kind.
pub fn is_answer(kind: Kind, key: &str, value: &str) -> bool {
    let one_of = |choices: &[&str]| choices.contains(&value);
    match key.split_once('/') {
        _ if value.is_empty() => false,
        Some(("update", field)) => {
            kind.column(field).is_some_and(|column| match can_be_merged(column.reads) {
                true => one_of(&["merge", "replace", "keep"]),
                false => one_of(&["replace", "keep"]),
            })
        }
        Some((field, text)) => kind.column(field).is_some() && !text.is_empty(),
        None => match key {
            "dates" => one_of(&["day-first", "month-first"]),
            "unit" => one_of(&["rupiah", "ribu", "juta", "miliar"]),
            "hidden" => one_of(&["import", "skip"]),
            "headings" => one_of(&["records", "skip"]),
            "repeated" | "repeated-people" => one_of(&["once", "added"]),
            "id" => one_of(&["ignore"]),
            field => kind.column(field).is_some(),
        },
    }
}
