//! A few kilobytes can unpack into gigabytes, and declared sizes can lie, so archives are unpacked once while counting.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Measure, SheetError};

/// What is worth knowing about an archive before it is parsed.
pub(super) struct Contents {
    /// Whether any part mentions merged cells; finding them costs a second pass over the sheet.
    pub has_merges: bool,
}

const MERGE_MARK: &[u8] = b"mergeCell ";
const CHUNK: usize = 64 * 1024;

/// Unpacks every part without keeping it and refuses archives that are too large, locked or of another kind.
pub(super) fn inspect(bytes: &[u8], max_unpacked: u64) -> Result<Contents, SheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    refuse_other_kinds(&archive)?;
    let mut contents = Contents { has_merges: false };
    let mut left = max_unpacked;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(broken)?;
        left = drain(&mut part, left, max_unpacked, &mut contents.has_merges)?;
    }
    Ok(contents)
}

fn drain(part: &mut impl Read, mut left: u64, limit: u64, merges: &mut bool) -> Result<u64, SheetError> {
    // The end of each chunk is carried over so that a mark cut in two is still seen.
    let carry = MERGE_MARK.len() - 1;
    let mut buffer = vec![0; carry + CHUNK];
    loop {
        let count = part.read(&mut buffer[carry..]).map_err(|error| SheetError::Broken(error.to_string()))?;
        if count == 0 {
            return Ok(left);
        }
        left = left
            .checked_sub(count as u64)
            .ok_or(SheetError::TooLarge { what: Measure::UnpackedBytes, limit })?;
        if !*merges {
            *merges = buffer[..carry + count].windows(MERGE_MARK.len()).any(|window| window == MERGE_MARK);
        }
        buffer.copy_within(count..carry + count, 0);
    }
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
    let foreign = names.iter().any(|name| name.starts_with("word/") || name.starts_with("ppt/"));
    match has("[content_types].xml") && !foreign {
        true => Ok(()),
        false => Err(SheetError::NotASheet),
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
