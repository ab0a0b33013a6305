//! From the cells of one row to a plain record: every column read, amounts and sources joined to lines of money.

use std::collections::HashMap;

use sekber_core::registry::OfficeKind;
use sekber_core::text::{fold, words};
use sekber_core::value::Currency;
use sekber_documents::sheet::{Cell, is_example};

use super::columns::{Column, Reads};
use super::kind::Kind;
use super::layout::Layout;
use super::reading::{
    Around, Line, Reader, Reading, Remark, depth, funding_text, is_budget, joined_text, says_nothing, year_in,
};
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
}

/// Fields that only help to read others.
const ONLY_HELP: [&str; 6] = ["year", "source", "currency", "form", "amount", "period"];

/// What of a sheet is the same for all its rows.
pub struct Frame<'a> {
    /// What the rows are.
    pub kind: Kind,
    /// How the sheet is understood.
    pub layout: &'a Layout,
    /// The year meant when nothing says another.
    pub cycle_year: i16,
    /// Whether the whole sheet is one office's plan, in which programmes and activities stand above their parts.
    pub office_plan: bool,
}

/// Reads a row.
pub fn interpret(frame: &Frame<'_>, reader: &mut Reader<'_>, row: &SheetRow) -> Interpreted {
    if let Some(reason) = no_record(frame, row) {
        return Interpreted { skipped: Some(reason), ..Interpreted::default() };
    }
    let mut found = Interpreted::default();
    let currency = currency(frame, reader, row);
    let mut amounts = Vec::new();
    for (index, column) in columns(frame) {
        if column.key == "places" || (row.inherited.contains(&index) && is_measure(column)) {
            continue;
        }
        let title = frame.layout.title(index);
        let around = Around { title: &title, year: frame.layout.year.unwrap_or(frame.cycle_year), currency };
        let reading = reader.read(column, row.cell(index), around);
        if column.reads == Reads::Amount {
            amounts.extend(reading.value.clone().map(|amount| (year_in(&title), amount)));
            take(&mut found, column.key, Some(index), Reading { value: None, ..reading });
        } else {
            take(&mut found, column.key, Some(index), reading);
        }
    }
    places(frame, reader, row, currency, &mut found);
    if frame.kind == Kind::Programmes {
        money(frame, &mut found, &amounts);
    }
    ONLY_HELP.iter().for_each(|key| {
        found.record.remove(key);
    });
    found
}

fn columns<'a>(frame: &'a Frame<'_>) -> impl Iterator<Item = (usize, &'static Column)> + 'a {
    let kind = frame.kind;
    let fields = frame.layout.fields.iter().enumerate();
    fields.filter_map(move |(index, key)| Some((index, kind.column(key.as_deref()?)?)))
}

/// Amounts and counts that would be counted again in each row of a merged cell.
fn is_measure(column: &Column) -> bool {
    matches!(column.reads, Reads::Amount | Reads::Funding | Reads::Count)
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
    }
}

/// Why a row holds no record: an example, a total, a heading, a line of remarks.
fn no_record(frame: &Frame<'_>, row: &SheetRow) -> Option<&'static str> {
    if is_example(&row.cells) {
        return Some("example");
    }
    let naming = if frame.kind == Kind::Programmes { "title" } else { "name" };
    let said =
        |key: &str| frame.layout.columns_of(key).map(|at| row.cell(at)).find(|cell| !says_nothing(cell));
    let name = said(naming);
    let first = row.cells.iter().find(|cell| !cell.is_empty()).map(Cell::text).unwrap_or_default();
    let total = ["jumlah", "total", "grand", "subtotal", "sub total"];
    let starts = words(&first).first().is_some_and(|word| total.contains(&word.as_str()));
    if starts && name.is_none_or(|name| name.text() == first) && said("id").is_none() {
        return Some("total");
    }
    let mapped = columns(frame).filter(|(index, _)| !says_nothing(row.cell(*index))).count();
    if mapped == 0 || (name.is_none() && mapped <= 2) {
        return Some("no-record");
    }
    let code = said("nomenclature").and_then(|cell| depth(&cell.text()));
    if frame.office_plan && code.is_some_and(|depth| depth < 6) {
        return Some("heading");
    }
    None
}

fn currency(frame: &Frame<'_>, reader: &mut Reader<'_>, row: &SheetRow) -> Currency {
    let around = Around { title: "", year: frame.cycle_year, currency: Currency::IDR };
    let at = frame.layout.columns_of("currency").next();
    let said = at
        .zip(frame.kind.column("currency"))
        .and_then(|(at, column)| reader.read(column, row.cell(at), around).value?.parse().ok());
    said.unwrap_or(Currency::IDR)
}

/// Places may stand in several columns: kecamatan in one, desa in the next.
fn places(
    frame: &Frame<'_>,
    reader: &mut Reader<'_>,
    row: &SheetRow,
    currency: Currency,
    found: &mut Interpreted,
) {
    let Some(column) = frame.kind.column("places") else { return };
    let filled: Vec<usize> =
        frame.layout.columns_of("places").filter(|at| !says_nothing(row.cell(*at))).collect();
    let Some(first) = filled.first().copied() else { return };
    let title = frame.layout.title(first);
    let (title, text) = match filled.as_slice() {
        [_] => (title, row.cell(first).text()),
        several => {
            let parts: Vec<(String, String)> =
                several.iter().map(|at| (frame.layout.title(*at), row.cell(*at).text())).collect();
            (String::new(), joined_text(&parts))
        }
    };
    let around = Around { title: &title, year: frame.cycle_year, currency };
    take(found, "places", Some(first), reader.read(column, &Cell::Text(text), around));
}

/// Joins amounts, sources, years and forms of a row to lines; a column with whole lines is stronger.
fn money(frame: &Frame<'_>, found: &mut Interpreted, amounts: &[(Option<i16>, String)]) {
    if found.record.contains_key("funding") || amounts.is_empty() {
        return;
    }
    let said = |key: &str| found.record.get(key).cloned();
    let number = |text: String| text.parse::<i16>().ok();
    let start = said("start").and_then(|date| number(date.get(..4)?.to_owned()));
    let row_year = said("year").and_then(number).or(frame.layout.year);
    let source = said("source").unwrap_or_default();
    let mut assumed = None;
    let mut lines = Vec::new();
    for (title_year, amount) in amounts {
        let year = title_year.or(row_year).unwrap_or_else(|| {
            let year = start.unwrap_or(frame.cycle_year);
            assumed = Some(year);
            year
        });
        let Some((currency, minor)) = amount.split_once('|') else { continue };
        let (Ok(currency), Ok(minor)) = (currency.parse(), minor.parse()) else { continue };
        // An empty yearly column reads as nothing; a written zero says that there is no money.
        if minor == 0 && amounts.len() > 1 {
            continue;
        }
        let form = said("form").unwrap_or_else(|| "cash".to_owned());
        let on_budget = is_budget(&source);
        lines.push(Line { year: i64::from(year), source: source.clone(), currency, minor, form, on_budget });
    }
    if let Some(year) = assumed {
        let remark = Remark::notice("", "year-assumed", year.to_string());
        found.issues.push(issue("funding", frame.layout.columns_of("amount").next(), remark));
    }
    if !lines.is_empty() {
        found.record.insert("funding", funding_text(lines));
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
    ]);
    let first = folded.split(' ').next().unwrap_or_default();
    match known.get(first) {
        Some(kind) => *kind,
        None if folded.contains("dprd") => OfficeKind::CouncilSecretariat,
        None => OfficeKind::Other,
    }
}
