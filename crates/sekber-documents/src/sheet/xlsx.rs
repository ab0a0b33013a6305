//! XLSX is read cell by cell, because a single stray cell in the last row would make a dense grid of gigabytes.

use std::cell::Cell as Counter;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::rc::Rc;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use jiff::civil::Date;

use super::archive::Contents;
use super::limits::LONGEST_CELL;
use super::marks::{Marks, PartMarks};
use super::markup::most_pieces;
use super::{Cell, Hidden, Limits, Measure, Merge, Sheet, SheetError, Workbook, cell_name};

type Book<'a> = Xlsx<Metered<'a>>;

/// Blank rows below the table after which a cell counts as a stray one.
const STRAY: usize = 1_000;
/// How often the whole archive may be read; a sheet is read once for its cells and once for its merges.
const PASSES: u64 = 6;
/// Bytes of the archive that may be read besides: the directory, heads of parts, parts of a few bytes.
const BESIDES: u64 = 64 << 10;

pub(super) fn read(bytes: &[u8], contents: Contents, limits: &Limits) -> Result<Workbook, SheetError> {
    let left = Rc::new(Counter::new((bytes.len() as u64).saturating_mul(PASSES) + BESIDES));
    let archive = Metered { bytes: Cursor::new(bytes), left: Rc::clone(&left) };
    // Several sheets may be the same part of the archive, which unpacks to much more than it takes.
    let read = Xlsx::new(archive).map_err(broken).and_then(|book| read_book(book, contents, limits));
    match read {
        Err(SheetError::Broken(_)) if left.get() == 0 => {
            Err(SheetError::too_large(Measure::UnpackedBytes, limits.max_unpacked_bytes))
        }
        read => read,
    }
}

fn read_book(mut book: Book<'_>, contents: Contents, limits: &Limits) -> Result<Workbook, SheetError> {
    let Contents { has_merges, mut marks } = contents;
    let mut budget = Budget { limits, rows: 0, cells: 0, looked_at: 0, pieces: 0, text: 0 };
    let tabs = book.sheets_metadata().to_vec();
    if tabs.len() > limits.max_sheets {
        return Err(SheetError::too_large(Measure::Sheets, limits.max_sheets as u64));
    }
    let mut sheets = Vec::with_capacity(tabs.len());
    let is_sheet = |(_, tab): &(usize, calamine::Sheet)| tab.typ == SheetType::WorkSheet;
    for (index, tab) in tabs.into_iter().enumerate().filter(is_sheet) {
        budget.read(marks.pieces_of(index))?;
        let marks: PartMarks = Marks::of(&mut marks, index);
        let rows = read_rows(&mut book, &tab.name, &marks, &mut budget)?;
        let merges =
            if has_merges { read_merges(&mut book, &tab.name, &rows, &mut budget)? } else { Vec::new() };
        let hidden = Hidden { rows: marks.hidden_rows, columns: marks.hidden_columns };
        let visible = tab.visible == SheetVisible::Visible;
        sheets.push(Sheet { name: tab.name, visible, rows, merges, hidden });
    }
    Ok(Workbook { sheets })
}

/// The bytes of an archive, of which only so many may be read, counting those that are read again.
struct Metered<'a> {
    bytes: Cursor<&'a [u8]>,
    left: Rc<Counter<u64>>,
}

impl Read for Metered<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read(buffer)?;
        match self.left.get().checked_sub(count as u64) {
            Some(left) => {
                self.left.set(left);
                Ok(count)
            }
            None => {
                self.left.set(0);
                Err(io::Error::other("read too often"))
            }
        }
    }
}

impl Seek for Metered<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}

fn read_rows(
    book: &mut Book<'_>,
    name: &str,
    marks: &PartMarks,
    budget: &mut Budget<'_>,
) -> Result<Vec<Vec<Cell>>, SheetError> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
    while let Some(found) = cells.next_cell().map_err(broken)? {
        let (row, column) = found.get_position();
        let (row, column) = (row as usize, column as usize);
        budget.look(name)?;
        let cell = match plain(found.get_value()) {
            Cell::Empty if marks.uncomputed.contains(&(row, column)) => Cell::Uncomputed,
            cell => cell,
        };
        if cell.is_empty() {
            continue;
        }
        let at = || format!("{name}!{}", cell_name(row, column));
        budget.reach(row, rows.len(), at)?;
        let filled = rows.get(row).map_or(0, Vec::len);
        budget.spend(column, (column + 1).saturating_sub(filled), at)?;
        budget.say(&cell, 1, at)?;
        if rows.len() <= row {
            rows.resize_with(row + 1, Vec::new);
        }
        if rows[row].is_empty() {
            // Most rows are as long as the one before: no more room than that is taken.
            let likely = row.checked_sub(1).map_or(0, |before| rows[before].len());
            rows[row].reserve_exact(likely.max(column + 1));
        }
        if rows[row].len() <= column {
            rows[row].resize(column + 1, Cell::Empty);
        }
        rows[row][column] = cell;
    }
    budget.rows += rows.len();
    Ok(rows)
}

fn read_merges(
    book: &mut Book<'_>,
    name: &str,
    rows: &[Vec<Cell>],
    budget: &mut Budget<'_>,
) -> Result<Vec<Merge>, SheetError> {
    let found = book.merge_cells_by_sheet_name(name).map_err(broken)?;
    let mut merges = Vec::with_capacity(found.len());
    for range in &found {
        let merge = Merge {
            top: range.start.0 as usize,
            left: range.start.1 as usize,
            bottom: range.end.0 as usize,
            right: range.end.1 as usize,
        };
        let upright = merge.top <= merge.bottom && merge.left <= merge.right;
        // What reaches beyond the table or the columns that are read is formatting run wild.
        let limits = budget.limits;
        let beyond = merge.bottom >= limits.max_rows || merge.right >= limits.max_columns;
        if !upright || beyond || merge.top >= rows.len() {
            continue;
        }
        // Each row of a range shows its value.
        let height = merge.bottom.min(rows.len() - 1) - merge.top;
        let at = || format!("{name}!{}", cell_name(merge.top, merge.left));
        if let Some(value) = rows[merge.top].get(merge.left).filter(|cell| !cell.is_empty()) {
            budget.spend(merge.right, height, at)?;
            budget.say(value, height as u64, at)?;
        }
        merges.push(merge);
    }
    Ok(merges)
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
        DataRef::Error(error) => Cell::Error(error.to_string().into()),
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

/// What was read so far of what may be read.
struct Budget<'a> {
    limits: &'a Limits,
    /// Rows of the sheets before.
    rows: usize,
    cells: usize,
    looked_at: usize,
    pieces: u64,
    text: u64,
}

impl Budget<'_> {
    /// Accounts for all markup of a sheet before it is read: several sheets may be the same part.
    fn read(&mut self, pieces: u64) -> Result<(), SheetError> {
        self.pieces = self.pieces.saturating_add(pieces);
        match self.pieces > most_pieces(self.limits) {
            true => Err(SheetError::too_large(Measure::Markup, most_pieces(self.limits))),
            false => Ok(()),
        }
    }

    /// Accounts for a cell, which may be empty: styles without values are cells too.
    fn look(&mut self, sheet: &str) -> Result<(), SheetError> {
        self.looked_at += 1;
        match self.looked_at > self.limits.max_cells {
            true => {
                Err(SheetError::too_large_at(Measure::Cells, self.limits.max_cells as u64, sheet.to_owned()))
            }
            false => Ok(()),
        }
    }

    /// Whether a row may be reached from a table of so many rows.
    fn reach(&self, row: usize, table: usize, at: impl Fn() -> String) -> Result<(), SheetError> {
        match self.rows.saturating_add(row) >= self.limits.max_rows {
            true if row >= table.saturating_add(STRAY) => {
                Err(SheetError::too_large_at(Measure::FarCell, table as u64, at()))
            }
            true => Err(SheetError::too_large_at(Measure::Rows, self.limits.max_rows as u64, at())),
            false => Ok(()),
        }
    }

    /// Accounts for `new` places of a row or column that reach as far as this column.
    fn spend(&mut self, column: usize, new: usize, at: impl Fn() -> String) -> Result<(), SheetError> {
        self.cells = self.cells.saturating_add(new);
        let limits = self.limits;
        match () {
            () if column >= limits.max_columns => {
                Err(SheetError::too_large_at(Measure::Columns, limits.max_columns as u64, at()))
            }
            () if self.cells > limits.max_cells => {
                Err(SheetError::too_large_at(Measure::Cells, limits.max_cells as u64, at()))
            }
            () => Ok(()),
        }
    }

    /// Accounts for a value that is shown so many times; each becomes a text of its own.
    fn say(&mut self, cell: &Cell, times: u64, at: impl Fn() -> String) -> Result<(), SheetError> {
        let Cell::Text(text) = cell else { return Ok(()) };
        self.text = self.text.saturating_add((text.len() as u64).saturating_mul(times));
        match () {
            () if is_too_long(text) => {
                Err(SheetError::too_large_at(Measure::CellText, LONGEST_CELL as u64, at()))
            }
            () if self.text > self.limits.max_text_bytes => {
                Err(SheetError::too_large_at(Measure::TextBytes, self.limits.max_text_bytes, at()))
            }
            () => Ok(()),
        }
    }
}

/// Whether a text is longer than a cell can hold.
pub(super) fn is_too_long(text: &str) -> bool {
    text.len() > LONGEST_CELL && text.chars().count() > LONGEST_CELL
}

fn broken(error: XlsxError) -> SheetError {
    match error {
        XlsxError::Password => SheetError::Encrypted,
        other => SheetError::Broken(other.to_string()),
    }
}
