//! Files of one JSON object a line, each fault named with file, line and reason.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

/// A file that cannot be used: exit code 2.
#[derive(Debug, thiserror::Error)]
pub struct FaultyFile {
    /// The file.
    pub file: PathBuf,
    /// What is wrong, each with its line (none for the file as a whole).
    pub faults: Vec<(Option<usize>, String)>,
}

/// Faults that are listed at most; the rest is counted.
const LISTED: usize = 20;

impl fmt::Display for FaultyFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.display();
        for (at, (line, reason)) in self.faults.iter().take(LISTED).enumerate() {
            let end = if at + 1 == self.faults.len() { "" } else { "\n" };
            match line {
                Some(line) => write!(f, "{file}, line {line}: {reason}{end}")?,
                None => write!(f, "{file}: {reason}{end}")?,
            }
        }
        match self.faults.len().saturating_sub(LISTED) {
            0 => Ok(()),
            more => write!(f, "{file}: {more} more faults"),
        }
    }
}

impl FaultyFile {
    /// A fault of the file as a whole.
    pub fn whole(file: &Path, reason: impl Into<String>) -> Self {
        Self { file: file.to_owned(), faults: vec![(None, reason.into())] }
    }
}

/// Reads a file of one JSON object a line; empty lines are passed over. The line of each object comes with it.
///
/// # Errors
/// [`FaultyFile`] with every line that cannot be read.
pub fn read<T: DeserializeOwned>(file: &Path) -> Result<Vec<(usize, T)>, FaultyFile> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| FaultyFile::whole(file, format!("cannot be read: {error}")))?;
    let mut found = Vec::new();
    let mut faults = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str(line) {
            Ok(object) => found.push((number, object)),
            Err(error) => faults.push((Some(number), error.to_string())),
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(FaultyFile { file: file.to_owned(), faults }) }
}

/// Checks that a key occurs once among the objects of a file.
///
/// # Errors
/// [`FaultyFile`] with the lines where it occurs again, or is empty.
pub fn distinct<'a, T: 'a>(
    file: &Path,
    objects: &'a [(usize, T)],
    key: impl Fn(&'a T) -> &'a str,
) -> Result<(), FaultyFile> {
    let mut seen = std::collections::HashMap::new();
    let mut faults = Vec::new();
    for (line, object) in objects {
        let key = key(object);
        if key.is_empty() {
            faults.push((Some(*line), "the id is empty".to_owned()));
        } else if let Some(first) = seen.insert(key, *line) {
            faults.push((Some(*line), format!("the id {key:?} occurs in line {first} already")));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(FaultyFile { file: file.to_owned(), faults }) }
}
