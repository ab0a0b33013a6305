//! How much of a file is accepted, and how a file that holds more is refused: by what was too much, and where.

/// The most that one cell of a spreadsheet program holds, in characters.
pub(super) const LONGEST_CELL: usize = 32_767;

/// How much of a file is accepted, so that no upload can exhaust the machine. All limits are inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file as received, in bytes.
    pub max_bytes: usize,
    /// Size after decompression of everything in it, in bytes.
    pub max_unpacked_bytes: u64,
    /// Of it what is kept whole while the file is read, in bytes: everything but the sheets, which are read piece by piece.
    pub max_kept_bytes: u64,
    /// Sheets of a workbook, hidden ones included.
    pub max_sheets: usize,
    /// Rows of all sheets together, counting the blank ones above the last filled one of each. Blank ones below it may be some more, up to
    /// the most that a spreadsheet program has.
    pub max_rows: usize,
    /// Number of the last column of a sheet that holds a value.
    pub max_columns: usize,
    /// Cells of all sheets together, counting the blank ones between filled ones and those that have only a style.
    pub max_cells: usize,
    /// All cell texts together, in bytes; a text counts each time it is shown.
    pub max_text_bytes: u64,
}

impl Default for Limits {
    /// Roomy enough for 100,000 rows of 25 columns with the titles above them, as our own export of so many programmes has them.
    fn default() -> Self {
        Self {
            max_bytes: 50 << 20,
            max_unpacked_bytes: 240 << 20,
            max_kept_bytes: 80 << 20,
            max_sheets: 100,
            max_rows: 100_500,
            max_columns: 500,
            max_cells: 2_600_000,
            max_text_bytes: 56 << 20,
        }
    }
}

/// The measure by which a file was too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Bytes of the file as received.
    Bytes,
    /// Bytes after decompression.
    UnpackedBytes,
    /// Bytes of all cell texts.
    TextBytes,
    /// Characters of one cell.
    CellText,
    /// Sheets of the workbook.
    Sheets,
    /// Rows of all sheets.
    Rows,
    /// Blank rows between the table and a cell that stands far below it; the limit is the table's last row.
    FarCell,
    /// Columns of one sheet.
    Columns,
    /// Cells of all sheets.
    Cells,
    /// Merged ranges of all sheets.
    Merges,
    /// What stands beside the cells: parts of the archive, styles, names, elements inside each other.
    Markup,
}

/// Why a file could not be read as sheets. The words shown to people are the caller's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// More of something than the [`Limits`] allow.
    #[error("the file has more than {limit} {what:?} {at}")]
    TooLarge {
        /// What there was too much of.
        what: Measure,
        /// The limit that was passed.
        limit: u64,
        /// Where: a cell such as `Sheet1!D300000` or `D7`, or a part of the archive; empty when the whole file is meant.
        at: String,
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
    /// A web page under the name of a sheet; saving it as XLSX from a spreadsheet program helps.
    #[error("the file is a web page")]
    WebPage,
    /// In the cell of this name a quote opens that is not closed, so the rows below belong to it.
    #[error("the quote that opens in {0} is not closed")]
    OpenQuote(String),
    /// There is not one filled cell.
    #[error("the file holds no values")]
    Empty,
}

impl SheetError {
    /// The whole file holds too much of something.
    pub(super) fn too_large(what: Measure, limit: impl TryInto<u64>) -> Self {
        Self::too_large_at(what, limit, String::new())
    }

    /// The same with its place.
    pub(super) fn too_large_at(what: Measure, limit: impl TryInto<u64>, at: String) -> Self {
        Self::TooLarge { what, limit: limit.try_into().unwrap_or(u64::MAX), at }
    }
}

/// The name of a cell, such as `D7`; row and column are counted from 0.
pub fn cell_name(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(rest - 1) % 26]);
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().map(char::from).collect();
    format!("{letters}{}", row.saturating_add(1))
}
