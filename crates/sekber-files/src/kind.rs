//! What a file is, read from its content: its name and what the browser says about it prove nothing.

use crate::Unfit;

/// A kind of file that is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A PDF document.
    Pdf,
    /// A PNG picture.
    Png,
    /// A JPEG picture.
    Jpeg,
    /// A WebP picture.
    Webp,
    /// A word processor's document without macros.
    Docx,
    /// A workbook without macros.
    Xlsx,
    /// Slides without macros.
    Pptx,
    /// Delimited text.
    Csv,
}

/// Kinds in which a document is kept: scans, photographs and documents.
pub const DOCUMENTS: &[FileKind] =
    &[FileKind::Pdf, FileKind::Jpeg, FileKind::Png, FileKind::Webp, FileKind::Docx];

/// Kinds in which slides and handouts are kept.
pub const HANDOUTS: &[FileKind] = &[
    FileKind::Pdf,
    FileKind::Pptx,
    FileKind::Docx,
    FileKind::Xlsx,
    FileKind::Jpeg,
    FileKind::Png,
    FileKind::Webp,
];

impl FileKind {
    /// The kind of a file's content.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn of(bytes: &[u8]) -> Result<Self, Unfit> {
        crate::examine(bytes)
    }

    /// The media type under which the file is sent.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Csv => "text/csv",
        }
    }

    /// The endings that a file of this kind may have; the first is the usual one.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Webp => &["webp"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Pptx => &["pptx"],
            Self::Csv => &["csv", "txt"],
        }
    }

    /// A name under which the file can be saved anywhere: without folders and control characters, at most 120
    /// characters, and with an ending that tells the truth.
    pub fn name(self, given: &str) -> String {
        let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
        let allowed = |c: &char| !c.is_control() && !matches!(c, '"' | '<' | '>' | ':' | '|' | '?' | '*');
        let clean: String = last.chars().filter(allowed).collect();
        let clean = clean.trim().trim_start_matches('.');
        let (stem, ending) = clean.rsplit_once('.').unwrap_or((clean, ""));
        let usual = self.endings().first().copied().unwrap_or_default();
        let (stem, ending) = match self.endings().contains(&ending.to_lowercase().as_str()) {
            true => (stem, ending),
            false => (clean, usual),
        };
        let stem: String = stem.chars().take(110).collect();
        let stem = if stem.trim().is_empty() { "berkas" } else { stem.trim() };
        format!("{stem}.{ending}")
    }
}
