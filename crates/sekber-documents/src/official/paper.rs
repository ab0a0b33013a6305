//! How a paper looks: its sheet, margins, typeface and sizes. What the state's rule asks for is the default, so a district that rules
//! otherwise changes it in one place.

use serde::Serialize;

/// The settings of a paper. PDF and DOCX are both set from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// The sheet as it stands upright; a wide document lies it on its side.
    pub sheet: Sheet,
    /// What stays white around the text.
    pub margins: Margins,
    /// The typeface of everything but codes.
    pub face: Face,
    /// The sizes of letters.
    pub sizes: Sizes,
    /// From line to line, in hundredths of what a single line takes.
    pub spacing: u16,
    /// Whether its head is the emblem and the name alone, without address and rule, as decrees and certificates have it.
    pub plain_head: bool,
    /// Whether pages after the first bear their number over the text, as decrees do.
    pub numbered_above: bool,
}

/// A sheet of paper, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// Across.
    pub width: u16,
    /// Down.
    pub height: u16,
}

impl Sheet {
    /// What the state's rule asks for.
    pub const A4: Self = Self { width: 210, height: 297 };
    /// What many districts write on: folio as it is sold in Indonesia.
    pub const F4: Self = Self { width: 215, height: 330 };
}

/// The four margins, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Margins {
    /// Over the text.
    pub top: u16,
    /// Under it, with the foot inside.
    pub bottom: u16,
    /// Where papers are filed.
    pub left: u16,
    /// On the other side.
    pub right: u16,
}

/// A typeface of official papers: the free one that lies in the program, by the name that PDFs set it under. Its letters are as wide as
/// those of the one that the rule names, so lines break in the same places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Face {
    /// Arial.
    #[serde(rename = "Liberation Sans")]
    Sans,
    /// Bookman Old Style.
    #[serde(rename = "TeX Gyre Bonum")]
    Bookman,
}

impl Face {
    /// The typeface that the rule names, which every office has: a DOCX asks for it.
    pub fn in_offices(self) -> &'static str {
        match self {
            Self::Sans => "Arial",
            Self::Bookman => "Bookman Old Style",
        }
    }
}

/// Sizes of letters in half points, as DOCX counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Sizes {
    /// The text.
    pub text: u16,
    /// Titles.
    pub title: u16,
    /// The cells of tables.
    pub table: u16,
    /// The letterhead's government, unit and address.
    pub head: [u16; 3],
}

impl Default for Paper {
    /// A paper of the kinds *penugasan*, *korespondensi* and *khusus*, such as letters, minutes, records, powers of attorney and lists,
    /// as Permendagri 1/2023 asks for them, by the excerpts that were read: Arial 12 (article 32) on A4 (article 28) with margins of 2,
    /// 2.5, 3 and 2 cm (article 34).
    fn default() -> Self {
        Self {
            sheet: Sheet::A4,
            margins: Margins { top: 20, bottom: 25, left: 30, right: 20 },
            face: Face::Sans,
            sizes: Sizes {
                text: 24,
                title: 24,
                // A list of programmes has up to seven columns on the 16 centimetres that the margins leave: in 12 points most words of
                // its narrow columns would be broken. Annexes are such lists. So cells have 9 points.
                table: 18,
                // Government to unit is 3 to 4, as letterheads of districts have it; the address is smaller than both.
                head: [24, 32, 20],
            },
            // No excerpt names a spacing; this one keeps a letter with its agenda on one page.
            spacing: 110,
            plain_head: false,
            numbered_above: false,
        }
    }
}

impl Paper {
    /// The same for a decree or a regulation: Bookman Old Style (article 32), under the emblem and the name alone.
    #[must_use]
    pub fn decree(self) -> Self {
        Self { face: Face::Bookman, plain_head: true, numbered_above: true, ..self }
    }

    /// The same for a page of figures to be taken in at a glance. It is no official paper, and has to stay one page: smaller letters
    /// in narrower margins.
    #[must_use]
    pub fn overview(self) -> Self {
        Self {
            margins: Margins { top: 20, bottom: 22, left: 25, right: 20 },
            sizes: Sizes { text: 20, title: 24, table: 17, head: [20, 26, 17] },
            ..self
        }
    }

    /// The same for a certificate, which hangs on a wall and is not filed: the margins and sizes of its own within its frame.
    #[must_use]
    pub fn certificate(self) -> Self {
        Self {
            margins: Margins { top: 20, bottom: 22, left: 25, right: 20 },
            sizes: Sizes { text: 22, title: 26, table: 18, head: [24, 26, 19] },
            plain_head: true,
            ..self
        }
    }
}
