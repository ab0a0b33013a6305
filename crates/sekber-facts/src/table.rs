//! How an embedded table becomes rows: unpacked, split and checked once, then lent out for the life of the process.

use std::io::{BufRead, BufReader, Read};
use std::sync::LazyLock;

/// An embedded table that cannot be read: the program file is damaged or was built from wrong tables.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("embedded table {table} is damaged: {detail}")]
pub struct CorruptTable {
    /// File name of the table.
    pub table: &'static str,
    /// What was wrong, with the line number where there is one.
    pub detail: String,
}

/// Rows parsed at first use and kept.
pub(crate) struct Table<T: 'static>(LazyLock<Result<Vec<T>, CorruptTable>>);

impl<T> Table<T> {
    pub(crate) const fn new(read: fn() -> Result<Vec<T>, CorruptTable>) -> Self {
        Self(LazyLock::new(read))
    }

    /// All rows; none if the embedded bytes are damaged, which [`Table::verify`] reports.
    pub(crate) fn rows(&'static self) -> &'static [T] {
        self.0.as_deref().unwrap_or_default()
    }

    pub(crate) fn verify(&'static self) -> Result<(), CorruptTable> {
        self.0.as_ref().map(|_| ()).map_err(Clone::clone)
    }
}

/// A brotli-compressed text embedded in the program.
#[derive(Clone, Copy)]
pub(crate) struct Packed {
    pub(crate) name: &'static str,
    pub(crate) bytes: &'static [u8],
}

impl Packed {
    pub(crate) fn damaged(self, detail: impl ToString) -> CorruptTable {
        CorruptTable { table: self.name, detail: detail.to_string() }
    }

    /// Reads the text piece by piece, for tables too large to keep.
    pub(crate) fn reader(self) -> impl BufRead {
        BufReader::with_capacity(32 * 1024, brotli::Decompressor::new(self.bytes, 32 * 1024))
    }

    pub(crate) fn text(self) -> Result<String, CorruptTable> {
        let mut text = String::with_capacity(self.bytes.len() * 5);
        self.reader().read_to_string(&mut text).map_err(|error| self.damaged(error))?;
        text.shrink_to_fit();
        Ok(text)
    }

    /// Parses tab-separated rows below a header line. The text is unpacked once and kept for the life of the
    /// process, so that rows borrow from it instead of holding thousands of small strings.
    pub(crate) fn rows<T, const COLUMNS: usize>(
        self,
        parse: fn([&'static str; COLUMNS]) -> Option<T>,
    ) -> Result<Vec<T>, CorruptTable> {
        let text: &'static str = self.text()?.leak();
        let rows = text.lines().enumerate().skip(1);
        rows.map(|(index, line)| {
            let cells: Vec<&'static str> = line.split('\t').collect();
            let row = cells.try_into().ok().and_then(parse);
            row.ok_or_else(|| self.damaged(format!("line {}", index + 1)))
        })
        .collect()
    }
}

/// A CSV file kept readable in the source tree and embedded as it is.
#[derive(Clone, Copy)]
pub(crate) struct Plain {
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
}

impl Plain {
    /// Parses every row; cells are asked for by column name, a wrong name makes the row unreadable.
    pub(crate) fn rows<T>(self, parse: fn(&Row) -> Option<T>) -> Result<Vec<T>, CorruptTable> {
        let damaged = |detail: String| CorruptTable { table: self.name, detail };
        let mut reader = csv::Reader::from_reader(self.text.as_bytes());
        let header = reader.headers().map_err(|error| damaged(error.to_string()))?.clone();
        let records = reader.records().enumerate();
        records
            .map(|(index, record)| {
                let cells = record.map_err(|error| damaged(error.to_string()))?;
                parse(&Row { header: &header, cells }).ok_or_else(|| damaged(format!("record {}", index + 1)))
            })
            .collect()
    }
}

/// One record of a [`Plain`] table.
pub(crate) struct Row<'a> {
    header: &'a csv::StringRecord,
    cells: csv::StringRecord,
}

impl Row<'_> {
    fn cell(&self, column: &str) -> Option<&str> {
        let place = self.header.iter().position(|name| name == column)?;
        self.cells.get(place).map(str::trim)
    }

    /// The cell's text, possibly empty; `None` if there is no such column.
    pub(crate) fn text(&self, column: &str) -> Option<String> {
        self.cell(column).map(str::to_owned)
    }

    /// `Some(None)` for an empty cell.
    pub(crate) fn optional(&self, column: &str) -> Option<Option<String>> {
        self.cell(column).map(|text| (!text.is_empty()).then(|| text.to_owned()))
    }

    /// Values of a cell that holds several, joined by `separator`.
    pub(crate) fn many(&self, column: &str, separator: &str) -> Option<Vec<String>> {
        let cell = self.cell(column)?;
        let values = cell.split(separator).map(str::trim).filter(|value| !value.is_empty());
        Some(values.map(str::to_owned).collect())
    }
}

/// Values of a cell in a packed table, joined by `;`.
pub(crate) fn values(cell: &'static str) -> impl Iterator<Item = &'static str> + Clone {
    cell.split(';').filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests;
