//! What can be wrong, in words.

/// Characters of what stood in the file that are told.
const LONGEST: usize = 80;

/// As much of a text as a line of a report holds.
pub fn short(text: impl AsRef<str>) -> String {
    let text = text.as_ref();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The line, from 1.
    pub line: u64,
    /// The identifier of the activity or organisation, where there is one.
    pub record: Option<String>,
    /// What it is.
    pub fault: Fault,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.record {
            Some(record) => write!(f, "line {}, {record:?}: {}", self.line, self.fault),
            None => write!(f, "line {}: {}", self.line, self.fault),
        }
    }
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It cannot be read any further.
    #[error("the file cannot be read further: {0}")]
    Unreadable(String),
    /// It is no file of this standard.
    #[error("the file begins with <{0}>, not with <iati-activities> or <iati-organisations>")]
    Root(String),
    /// It does not say by which version it was written.
    #[error("the first element names no version")]
    NoVersion,
    /// It names one that does not exist.
    #[error("there is no version {0:?} of the standard")]
    Version(String),
    /// It was written by version 1, whose structure is another.
    #[error(
        "note: version {0} has a structure of its own, so only identifiers, days, codes and money were checked"
    )]
    Old(String),
    /// Nothing is in it.
    #[error("the file holds no activity and no organisation")]
    Empty,
    /// An element is missing.
    #[error("<{0}> is missing in <{1}>")]
    Missing(&'static str, String),
    /// An element stands more often than it may.
    #[error("<{0}> may stand once in <{1}> and stands {2} times")]
    Many(&'static str, String, usize),
    /// An element that the standard does not have there.
    #[error("<{0}> is not known in <{1}>")]
    Unknown(String, String),
    /// An element that comes too late.
    #[error("<{0}> must stand before <{1}>")]
    Order(String, String),
    /// An attribute is missing.
    #[error("<{0}> has no {1}")]
    Attribute(String, &'static str),
    /// There is no text where one belongs.
    #[error("<{0}> holds no text")]
    NoText(String),
    /// A code that no list holds.
    #[error("{1:?} is no code of the list {0}")]
    Code(&'static str, String),
    /// No day.
    #[error("{0:?} is no day; days are written 2026-12-31")]
    Day(String),
    /// A day that no activity has.
    #[error("{0} lies outside the years 1900 to 2125")]
    FarDay(String),
    /// An end before its beginning.
    #[error("{0} ends on {2}, before it begins on {1}")]
    Backwards(&'static str, String, String),
    /// A budget for more than a year.
    #[error("the budget from {0} to {1} is for more than a year")]
    LongBudget(String, String),
    /// No amount.
    #[error("{0:?} is no amount; amounts are written 1234.50")]
    Amount(String),
    /// An amount without a currency.
    #[error("the amount names no currency, and the activity no default-currency")]
    NoCurrency,
    /// No percentage.
    #[error("{0:?} is no percentage from 0 to 100")]
    Percentage(String),
    /// Shares that do not make a whole.
    #[error("the shares of {0} add up to {1}, not to 100")]
    Shares(String, String),
    /// Several of a kind, and not all say how much.
    #[error("{1} of {2} {0} have no percentage")]
    SharesMissing(String, usize, usize),
    /// An identifier that stood before.
    #[error("the identifier {0:?} stands more than once")]
    Twice(String),
    /// An identifier that is not made as the standard has it.
    #[error("the identifier does not begin with {0:?}, the reference of the organisation that reports")]
    Prefix(String),
    /// An identifier with signs that none may have.
    #[error("the identifier {0:?} holds blanks or one of / & | ?")]
    Identifier(String),
}

impl Fault {
    /// Whether it is said for the reader's sake and nothing is wrong.
    pub fn is_note(&self) -> bool {
        matches!(self, Self::Old(_))
    }
}
