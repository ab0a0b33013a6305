//! Uploads come with any name and any bytes, so their kind is decided by content before a reader is chosen.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Limits, Measure, SheetError, Workbook, archive, delimited, xlsx};

const OLE_MAGIC: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Archives begin with these; a text may begin with two of the letters, such as PKK or PKBM.
const ZIP_MAGIC: [&[u8]; 3] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"];

/// Reads an XLSX or delimited text file into plain cells.
///
/// The kind is found in the bytes; `file_name` only tells text files (`.csv`, `.tsv`, `.txt`) and sheets from anything
/// else and names the sheet of a text file. Text may be UTF-8, UTF-16 with a mark, or Windows-1252, separated by comma,
/// semicolon, tab or bar. Text under the ending of a workbook is read as text.
///
/// # Errors
/// See [`SheetError`]; any bytes give either a workbook or an error, never a panic.
pub fn read(bytes: &[u8], file_name: &str, limits: &Limits) -> Result<Workbook, SheetError> {
    if bytes.len() > limits.max_bytes {
        return Err(SheetError::too_large(Measure::Bytes, limits.max_bytes as u64));
    }
    let workbook = if bytes.starts_with(OLE_MAGIC) {
        return Err(old_or_locked(bytes, file_name));
    } else if bytes.starts_with(b"%PDF") {
        return Err(SheetError::OtherFormat("pdf"));
    } else if ZIP_MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        read_archive(bytes, limits)?
    } else if ends_in(file_name, &["csv", "tsv", "txt", "tab"]) {
        delimited::read(bytes, file_name, limits)?
    } else if bytes.starts_with(b"PK") {
        return Err(SheetError::Broken("the archive is cut off".to_owned()));
    } else if ends_in(file_name, &["xls", "xlsx", "xlsm", "xlsb", "ods", "htm", "html", "xml", "mht", "pdf"])
    {
        // Applications save web pages and delimited text under the endings of sheets.
        delimited::read(bytes, file_name, limits)?
    } else {
        return Err(SheetError::NotASheet);
    };
    match workbook.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        true => Err(SheetError::Empty),
        false => Ok(workbook),
    }
}

/// The container of old spreadsheets also wraps old letters, and new spreadsheets that carry a password.
fn old_or_locked(bytes: &[u8], file_name: &str) -> SheetError {
    let mark: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    match bytes.windows(mark.len()).any(|window| window == mark) {
        true => SheetError::Encrypted,
        false if ends_in(file_name, &["doc", "dot"]) => SheetError::OtherFormat("doc"),
        false => SheetError::OtherFormat("xls"),
    }
}

fn read_archive(bytes: &[u8], limits: &Limits) -> Result<Workbook, SheetError> {
    // The parsers below us are young in places; a defect there must cost one upload, not the worker thread.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let contents = archive::inspect(bytes, limits)?;
        xlsx::read(bytes, contents, limits)
    }));
    outcome.unwrap_or_else(|_| Err(SheetError::Broken("the reader gave up".to_owned())))
}

fn ends_in(file_name: &str, endings: &[&str]) -> bool {
    let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}
