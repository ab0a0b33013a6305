//! Sweeping: files whose record was never written are removed, records whose file is gone are told.

use std::collections::HashSet;

use object_store::path::Path;
use object_store::{ObjectStore as _, ObjectStoreExt as _};
use sekber_core::value::{Moment, RegionCode};

use super::{Files, keeping};
use crate::problem::Problem;
use crate::store::{Db, sql};

/// How old a file must be before it counts as left behind: its record may still be on the way.
const SETTLED_SECONDS: i64 = 24 * 60 * 60;

/// What sweeping found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Swept {
    /// Files that belong to a record.
    pub kept: usize,
    /// Files without a record, older than a day; removed unless only looked for.
    pub orphans: usize,
    /// Names of attachments whose file is gone.
    pub missing: Vec<String>,
}

/// Compares a district's files with their records. With `remove`, files that were left behind are deleted.
///
/// # Errors
/// When the database or the place does not answer.
pub async fn sweep(
    files: &Files,
    db: &Db,
    region: &RegionCode,
    now: Moment,
    remove: bool,
) -> Result<Swept, Problem> {
    crate::row_struct! { struct Known { place: String, file_name: String } }
    let found = list(files, region).await.map_err(anyhow::Error::from)?;
    // Asked after listing, so that a file recorded in between is not taken for an orphan.
    let known: Vec<Known> = db
        .all(
            sql("select place, file_name, created_at, id from attachment where region_code = $1
                 union all select place, file_name, created_at, id from district_file where region_code = $1
                 order by created_at, id")
            .bind(region),
        )
        .await?;
    let recorded: HashSet<&str> = known.iter().map(|row| row.place.as_str()).collect();
    let mut swept = Swept::default();
    for (path, changed) in &found {
        if recorded.contains(path.as_ref()) {
            swept.kept += 1;
        } else if now.seconds_since(*changed) > SETTLED_SECONDS {
            swept.orphans += 1;
            if remove {
                files.0.delete(path).await.map_err(anyhow::Error::from)?;
            }
        }
    }
    let present: HashSet<&str> = found.iter().map(|(path, _)| path.as_ref()).collect();
    let gone = known.iter().filter(|row| !present.contains(row.place.as_str()));
    swept.missing = gone.map(|row| row.file_name.clone()).collect();
    Ok(swept)
}

/// The seconds since a file was last written; `None` when nobody can say.
pub fn age(entry: &std::fs::DirEntry, now: Moment) -> Option<i64> {
    let changed = entry.metadata().ok()?.modified().ok()?;
    let changed = changed.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(now.seconds_since(Moment(i64::try_from(changed.as_millis()).ok()?)))
}

impl Files {
    /// Removes what a killed server left behind while it was writing an attachment: the place does not list such pieces,
    /// so the comparison with the records never finds them. Says how many there were; a bucket keeps none.
    pub fn sweep_pieces(&self, now: Moment) -> usize {
        self.1.as_deref().map_or(0, |folder| sweep_pieces(folder, now, DEEPEST))
    }
}

/// District, attachments, shelf.
const DEEPEST: usize = 4;

fn sweep_pieces(folder: &std::path::Path, now: Moment, deepest: usize) -> usize {
    let mut swept = 0;
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, kind) = (entry.path(), entry.file_type());
        if kind.as_ref().is_ok_and(std::fs::FileType::is_dir) && deepest > 0 {
            swept += sweep_pieces(&path, now, deepest - 1);
        } else if is_piece(&entry.file_name().to_string_lossy())
            && kind.is_ok_and(|kind| kind.is_file())
            && age(&entry, now).is_some_and(|age| age > SETTLED_SECONDS)
        {
            swept += usize::from(std::fs::remove_file(&path).is_ok());
        }
    }
    swept
}

/// The place writes `NAME#1` and gives it its name when it is whole.
fn is_piece(name: &str) -> bool {
    name.rsplit_once('#').is_some_and(|(_, number)| number.chars().all(|c| c.is_ascii_digit()))
}

/// Every file of a district with the moment it was written, shelf by shelf.
async fn list(files: &Files, region: &RegionCode) -> Result<Vec<(Path, Moment)>, object_store::Error> {
    let shelves = files.0.list_with_delimiter(Some(&keeping::folder(region))).await?.common_prefixes;
    let mut found = Vec::new();
    for shelf in shelves {
        let objects = files.0.list_with_delimiter(Some(&shelf)).await?.objects;
        found.extend(
            objects
                .into_iter()
                .map(|object| (object.location, Moment(object.last_modified.timestamp_millis()))),
        );
    }
    Ok(found)
}
