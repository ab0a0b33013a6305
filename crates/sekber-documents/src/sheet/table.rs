//! What an export says, before anybody decides whether it becomes XLSX or delimited text.

use jiff::civil::Date;

/// One table of an export; it becomes a sheet of a workbook or one delimited text file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Title above the table and name of the sheet; characters a sheet name cannot hold are left out of the name.
    /// An empty title leaves the place above the table empty.
    pub title: String,
    /// Lines between title and header: source, date, filters. Delimited text leaves them out, like the title.
    pub notes: Vec<String>,
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// The rows, each with one value for each column; missing values at the end are blank.
    pub rows: Vec<Vec<Value>>,
}

/// One column of a [`Table`].
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The text in the header.
    pub title: String,
    /// The HXL hashtag below the title. When any column has one, a row of hashtags is written.
    pub hxl: Option<String>,
    /// Width in characters of the usual font, about 8 to 60.
    pub width: f64,
    /// How its values are shown.
    pub kind: Kind,
}

/// How the numbers and dates of a column are shown. Texts are shown as they are in every kind of column.
/// Separators follow the language of the program that opens the file: 1.250.000,5 in an Indonesian one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Text; numbers as they are.
    #[default]
    Text,
    /// Whole numbers with separators.
    Whole,
    /// Numbers with separators and two decimals.
    Decimal,
    /// Whole rupiah with "Rp" before them. Amounts in other currencies are [`Kind::Decimal`].
    Money,
    /// A day with the month in Indonesian words: 20 September 2023.
    Date,
    /// Shares of one with up to one decimal: 0.125 is shown as 12,5%.
    Percent,
}

/// One value of a [`Table`].
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Text, never understood as a formula. At most 32,767 characters fit a cell of a workbook.
    Text(String),
    /// A whole number; workbooks keep 15 digits.
    Whole(i64),
    /// Any other finite number.
    Number(f64),
    /// A calendar day.
    Date(Date),
    /// A formula of ours as workbooks hold it, with its result; delimited text holds the result alone.
    Formula {
        /// The formula, from its `=`; never made of what somebody typed.
        text: String,
        /// What it comes to.
        result: f64,
    },
}

impl Table {
    /// In which row of a workbook, counted from 1, the first row stands: formulas name it.
    pub fn first_row(&self) -> usize {
        let head = usize::from(!self.title.is_empty()) + self.notes.len();
        let hashtags = usize::from(self.columns.iter().any(|column| column.hxl.is_some()));
        // After a head there is an empty row.
        head + usize::from(head > 0) + 1 + hashtags + 1
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Whole(number)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// More rows or columns than a sheet holds (1,048,576 and 16,384).
    #[error("a sheet cannot hold that many rows or columns")]
    TooManyCells,
    /// A text is longer than a cell holds (32,767 characters); the place is counted from 1 within the data.
    #[error("the text in row {row}, column {column} is too long for a cell")]
    TextTooLong {
        /// Row of the data.
        row: usize,
        /// Column of the data.
        column: usize,
    },
    /// The writer failed, for instance because no temporary file could be made; for logs, not for people.
    #[error("the document could not be written: {0}")]
    Failed(String),
}
