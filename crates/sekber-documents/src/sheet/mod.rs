//! Sheets are how offices and partners keep their programmes, so they are read leniently and written carefully.

mod archive;
mod delimited;
mod formulas;
mod header;
mod limits;
mod marks;
mod markup;
mod quotes;
mod read;
mod style;
mod table;
mod template;
mod texts;
mod titles;
mod write;
mod xlsx;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use jiff::civil::Date;

pub use header::{Header, find_header};
pub use limits::{Limits, Measure, SheetError, cell_name};
pub use read::read;
pub use table::{Column, Kind, Table, Value, WriteError};
pub use template::{EXAMPLE_MARK, Template, TemplateColumn, TemplateWords, is_example};
pub use titles::{Field, fold, guess};
pub use write::{csv_head, csv_rows, to_csv, to_xlsx};

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
    /// What the author has hidden in it, by hand or with a filter.
    pub hidden: Hidden,
}

/// Rows and columns that the author does not show; counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hidden {
    /// The rows.
    pub rows: BTreeSet<usize>,
    /// The columns, as first and last of each run.
    pub columns: Vec<(usize, usize)>,
}

impl Hidden {
    /// Whether a column is hidden.
    pub fn has_column(&self, column: usize) -> bool {
        self.columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
}

impl Sheet {
    /// The cell at a row and column counted from 0; [`Cell::Empty`] outside of the filled area.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        self.rows.get(row).and_then(|cells| cells.get(column)).unwrap_or(&Cell::Empty)
    }

    /// One row in which every cell of a merged range shows the value of the range, as a reader sees it.
    pub fn row_through_merges(&self, row: usize) -> Vec<Cell> {
        self.row_seen_as(row, Cell::clone)
    }

    /// The same with every value taken over by `copy`, which may shorten it.
    fn row_seen_as(&self, row: usize, copy: impl Fn(&Cell) -> Cell) -> Vec<Cell> {
        let mut cells: Vec<Cell> = self.rows.get(row).into_iter().flatten().map(&copy).collect();
        for merge in self.merges.iter().filter(|merge| merge.rows().contains(&row)) {
            let value = copy(self.cell(merge.top, merge.left));
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
    Error(Box<str>),
    /// A formula whose result was never stored: only a spreadsheet program knows it.
    Uncomputed,
}

impl Cell {
    /// True when nothing is written in the cell.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The cell as text for titles and messages: numbers without trailing zeros, dates as YYYY-MM-DD.
    pub fn text(&self) -> String {
        match self {
            Self::Empty | Self::Uncomputed => String::new(),
            Self::Text(text) => text.clone(),
            Self::Error(error) => error.to_string(),
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
