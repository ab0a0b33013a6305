//! Official documents: letters, attendance lists, minutes and records of agreement, set in the form that district offices use.
//!
//! A document is plain values: blocks in the order in which they are read. How they look as PDF stands in `official.typ` alone,
//! how as DOCX in `docx`; on what paper and in what letters stands in `paper`, for both.

mod docx;
mod emblem;
mod from_sheet;
mod gathered;
mod over_signature;
mod paper;
mod picture_sheet;
mod world;

use serde::Serialize;

pub use docx::docx;
pub use emblem::{Emblem, png_size};
pub use gathered::{count_pages, gathered, zipped};
pub use paper::{Face, Margins, Paper, Sheet, Sizes};
pub use picture_sheet::{PictureSheet, picture_sheet};
pub(crate) use world::FILES as FONT_FILES;

/// A whole document.
#[derive(Debug, Clone, Serialize)]
pub struct Document {
    /// Tag of the language, `id` or `en`; hyphenation and the reading order of screen readers depend on it.
    pub language: String,
    /// What the file is called by programs that show it.
    pub title: String,
    /// Who sends it; repeated on no other page than the first.
    pub letterhead: Letterhead,
    /// On what paper it is set, and in what letters.
    pub paper: Paper,
    /// Whether the sheet lies on its side, for wide tables.
    pub wide: bool,
    /// The line at the foot of every page, left of the page number; without one there are no page numbers either.
    pub foot: String,
    /// The day of the document: year, month, day.
    pub date: (i32, u8, u8),
    /// What it says.
    pub blocks: Vec<Block>,
}

/// The head of an official document.
#[derive(Debug, Clone, Serialize)]
pub struct Letterhead {
    /// The government: "PEMERINTAH KABUPATEN SINTANG".
    pub government: String,
    /// The unit that sends.
    pub unit: String,
    /// Address, telephone, web; may be empty.
    pub address: String,
    /// The picture beside or over it, when there is one.
    pub emblem: Option<Emblem>,
}

/// One part of a document.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// The title in the middle, with the number under it.
    Title {
        /// The title.
        text: String,
        /// The number, or nothing.
        under: String,
    },
    /// The head of a letter: number, nature, enclosures and subject on the left, place and date on the right, and whom
    /// it is for.
    Letter {
        /// Names and values on the left.
        fields: Vec<(String, String)>,
        /// Place and date.
        dated: String,
        /// Whom it is for, a line each.
        recipients: Vec<String>,
    },
    /// The head of a decree's annex: which one, and of which decree; at the upper right, its lines under each other.
    AnnexHead {
        /// The lines.
        lines: Vec<String>,
    },
    /// Names and values under each other.
    Fields {
        /// Names and values.
        fields: Vec<(String, String)>,
    },
    /// A heading; what follows it begins on its page.
    Heading {
        /// The heading.
        text: String,
    },
    /// The head of an article of an agreement: its number over its name, in the middle. What it says begins on its page.
    Article {
        /// `Pasal 1`.
        number: String,
        /// What it is about.
        heading: String,
    },
    /// A paragraph. The last before signatures and their day stays on their page.
    Text {
        /// The text.
        text: String,
        /// Whether its first line is set in, as the body of a letter is.
        indent: bool,
    },
    /// Place and day over the signature at the right, on its page.
    Dated {
        /// `Sintang, 20 September 2023`.
        text: String,
    },
    /// What a paper that is not signed yet is, at the foot of the page that it stands on; it takes no room there.
    Draft {
        /// The text.
        text: String,
    },
    /// A line or paragraph in the middle, as certificates have them.
    Centred {
        /// The text.
        text: String,
        /// Its size in points.
        size: u8,
        /// Whether it is bold.
        bold: bool,
    },
    /// A frame around every page, wherever it stands among the blocks.
    Frame,
    /// Keeps the PDF on one page, wherever it stands among the blocks: what is too much is drawn smaller. No other page may follow.
    OnePage,
    /// Numbered sentences.
    Numbered {
        /// The sentences.
        items: Vec<String>,
    },
    /// What a decree rests on and what it decides, each hanging under its word. All of a document stand in the same columns.
    Clauses {
        /// The clauses.
        clauses: Vec<Clause>,
    },
    /// A table whose head is repeated on every page; no row is cut, unless it could be higher than a page.
    Table {
        /// Columns.
        columns: Vec<Column>,
        /// A line over the head that is repeated with it, such as whose table it is; empty for none.
        over: String,
        /// Rows, each as long as there are columns; one of a single cell is a heading across them.
        rows: Vec<Vec<String>>,
        /// Least height of a row in millimetres, for rows that are written in by hand; 0 for none.
        row_millimetres: u8,
    },
    /// Who signs, side by side, two in a line: all on one page, with the paragraph, the last numbered sentence or the day before them.
    Signatures {
        /// Those who sign.
        signers: Vec<Signer>,
    },
    /// How to check that the document is what it says.
    Check {
        /// What to do.
        text: String,
        /// The code to type.
        code: String,
        /// The code as a picture: an SVG.
        picture: String,
    },
    /// The same on a certificate: small, left of the one signature that stands before it.
    Corner {
        /// What to do.
        text: String,
        /// The code to type.
        code: String,
        /// The code as a picture: an SVG.
        picture: String,
    },
    /// A picture to scan with a large code under it.
    Code {
        /// The code to type.
        code: String,
        /// The code as a picture: an SVG.
        picture: String,
        /// What it is for.
        text: String,
    },
    /// The next page, under the letterhead again: one more letter.
    NewPage,
    /// The next page without the letterhead: an annex.
    Annex,
}

/// A clause of a decree: `Menimbang`, or `KESATU`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clause {
    /// Its word, once on the left.
    pub word: String,
    /// What it says: each part with the letter that it hangs under; one without a letter begins under the colon.
    pub parts: Vec<(String, String)>,
}

impl Clause {
    /// A clause of some lines: a line that begins with a letter and a point (`a. `) hangs under it.
    pub fn of_lines(word: &str, lines: &str) -> Self {
        let part = |line: &str| match line.split_once(". ") {
            Some((letter, rest)) if is_one_sign(letter) => (format!("{letter}."), rest.trim().to_owned()),
            _ => (String::new(), line.to_owned()),
        };
        let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
        Self { word: word.to_owned(), parts: lines.map(part).collect() }
    }
}

/// Whether a text is a small letter or a digit.
fn is_one_sign(text: &str) -> bool {
    let mut signs = text.chars();
    let is_mark = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit();
    signs.next().is_some_and(is_mark) && signs.next().is_none()
}

/// A column of a table.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Its share of the width; 0 takes as much as its widest cell.
    pub share: u8,
    /// Whether cells stand at the right, as numbers do.
    pub number: bool,
}

/// Somebody who signs.
#[derive(Debug, Clone, Serialize)]
pub struct Signer {
    /// Position, with a comma at the end as letters have it, under what leads to it. The post stands in capitals.
    #[serde(serialize_with = "over_signature::in_capitals")]
    pub position: String,
    /// Name; empty for a line to be filled in.
    pub name: String,
    /// Rank and number, or whatever stands under the name.
    pub under: String,
}

/// Why a document could not be set.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The design refused what it was given.
    #[error("the document could not be set: {0}")]
    Design(String),
    /// The values could not be handed over.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// Sets a document as a PDF with tags for screen readers. The same document gives the same bytes.
/// Some milliseconds a page once the fonts are loaded; run it where waiting is allowed.
///
/// # Errors
/// When the design does not accept the document.
pub fn pdf(document: &Document) -> Result<Vec<u8>, DocumentError> {
    let emblem = document.letterhead.emblem.as_ref().map(|emblem| emblem.picture.as_slice());
    world::set(&serde_json::to_string(document)?, emblem, document.date)
}

#[cfg(test)]
mod tests;
