//! The form of rules: rows of criteria and categories, as typed, become rules; what cannot be read is told by its field.

use std::str::FromStr;

use jiff::civil::Date;
use sekber_engines::award::rules::{Category, Counts, Criterion, MOST, Rubric, Rules, Source};

use crate::kit::form::{Faults, Form};

/// Empty rows that a form ends in.
pub const SPARE: usize = 2;

/// A criterion as it stands in the form.
#[derive(Debug, Clone, Default)]
pub struct CriterionRow {
    /// Its code; empty for a new one.
    pub code: String,
    /// The branch.
    pub group: String,
    /// The name.
    pub name: String,
    /// What earns how many points.
    pub meaning: String,
    /// Where points come from.
    pub source: String,
    /// The weight.
    pub weight: String,
    /// The direction.
    pub counts: String,
    /// The rubric.
    pub rubric: String,
    /// `yes` when it depends on how content offices are.
    pub advocacy: String,
}

/// A category as it stands in the form.
#[derive(Debug, Clone, Default)]
pub struct CategoryRow {
    /// Its code; empty for a new one.
    pub code: String,
    /// The name.
    pub name: String,
    /// The theme's code.
    pub theme: String,
    /// The size's code.
    pub size: String,
    /// The kind's code.
    pub kind: String,
    /// How many win.
    pub winners: String,
}

/// The rows of criteria that a form shows for rules.
pub fn criterion_rows(rules: &Rules) -> Vec<CriterionRow> {
    let row = |one: &Criterion| CriterionRow {
        code: one.code.clone(),
        group: one.group.clone(),
        name: one.name.clone(),
        meaning: one.meaning.clone(),
        source: one.source.to_string(),
        weight: one.weight.to_string(),
        counts: one.counts.to_string(),
        rubric: one.rubric.to_string(),
        advocacy: if one.advocacy { "yes".to_owned() } else { String::new() },
    };
    let spare = std::iter::repeat_with(CriterionRow::default).take(SPARE);
    rules.criteria.iter().map(row).chain(spare).collect()
}

/// The rows of categories that a form shows for rules.
pub fn category_rows(rules: &Rules) -> Vec<CategoryRow> {
    let row = |one: &Category| CategoryRow {
        code: one.code.clone(),
        name: one.name.clone(),
        theme: one.theme.clone().unwrap_or_default(),
        size: one.size.map(|size| size.to_string()).unwrap_or_default(),
        kind: one.kind.map(|kind| kind.to_string()).unwrap_or_default(),
        winners: one.winners.to_string(),
    };
    let spare = std::iter::repeat_with(CategoryRow::default).take(SPARE);
    rules.categories.iter().map(row).chain(spare).collect()
}

/// The column of a field, row by row.
fn column<'a>(form: &'a Form, name: &'a str) -> Vec<String> {
    form.column(name).map(str::to_owned).collect()
}

/// The rows of criteria that were sent.
pub fn sent_criteria(form: &Form) -> Vec<CriterionRow> {
    let [codes, groups, names, meanings, sources, weights, counts, rubrics, advocacy] = [
        "k_code",
        "k_group",
        "k_name",
        "k_meaning",
        "k_source",
        "k_weight",
        "k_counts",
        "k_rubric",
        "k_advocacy",
    ]
    .map(|name| column(form, name));
    let at = |all: &[String], row: usize| all.get(row).cloned().unwrap_or_default();
    let row = |row: usize| CriterionRow {
        code: at(&codes, row),
        group: at(&groups, row),
        name: at(&names, row),
        meaning: at(&meanings, row),
        source: at(&sources, row),
        weight: at(&weights, row),
        counts: at(&counts, row),
        rubric: at(&rubrics, row),
        advocacy: at(&advocacy, row),
    };
    (0..names.len()).map(row).collect()
}

/// The rows of categories that were sent.
pub fn sent_categories(form: &Form) -> Vec<CategoryRow> {
    let [codes, names, themes, sizes, kinds, winners] =
        ["a_code", "a_name", "a_theme", "a_size", "a_kind", "a_winners"].map(|name| column(form, name));
    let at = |all: &[String], row: usize| all.get(row).cloned().unwrap_or_default();
    let row = |row: usize| CategoryRow {
        code: at(&codes, row),
        name: at(&names, row),
        theme: at(&themes, row),
        size: at(&sizes, row),
        kind: at(&kinds, row),
        winners: at(&winners, row),
    };
    (0..names.len()).map(row).collect()
}

/// The first free code with a letter before its number.
fn fresh(letter: char, taken: &[String]) -> String {
    (1..).map(|number| format!("{letter}{number}")).find(|code| !taken.contains(code)).unwrap_or_default()
}

fn parsed<T: FromStr>(
    text: &str,
    field: &str,
    key: &'static str,
    name: &str,
    faults: &mut Faults,
) -> Option<T> {
    let read = text.parse().ok();
    if read.is_none() {
        faults.add_with(field, key, "name", name);
    }
    read
}

/// The code of a row's choice; none when nothing is chosen.
fn coded<T: FromStr>(text: &str, (field, name): (&str, &str), faults: &mut Faults) -> Option<T> {
    if text.is_empty() { None } else { parsed(text, field, "fault-award-code", name, faults) }
}

fn criteria(rows: &[CriterionRow], faults: &mut Faults) -> Vec<Criterion> {
    let mut taken: Vec<String> =
        rows.iter().map(|row| row.code.clone()).filter(|code| !code.is_empty()).collect();
    let filled = rows.iter().filter(|row| !row.name.is_empty()).take(MOST + 1);
    let mut all = Vec::new();
    for row in filled {
        let code = if row.code.is_empty() { fresh('k', &taken) } else { row.code.clone() };
        taken.push(code.clone());
        let source: Option<Source> = parsed(&row.source, "criteria", "fault-award-source", &row.name, faults);
        let weight: Option<u32> = parsed(&row.weight, "criteria", "fault-award-weight", &row.name, faults);
        let rubric: Option<Rubric> = parsed(&row.rubric, "criteria", "fault-award-rubric", &row.name, faults);
        all.push(Criterion {
            code,
            group: row.group.clone(),
            name: row.name.clone(),
            meaning: row.meaning.clone(),
            source: source.unwrap_or(Source::Jury),
            weight: weight.unwrap_or(0),
            counts: coded(&row.counts, ("criteria", &row.name), faults).unwrap_or(Counts::Benefit),
            rubric: rubric.unwrap_or_default(),
            advocacy: match row.advocacy.as_str() {
                "yes" => true,
                "" | "no" => false,
                _ => {
                    faults.add_with("criteria", "fault-award-code", "name", &row.name);
                    false
                }
            },
        });
    }
    all
}

fn categories(rows: &[CategoryRow], faults: &mut Faults) -> Vec<Category> {
    let mut taken: Vec<String> =
        rows.iter().map(|row| row.code.clone()).filter(|code| !code.is_empty()).collect();
    let filled = rows.iter().filter(|row| !row.name.is_empty()).take(MOST + 1);
    let mut all = Vec::new();
    for row in filled {
        let code = if row.code.is_empty() { fresh('a', &taken) } else { row.code.clone() };
        taken.push(code.clone());
        let winners: Option<u32> =
            parsed(&row.winners, "categories", "fault-award-winners", &row.name, faults);
        all.push(Category {
            code,
            name: row.name.clone(),
            theme: Some(row.theme.clone()).filter(|theme| !theme.is_empty()),
            size: coded(&row.size, ("categories", &row.name), faults),
            kind: coded(&row.kind, ("categories", &row.name), faults),
            winners: winners.unwrap_or(3),
        });
    }
    all
}

/// Reads rules; what is typed over `before` is kept, and its track.
pub fn rules(form: &Form, before: &Rules, faults: &mut Faults) -> Rules {
    let mut day = |name: &'static str, was: Date| {
        let read: Option<Date> = form.parsed(name, "fault-calendar-date", faults);
        if read.is_none() && faults.of(name).is_none() {
            faults.add(name, "fault-required");
        }
        read.unwrap_or(was)
    };
    let (from, until) = (day("from", before.from), day("until", before.until));
    let (cut_off, ceremony) = (day("cut_off", before.cut_off), day("ceremony", before.ceremony));
    let mut number = |name: &'static str, was: u32| {
        let read = form.text(name).parse().ok();
        if read.is_none() {
            faults.add(name, "fault-award-number");
        }
        read.unwrap_or(was)
    };
    let contest_days = number("contest_days", before.contest_days);
    let least_programmes = number("least_programmes", before.least_programmes);
    let least_disclosed = number("least_disclosed", before.least_disclosed);
    let least_jurors = number("least_jurors", before.least_jurors);
    let needs_report = form.checked("needs_report", faults);
    Rules {
        track: before.track,
        aim: form.paragraphs("aim").to_owned(),
        criteria: criteria(&sent_criteria(form), faults),
        categories: categories(&sent_categories(form), faults),
        from,
        until,
        cut_off,
        ceremony,
        contest_days,
        least_programmes,
        needs_report,
        least_disclosed,
        least_jurors,
        ties: form
            .text("ties")
            .split([',', ' '])
            .map(str::trim)
            .filter(|code| !code.is_empty())
            .map(str::to_owned)
            .collect(),
    }
}
