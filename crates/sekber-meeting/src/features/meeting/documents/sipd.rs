//! The proposals once more in the order of the form in which SIPD takes them (usulan): a row for each village, so that they can be typed or
//! pasted there. What only the proposer or the office can say stays empty.

use jiff::civil::Date;
use sekber_core::value::{Currency, RegionCode};
use sekber_documents::sheet::{Column, Kind, Table, Value};
use sekber_facts::nomenclature;

use super::Desk;
use super::proposals::Line;
use crate::features::programme::{Names, ProgrammeDraft};

/// A place as the form asks for it.
#[derive(Debug, Clone, Default)]
struct Place {
    code: String,
    kecamatan: String,
    village: String,
}

/// What a proposal says beside its line in the list.
#[derive(Debug, Clone, Default)]
pub struct Particulars {
    field: String,
    programme: String,
    background: String,
    aim: String,
    address: String,
    places: Vec<Place>,
    /// Asked from the district's budget, in sen.
    asked: i64,
    /// What others give, in sen.
    others: i64,
}

/// The code of a nomenclature with its name, cut to some steps; empty where the code does not go so far.
fn step(code: Option<&String>, steps: usize) -> String {
    let Some(code) = code else { return String::new() };
    let parts: Vec<&str> = code.split('.').take(steps).collect();
    if parts.len() < steps {
        return String::new();
    }
    let code = parts.join(".");
    nomenclature::find(&code).map(|entry| format!("{code} {}", entry.name)).unwrap_or_default()
}

impl Particulars {
    /// Those of a programme, with the field of government of the office that leads where the programme names none.
    pub fn of(content: &ProgrammeDraft, names: &Names, lead_fields: &[String]) -> Self {
        let code = content.nomenclature.first();
        let rupiah = content.funding.iter().filter(|line| line.amount.currency == Currency::IDR);
        let sum = |on_budget: bool| {
            let of = rupiah.clone().filter(|line| line.on_budget == on_budget);
            of.fold(0_i64, |sum, line| sum.saturating_add(line.amount.minor))
        };
        Self {
            field: step(code.or(lead_fields.first()), 2),
            programme: step(code, 3),
            background: content.description.clone(),
            aim: content.targets.clone(),
            address: content.place_note.clone(),
            places: content.places.iter().map(|code| place(code, names)).collect(),
            asked: sum(true),
            others: sum(false),
        }
    }
}

fn place(code: &RegionCode, names: &Names) -> Place {
    let code = code.as_str();
    let named =
        |length: usize| code.get(..length).map(|code| names.place(code).to_owned()).unwrap_or_default();
    Place { code: code.to_owned(), kecamatan: named(8), village: named(13) }
}

/// The plan year whose planning meetings (musrenbang) a proposal of this day can still reach: those of the next year's plan end in
/// March.
fn plan_year(day: Date) -> i16 {
    if day.month() <= 3 { day.year() + 1 } else { day.year() + 2 }
}

/// Key of the title of each column, in the order of the form.
const COLUMNS: [&str; 35] = [
    "sipd-year",
    "sipd-proposer",
    "sipd-profile",
    "sipd-field",
    "sipd-dictionary-id",
    "sipd-dictionary-name",
    "sipd-issue",
    "sipd-programme",
    "sipd-problem",
    "sipd-idea",
    "sipd-address",
    "sipd-district",
    "sipd-kecamatan",
    "sipd-village",
    "sipd-latitude",
    "sipd-longitude",
    "sipd-volume",
    "sipd-unit",
    "sipd-coefficient",
    "sipd-budget",
    "sipd-spending",
    "sipd-account",
    "sipd-office",
    "sipd-office-revised",
    "sipd-land",
    "sipd-certificate",
    "sipd-technical",
    "sipd-background",
    "sipd-basis",
    "sipd-intent",
    "sipd-aim",
    "sipd-files",
    "sipd-region-code",
    "sipd-others",
    "sipd-number",
];

fn money(sen: i64) -> Value {
    if sen == 0 { Value::Empty } else { Value::Whole(sen / 100) }
}

/// The sheet. Money stands in the first row of each proposal, so that adding a column up counts it once.
pub fn table(desk: &Desk, lines: &[Line]) -> Table {
    let column = |key: &&str| Column {
        title: desk.say(key),
        hxl: None,
        width: if ["sipd-idea", "sipd-background", "sipd-aim"].contains(key) { 46.0 } else { 20.0 },
        kind: if ["sipd-budget", "sipd-others"].contains(key) { Kind::Money } else { Kind::Text },
    };
    Table {
        title: desk.say("sipd-title"),
        notes: vec![desk.meeting.name.clone(), desk.say("sipd-note")],
        columns: COLUMNS.iter().map(column).collect(),
        rows: lines.iter().flat_map(|line| rows(desk, line)).collect(),
    }
}

fn rows(desk: &Desk, line: &Line) -> Vec<Vec<Value>> {
    let told = line.particulars();
    let places = if told.places.is_empty() { vec![Place::default()] } else { told.places.clone() };
    let row = |(at, place): (usize, Place)| {
        let first = |sen: i64| if at == 0 { money(sen) } else { Value::Empty };
        let text = |text: &str| Value::from(text);
        let value = |key: &&str| match *key {
            "sipd-year" => Value::from(plan_year(desk.meeting.day).to_string()),
            "sipd-proposer" => text(line.partner()),
            "sipd-field" => text(&told.field),
            "sipd-programme" => text(&told.programme),
            "sipd-idea" => text(line.title()),
            "sipd-address" => text(&told.address),
            "sipd-district" => text(&desk.frame.district.name),
            "sipd-kecamatan" => text(&place.kecamatan),
            "sipd-village" => text(&place.village),
            "sipd-budget" => first(told.asked),
            "sipd-office" => text(line.lead()),
            "sipd-background" => text(&told.background),
            "sipd-aim" => text(&told.aim),
            "sipd-region-code" => text(&place.code),
            "sipd-others" => first(told.others),
            _ => Value::Empty,
        };
        COLUMNS.iter().map(value).collect()
    };
    places.into_iter().enumerate().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_proposal_of_september_reaches_the_plan_after_the_next() {
        assert_eq!((plan_year(date(2023, 9, 20)), plan_year(date(2024, 2, 1))), (2025, 2025));
    }

    #[test]
    fn codes_are_cut_to_the_step_that_a_column_asks_for() {
        let code = "1.02.02.2.02.0015".to_owned();
        assert!(step(Some(&code), 2).starts_with("1.02 "));
        assert!(step(Some(&code), 3).starts_with("1.02.02 "));
        assert_eq!((step(Some(&"1.02".to_owned()), 3), step(None, 2)), (String::new(), String::new()));
    }
}
