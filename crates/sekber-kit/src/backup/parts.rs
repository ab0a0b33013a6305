//! Reading a backup part by part, in memory that does not grow with what somebody put into the file: a few kilobytes of a
//! backup can unpack to gigabytes.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use anyhow::{Context, bail, ensure};
use flate2::read::GzDecoder;

use super::named;
use crate::files::LARGEST_FILE;
use crate::problem::Problem;

/// Most bytes of one row, and of the list of parts.
const LONGEST_LINE: u64 = 32 << 20;
/// Most bytes of the path of a part.
const LONGEST_PATH: u64 = 4096;
/// Most parts.
const MOST_PARTS: usize = 200_000;

/// A backup that is being read.
pub(super) type Archive = tar::Archive<GzDecoder<BufReader<File>>>;
/// One part of it: its bytes have not been read yet.
pub(super) type Entry<'a> = tar::Entry<'a, GzDecoder<BufReader<File>>>;

/// Opens a backup.
pub(super) fn open(from: &Path) -> anyhow::Result<Archive> {
    let file = File::open(from).with_context(|| named("backup-refused-read", from.display()))?;
    Ok(tar::Archive::new(GzDecoder::new(BufReader::new(file))))
}

/// The parts of a backup, in its order.
pub(super) struct Parts<'a> {
    entries: tar::Entries<'a, GzDecoder<BufReader<File>>>,
    path: Option<String>,
    seen: usize,
}

impl<'a> Parts<'a> {
    /// The parts of an archive.
    pub(super) fn of(archive: &'a mut Archive) -> anyhow::Result<Self> {
        // Raw: otherwise the reader would take a long path into memory, however long it says to be.
        Ok(Self { entries: archive.entries()?.raw(true), path: None, seen: 0 })
    }

    /// The next part with its path.
    pub(super) fn next(&mut self) -> anyhow::Result<Option<(String, Entry<'a>)>> {
        for entry in self.entries.by_ref() {
            let mut entry = entry.context(Problem::refused("backup-refused-damaged"))?;
            self.seen += 1;
            ensure!(self.seen <= 2 * MOST_PARTS, Problem::refused("backup-refused-parts"));
            match entry.header().entry_type() {
                // A path too long for its place comes before the part as a part of its own.
                tar::EntryType::GNULongName => {
                    ensure!(entry.size() <= LONGEST_PATH, Problem::refused("backup-refused-long-path"));
                    let mut path = String::new();
                    entry.read_to_string(&mut path).context(Problem::refused("backup-refused-path"))?;
                    self.path = Some(path.trim_end_matches('\0').to_owned());
                }
                tar::EntryType::Regular => {
                    let path = match self.path.take() {
                        Some(path) => path,
                        None => String::from_utf8(entry.path_bytes().into_owned())?,
                    };
                    return Ok(Some((path, entry)));
                }
                _ => bail!(Problem::refused("backup-refused-other")),
            }
        }
        Ok(None)
    }
}

/// Reads the next line, with its end, in place of what was there; `false` at the end.
pub(super) fn line(reader: &mut impl BufRead, into: &mut Vec<u8>) -> anyhow::Result<bool> {
    into.clear();
    reader.take(LONGEST_LINE + 1).read_until(b'\n', into)?;
    ensure!(into.len() as u64 <= LONGEST_LINE, Problem::refused("backup-refused-long-row"));
    Ok(!into.is_empty())
}

/// The whole list of parts.
pub(super) fn list(entry: Entry<'_>) -> anyhow::Result<Vec<u8>> {
    ensure!(entry.size() <= LONGEST_LINE, Problem::refused("backup-refused-long-list"));
    whole(entry)
}

/// A whole attachment.
pub(super) fn attachment(entry: Entry<'_>) -> anyhow::Result<Vec<u8>> {
    ensure!(entry.size() <= LARGEST_FILE as u64, Problem::refused("backup-refused-large-file"));
    whole(entry)
}

fn whole(mut entry: Entry<'_>) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    entry.read_to_end(&mut bytes)?;
    Ok(bytes)
}
