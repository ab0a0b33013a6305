//! A few kilobytes can unpack into gigabytes, and declared sizes can lie, so archives are unpacked once while counting.

use std::io::Cursor;

use zip::ZipArchive;
use zip::result::ZipError;

use super::marks::Marks;
use super::markup::{Counted, walk};
use super::{Limits, Measure, SheetError};

/// What is worth knowing about an archive before it is parsed.
pub(super) struct Contents {
    /// Whether any part mentions merged cells; finding them costs a second pass over the sheet.
    pub has_merges: bool,
    /// What is said of rows, columns and cells beside their values.
    pub marks: Marks,
}

/// How the entry of a part begins in the directory of an archive.
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";
/// Parts of a workbook; one with a picture and a chart on each of a hundred sheets has a thousand.
const MOST_PARTS: usize = 5_000;

/// Unpacks every part without keeping it and refuses archives that are too large, locked or of another kind.
pub(super) fn inspect(bytes: &[u8], limits: &Limits) -> Result<Contents, SheetError> {
    // The directory is read as a whole, so its entries are counted before: each one begins with the same bytes.
    let parts = bytes.windows(DIRECTORY_ENTRY.len()).filter(|window| *window == DIRECTORY_ENTRY).count();
    if parts > MOST_PARTS {
        return Err(SheetError::too_large(Measure::Markup, MOST_PARTS as u64));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    refuse_other_kinds(&archive)?;
    let (mut counted, mut marks) = (Counted::default(), Marks::default());
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(broken)?;
        let name = part.name().map(|name| name.into_owned()).unwrap_or_default();
        walk(part, &name, (&mut counted, &mut marks), limits)?;
    }
    Ok(Contents { has_merges: counted.merges > 0, marks })
}

fn refuse_other_kinds(archive: &ZipArchive<Cursor<&[u8]>>) -> Result<(), SheetError> {
    let names: Vec<String> =
        archive.file_names_raw().map(|name| String::from_utf8_lossy(name).to_ascii_lowercase()).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("xl/workbook.bin") {
        return Err(SheetError::OtherFormat("xlsb"));
    }
    if has("mimetype") && has("content.xml") {
        return Err(SheetError::OtherFormat("ods"));
    }
    let holds = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    match () {
        () if holds("word/") => Err(SheetError::OtherFormat("docx")),
        () if holds("ppt/") => Err(SheetError::OtherFormat("pptx")),
        () if has("[content_types].xml") => Ok(()),
        () => Err(SheetError::NotASheet),
    }
}

fn broken(error: ZipError) -> SheetError {
    match error {
        ZipError::UnsupportedArchive(reason) if reason == ZipError::PASSWORD_REQUIRED => {
            SheetError::Encrypted
        }
        other => SheetError::Broken(other.to_string()),
    }
}
