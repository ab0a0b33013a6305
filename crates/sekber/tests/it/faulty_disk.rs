//! A disk that fails when it is told to, for a server started as a program of its own: a small library put before the C
//! library's own functions, built by the C compiler that building the program needs anyway.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Calls that open a file.
pub const OPEN: i32 = 1;
/// Calls that write or shorten a file.
pub const WRITE: i32 = 2;
/// Calls that wait until a file is on the disk.
pub const SYNC: i32 = 4;
/// Calls that make a new file.
pub const CREATE: i32 = 8;

/// No space left.
pub const ENOSPC: i32 = 28;
/// The disk reports an error.
pub const EIO: i32 = 5;
/// The file system may only be read.
pub const EROFS: i32 = 30;

/// The disk under one folder.
pub struct FaultyDisk {
    library: PathBuf,
    control: PathBuf,
    folder: PathBuf,
}

impl FaultyDisk {
    /// Builds the library; everything goes well until [`FaultyDisk::fail`].
    pub fn under(folder: &Path) -> Self {
        // Beside the folder, not in it: these files never fail.
        let beside = |ending: &str| folder.with_extension(ending);
        let disk = Self { library: beside("so"), control: beside("control"), folder: folder.to_owned() };
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shared/faulty_disk.c");
        let mut build = Command::new("cc");
        build.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&disk.library).arg(source).arg("-ldl");
        assert!(build.status().unwrap().success(), "the faulty disk cannot be built");
        disk.write([0, 0, 0, 0, 0]);
        disk
    }

    /// The variables that put a program onto this disk.
    pub fn variables(&self) -> [(&'static str, &Path); 3] {
        [
            ("LD_PRELOAD", &self.library),
            ("FAULTY_DISK_CONTROL", &self.control),
            ("FAULTY_DISK_FOLDER", &self.folder),
        ]
    }

    fn write(&self, numbers: [i32; 5]) {
        let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_ne_bytes()).collect();
        if self.control.exists() {
            // In place: the program has the file before its eyes.
            let mut open = fs::OpenOptions::new().write(true).open(&self.control).unwrap();
            std::io::Write::write_all(&mut open, &bytes).unwrap();
        } else {
            fs::write(&self.control, bytes).unwrap();
        }
    }

    /// From now on these calls fail: after so many that go well, so many times.
    pub fn fail(&self, calls: i32, error: i32, skip: i32, times: i32) {
        self.write([calls, skip, times, error, 0]);
    }

    /// From now on these calls fail until [`FaultyDisk::mend`].
    pub fn fail_always(&self, calls: i32, error: i32) {
        self.fail(calls, error, 0, -1);
    }

    /// From now on everything goes well again.
    pub fn mend(&self) {
        self.write([0, 0, 0, 0, 0]);
    }

    /// How many calls have failed since [`FaultyDisk::fail`].
    pub fn hits(&self) -> i32 {
        let bytes = fs::read(&self.control).unwrap();
        i32::from_ne_bytes(bytes[16..20].try_into().unwrap())
    }
}

impl Drop for FaultyDisk {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.library);
        let _ = fs::remove_file(&self.control);
    }
}
