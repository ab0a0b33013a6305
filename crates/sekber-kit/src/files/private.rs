//! Files that only the user who runs the program may read: the database, backups, attachments, settings.

use std::fs::{DirBuilder, File, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;

/// Owner may read and write.
const FILE: u32 = 0o600;
/// Owner may also enter.
const FOLDER: u32 = 0o700;

/// Makes an empty file in place of whatever stood there.
///
/// # Errors
/// When the file system refuses.
pub fn create(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new().write(true).create(true).truncate(true).mode(FILE).open(path)?;
    // One that stood there keeps its mode.
    file.set_permissions(Permissions::from_mode(FILE))?;
    Ok(file)
}

/// Makes a file when there is none. One that is there is not even opened: closing it would drop every lock that this process
/// holds on it, those of an embedded database with open connections among them.
///
/// # Errors
/// When the file system refuses.
pub fn make(path: &Path) -> io::Result<()> {
    match OpenOptions::new().write(true).create_new(true).mode(FILE).open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(drop),
    }
}

/// Makes a folder and those above it; those that are there stay as they are.
///
/// # Errors
/// When the file system refuses.
pub fn make_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(FOLDER).create(path)
}

/// Closes a file or folder of ours to all others. One that is not there is closed enough.
///
/// # Errors
/// When it belongs to somebody else.
pub fn close_to_others(path: &Path) -> io::Result<()> {
    match others_may(path)? {
        0 => Ok(()),
        _ => {
            let mode = if path.is_dir() { FOLDER } else { FILE };
            std::fs::set_permissions(path, Permissions::from_mode(mode))
        }
    }
}

/// What others than the owner may do: the mode's last six bits.
///
/// # Errors
/// When it cannot be looked at.
pub fn others_may(path: &Path) -> io::Result<u32> {
    match std::fs::metadata(path) {
        Ok(about) => Ok(about.permissions().mode() & 0o077),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
        Err(error) => Err(error),
    }
}
