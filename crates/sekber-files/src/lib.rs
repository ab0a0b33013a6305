//! Whether a file is what it seems to be and brings nothing that runs or loads by itself, told by its content alone.

mod cleaned;
mod kind;
mod package;
mod pdf;
mod picture;
mod redraw;
mod unplaced;

pub use cleaned::{Cleaned, cleaned};
pub use kind::{DOCUMENTS, FileKind, HANDOUTS};
pub use redraw::redrawn;
pub use unplaced::unplaced;

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It is none of the kinds that are known.
    Unknown,
    /// It holds macros, scripts or other files, or is locked so that nobody can look.
    Active,
    /// It is a picture with more pixels than are drawn.
    Large,
    /// It is a picture that cannot be drawn.
    Damaged,
}

/// How far into a file readers of PDF look for its mark.
const PDF_MARK_WITHIN: usize = 1024;

/// How pictures begin.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = b"\xff\xd8\xff";

fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

/// Whether the bytes begin as those of a picture do, so that finding out what they are means drawing it.
pub fn is_picture(bytes: &[u8]) -> bool {
    bytes.starts_with(PNG) || bytes.starts_with(JPEG) || is_webp(bytes)
}

/// The kind of a file, by its content. It looks at all of it, so it belongs where CPU work is done.
///
/// # Errors
/// Why it is not taken.
pub fn examine(bytes: &[u8]) -> Result<FileKind, Unfit> {
    let head = &bytes[..bytes.len().min(PDF_MARK_WITHIN)];
    if bytes.starts_with(PNG) {
        picture::png(bytes).map(|()| FileKind::Png)
    } else if bytes.starts_with(JPEG) {
        picture::jpeg(bytes).map(|()| FileKind::Jpeg)
    } else if is_webp(bytes) {
        picture::webp(bytes).map(|()| FileKind::Webp)
    } else if bytes.starts_with(b"PK\x03\x04") {
        package::examine(bytes)
    } else if head.windows(5).any(|part| part == b"%PDF-") {
        pdf::examine(bytes).map(|()| FileKind::Pdf)
    } else if is_delimited_text(bytes) {
        Ok(FileKind::Csv)
    } else {
        Err(Unfit::Unknown)
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

#[cfg(test)]
mod tests;
