//! What a file is, read from its content: its name and what the browser says about it prove nothing.

use std::io::Cursor;

use zip::ZipArchive;

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

/// How far into a file readers of PDF look for its mark.
const PDF_MARK_WITHIN: usize = 1024;

impl FileKind {
    /// The kind of a file's content; `None` when it is none of the accepted ones.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let head = &bytes[..bytes.len().min(PDF_MARK_WITHIN)];
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Self::Webp)
        } else if bytes.starts_with(b"PK\x03\x04") {
            office_file(bytes)
        } else if head.windows(5).any(|part| part == b"%PDF-") {
            Some(Self::Pdf)
        } else {
            is_delimited_text(bytes).then_some(Self::Csv)
        }
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

/// Office files are archives that are told apart by their main part; those that carry macros are not taken.
fn office_file(bytes: &[u8]) -> Option<FileKind> {
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let names: Vec<&[u8]> = archive.file_names_raw().collect();
    let has = |name: &str| names.contains(&name.as_bytes());
    if !has("[Content_Types].xml") || names.iter().any(|name| name.ends_with(b"vbaProject.bin")) {
        return None;
    }
    match (has("word/document.xml"), has("xl/workbook.xml"), has("ppt/presentation.xml")) {
        (true, false, false) => Some(FileKind::Docx),
        (false, true, false) => Some(FileKind::Xlsx),
        (false, false, true) => Some(FileKind::Pptx),
        _ => None,
    }
}

/// Readable text whose first line holds a separator and that is no markup.
fn is_delimited_text(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let first = text.lines().next().unwrap_or_default();
    let is_plain = text.chars().all(|c| !c.is_control() || matches!(c, '\t' | '\r' | '\n'));
    is_plain && !text.starts_with('<') && first.contains([',', ';', '\t'])
}
