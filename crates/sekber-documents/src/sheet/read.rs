//! Uploads come with any name and any bytes, so their kind is decided by content before a reader is chosen.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Limits, Measure, SheetError, Workbook, archive, delimited, xlsx};

const OLE_MAGIC: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
const ZIP_MAGIC: &[u8] = b"PK";

/// Reads an XLSX or delimited text file into plain cells.
///
/// The kind is found in the bytes; `file_name` only tells text files (`.csv`, `.tsv`, `.txt`) from anything else
/// and names the sheet of a text file. Text may be UTF-8, UTF-16 with a mark, or Windows-1252, separated by comma,
/// semicolon, tab or bar.
///
/// # Errors
/// See [`SheetError`]; any bytes give either a workbook or an error, never a panic.
pub fn read(bytes: &[u8], file_name: &str, limits: &Limits) -> Result<Workbook, SheetError> {
    if bytes.len() > limits.max_bytes {
        return Err(SheetError::too_large(Measure::Bytes, limits.max_bytes as u64));
    }
    let workbook = if bytes.starts_with(OLE_MAGIC) {
        return Err(old_or_locked(bytes));
    } else if bytes.starts_with(ZIP_MAGIC) {
        read_archive(bytes, limits)?
    } else if is_text_name(file_name) {
        delimited::read(bytes, file_name, limits)?
    } else {
        return Err(SheetError::NotASheet);
    };
    match workbook.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        true => Err(SheetError::Empty),
        false => Ok(workbook),
    }
}

/// The container of old spreadsheets also wraps new ones that carry a password.
fn old_or_locked(bytes: &[u8]) -> SheetError {
    let mark: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    match bytes.windows(mark.len()).any(|window| window == mark) {
        true => SheetError::Encrypted,
        false => SheetError::OtherFormat("xls"),
    }
}

fn read_archive(bytes: &[u8], limits: &Limits) -> Result<Workbook, SheetError> {
    // The parsers below us are young in places; a defect there must cost one upload, not the worker thread.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let contents = archive::inspect(bytes, limits)?;
        xlsx::read(bytes, contents.has_merges, limits)
    }));
    outcome.unwrap_or_else(|_| Err(SheetError::Broken("the reader gave up".to_owned())))
}

fn is_text_name(file_name: &str) -> bool {
    let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("csv" | "tsv" | "txt" | "tab"))
}
