//! Delimited text comes in whatever encoding and separator the author's spreadsheet program preferred.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::formulas::unguarded;
use super::limits::LONGEST_CELL;
use super::quotes::left_open;
use super::xlsx::is_too_long;
use super::{Cell, Hidden, Limits, Measure, Sheet, SheetError, Workbook, cell_name};

const DELIMITERS: [u8; 4] = *b",;\t|";

/// Records looked at when the separator is guessed.
const SNIFFED_RECORDS: usize = 50;

pub(super) fn read(bytes: &[u8], file_name: &str, limits: &Limits) -> Result<Workbook, SheetError> {
    let text = unify_line_ends(decode(bytes)?);
    let (declared, text) = declared_delimiter(&text);
    refuse_confetti(text, declared, limits)?;
    refuse_markup(text)?;
    let delimiter = declared.unwrap_or_else(|| sniff(text));
    if let Some((row, column)) = left_open(text, delimiter) {
        return Err(SheetError::OpenQuote(cell_name(row, column)));
    }
    let rows = read_rows(text, delimiter, limits)?;
    let file_name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let name = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem).to_owned();
    Ok(Workbook {
        sheets: vec![Sheet { name, visible: true, rows, merges: Vec::new(), hidden: Hidden::default() }],
    })
}

/// Text by its mark, else UTF-8 if it is valid, else Windows-1252; control characters mean it is no text.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, SheetError> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        None => (WINDOWS_1252, bytes),
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let is_control = |c: char| c.is_ascii_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    match text.contains(is_control) {
        true => Err(SheetError::NotASheet),
        false => Ok(text),
    }
}

/// Web pages, letters and the like are text too, and applications hand tables out as such under the name of a sheet.
fn refuse_markup(text: &str) -> Result<(), SheetError> {
    let mut beginning = text.trim_start().get(..4096).unwrap_or(text.trim_start()).to_owned();
    beginning.make_ascii_lowercase();
    let begins = |marks: &[&str]| marks.iter().any(|mark| beginning.starts_with(mark));
    match () {
        () if begins(&[
            "<!doctype html",
            "<html",
            "<table",
            "<meta",
            "<head",
            "<body",
            "<style",
            "mime-version:",
        ]) =>
        {
            Err(SheetError::WebPage)
        }
        () if begins(&["<?xml", "<!--"]) && beginning.contains("<html") => Err(SheetError::WebPage),
        () if begins(&["<?xml"]) => Err(SheetError::OtherFormat("xml")),
        () if begins(&["{\\rtf"]) => Err(SheetError::OtherFormat("rtf")),
        () => Ok(()),
    }
}

/// Old programs end lines with a lone carriage return, which would make row numbers uncountable.
fn unify_line_ends(text: Cow<'_, str>) -> Cow<'_, str> {
    match text.contains('\r') && !text.contains('\n') {
        true => Cow::Owned(text.replace('\r', "\n")),
        false => text,
    }
}

/// Some programs announce the separator in a first line such as `sep=;`, which is not data.
fn declared_delimiter(text: &str) -> (Option<u8>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    match line.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some(&[delimiter]) if delimiter.is_ascii() && delimiter != b'"' => (Some(delimiter), rest),
        _ => (None, text),
    }
}

/// Refuses text of little but separators: a record keeps the place of each of its fields, empty ones too.
fn refuse_confetti(text: &str, declared: Option<u8>, limits: &Limits) -> Result<(), SheetError> {
    let most = limits.max_cells.saturating_mul(2);
    let count = |delimiter: u8| text.bytes().filter(|byte| *byte == delimiter).count();
    match DELIMITERS.into_iter().chain(declared).any(|delimiter| count(delimiter) > most) {
        true => Err(SheetError::too_large(Measure::Cells, limits.max_cells as u64)),
        false => Ok(()),
    }
}

/// The separator that cuts the first records most evenly into most columns. Even cuts weigh more than many
/// columns, since decimal commas also cut a sheet of numbers.
fn sniff(text: &str) -> u8 {
    let mut best = (0.0, b',');
    for delimiter in DELIMITERS {
        let score = evenness(text, delimiter);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

fn evenness(text: &str, delimiter: u8) -> f64 {
    let widths: Vec<usize> = reader(text, delimiter)
        .records()
        .take(SNIFFED_RECORDS)
        .flatten()
        .map(|record| record.len())
        .collect();
    let wide = widths.iter().copied().filter(|&width| width > 1);
    let usual = wide.max_by_key(|width| widths.iter().filter(|other| *other == width).count());
    let Some(usual) = usual else { return 0.0 };
    let share = widths.iter().filter(|&&width| width == usual).count() as f64 / widths.len() as f64;
    share * share * usual as f64
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

fn read_rows(text: &str, delimiter: u8, limits: &Limits) -> Result<Vec<Vec<Cell>>, SheetError> {
    let mut reader = reader(text, delimiter);
    let mut record = StringRecord::new();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut cells = 0;
    let mut line = reader.position().line();
    while reader.read_record(&mut record).map_err(|error| SheetError::Broken(error.to_string()))? {
        let end = reader.position().line();
        let number = rows.len() + blank_lines(&record, end - line) + 1;
        line = end;
        let last =
            (0..record.len()).rev().find(|at| record.get(*at).is_some_and(|field| !field.trim().is_empty()));
        let columns = last.map_or(0, |last| last + 1);
        cells += columns;
        check(number, columns, cells, limits)?;
        let fields = record.iter().take(columns).enumerate();
        let row: Result<Vec<Cell>, SheetError> =
            fields.map(|(at, field)| cell(field, number - 1, at)).collect();
        rows.resize_with(number - 1, Vec::new);
        rows.push(row?);
    }
    rows.truncate(rows.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1));
    Ok(rows)
}

/// A field as a cell. One beyond all bounds comes from a quote that is not closed, so its place says where to look.
fn cell(field: &str, row: usize, column: usize) -> Result<Cell, SheetError> {
    match is_too_long(field.trim()) {
        true => Err(SheetError::too_large_at(Measure::CellText, LONGEST_CELL as u64, cell_name(row, column))),
        false => Ok(plain(field)),
    }
}

/// The reader silently skips blank lines before a record; they still count as rows in a spreadsheet program.
fn blank_lines(record: &StringRecord, lines: u64) -> usize {
    let inside: usize = record.iter().map(|field| field.matches('\n').count()).sum();
    (lines as usize).saturating_sub(inside + 1)
}

fn check(row: usize, columns: usize, cells: usize, limits: &Limits) -> Result<(), SheetError> {
    let at = || cell_name(row - 1, columns.saturating_sub(1));
    match () {
        () if row > limits.max_rows => {
            Err(SheetError::too_large_at(Measure::Rows, limits.max_rows as u64, at()))
        }
        () if columns > limits.max_columns => {
            Err(SheetError::too_large_at(Measure::Columns, limits.max_columns as u64, at()))
        }
        () if cells > limits.max_cells => {
            Err(SheetError::too_large_at(Measure::Cells, limits.max_cells as u64, at()))
        }
        () => Ok(()),
    }
}

/// A field as a cell, without the apostrophes that our own export sets before what looks like a formula.
fn plain(field: &str) -> Cell {
    if field.contains('\'') { Cell::from_text(&unguarded(field)) } else { Cell::from_text(field) }
}
