//! From the cells of one row to a plain record: every column read, amounts and sources joined to lines of money.

use std::collections::HashMap;

use sekber_core::registry::OfficeKind;
use sekber_core::text::fold;
use sekber_core::value::{Currency, Money};
use sekber_documents::sheet::Cell;

use super::columns::{Column, Reads};
use super::frame::{Doubts, Frame};
use super::kind::Kind;
use super::money_columns::{Doubt, Entry, Role, counted};
use super::reading::{Line, Reader, Reading, Remark, funding_text, is_budget, says_nothing};
use super::row::SheetRow;
use super::verdict::{Issue, Record};

/// A row as a record, before anybody asks what is stored.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Interpreted {
    /// What it says.
    pub record: Record,
    /// What is to be said about it.
    pub issues: Vec<Issue>,
    /// Why it is no record at all.
    pub skipped: Option<&'static str>,
    /// The row or name that is meant by that reason.
    pub fact: String,
    /// What a row is called that is no record.
    pub label: String,
}

impl Interpreted {
    /// A row that holds no record.
    pub fn no_record(reason: &'static str, fact: impl Into<String>) -> Self {
        Self { skipped: Some(reason), fact: fact.into(), ..Self::default() }
    }

    /// Whoever imports for one organisation alone may mean that one by a name that nobody knows.
    pub fn offer_owner(&mut self, name: &str) {
        for told in &mut self.issues {
            // A text that was shortened names no answer.
            if told.field != "organisation"
                || told.reason != "unknown-organisation"
                || told.value.ends_with('…')
            {
                continue;
            }
            let key = format!("organisation/{}", told.value);
            let (_, choices) = told.ask.get_or_insert_with(|| (key, Vec::new()));
            if !choices.iter().any(|choice| choice == name) {
                choices.push(name.to_owned());
            }
        }
    }

    /// The same with the first text of the row to call it by.
    pub fn labelled(self, row: &SheetRow) -> Self {
        let texts = || {
            row.cells.iter().filter_map(|cell| if let Cell::Text(text) = cell { Some(text) } else { None })
        };
        // A letter or a numeral is hardly a name.
        let telling = texts()
            .find(|text| text.chars().filter(|c| c.is_alphabetic()).count() > 3)
            .or_else(|| texts().next());
        Self { label: telling.cloned().unwrap_or_default(), ..self }
    }
}

/// Fields that only help to read others.
const ONLY_HELP: [&str; 6] = ["year", "source", "currency", "form", "amount", "period"];

/// Reads a row.
pub fn interpret(frame: &Frame<'_>, doubts: Doubts, reader: &mut Reader<'_>, row: &SheetRow) -> Interpreted {
    let mut found = Interpreted::default();
    let currency = currency(frame, reader, row);
    let year = year(frame, reader, row);
    let mut entries = Vec::new();
    for (index, column) in frame.columns() {
        let is_left_out = column.key == "id" && frame.answer("id") == Some("ignore");
        if column.key == "places" || is_left_out || (row.inherited.contains(&index) && is_measure(column)) {
            continue;
        }
        let around = frame.around(index, year, currency, doubts);
        let reading = reader.read(column, row.cell(index), around);
        if column.reads == Reads::Amount {
            entries.extend(entry(frame, index, &reading));
            take(&mut found, column.key, Some(index), Reading { value: None, ..reading });
        } else {
            take(&mut found, column.key, Some(index), reading);
        }
    }
    places(frame, doubts, reader, row, &mut found);
    given(frame, doubts, reader, &mut found);
    if frame.kind == Kind::Programmes {
        money(frame, &mut found, entries);
    }
    ONLY_HELP.iter().for_each(|key| {
        found.record.remove(key);
    });
    found
}

/// Amounts and counts that would be counted again in each row of a merged cell.
fn is_measure(column: &Column) -> bool {
    matches!(column.reads, Reads::Amount | Reads::Funding | Reads::Count)
}

fn entry(frame: &Frame<'_>, column: usize, reading: &Reading) -> Option<Entry> {
    let (currency, minor) = reading.value.as_ref()?.split_once('|')?;
    let meaning = frame.money(column)?.clone();
    Some(Entry { column, meaning, currency: currency.parse().ok()?, minor: minor.parse().ok()? })
}

fn take(found: &mut Interpreted, field: &'static str, column: Option<usize>, reading: Reading) {
    if let Some(value) = reading.value {
        found.record.insert(field, value);
    }
    for (key, value) in reading.more {
        // What a column of its own says is stronger than what another one says beside it.
        found.record.entry(key).or_insert(value);
    }
    found.issues.extend(reading.remarks.into_iter().map(|remark| issue(field, column, remark)));
}

/// A remark as an issue of a field.
pub fn issue(field: &str, column: Option<usize>, remark: Remark) -> Issue {
    Issue {
        stops: remark.stops,
        column,
        field: field.to_owned(),
        value: remark.value,
        reason: remark.reason,
        fact: remark.fact,
        suggestion: remark.suggestion,
        ask: remark.ask,
    }
}

/// The currency that a column of its own names.
fn currency(frame: &Frame<'_>, reader: &mut Reader<'_>, row: &SheetRow) -> Option<Currency> {
    let at = frame.layout.columns_of("currency").next()?;
    let around = frame.around(at, None, None, Doubts::default());
    reader.read(frame.kind.column("currency")?, row.cell(at), around).value?.parse().ok()
}

/// The year that a column of its own names: months without a year are of that one.
fn year(frame: &Frame<'_>, reader: &mut Reader<'_>, row: &SheetRow) -> Option<i16> {
    let at = frame.layout.columns_of("year").next()?;
    let around = frame.around(at, None, None, Doubts::default());
    reader.read(frame.kind.column("year")?, row.cell(at), around).value?.parse().ok()
}

/// Places may stand in several columns: kecamatan in one, desa in the next.
fn places(
    frame: &Frame<'_>,
    doubts: Doubts,
    reader: &mut Reader<'_>,
    row: &SheetRow,
    found: &mut Interpreted,
) {
    let Some(column) = frame.kind.column("places") else { return };
    let filled: Vec<usize> =
        frame.layout.columns_of("places").filter(|at| !says_nothing(row.cell(*at))).collect();
    match filled.as_slice() {
        [] => {}
        [only] => {
            let around = frame.around(*only, None, None, doubts);
            take(found, "places", Some(*only), reader.read(column, row.cell(*only), around));
        }
        several => {
            let cells: Vec<_> =
                several.iter().map(|at| (*at, frame.level(*at), row.cell(*at).text())).collect();
            let (reading, told) = reader.read_places(&cells);
            take(found, "places", Some(several[0]), reading);
            found.issues.extend(told.into_iter().map(|(at, remark)| issue("places", Some(at), remark)));
        }
    }
}

/// What was answered to be meant wherever the sheet says nothing.
fn given(frame: &Frame<'_>, doubts: Doubts, reader: &mut Reader<'_>, found: &mut Interpreted) {
    for column in frame.kind.columns() {
        let Some(text) = frame.answer(column.key).filter(|_| column.key != "id") else { continue };
        let faulty = found.issues.iter().any(|issue| issue.stops && issue.field == column.key);
        if !found.record.contains_key(column.key) && !faulty {
            let around = frame.around(usize::MAX, None, None, doubts);
            take(found, column.key, None, reader.read(column, &Cell::Text(text.to_owned()), around));
        }
    }
}

/// Joins amounts, sources, years and forms of a row to lines; a column with whole lines is stronger.
fn money(frame: &Frame<'_>, found: &mut Interpreted, mut entries: Vec<Entry>) {
    if found.record.contains_key("funding") || entries.is_empty() {
        return;
    }
    // An empty yearly column reads as nothing; a written zero says that there is no money.
    if entries.len() > 1 {
        entries.retain(|entry| entry.minor != 0 || entry.meaning.role == Role::Changed);
    }
    let said = |key: &str| found.record.get(key).cloned();
    let number = |text: String| text.parse::<i16>().ok();
    let start = said("start").and_then(|date| number(date.get(..4)?.to_owned()));
    let row_year = said("year").and_then(number).or(frame.layout.year);
    let year = row_year.or(start).unwrap_or(frame.cycle_year);
    let (source, in_kind) = (said("source"), said("form").is_some_and(|form| form == "in_kind"));
    // What its title does not say, an amount has from its row: only then can be told which of them are for the same money.
    let complete = |entry: &mut Entry| {
        let meaning = &mut entry.meaning;
        meaning.year.get_or_insert(year);
        meaning.in_kind.get_or_insert(in_kind);
        meaning.source = meaning.source.take().or_else(|| source.clone());
    };
    entries.iter_mut().filter(|entry| entry.meaning.role != Role::Total).for_each(complete);
    let counted = match counted(&entries) {
        Ok(counted) => counted,
        Err(doubt) => return found.issues.push(doubtful(frame, &entries, &doubt)),
    };
    let names_year = |column: usize| frame.money(column).is_some_and(|meaning| meaning.year.is_some());
    let mut assumed = None;
    let mut lines = Vec::new();
    for mut entry in counted {
        complete(&mut entry);
        let Entry { column, meaning, currency, minor } = entry;
        if row_year.is_none() && !names_year(column) {
            assumed.get_or_insert(column);
        }
        let source = meaning.source.unwrap_or_default();
        let form = if meaning.in_kind == Some(true) { "in_kind" } else { "cash" };
        let on_budget = is_budget(&source);
        let year = i64::from(meaning.year.unwrap_or(year));
        lines.push(Line { year, source, currency, minor, form: form.to_owned(), on_budget });
    }
    if let Some(column) = assumed {
        let remark = Remark::notice("", "year-assumed", year.to_string());
        found.issues.push(issue("funding", Some(column), remark));
    }
    if !lines.is_empty() {
        found.record.insert("funding", funding_text(lines));
    }
}

/// Amounts that cannot be told apart, by the titles of their columns.
fn doubtful(frame: &Frame<'_>, entries: &[Entry], doubt: &Doubt) -> Issue {
    let shown = |entry: &Entry| Money { minor: entry.minor, currency: entry.currency }.id();
    match doubt {
        Doubt::Several(columns) => {
            let told = entries.iter().filter(|entry| columns.contains(&entry.column));
            let told = told.map(|entry| format!("{} {}", frame.layout.title(entry.column), shown(entry)));
            let told = told.collect::<Vec<_>>().join("; ");
            issue("amount", columns.first().copied(), Remark::fault(told, "several-amounts"))
        }
        Doubt::OtherSum { column, parts } => {
            let total = entries.iter().find(|entry| entry.column == *column);
            let mut remark = Remark::fault(total.map(shown).unwrap_or_default(), "other-sum");
            let currency = total.map_or(Currency::IDR, |entry| entry.currency);
            remark.fact = Money { minor: *parts, currency }.id();
            issue("amount", Some(*column), remark)
        }
    }
}

/// The kind of an office as its name tells.
pub fn office_kind_of(name: &str) -> OfficeKind {
    let folded = fold(name);
    let known: HashMap<&str, OfficeKind> = HashMap::from([
        ("dinas", OfficeKind::Dinas),
        ("badan", OfficeKind::Badan),
        ("bagian", OfficeKind::Bagian),
        ("inspektorat", OfficeKind::Inspectorate),
        ("rsud", OfficeKind::Hospital),
        ("rumah", OfficeKind::Hospital),
        ("kecamatan", OfficeKind::Kecamatan),
        ("kapanewon", OfficeKind::Kecamatan),
        ("kemantren", OfficeKind::Kecamatan),
        ("distrik", OfficeKind::Kecamatan),
        ("kelurahan", OfficeKind::Kelurahan),
        ("desa", OfficeKind::Village),
        ("pemdes", OfficeKind::Village),
        ("polres", OfficeKind::Vertical),
        ("kodim", OfficeKind::Vertical),
        ("kejaksaan", OfficeKind::Vertical),
        ("pengadilan", OfficeKind::Vertical),
    ]);
    let first = folded.split(' ').next().unwrap_or_default();
    match known.get(first) {
        Some(kind) => *kind,
        None if folded.contains("dprd") => OfficeKind::CouncilSecretariat,
        None => OfficeKind::Other,
    }
}
