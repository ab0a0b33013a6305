//! Sheets are how offices and partners keep their programmes, so they are read leniently and written carefully.

mod archive;
mod delimited;
mod header;
mod read;
mod style;
mod table;
mod template;
mod texts;
mod write;
mod xlsx;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

pub use header::{Field, Header, find_header, fold, guess};
pub use read::read;
pub use table::{Column, Kind, Table, Value, WriteError};
pub use template::{EXAMPLE_MARK, Template, TemplateColumn, TemplateWords, is_example};
pub use write::{to_csv, to_xlsx};

/// A file of sheets as it was received; nothing in it has been interpreted yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// The sheets in file order. A delimited text file has exactly one.
    pub sheets: Vec<Sheet>,
}

/// One sheet of a workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The name on the tab; for a delimited text file, the file name without its ending.
    pub name: String,
    /// False for sheets the author has hidden, such as lists behind drop-downs.
    pub visible: bool,
    /// Rows from the very first one, so that index + 1 is the row number a person sees. Rows end at their last
    /// filled cell and are therefore of different lengths; blank rows are empty.
    pub rows: Vec<Vec<Cell>>,
    /// Merged ranges. Only the first cell of a range holds its value: repeating an amount in every cell of a
    /// merged range would count it several times, so looking through merges is left to [`Sheet::row_through_merges`].
    pub merges: Vec<Merge>,
}

impl Sheet {
    /// The cell at a row and column counted from 0; [`Cell::Empty`] outside of the filled area.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        self.rows.get(row).and_then(|cells| cells.get(column)).unwrap_or(&Cell::Empty)
    }

    /// One row in which every cell of a merged range shows the value of the range, as a reader sees it.
    pub fn row_through_merges(&self, row: usize) -> Vec<Cell> {
        let mut cells = self.rows.get(row).cloned().unwrap_or_default();
        for merge in self.merges.iter().filter(|merge| merge.rows().contains(&row)) {
            let value = self.cell(merge.top, merge.left).clone();
            if value.is_empty() {
                continue;
            }
            if cells.len() <= merge.right {
                cells.resize(merge.right + 1, Cell::Empty);
            }
            cells[merge.left..=merge.right].fill(value);
        }
        cells
    }
}

/// A rectangle of merged cells; all four edges are inside it and counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// First row.
    pub top: usize,
    /// First column.
    pub left: usize,
    /// Last row.
    pub bottom: usize,
    /// Last column.
    pub right: usize,
}

impl Merge {
    /// The rows the rectangle covers.
    pub fn rows(&self) -> std::ops::RangeInclusive<usize> {
        self.top..=self.bottom
    }
}

/// What one cell holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing, or only white space.
    #[default]
    Empty,
    /// Text exactly as written, white space at the ends removed. Every cell of a delimited text file is text.
    Text(String),
    /// A number; also dates whose cell is not formatted as a date (spreadsheet serials) and times of day.
    Number(f64),
    /// A calendar day; a time of day beside it is dropped.
    Date(Date),
    /// Yes or no.
    Bool(bool),
    /// The error a formula ended in, such as `#REF!`.
    Error(String),
}

impl Cell {
    /// True when nothing is written in the cell.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The cell as text for titles and messages: numbers without trailing zeros, dates as YYYY-MM-DD.
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Bool(yes) => yes.to_string(),
        }
    }

    /// A text cell, or [`Cell::Empty`] when only white space is left.
    pub(crate) fn from_text(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

/// How much of a file is accepted, so that no upload can exhaust the machine. All limits are inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file as received, in bytes.
    pub max_bytes: usize,
    /// Size after decompression of everything in it, and of all cell texts together, in bytes.
    pub max_unpacked_bytes: u64,
    /// Number of the last row of a sheet that holds a value.
    pub max_rows: usize,
    /// Number of the last column of a sheet that holds a value.
    pub max_columns: usize,
    /// Cells of all sheets together, counting the blank ones between filled ones.
    pub max_cells: usize,
}

impl Default for Limits {
    /// Roomy enough for 200,000 rows of 20 columns.
    fn default() -> Self {
        Self {
            max_bytes: 50 << 20,
            max_unpacked_bytes: 500 << 20,
            max_rows: 200_000,
            max_columns: 500,
            max_cells: 4_000_000,
        }
    }
}

/// The measure by which a file was too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Bytes of the file as received.
    Bytes,
    /// Bytes after decompression, or bytes of text.
    UnpackedBytes,
    /// Rows of one sheet.
    Rows,
    /// Columns of one sheet.
    Columns,
    /// Cells of all sheets.
    Cells,
}

/// Why a file could not be read as sheets. The words shown to people are the caller's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// More of something than the [`Limits`] allow.
    #[error("the file has more than {limit} {what:?}")]
    TooLarge {
        /// What there was too much of.
        what: Measure,
        /// The limit that was passed.
        limit: u64,
    },
    /// The bytes are no spreadsheet and no delimited text.
    #[error("the file is not a sheet")]
    NotASheet,
    /// A spreadsheet of a kind that is not read here (`xls`, `xlsb`, `ods`); saving it as XLSX helps.
    #[error("sheets of kind {0} must be saved as xlsx first")]
    OtherFormat(&'static str),
    /// The file is protected by a password.
    #[error("the file is protected by a password")]
    Encrypted,
    /// The file claims to be a sheet but is damaged; the text is for logs, not for people.
    #[error("the file is damaged: {0}")]
    Broken(String),
    /// There is not one filled cell.
    #[error("the file holds no values")]
    Empty,
}
