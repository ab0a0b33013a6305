//! XLSX is read cell by cell, because a single stray cell in the last row would make a dense grid of gigabytes.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use jiff::civil::Date;

use super::{Cell, Limits, Measure, Merge, Sheet, SheetError, Workbook};

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Merges beyond this many are formatting run wild and are not worth keeping.
const MAX_MERGES: usize = 10_000;

pub(super) fn read(bytes: &[u8], has_merges: bool, limits: &Limits) -> Result<Workbook, SheetError> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut budget = Budget { limits, cells: 0, text: 0 };
    let tabs = book.sheets_metadata().to_vec();
    let mut sheets = Vec::with_capacity(tabs.len());
    for tab in tabs.into_iter().filter(|tab| tab.typ == SheetType::WorkSheet) {
        let rows = read_rows(&mut book, &tab.name, &mut budget)?;
        let merges = if has_merges { read_merges(&mut book, &tab.name, limits)? } else { Vec::new() };
        sheets.push(Sheet { name: tab.name, visible: tab.visible == SheetVisible::Visible, rows, merges });
    }
    Ok(Workbook { sheets })
}

fn read_rows(book: &mut Book<'_>, name: &str, budget: &mut Budget<'_>) -> Result<Vec<Vec<Cell>>, SheetError> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
    while let Some(found) = cells.next_cell().map_err(broken)? {
        let (row, column) = found.get_position();
        let (row, column) = (row as usize, column as usize);
        let cell = plain(found.get_value());
        if cell.is_empty() {
            continue;
        }
        let filled = rows.get(row).map_or(0, Vec::len);
        budget.spend(row, column, (column + 1).saturating_sub(filled), &cell)?;
        if rows.len() <= row {
            rows.resize_with(row + 1, Vec::new);
        }
        if rows[row].len() <= column {
            rows[row].resize(column + 1, Cell::Empty);
        }
        rows[row][column] = cell;
    }
    Ok(rows)
}

fn read_merges(book: &mut Book<'_>, name: &str, limits: &Limits) -> Result<Vec<Merge>, SheetError> {
    let found = book.merge_cells_by_sheet_name(name).map_err(broken)?;
    let inside = |merge: &Merge| {
        merge.top <= merge.bottom
            && merge.left <= merge.right
            && merge.bottom < limits.max_rows
            && merge.right < limits.max_columns
    };
    Ok(found
        .iter()
        .map(|range| Merge {
            top: range.start.0 as usize,
            left: range.start.1 as usize,
            bottom: range.end.0 as usize,
            right: range.end.1 as usize,
        })
        .filter(inside)
        .take(MAX_MERGES)
        .collect())
}

fn plain(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::from_text(text),
        DataRef::SharedString(text) => Cell::from_text(text),
        DataRef::Bool(yes) => Cell::Bool(*yes),
        DataRef::DateTime(moment) => day(moment).map_or(Cell::Number(moment.as_f64()), Cell::Date),
        DataRef::DateTimeIso(text) => iso_day(text).map_or_else(|| Cell::from_text(text), Cell::Date),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

/// The calendar day of a spreadsheet serial, unless it is a duration, a time of day or outside the calendar.
fn day(moment: &ExcelDateTime) -> Option<Date> {
    const LAST_DAY: f64 = 2_958_466.0;
    let serial = moment.as_f64();
    if !moment.is_datetime() || !(1.0..LAST_DAY).contains(&serial) {
        return None;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Date::new(year as i16, month as i8, day as i8).ok()
}

fn iso_day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

/// What may still be read before a limit of the caller is passed.
struct Budget<'a> {
    limits: &'a Limits,
    cells: usize,
    text: u64,
}

impl Budget<'_> {
    /// Accounts for one cell and the `new` places its row grows by. Shared texts count each time they are used,
    /// because each use becomes a text of its own.
    fn spend(&mut self, row: usize, column: usize, new: usize, cell: &Cell) -> Result<(), SheetError> {
        self.cells += new;
        if let Cell::Text(text) = cell {
            self.text += text.len() as u64;
        }
        let limits = self.limits;
        let too_large = |what, limit| Err(SheetError::TooLarge { what, limit });
        match () {
            () if row >= limits.max_rows => too_large(Measure::Rows, limits.max_rows as u64),
            () if column >= limits.max_columns => too_large(Measure::Columns, limits.max_columns as u64),
            () if self.cells > limits.max_cells => too_large(Measure::Cells, limits.max_cells as u64),
            () if self.text > limits.max_unpacked_bytes => {
                too_large(Measure::UnpackedBytes, limits.max_unpacked_bytes)
            }
            () => Ok(()),
        }
    }
}

fn broken(error: XlsxError) -> SheetError {
    match error {
        XlsxError::Password => SheetError::Encrypted,
        other => SheetError::Broken(other.to_string()),
    }
}
