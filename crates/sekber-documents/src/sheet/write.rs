//! Exports open in the programs officials have: as a workbook ready to read and print, or as delimited text.

use jiff::civil::DateTime;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::formulas::guarded;
use super::{Column, Kind, Table, Value, WriteError, style};

/// Tables with more cells are written through a temporary file, so that memory does not grow with their rows.
const CELLS_KEPT_IN_MEMORY: usize = 100_000;

/// Writes tables as the sheets of one XLSX workbook.
///
/// Each sheet shows title and notes, a frozen header with filter, and is set up to print on landscape A4 as wide
/// as the page with the header on each. `created` goes into the document properties, in UTC and from 1900 on; the
/// same tables and the same moment give the same bytes.
///
/// Large tables go through the system's folder for temporary files: 100,000 rows of 15 columns took about 45 MB
/// beside the table itself, and some two seconds.
///
/// # Errors
/// See [`WriteError`].
pub fn to_xlsx(tables: &[Table], created: DateTime) -> Result<Vec<u8>, WriteError> {
    let mut book = Workbook::new();
    let title = tables.first().map_or("", |table| table.title.as_str());
    book.set_properties(&properties(title, created)?);
    let mut names = Vec::new();
    for table in tables {
        refuse_long_texts(table)?;
        let cells = table.rows.len().saturating_mul(table.columns.len());
        let sheet = match cells > CELLS_KEPT_IN_MEMORY {
            true => book.add_worksheet_with_constant_memory().map_err(style::failed)?,
            false => book.add_worksheet(),
        };
        sheet.set_name(style::sheet_name(&table.title, &mut names)).map_err(style::failed)?;
        fill(sheet, table)?;
    }
    book.save_to_buffer().map_err(style::failed)
}

/// Document properties with the given moment instead of the clock's.
pub(super) fn properties(title: &str, created: DateTime) -> Result<DocProperties, WriteError> {
    let year = u16::try_from(created.year()).unwrap_or_default();
    let moment = ExcelDateTime::from_ymd(year, created.month() as u8, created.day() as u8)
        .and_then(|day| {
            day.and_hms(created.hour() as u16, created.minute() as u8, f64::from(created.second()))
        })
        .map_err(style::failed)?;
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&moment))
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), WriteError> {
    let header = lay_out(sheet, table).map_err(style::failed)?;
    write_rows(sheet, table, header + 1).map_err(style::failed)
}

/// Writes everything but the rows, because large sheets must be written from top to bottom; returns the last row
/// of the header.
fn lay_out(sheet: &mut Worksheet, table: &Table) -> Result<u32, XlsxError> {
    set_widths(sheet, table)?;
    let top = write_head(sheet, table)?;
    let header = write_header(sheet, table, top)?;
    sheet.set_freeze_panes(header + 1, 0)?;
    style::page(sheet, (top, header))?;
    let last = u32::try_from(table.rows.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
    let last = header.checked_add(last).ok_or(XlsxError::RowColumnLimitError)?;
    if let Some(column) = last_column(table) {
        sheet.autofilter(header, 0, last, column)?;
    }
    Ok(header)
}

fn last_column(table: &Table) -> Option<u16> {
    u16::try_from(table.columns.len()).ok()?.checked_sub(1)
}

fn set_widths(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    for (index, column) in table.columns.iter().enumerate() {
        let index = u16::try_from(index).map_err(|_| XlsxError::RowColumnLimitError)?;
        sheet.set_column_width(index, column.width.clamp(1.0, 255.0))?;
    }
    Ok(())
}

/// Writes title and notes; returns the row of the header.
fn write_head(sheet: &mut Worksheet, table: &Table) -> Result<u32, XlsxError> {
    let mut row = 0;
    if !table.title.is_empty() {
        sheet.write_string_with_format(row, 0, &table.title, &style::title())?;
        row += 1;
    }
    for note in &table.notes {
        sheet.write_string_with_format(row, 0, note, &style::note())?;
        row += 1;
    }
    Ok(if row == 0 { 0 } else { row + 1 })
}

/// Writes the header and, if there are any, the hashtags; returns the last of these rows.
fn write_header(sheet: &mut Worksheet, table: &Table, row: u32) -> Result<u32, XlsxError> {
    fit_height(sheet, row, table.columns.iter().map(|column| (column.title.as_str(), column.width)))?;
    for (column, it) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(row, column, &it.title, &style::header_above(it.kind))?;
    }
    if !has_hashtags(&table.columns) {
        return Ok(row);
    }
    let hashtag = style::hashtag();
    for (column, it) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(row + 1, column, it.hxl.as_deref().unwrap_or_default(), &hashtag)?;
    }
    Ok(row + 1)
}

fn write_rows(sheet: &mut Worksheet, table: &Table, first: u32) -> Result<(), XlsxError> {
    let formats: Vec<Format> = table.columns.iter().map(|column| style::body(column.kind)).collect();
    for (row, values) in (first..).zip(&table.rows) {
        fit_height(sheet, row, wrapping_texts(table, values))?;
        for (column, (value, format)) in (0..).zip(values.iter().zip(&formats)) {
            style::write(sheet, (row, column), value, format)?;
        }
    }
    Ok(())
}

fn fit_height<'a>(
    sheet: &mut Worksheet,
    row: u32,
    texts: impl Iterator<Item = (&'a str, f64)>,
) -> Result<(), XlsxError> {
    match style::wrapped_height(texts) {
        Some(height) => sheet.set_row_height(row, height).map(drop),
        None => Ok(()),
    }
}

/// The texts of a row that wrap, with the width of their column.
fn wrapping_texts<'a>(table: &'a Table, values: &'a [Value]) -> impl Iterator<Item = (&'a str, f64)> {
    values.iter().zip(&table.columns).filter_map(|(value, column)| match value {
        Value::Text(text) if column.kind == Kind::Text => Some((text.as_str(), column.width)),
        _ => None,
    })
}

fn has_hashtags(columns: &[Column]) -> bool {
    columns.iter().any(|column| column.hxl.is_some())
}

fn refuse_long_texts(table: &Table) -> Result<(), WriteError> {
    let too_long = |value: &Value| match value {
        // Counting units is only needed when the bytes do not already prove that the text is short.
        Value::Text(text) => text.len() > style::MAX_TEXT && text.encode_utf16().count() > style::MAX_TEXT,
        _ => false,
    };
    for (row, values) in table.rows.iter().enumerate() {
        if let Some(column) = values.iter().position(too_long) {
            return Err(WriteError::TextTooLong { row: row + 1, column: column + 1 });
        }
    }
    Ok(())
}

/// Writes one table as delimited text: UTF-8 with a mark, commas, quotes and line ends after RFC 4180, the header
/// first, hashtags second if there are any. Numbers have a decimal point, shares stay shares of one, days are
/// YYYY-MM-DD.
///
/// Text that a spreadsheet program would run as a formula (it begins with `=`, `+`, `-`, `@`, tab or carriage return, or does
/// so where a program set to another country parts cells) gets an apostrophe there; [`super::read`] takes it off again.
///
/// # Errors
/// [`WriteError::Failed`] when the table cannot be encoded.
pub fn to_csv(table: &Table) -> Result<Vec<u8>, WriteError> {
    let mut writer = delimited(csv_head(&table.columns)?);
    add_rows(&mut writer, table.columns.len(), &table.rows)?;
    finished(writer)
}

/// What [`to_csv`] writes before the first row: for a text whose rows come in parts.
///
/// # Errors
/// As [`to_csv`].
pub fn csv_head(columns: &[Column]) -> Result<Vec<u8>, WriteError> {
    let mut writer = delimited("\u{feff}".as_bytes().to_vec());
    writer.write_record(columns.iter().map(|column| quoted(guarded(&column.title)))).map_err(unwritten)?;
    if has_hashtags(columns) {
        let tags = columns.iter().map(|column| column.hxl.as_deref().unwrap_or_default());
        writer.write_record(tags.map(|tag| quoted(tag.to_owned()))).map_err(unwritten)?;
    }
    finished(writer)
}

/// Some rows of so many columns as [`to_csv`] writes them. Behind [`csv_head`], the parts of a list are the whole of it.
///
/// # Errors
/// As [`to_csv`].
pub fn csv_rows(
    columns: usize,
    rows: impl IntoIterator<Item = impl AsRef<[Value]>>,
) -> Result<Vec<u8>, WriteError> {
    let mut writer = delimited(Vec::new());
    add_rows(&mut writer, columns, rows)?;
    finished(writer)
}

fn add_rows(
    writer: &mut csv::Writer<Vec<u8>>,
    columns: usize,
    rows: impl IntoIterator<Item = impl AsRef<[Value]>>,
) -> Result<(), WriteError> {
    for values in rows {
        let values = values.as_ref();
        let all = (0..columns).map(|column| values.get(column).unwrap_or(&Value::Empty));
        writer.write_record(all.map(plain)).map_err(unwritten)?;
    }
    Ok(())
}

/// Goes on behind what is written already.
fn delimited(text: Vec<u8>) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        // Quoted by us, since more has to be than the library knows of.
        .quote_style(csv::QuoteStyle::Never)
        .flexible(true)
        .from_writer(text)
}

fn finished(writer: csv::Writer<Vec<u8>>) -> Result<Vec<u8>, WriteError> {
    writer.into_inner().map_err(|error| WriteError::Failed(error.to_string()))
}

fn unwritten(error: csv::Error) -> WriteError {
    WriteError::Failed(error.to_string())
}

fn plain(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => quoted(guarded(text)),
        Value::Whole(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Formula { result, .. } => result.to_string(),
    }
}

/// A cell in quotes where it needs them: also when it holds a semicolon, at which spreadsheet programs set to Indonesian part
/// cells.
fn quoted(text: String) -> String {
    if text.contains([',', ';', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}
